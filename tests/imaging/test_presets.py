"""Windows by name: what they spread is where it belongs, whichever way the film's values run."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange
from cxr_desktop.imaging.presets import PRESETS, preset_window
from cxr_desktop.imaging.rendering import FilmRenderer


def chest(*, inverted: bool = False, dtype: type = np.uint16) -> FilmRenderer:
    """Dark lungs (values about 500), a middle (1500), bright bones (2500), and a black border with a white letter."""
    values = np.zeros((300, 300), dtype)
    rng = np.random.default_rng(1)
    for columns, level in ((slice(30, 130), 500), (slice(130, 210), 1500), (slice(210, 270), 2500)):
        values[30:270, columns] = rng.normal(level, 40, values[30:270, columns].shape)
    values[100:120, 100:120] = 4000
    if inverted:
        values = (4095 - values).astype(dtype)
    return FilmRenderer(Radiograph(values, ValueRange(0, 4095), inverted, FilmFacts(), "test", "0" * 64))


def test_as_it_came_is_no_window_and_the_full_range_is_all_of_it() -> None:
    full = preset_window("full_range", chest())

    assert preset_window("as_it_came", chest()) is None
    assert full is not None
    assert (full.center - full.width / 2, full.center + full.width / 2) == (0, 4000)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("dtype", [np.uint16, np.int16, np.float32])
def test_each_part_is_spread_where_it_lies(inverted: bool, dtype: type) -> None:
    film = chest(inverted=inverted, dtype=dtype)
    seen = {}
    for name in ("lungs", "soft_tissue", "bones"):
        grey = film.render(preset_window(name, film), inverted=False)
        seen[name] = [grey[50:250, columns].mean() for columns in (slice(40, 90), slice(140, 200), slice(220, 260))]

    assert seen["lungs"][0] < seen["lungs"][1]
    assert seen["lungs"][1] > 200  # all that is brighter than lungs is white
    assert seen["bones"][0] < 5  # all that is darker is black
    assert seen["bones"][1] < 60 < seen["bones"][2]
    assert 60 < seen["soft_tissue"][1] < 200


@pytest.mark.parametrize("name", PRESETS)
def test_an_even_film_has_every_preset(name: str) -> None:
    values = np.full((40, 40), 7, np.uint16)
    values[0, 0] = 9
    window = preset_window(name, FilmRenderer(Radiograph(values, ValueRange(7, 9), False, FilmFacts(), "t", "0" * 64)))

    assert window is None or window.width > 0


def test_shares_are_counted_from_the_middle_and_extremes_are_left_out() -> None:
    low, middle, high = chest().values_at(0.0, 0.5, 1.0)

    assert 300 < low < 500 < middle < 1700
    assert 2500 < high < 2800
