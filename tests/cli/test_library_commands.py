"""`cxr build`, `add`, `remove`, `verify`, `info` and `build_index.py`: a library's whole life."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cxr

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy_of_library(library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(library, tmp_path / "copy"))


def test_a_build_ends_with_counts_and_an_audit(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    audit = tmp_path / "audit"
    done = cxr("build", films, "--library", tmp_path / "l", "--model", small_model, "--json", "--audit", audit)
    assert done.code == 0, done.err
    assert done.json["cases"] == 8
    assert done.json["audit"]["labels"]["NORMAL"] == {"films": 4, "patients": 4, "films_without_patient": 0}
    assert {path.name for path in audit.iterdir()} == {"audit.txt", "audit.json", "audit.csv"}
    assert json.loads((audit / "audit.json").read_text(encoding="utf-8"))["cases"] == 8


def test_a_file_that_is_no_film_is_named_and_the_rest_is_built(
    cxr: Cxr, films: Path, small_model: Path, tmp_path: Path
) -> None:
    mixed = Path(shutil.copytree(films, tmp_path / "mixed"))
    (mixed / "NORMAL" / "notes.txt").write_text("not a film", encoding="utf-8")
    done = cxr("build", mixed, "--library", tmp_path / "l", "--model", small_model)
    assert done.code == 0
    assert "1 refused" in done.out
    assert "notes.txt" in done.out


def test_labels_may_come_from_a_table(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    rows = [f"{path},{'A' if i % 2 else 'B'}" for i, path in enumerate(sorted(films.glob("*/*.png")))]
    table.write_text("path,label\n" + "\n".join(rows), encoding="utf-8")
    done = cxr("build", films, "--labels", table, "--library", tmp_path / "l", "--model", small_model, "--json")
    assert set(done.json["audit"]["labels"]) == {"A", "B"}


def test_a_bad_row_of_the_table_is_named(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nx.png,\n", encoding="utf-8")
    done = cxr("build", films, "--labels", table, "--library", tmp_path / "l", "--model", small_model)
    assert done.code == 2
    assert "Row 2" in done.err


def test_balance_is_told_by_info(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    cxr("build", films, "--library", tmp_path / "l", "--model", small_model, "--balance")
    told = cxr("info", "--library", tmp_path / "l", "--model", small_model, "--json").json
    assert told["library"]["vote"] == "balanced"
    assert told["library"]["cases"] == 8
    assert told["model"]["profile"] == "small"
    assert told["device"]["reason"]


def test_films_are_added_and_removed(cxr: Cxr, copy_of_library: Path, other_films: Path, small_model: Path) -> None:
    added = cxr("add", other_films, "--library", copy_of_library, "--model", small_model, "--json")
    assert (added.json["added"], added.json["cases"]) == (4, 12)
    film = next(other_films.glob("*/*.png"))
    answer = cxr("query", film, "--library", copy_of_library, "--model", small_model, "--json").json
    assert answer["neighbours"][0]["is_copy_of_query"]
    removed = cxr("remove", film, "--library", copy_of_library, "--json")
    assert removed.json["removed"] == 1
    answer = cxr("query", film, "--library", copy_of_library, "--model", small_model, "--json").json
    assert answer["copies_of_query"] == 0
    assert answer["library"]["cases"] == 11


def test_a_case_is_removed_by_the_id_that_query_shows(
    cxr: Cxr, copy_of_library: Path, films: Path, small_model: Path
) -> None:
    film = next(films.glob("*/*.png"))
    answer = cxr("query", film, "--library", copy_of_library, "--model", small_model, "--json").json
    done = cxr("remove", "--case", answer["neighbours"][0]["case_id"], "--library", copy_of_library)
    assert done.code == 0, done.err
    assert cxr("remove", "--case", "not-an-id", "--library", copy_of_library).code == 2


def test_verify_finds_a_flipped_byte_and_says_what_to_do(cxr: Cxr, copy_of_library: Path) -> None:
    assert cxr("verify", "--library", copy_of_library).code == 0
    victim = next(copy_of_library.glob("segments/*/embeddings.npy"))
    data = bytearray(victim.read_bytes())
    data[-3] ^= 0x10
    victim.chmod(0o644)
    victim.write_bytes(data)
    done = cxr("verify", "--library", copy_of_library, "--json")
    assert done.code == 2
    assert not done.json["is_sound"]
    assert "embeddings.npy" in done.json["faults"][0]["file"]
    assert "backup" in done.json["faults"][0]["message"]


def test_build_index_is_cxr_build(films: Path, small_model: Path, tmp_path: Path) -> None:
    command = [sys.executable, "build_index.py", films, "--library", tmp_path / "l", "--model", small_model, "--json"]
    done = subprocess.run([*map(str, command)], cwd=REPOSITORY, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["cases"] == 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "FILM is missing"),
        (["--content", "zz"], "No case of this library has the content hash zz"),
        (["--case", "f" * 20], "Case ffffffffffffffffffff is not in this library"),
        (["--case", "f" * 16], "Case ffffffffffffffff is not in this library"),
        (["--case", "0123456789abcdef"], "Case 0123456789abcdef is not in this library"),
    ],
)
def test_what_cannot_be_removed_is_named(cxr: Cxr, library: Path, options: list[str], message: str) -> None:
    done = cxr("remove", "--library", library, *options)
    assert done.code == 2
    assert message in done.err


def test_one_branch_alone_has_a_library_of_its_own(
    cxr: Cxr, films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    own = tmp_path / "cnn"
    assert cxr("build", films, "--library", own, "--model", small_model, "--branch", "cnn").code == 0
    film = next(films.glob("NORMAL/*.png"))
    asked = cxr("query", film, "--library", own, "--model", small_model, "--branch", "cnn", "--json")
    assert asked.json["model"]["profile"] == "small/cnn"
    assert asked.json["nearest"]["similarity"] == pytest.approx(1, abs=1e-3)
    mixed = cxr("query", film, "--library", library, "--model", small_model, "--branch", "cnn")
    assert mixed.code == 2
    assert "small/cnn" in mixed.err


def test_moved_films_are_located(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(films, tmp_path / "first" / films.name))
    assert cxr("build", moved, "--library", tmp_path / "l", "--model", small_model, "--no-pictures", "--pool").code == 0
    assert "means over several looks" in cxr("info", "--library", tmp_path / "l").out
    shutil.move(tmp_path / "first", tmp_path / "second")
    film = tmp_path / "second" / films.name
    lost = cxr("query", next(film.glob("NORMAL/*.png")), "--library", tmp_path / "l", "--model", small_model)
    assert "not on this machine" in lost.out
    refused = cxr("query", tmp_path / "no film", "--library", tmp_path / "l", "--model", small_model)
    assert refused.code == 2
    assert "not on this machine" not in refused.out  # no case was shown

    done = cxr("locate", tmp_path / "second", "--library", tmp_path / "l", "--json")
    assert (done.code, done.json["found"], done.json["missing"]) == (0, 8, [])
    found = cxr("query", next(film.glob("NORMAL/*.png")), "--library", tmp_path / "l", "--model", small_model)
    assert "not on this machine" not in found.out
    next(film.glob("NORMAL/*.png")).unlink()
    assert cxr("locate", tmp_path / "second", "--library", tmp_path / "l").code == 2
    nowhere = cxr("locate", small_model.parent, "--library", tmp_path / "l")
    assert nowhere.code == 2
    assert "No film of this case library" in nowhere.err
