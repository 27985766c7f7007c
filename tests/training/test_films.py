"""What becomes of listed films before training, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, NotTrainable
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.records import ListedFilm, Listing
from cxr_desktop.library.sources import list_films
from cxr_desktop.training.films import TrainingFilms, class_of, read_training_films


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    films = tmp_path_factory.mktemp("films") / "train"
    write_demo_films(films, per_label=8, seed=5, size_px=80)
    return films


def read(folder: Path) -> TrainingFilms:
    return read_training_films(list_films([folder]), canvas_px=48)


def test_films_are_squares_with_a_class_and_a_patient(folder: Path) -> None:
    films = read(folder)
    assert films.pixels.shape == (16, 48, 48)
    assert films.pixels.dtype == np.uint8
    assert films.labels == ("NORMAL", "PNEUMONIA")
    assert np.bincount(films.label_of).tolist() == [8, 8]
    assert len(set(films.patient_of.tolist())) == 16


def test_a_sub_label_refines_the_label_and_counts_for_it() -> None:
    refined = ListedFilm(Path("/"), "a.png", Listing("PNEUMONIA", clinical={"agent": "virus"}))
    spec = class_of(refined, "agent")
    assert (spec.name, spec.label) == ("PNEUMONIA/virus", "PNEUMONIA")
    assert class_of(refined, None).name == "PNEUMONIA"
    assert class_of(refined, "unknown column").name == "PNEUMONIA"


def test_copies_of_a_picture_are_one_patient(folder: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(folder, tmp_path / "films")
    film = next((copied / "NORMAL").iterdir())
    shutil.copy(film, copied / "NORMAL" / "the same again.png")
    films = read(copied)
    assert len(films) == 17
    assert len(set(films.patient_of.tolist())) == 16


def test_an_unreadable_film_is_left_out_and_named(folder: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(folder, tmp_path / "films")
    (copied / "NORMAL" / "broken.png").write_bytes(b"no film")
    films = read(copied)
    assert len(films) == 16
    assert [(path.name, "not an image" in reason) for path, reason in films.refused] == [("broken.png", True)]


def test_one_label_only_is_refused(folder: Path) -> None:
    with pytest.raises(NotTrainable, match="the label NORMAL"):
        read(folder / "NORMAL")


def test_too_few_films_are_refused(folder: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(folder, tmp_path / "films")
    for film in list((copied / "PNEUMONIA").iterdir())[3:]:
        film.unlink()
    with pytest.raises(NotTrainable, match="11 readable films, 3 of them PNEUMONIA"):
        read(copied)


def test_one_patient_only_is_refused(tmp_path: Path) -> None:
    write_demo_films(tmp_path / "films", per_label=8, seed=5, size_px=64)
    listed = [
        ListedFilm(film.root, film.relative, Listing(film.listing.label, patient="the only one"))
        for film in list_films([tmp_path / "films"])
    ]
    with pytest.raises(NotTrainable, match="of one patient"):
        read_training_films(listed, canvas_px=48)


def test_reading_can_be_cancelled(folder: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        read_training_films(list_films([folder]), canvas_px=48, cancel=cancel)
