"""`cxr query` answers with the promised keys, and bad films do not hide the good ones."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.cli import main
from tests.cli.conftest import Cxr, Outcome


@pytest.fixture
def film(other_films: Path) -> Path:
    return next(other_films.glob("PNEUMONIA/*.png"))


def test_the_answer_has_the_promised_keys(cxr: Cxr, film: Path, library: Path, small_model: Path) -> None:
    done = cxr("query", film, "--library", library, "--model", small_model, "--json")
    assert done.code == 0, done.err
    answer = done.json
    assert answer["file"] == str(film)
    assert set(answer["vote"]) >= {"label", "share", "counts"}
    assert sum(answer["vote"]["counts"].values()) == 5
    assert answer["nearest"]["label"] == answer["neighbours"][0]["label"]
    assert [n["rank"] for n in answer["neighbours"]] == [1, 2, 3, 4, 5]
    assert set(answer["neighbours"][0]) >= {"rank", "case_id", "label", "similarity", "path"}
    assert set(answer["timing"]) == {"read_s", "embed_s", "search_s", "heatmap_s", "total_s"}
    assert answer["library"]["cases"] == 8
    assert answer["model"]["profile"] == "small"
    assert "Not for diagnosis" in answer["notice"]


def test_similarities_fall_with_rank(cxr: Cxr, film: Path, library: Path, small_model: Path) -> None:
    done = cxr("query", film, "--library", library, "--model", small_model, "--json", "-k", 8)
    similarities = [n["similarity"] for n in done.json["neighbours"]]
    assert len(similarities) == 8
    assert similarities == sorted(similarities, reverse=True)


def test_a_film_of_the_library_finds_itself_and_says_so(
    cxr: Cxr, films: Path, library: Path, small_model: Path
) -> None:
    own = next(films.glob("NORMAL/*.png"))
    answer = cxr("query", own, "--library", library, "--model", small_model, "--json").json
    assert answer["neighbours"][0]["path"] == str(own)
    assert answer["neighbours"][0]["is_copy_of_query"]
    assert answer["neighbours"][0]["similarity"] == pytest.approx(1, abs=1e-3)
    assert answer["copies_of_query"] == 1


def test_people_get_words_before_numbers(cxr: Cxr, film: Path, library: Path, small_model: Path) -> None:
    done = cxr("query", film, "--library", library, "--model", small_model)
    assert "of 5 nearest cases: " in done.out
    assert "Research use only" in done.out
    assert "diagnosis:" not in done.out.lower()


def test_several_films_give_a_list_and_a_bad_one_its_reason(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(film.read_bytes()[:500])
    done = cxr("query", broken, film, "--library", library, "--model", small_model, "--json")
    assert done.code == 2
    first, second = done.json
    assert first["error"]["code"].startswith("CorruptImage.")
    assert "vote" in second
    assert "Traceback" not in done.err


def test_a_name_forges_no_line(cxr: Cxr, library: Path, small_model: Path, tmp_path: Path) -> None:
    run = cxr("query", tmp_path / "a\nResearch use only.png", "--library", library, "--model", small_model)
    assert run.code == 2
    assert "a\\nResearch use only.png: This file does not exist" in run.err


def test_heat_maps_are_written_as_pictures_and_numbers(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "heat 热图"
    done = cxr("query", film, "--library", library, "--model", small_model, "--json", "--heatmap", folder)
    written = done.json["heatmap"]
    assert set(written) == {"cnn", "vit", "fused", "raw"}
    assert all(Path(path).is_file() for path in written.values())
    with np.load(written["raw"]) as maps:
        assert maps["fused"].dtype == np.float32
        assert maps["fused"].max() > 0
    assert done.json["timing"]["heatmap_s"] > 0


@pytest.mark.parametrize("target", ["NORMAL", "PNEUMONIA", "2"])
def test_a_heat_map_may_explain_a_label_or_a_neighbour(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path, target: str
) -> None:
    arguments = ("--heatmap", tmp_path, "--heatmap-of", target)
    assert cxr("query", film, "--library", library, "--model", small_model, *arguments).code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("-k", "0"), "between 1 and 50"),
        (("-k", "51"), "between 1 and 50"),
        (("--heatmap-of", "COVID"), "COVID"),
        (("--heatmap-of", "99"), "rank is 99"),
    ],
)
def test_a_bad_option_is_refused_by_name(
    cxr: Cxr, film: Path, library: Path, small_model: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    done = cxr("query", film, "--library", library, "--model", small_model, *arguments)
    assert done.code == 2
    assert complaint in done.err
    assert "Traceback" not in done.err


def test_the_log_knows_the_film_by_its_hash_alone(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.csv"
    for _ in range(2):
        cxr("query", film, "--library", library, "--model", small_model, "--log", log)
    text = log.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 2
    assert len(rows[0]["file_sha256"]) == 64
    assert film.stem not in text


def test_without_the_option_no_log_is_kept(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cxr("query", film, "--library", library, "--model", small_model)
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- what people read


def test_similarities_are_cut_to_four_digits_and_never_rounded_up(
    cxr: Cxr, films: Path, library: Path, small_model: Path
) -> None:
    own = next(films.glob("NORMAL/*.png"))  # its own case has a similarity of 1, or as near as floats come
    exact = cxr("query", own, "--library", library, "--model", small_model, "--json", "-k", 8).json["neighbours"]
    lines = cxr("query", own, "--library", library, "--model", small_model, "-k", 8).out.splitlines()
    rows = [re.fullmatch(r" {2} *(\d+) {2}(\S+) +(-?\d\.\d{4}) {2}(.+)", line) for line in lines]
    said = [row.groups() for row in rows if row]
    assert [(int(rank), label) for rank, label, *_ in said] == [(n["rank"], n["label"]) for n in exact]
    for (*_, text, where), neighbour in zip(said, exact, strict=True):
        assert 0 <= neighbour["similarity"] - float(text) < 1.1e-4
        assert where.startswith(neighbour["path"])
    assert said[0][3].endswith("(same file as the query)")
    assert not said[1][3].endswith("(same file as the query)")


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("arguments", "settings", "lang", "title"),
    [
        ((), {}, "en", "Most similar cases of this library"),
        (("--language", "es"), {}, "es", "Casos más similares de esta biblioteca"),
        ((), {"language": "zh_CN"}, "zh-CN", "该病例库中最相似的病例"),
        ((), {"language": "system"}, "en", "Most similar cases of this library"),
        (("--language", "en"), {"language": "es"}, "en", "Most similar cases of this library"),
    ],
)
def test_a_page_is_in_the_language_that_is_asked_for_or_set(
    cxr: Cxr,
    film: Path,
    library: Path,
    small_model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    settings: dict[str, str],
    lang: str,
    title: str,
) -> None:
    monkeypatch.setenv("CXR_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.json").write_text(json.dumps({"schema": 1, "settings": settings}))
    file = tmp_path / "answer.html"
    done = cxr("query", film, "--library", library, "--model", small_model, "--html", file, *arguments)
    assert done.code == 0, done.err
    assert f"Page: {file}" in done.out
    page = file.read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert title in page
    assert page.count("data:image/jpeg;base64,") == 5


@pytest.fixture(scope="module")
def second(other_films: Path, small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "second"
    arguments = ("--library", str(directory), "--model", str(small_model), "--quiet")
    assert main(["build", str(other_films), *arguments]) == 0
    return directory


class TestOfSeveralLibraries:
    @pytest.fixture
    def ask(self, cxr: Cxr, film: Path, library: Path, second: Path, small_model: Path) -> Callable[..., Outcome]:
        both = ("--library", library, "--library", second)
        return lambda *arguments: cxr("query", film, *both, "--model", small_model, *arguments)

    def test_every_case_says_from_which_it_is(self, ask: Callable[..., Outcome], library: Path, second: Path) -> None:
        answer = ask("--json", "-k", 12).json
        assert [part["name"] for part in answer["libraries"]] == [library.name, second.name]
        assert [part["cases"] for part in answer["libraries"]] == [8, 4]
        assert answer["library"]["cases"] == 12
        assert "path" not in answer["library"]
        assert {n["library"] for n in answer["neighbours"]} == {library.name, second.name}
        for neighbour in answer["neighbours"]:
            assert (neighbour["library"] == second.name) == ("test" in Path(neighbour["path"]).parts)
        similarities = [n["similarity"] for n in answer["neighbours"]]
        assert similarities == sorted(similarities, reverse=True)

    def test_the_vote_is_of_all_of_them(self, ask: Callable[..., Outcome], film: Path, second: Path) -> None:
        """The film asked about is in the second library alone."""
        answer = ask("--json").json
        assert sum(answer["vote"]["counts"].values()) == 5
        assert answer["neighbours"][0]["library"] == second.name
        assert answer["neighbours"][0]["is_copy_of_query"]
        assert answer["neighbours"][0]["path"] == str(film)
        assert answer["copies_of_query"] == 1

    def test_people_are_told_too(self, ask: Callable[..., Outcome], film: Path, second: Path) -> None:
        assert f"{second.name}: {film}  (same file as the query)" in ask().out

    def test_a_page_shows_it(self, ask: Callable[..., Outcome], library: Path, second: Path, tmp_path: Path) -> None:
        done = ask("--html", tmp_path / "answer.html")
        page = (tmp_path / "answer.html").read_text(encoding="utf-8")
        assert str(tmp_path / "answer.html") in done.out
        assert f'<div class="home">{second.name}</div>' in page
        assert f"12 cases (NORMAL 6, PNEUMONIA 6); searched together: {library.name} 8, {second.name} 4" in page
        assert "Most similar cases of these 2 libraries" in page
        assert page.count("data:image/jpeg") == 5

    def test_a_heat_map_may_explain_a_case_of_any(self, ask: Callable[..., Outcome], tmp_path: Path) -> None:
        for rank in range(1, 6):
            assert ask("--heatmap", tmp_path, "--heatmap-of", rank).code == 0

    def test_the_same_one_twice_is_refused(self, cxr: Cxr, film: Path, library: Path, small_model: Path) -> None:
        done = cxr("query", film, "--library", library, "--library", library, "--model", small_model)
        assert done.code == 2
        assert "is named twice" in done.err

    def test_one_that_is_not_there_is_named(
        self, cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path
    ) -> None:
        done = cxr("query", film, "--library", library, "--library", tmp_path / "gone", "--model", small_model)
        assert done.code == 2
        assert "The case library gone cannot be searched together with the others" in done.err


def test_the_answer_of_one_library_says_nothing_of_several(
    cxr: Cxr, film: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    """What reads the JSON of today is not to be surprised."""
    page = tmp_path / "answer.html"
    answer = cxr("query", film, "--library", library, "--model", small_model, "--json", "--html", page).json
    assert set(answer) == {
        "file",
        "vote",
        "nearest",
        "witnesses_agree",
        "copies_of_query",
        "neighbours",
        "timing",
        "library",
        "model",
        "notice",
    }
    assert set(answer["library"]) == {"path", "id", "cases", "labels"}
    assert set(answer["neighbours"][0]) == {
        "rank",
        "case_id",
        "label",
        "similarity",
        "path",
        "source",
        "label_origin",
        "is_copy_of_query",
    }
    assert 'class="home"' not in page.read_text(encoding="utf-8")
