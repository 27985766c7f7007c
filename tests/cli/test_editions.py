"""`cxr renew`, `compare`, `switch`: from one model to the next and back, as IT does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxr_desktop import paths
from cxr_desktop.settings import load_settings
from tests.cli.conftest import Cxr
from tests.small_model import write_small_model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CXR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CXR_POLICY", str(tmp_path / "policy.json"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def new_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "new.safetensors"
    write_small_model(path, seed=7)
    return path


def set_policy(**entries: object) -> None:
    content = {"schema": 1, "set_by": "Radiology IT", "settings": {}} | entries
    paths.policy().write_text(json.dumps(content), encoding="utf-8")


def test_from_the_old_model_to_the_new_one_and_back(
    cxr: Cxr, library: Path, small_model: Path, new_model: Path, other_films: Path, tmp_path: Path
) -> None:
    new = tmp_path / "新 library"
    planned = cxr("renew", library, "--model", new_model, "--output", new, "--plan")
    assert planned.code == 0, planned.err
    assert "NORMAL 4, PNEUMONIA 4  (as before)" in planned.out
    assert not new.exists()
    done = cxr("renew", library, "--model", new_model, "--output", new, "--json")
    assert done.code == 0, done.err
    assert (done.json["cases"], done.json["cases_before"], done.json["left_out"]) == (8, 8, [])
    assert [key for key, change in done.json["changes"].items() if change["is_change"]] == ["weights"]

    models = ("--model", small_model, "--model", new_model)
    report = tmp_path / "out"
    compared = cxr("compare", other_films, "--old", library, "--new", new, *models, "--report", report, "--json")
    assert compared.code == 0, compared.err
    record = compared.json
    assert record == json.loads((report / "comparison.json").read_text(encoding="utf-8"))
    assert record["old"]["weights_sha256"] != record["new"]["weights_sha256"]
    assert (report / "comparison.html").is_file()
    told = cxr("compare", other_films, "--old", library, "--new", new, *models)
    assert told.out.startswith(("The new library's", "These films do not", "The votes of both"))
    assert "Research use only" in told.out

    for model, place in ((small_model, library), (new_model, new)):
        switched = cxr("switch", place, "--model", model)
        assert switched.code == 0, switched.err
    assert f"Before: {library}" in switched.out
    settings = load_settings(paths.user_data() / "settings.json")
    assert (settings.library, settings.model) == (new, new_model)
    back = cxr("switch", "--back", "--json")
    assert back.code == 0, back.err
    assert (back.json["library"], back.json["model"]) == (str(library), str(small_model))
    assert back.json["changes"]["weights"]["is_change"]
    assert cxr("switch", new).code == 0  # its model was in use before: it need not be named


def test_a_new_model_may_want_several_looks_where_the_old_one_had_one(
    cxr: Cxr, library: Path, new_model: Path, small_model: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    made = ("renew", library, "--model", new_model, "--output", new, "--pool", "--no-pictures")
    planned = cxr(*made, "--plan")
    assert planned.code == 0, planned.err
    words = [" ".join(line.split()) for line in planned.out.splitlines()]
    assert {"several looks at a film no -> yes", "small pictures yes -> no"} <= set(words)
    assert "labels weigh the same no (as before)" in words
    done = cxr(*made, "--json")
    assert done.code == 0, done.err
    changed = [key for key, change in done.json["changes"].items() if change["is_change"]]
    assert changed == ["weights", "pooled", "with_pictures"]
    again = cxr("renew", new, "--model", new_model, "--output", tmp_path / "plain", "--no-pool", "--json")
    assert again.json["changes"]["with_pictures"] == {"old": False, "new": False, "is_change": False}
    switched = cxr("switch", new, "--model", new_model)
    assert switched.code == 0, switched.err


def test_films_that_are_gone_are_named(
    cxr: Cxr, small_model: Path, new_model: Path, films: Path, tmp_path: Path
) -> None:
    import shutil

    moved = tmp_path / "films"
    shutil.copytree(films, moved)
    cxr("build", moved, "--library", tmp_path / "old", "--model", small_model)
    gone = next(moved.glob("NORMAL/*"))
    gone.unlink()
    new = tmp_path / "新 library"
    done = cxr("renew", tmp_path / "old", "--model", new_model, "--output", new)
    assert done.code == 2
    assert "7 of 8 cases" in done.out
    assert str(gone) in done.out
    assert f"--new '{new}' --model" in done.out  # the next steps, as a shell takes them
    assert f"cxr switch '{new}' --model" in done.out


def test_each_refusal_says_why(
    cxr: Cxr, library: Path, small_model: Path, new_model: Path, films: Path, other_films: Path, tmp_path: Path
) -> None:
    same = cxr("renew", library, "--model", small_model, "--output", tmp_path / "new")
    assert (same.code, "a new edition would be the same" in same.err) == (2, True)
    there = cxr("renew", library, "--model", new_model, "--output", library)
    assert (there.code, "nothing is written over it" in there.err) == (2, True)
    missing = cxr("renew", library, "--model", tmp_path / "none", "--output", tmp_path / "new")
    assert (missing.code, "no model weights" in missing.err) == (2, True)

    cxr("build", films / "NORMAL", "--library", tmp_path / "one label", "--model", small_model)
    sides = ("--old", library, "--new", tmp_path / "one label", "--model", small_model)
    other_labels = cxr("compare", other_films, *sides)
    assert (other_labels.code, "NORMAL, PNEUMONIA here, NORMAL there" in other_labels.err) == (2, True)
    unknown = cxr("compare", other_films, "--old", library, "--new", library)
    assert (unknown.code, "Name that file" in unknown.err) == (2, True)
    known = cxr("compare", films, "--old", library, "--new", library, "--model", small_model)
    assert (known.code, "--allow-overlap" in known.err) == (2, True)

    assert "nothing to go back to" in cxr("switch", "--back").err
    assert "LIBRARY is missing" in cxr("switch").err
    assert cxr("switch", library, "--back").code == 2


def test_what_the_policy_locks_stays_and_who_locked_it_is_said(
    cxr: Cxr, library: Path, small_model: Path, new_model: Path, tmp_path: Path
) -> None:
    set_policy(settings={"library": "/srv/adults"})
    done = cxr("switch", library, "--model", small_model)
    assert (done.code, "Radiology IT" in done.err, "library" in done.err) == (2, True, True)
    set_policy(allowed={"libraries": ["reference"]})
    for command in (("switch", library), ("renew", library, "--output", tmp_path / "new")):
        refused = cxr(*command, "--model", new_model)
        assert (refused.code, "not allowed on this machine" in refused.err) == (2, True)
    set_policy(features_off=["build", "open_library"])
    for command in (("switch", library), ("renew", library, "--output", tmp_path / "new")):
        refused = cxr(*command, "--model", new_model)
        assert (refused.code, "switched off" in refused.err) == (2, True)
    assert not (tmp_path / "home" / "settings.json").exists()
