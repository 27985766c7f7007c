"""What is written is what was drawn: whole numbers, PNG, and the folder of the demonstration."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument, Cancelled
from cxr_desktop.imaging.synthetic import (
    DEMO_LABELS,
    FindingKind,
    png_bytes,
    synthesise_film,
    to_uint8,
    to_uint16,
    write_demo_films,
    write_png,
)


@pytest.fixture(scope="module")
def film():
    return synthesise_film(21, size_px=128)


def test_whole_numbers_are_the_nearest_ones(film):
    assert np.abs(to_uint8(film) / 255 - film.grey).max() <= 0.5 / 255 + 1e-6
    assert np.abs(to_uint16(film) / 4095 - film.grey).max() <= 0.5 / 4095 + 1e-6
    assert to_uint16(film, bits=16).max() > 50_000


@pytest.mark.parametrize(("bits", "stored"), [(8, to_uint8), (16, lambda film: to_uint16(film, 16))])
def test_png_gives_back_its_pixels(tmp_path, film, bits, stored):
    path = tmp_path / "röntgen – 胸部.png"
    write_png(film, path, bits=bits)
    read = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    assert read.dtype == stored(film).dtype
    assert np.array_equal(read, stored(film))


def test_png_of_other_depth_is_refused(film):
    with pytest.raises(BadArgument):
        png_bytes(film, bits=12)


def test_demonstration_is_a_tree_of_labels(tmp_path):
    films = write_demo_films(tmp_path, per_label=4, seed=3, size_px=64)
    assert {path.name for path in tmp_path.iterdir()} == set(DEMO_LABELS)
    assert len({film.patient for film in films}) == len(films) == 8
    for film in films:
        assert film.path.is_file()
        assert film.path.parent.name == film.label
        assert film.path.name.startswith(f"{film.patient}-")
        assert film.path.name.rpartition("-")[0] == film.patient  # the patient is what stands before the last dash
        assert (film.finding is None) == (film.label == "NORMAL")


def test_demonstration_shows_every_finding(tmp_path):
    films = write_demo_films(tmp_path, per_label=3, size_px=64)
    assert {film.finding.kind for film in films if film.finding} == set(FindingKind)


def test_demonstration_is_the_same_every_time(tmp_path):
    first, second = (write_demo_films(tmp_path / name, per_label=2, seed=3, size_px=64) for name in ("a", "b"))
    assert [film.path.name for film in first] == [film.path.name for film in second]
    assert all(one.path.read_bytes() == other.path.read_bytes() for one, other in zip(first, second, strict=True))


def test_demonstration_reports_and_can_be_stopped(tmp_path):
    cancel, heard = CancelToken(), []

    def on_progress(progress):
        heard.append((progress.done, progress.total))
        cancel.cancel()

    with pytest.raises(Cancelled):
        write_demo_films(tmp_path, per_label=2, size_px=64, cancel=cancel, on_progress=on_progress)
    assert heard == [(1, 4)]
