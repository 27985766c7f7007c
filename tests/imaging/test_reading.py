"""Two threads, one film: it is read and decoded once, and each hears what is wrong with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from cxr_desktop.domain import Radiograph
from cxr_desktop.errors import UnreadableFile
from cxr_desktop.imaging import readers
from cxr_desktop.imaging.readers import read_radiograph
from cxr_desktop.imaging.reading import FilmReading
from tests.imaging.films import film_values


def write(path: Path) -> Path:
    values = (film_values(12, height=512, width=640) >> 4).astype(np.uint8)
    path.write_bytes(cv2.imencode(path.suffix, values)[1].tobytes())
    return path


def test_two_threads_get_the_same_film_that_is_read_and_decoded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, done = FilmReading(write(tmp_path / "film.png")), []
    for name in ("read_film_bytes", "decode_radiograph"):
        work = getattr(readers, name)
        monkeypatch.setattr(readers, name, lambda *a, work=work, name=name, **k: (done.append(name), work(*a, **k))[1])
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(reading.radiograph, (None, 64))
    assert one is other
    assert done == ["read_film_bytes", "decode_radiograph"]


def test_a_jpeg_comes_as_small_as_it_is_wanted(tmp_path: Path) -> None:
    """Library and query must see the same pixels of a film."""
    path = write(tmp_path / "film.jpg")
    reading = FilmReading(path)
    assert (reading.radiograph().width_px, reading.radiograph(at_least_px=64).width_px) == (640, 80)
    assert equal(reading.radiograph(), read_radiograph(path))


def test_what_is_wrong_is_told_to_each(tmp_path: Path) -> None:
    reading = FilmReading(tmp_path / "film.png")
    for at_least_px in (None, 64):
        with pytest.raises(UnreadableFile):
            reading.radiograph(at_least_px)
    write(reading.path)
    assert reading.radiograph().width_px == 640


def equal(one: Radiograph, other: Radiograph) -> bool:
    return np.array_equal(one.values, other.values) and one.content_sha256 == other.content_sha256
