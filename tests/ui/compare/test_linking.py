"""A look carried over to another film: equal share of the fitted size, equal place, equal change of the own window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxr_desktop.domain import VoiShape, Window
from cxr_desktop.ui.compare.linking import Ground, shared_look, with_look
from cxr_desktop.ui.film_look import FilmViewState
from cxr_desktop.ui.film_placement import HIGHEST_ZOOM

DEEP = Ground((3000, 2000), 0.25, Window(2048, 4096), high_is_dark=False)  # 12 bits
FLAT = Ground((600, 800), 0.5, Window(128, 256, VoiShape.LINEAR_EXACT), high_is_dark=False)  # 8 bits
DARK = replace(FLAT, high_is_dark=True)


def carried(state: FilmViewState, source: Ground, target: Ground, own: FilmViewState | None = None) -> FilmViewState:
    return with_look(own or FilmViewState(), shared_look(state, source), target)


@pytest.mark.parametrize(
    ("zoom", "centre", "expected_zoom", "expected_centre"),
    [
        (None, None, None, None),  # fitted stays fitted
        (0.25, (1500.0, 1000.0), 0.5, (300.0, 400.0)),  # the fitted size, the middle
        (1.0, (3000.0, 0.0), 2.0, (600.0, 0.0)),  # four times as large, the upper right corner
        (0.0625, (750.0, 1500.0), 0.125, (150.0, 600.0)),  # a quarter of the fitted size
        (1.0, None, 2.0, None),
    ],
)
def test_zoom_and_place_are_shares(
    zoom: float | None,
    centre: tuple[float, float] | None,
    expected_zoom: float | None,
    expected_centre: tuple[float, float] | None,
) -> None:
    there = carried(FilmViewState(zoom=zoom, centre=centre), DEEP, FLAT)
    assert there.zoom == expected_zoom
    assert there.centre == expected_centre


@pytest.mark.parametrize(
    ("window", "target", "expected"),
    [
        (None, FLAT, None),  # as it came stays as it came
        (Window(2048, 4096), FLAT, Window(128, 256, VoiShape.LINEAR_EXACT)),
        (Window(2048, 2048), FLAT, Window(128, 128, VoiShape.LINEAR_EXACT)),  # half as wide
        (Window(1024, 4096), FLAT, Window(64, 256, VoiShape.LINEAR_EXACT)),  # brighter: a lower centre
        (Window(1024, 4096), DARK, Window(192, 256, VoiShape.LINEAR_EXACT)),  # brighter: a higher centre, scale turned
        (Window(3072, 1024), DARK, Window(64, 64, VoiShape.LINEAR_EXACT)),
    ],
)
def test_a_window_is_a_change_of_the_own_window(window: Window | None, target: Ground, expected: Window | None) -> None:
    assert carried(FilmViewState(window=window), DEEP, target).window == expected


def test_brighter_is_brighter_on_a_film_that_the_reader_has_inverted() -> None:
    brighter = FilmViewState(window=Window(1024, 4096))
    there = carried(brighter, DEEP, FLAT, FilmViewState(inverted=True))
    assert there.window is not None
    assert there.window.center == 192
    assert there.inverted


def test_what_sets_one_film_right_is_not_carried_over() -> None:
    own = FilmViewState(inverted=True, heat_shown=False, heat_opacity=0.3)
    there = carried(FilmViewState(zoom=1.0), DEEP, FLAT, own)
    assert replace(there, zoom=None) == own


def test_a_narrow_window_stays_one_that_dicom_allows() -> None:
    narrow = FilmViewState(window=Window(128, 0.1, VoiShape.LINEAR_EXACT))
    linear = replace(FLAT, window=Window(128, 256))
    assert carried(narrow, FLAT, linear).window == Window(128, 1.0)


def test_no_film_is_magnified_beyond_what_a_reader_could() -> None:
    assert carried(FilmViewState(zoom=32.0), DEEP, FLAT).zoom == HIGHEST_ZOOM


@pytest.mark.parametrize("ground", [DEEP, FLAT, DARK])
def test_there_and_back_is_where_it_began(ground: Ground) -> None:
    state = FilmViewState(zoom=1.5, centre=(100.0, 70.0), window=Window(1000, 777))
    back = carried(carried(state, DEEP, ground), ground, DEEP)
    assert back.zoom == pytest.approx(state.zoom)
    assert back.centre == pytest.approx(state.centre)
    assert back.window is not None
    assert (back.window.center, back.window.width) == pytest.approx((1000, 777))
