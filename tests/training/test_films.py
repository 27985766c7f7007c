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
from tests.dicom_making import make_dicom


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


def test_patients_have_the_same_numbers_on_any_canvas(folder: Path) -> None:
    """So that runs with other canvases hold out the same ones."""
    listed = list_films([folder])
    patients = [f"P{index // 2}" if index % 3 else None for index in range(len(listed))]
    named = [
        ListedFilm(film.root, film.relative, Listing(film.listing.label, patient=patient))
        for film, patient in zip(listed, patients, strict=True)
    ]
    numbers = [read_training_films(named, canvas_px=side).patient_of.tolist() for side in (48, 64, 200)]
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers[0])) > 8


def test_patients_who_share_a_picture_are_one(folder: Path) -> None:
    films = list_films([folder])[:8]
    named = [
        ListedFilm(film.root, film.relative, Listing(label, patient=patient))
        for film, label, patient in [
            (films[0], "NORMAL", "A"),
            (films[1], "NORMAL", "B"),
            (films[0], "PNEUMONIA", "B"),
            (films[2], "NORMAL", "C"),
            (films[3], "PNEUMONIA", None),
            (films[4], "PNEUMONIA", "C"),
            *[(film, "PNEUMONIA", f"D{index}") for index, film in enumerate(films[5:])],
            *[(film, "NORMAL", f"E{index}") for index, film in enumerate(list_films([folder])[8:])],
        ]
    ]
    patients = read_training_films(named, canvas_px=48).patient_of.tolist()
    assert patients[0] == patients[1] == patients[2]
    assert patients[3] == patients[5]
    assert len(set(patients)) == len(patients) - 3


def test_a_dicom_films_patient_is_known(tmp_path: Path) -> None:
    for number in range(16):
        label = ("NORMAL", "PNEUMONIA")[number % 2]
        path = tmp_path / label / f"{number:02d}.dcm"
        path.parent.mkdir(exist_ok=True)
        pixels = np.random.default_rng(number).integers(0, 255, (64, 64), dtype=np.uint8)
        path.write_bytes(make_dicom(pixels, PatientID=f"MRN-{number // 4}"))
    patients = read(tmp_path).patient_of.tolist()
    assert len(set(patients)) == 4


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
