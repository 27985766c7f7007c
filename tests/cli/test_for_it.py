"""What IT has of the command line: the policy that holds and is explained, the audit log, and the support bundle."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cxr_desktop import paths
from tests.cli.conftest import Cxr


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CXR_HOME", str(tmp_path / "home of García"))
    monkeypatch.setenv("CXR_POLICY", str(tmp_path / "policy.json"))
    return tmp_path / "home of García"


def set_policy(**entries: object) -> None:
    content = {"schema": 1, "set_by": "Radiology IT", "settings": {}} | entries
    paths.policy().write_text(json.dumps(content), encoding="utf-8")


def film_in(folder: Path) -> Path:
    return next(folder.rglob("*.png"))


def test_a_query_is_audited_where_the_policy_says_so(cxr: Cxr, library: Path, films: Path, small_model: Path) -> None:
    set_policy(settings={"audit_kept": True})
    for _ in range(2):
        done = cxr("query", film_in(films), "--library", library, "--model", small_model)
        assert done.code == 0, done.err
    verified = cxr("audit", "verify", "--json")
    assert (verified.code, verified.json["lines"]) == (0, 2)
    log = paths.user_data() / "audit" / "audit.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    log.write_text(lines[1] + "\n", encoding="utf-8")
    found = cxr("audit", "verify")
    assert found.code == 2
    assert "line 1 is not the first one" in found.out


def test_an_anchor_finds_what_is_gone_from_the_end(
    cxr: Cxr, library: Path, films: Path, small_model: Path, tmp_path: Path
) -> None:
    set_policy(settings={"audit_kept": True})
    cxr("query", film_in(films), film_in(films), "--library", library, "--model", small_model)
    (tmp_path / "anchor.json").write_text(cxr("audit", "anchor", "--json").out, encoding="utf-8")
    assert cxr("audit", "verify", "--anchor", tmp_path / "anchor.json").code == 0
    log = paths.user_data() / "audit" / "audit.jsonl"
    log.write_text(log.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert cxr("audit", "verify").code == 0
    found = cxr("audit", "verify", "--anchor", tmp_path / "anchor.json")
    assert (found.code, "should be followed by more" in found.out) == (2, True)


def test_nothing_is_audited_unless_somebody_wants_it(cxr: Cxr, library: Path, films: Path, small_model: Path) -> None:
    assert cxr("query", film_in(films), "--library", library, "--model", small_model).code == 0
    assert cxr("audit", "verify").code == 2
    assert not (paths.user_data() / "audit").exists()


def test_an_audit_that_cannot_be_kept_stops_the_query(
    cxr: Cxr, library: Path, films: Path, small_model: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    set_policy(settings={"audit_kept": True, "audit_folder": str(tmp_path / "file" / "audit")})
    done = cxr("query", film_in(films), "--library", library, "--model", small_model)
    assert (done.code, "PNEUMONIA" in done.out) == (2, False)
    assert "cannot be written" in done.err


def test_a_library_that_is_not_allowed_is_refused(cxr: Cxr, library: Path, films: Path, small_model: Path) -> None:
    set_policy(allowed={"libraries": ["reference"]})
    done = cxr("query", film_in(films), "--library", library, "--model", small_model)
    assert (done.code, "not allowed on this machine" in done.err, "Radiology IT" in done.err) == (2, True, True)


def test_a_model_that_is_not_allowed_is_refused(cxr: Cxr, library: Path, films: Path, small_model: Path) -> None:
    set_policy(allowed={"models": ["reference"]})
    done = cxr("query", film_in(films), "--library", library, "--model", small_model)
    assert (done.code, "not allowed on this machine" in done.err) == (2, True)


def test_a_command_switched_off_does_nothing(cxr: Cxr, films: Path, small_model: Path, tmp_path: Path) -> None:
    set_policy(features_off=["build"])
    done = cxr("build", films, "--library", tmp_path / "new", "--model", small_model)
    assert (done.code, (tmp_path / "new").exists()) == (2, False)
    assert "switched off" in done.err


def test_the_policy_is_explained(cxr: Cxr, home: Path) -> None:
    set_policy(settings={"k": 7}, notice="Ask Dr Li first.", features_off=["train"])
    home.mkdir()
    chosen = {"theme": "light", "k": 9, "joined_libraries": ["/srv/north", "/srv/south"]}
    (home / "settings.json").write_text(json.dumps({"schema": 1, "settings": chosen}), encoding="utf-8")
    told = cxr("info", "--policy", "--json").json
    assert told["settings"]["k"] == {
        "value": 7,
        "set_by": f"Radiology IT ({paths.policy()})",
        "is_locked": True,
    }
    assert told["settings"]["theme"]["set_by"] == "the user"
    assert told["settings"]["joined_libraries"]["value"] == ["/srv/north", "/srv/south"]
    assert told["settings"]["language"]["set_by"] == "default"
    assert told["policy"]["features_off"] == ["train"]
    text = cxr("info", "--policy").out
    assert "Ask Dr Li first." in text
    assert f"set by Radiology IT ({paths.policy()})" in text


def test_the_notice_of_the_policy_stands_beside_that_of_the_program(
    cxr: Cxr, library: Path, films: Path, small_model: Path
) -> None:
    set_policy(notice="Ask Dr Li first.")
    out = cxr("query", film_in(films), "--library", library, "--model", small_model).out
    assert "Research use only. Not a medical device. Not for diagnosis.\nAsk Dr Li first." in out


def test_the_support_bundle_tells_much_and_nothing_of_a_patient(
    cxr: Cxr, library: Path, small_model: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (home / "logs").mkdir(parents=True)
    (home / "logs" / "cxr-desktop.log").write_text("a line of the log\n", encoding="utf-8")
    done = cxr("support", "--output", tmp_path / "support.zip", "--library", library, "--model", small_model)
    assert done.code == 0, done.err
    with zipfile.ZipFile(tmp_path / "support.zip") as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(files) == {"diagnostics.json", "diagnostics.html", "settings.json", "logs/cxr-desktop.log"}
    record = json.loads(files["diagnostics.json"])
    assert record["device"]["films_per_s"] > 0
    assert record["library"]["is_sound"] is True
    assert len(record["model"]["weights_sha256"]) == 64
    assert record["machine"]["free_disk_gb"] > 0
    assert str(tmp_path) not in "".join(files.values())


def test_the_support_bundle_is_made_where_much_is_broken(cxr: Cxr, tmp_path: Path) -> None:
    done = cxr(
        "support", "--output", tmp_path / "s.zip", "--model", tmp_path / "none.safetensors", "--library", tmp_path,
        "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.json["diagnostics"]["model"] == {"error": "WeightsMissing.not_found"}
    assert done.json["diagnostics"]["library"]["error"].startswith("Library")
