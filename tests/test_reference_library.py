"""The case library that is shipped: it fits the model, is whole, is small, and says nothing of anybody's machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxr_desktop import paths
from cxr_desktop.cli import main
from cxr_desktop.imaging.synthetic import png_bytes, synthesise_film
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.manifest import read_manifest
from cxr_desktop.library.verify import verify_library
from cxr_desktop.model.weights import read_weights

LARGEST_MB = 8
FILMS = {"NORMAL": 1341, "PNEUMONIA": 3875}


def test_it_is_small_and_holds_features_and_facts_only() -> None:
    files = [path for path in paths.reference_library().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= LARGEST_MB * 1e6
    manifest = read_manifest(paths.reference_library())
    assert not manifest.with_pictures
    assert manifest.pooled


def test_it_is_whole_and_of_the_model_that_is_shipped() -> None:
    assert verify_library(paths.reference_library()).is_sound
    fingerprint = read_weights(paths.reference_model()).fingerprint
    with open_library(paths.reference_library(), fingerprint) as library:
        cases = list(library.cases())
    assert {label: sum(case.label == label for case in cases) for label in FILMS} == FILMS


def test_its_films_are_where_the_data_set_has_them_and_not_on_a_machine() -> None:
    with open_library(paths.reference_library()) as library:
        places = {Path(*case.path.parts[:2]).as_posix() for case in library.cases()}
    assert places == {"kermany2018/train"}


def test_it_answers_where_no_library_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = tmp_path / "film.png"
    film.write_bytes(png_bytes(synthesise_film(5)))
    assert main(["query", str(film), "--json", "--quiet"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert sum(answer["vote"]["counts"].values()) == 5
    assert {neighbour["label"] for neighbour in answer["neighbours"]} <= FILMS.keys()
