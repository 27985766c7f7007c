"""What leaves the engine is ready to be drawn, and what it loads is not looked through for garbage."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.engine_room import EngineRoom, _sparing_libraries, open_film, ready_to_draw
from cxr_desktop.errors import LibraryMissing
from cxr_desktop.heat.question import HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.imaging.synthetic import synthesise_film, write_png
from cxr_desktop.imaging.thumbnail import read_thumbnail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "film.png"
    write_png(synthesise_film(3, size_px=700), path)
    return path


def test_an_opened_film_is_ready_to_be_drawn(path: Path) -> None:
    film = open_film(FilmReading(path))
    as_it_came = film.renderer.render(None, inverted=False)
    np.testing.assert_array_equal(film.renderer.table(None, inverted=False)[film.halves[0]], as_it_came)
    assert max(film.halves[-1].shape) <= 512
    assert ready_to_draw(film) is film
    again = ready_to_draw(replace(film, halves=()))
    for mine, theirs in zip(again.halves, film.halves, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_its_thumbnail_is_a_small_picture_of_it(path: Path) -> None:
    film = open_film(FilmReading(path))
    small = read_thumbnail(film.thumbnail).astype(float)
    assert max(small.shape) == 224
    height, width = film.halves[0].shape
    corner = film.halves[0][: height // 4, : width // 4].mean()
    assert small[: small.shape[0] // 4, : small.shape[1] // 4].mean() == pytest.approx(corner, abs=3)


def test_what_is_loaded_is_spared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    with monkeypatch.context() as patch:
        patch.delitem(sys.modules, "timm", raising=False)
        with _sparing_libraries():
            assert not gc.isenabled()
        assert gc.isenabled()
    monkeypatch.setitem(sys.modules, "timm", sys)
    with _sparing_libraries():
        assert gc.isenabled()
    assert frozen == [True]


def test_without_a_library_nothing_is_explained(path: Path) -> None:
    with pytest.raises(LibraryMissing):
        EngineRoom().explain(FilmReading(path), HeatQuestion(label="NORMAL"), CancelToken())
