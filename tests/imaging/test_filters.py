"""Filters for looking: they show more, they stay in the film's own table, and the film itself stays as it is."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange
from cxr_desktop.imaging.filters import FILTERS, filtered
from cxr_desktop.imaging.rendering import FilmRenderer


def film(dtype: type = np.uint16, *, inverted: bool = False) -> FilmRenderer:
    """Even ground with a faint square, and one bright bar, from 0 to 4000 (or its share of 8 bits)."""
    scale = 1 if dtype != np.uint8 else 1 / 16
    values = np.random.default_rng(1).normal(800, 6, (256, 256))
    values[60:120, 60:120] += 120
    values[:, 200:230] = 4000
    whole = (values * scale).clip(0, 4000).astype(dtype)
    return FilmRenderer(Radiograph(whole, ValueRange(0, 4000 * scale), inverted, FilmFacts(), "test", "0" * 64))


def grey(renderer: FilmRenderer, places: np.ndarray) -> np.ndarray:
    return renderer.table(None, inverted=False)[places].astype(float)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.float32])
@pytest.mark.parametrize("inverted", [False, True])
def test_a_filtered_film_is_of_the_same_kind_and_the_film_stays(name: str, dtype: type, inverted: bool) -> None:
    renderer = film(dtype, inverted=inverted)
    before = renderer.indices.copy()
    made = filtered(name, renderer)

    assert (made[0].shape, made[0].dtype) == (before.shape, before.dtype)
    assert (made[0] != before).any()
    np.testing.assert_array_equal(renderer.indices, before)
    bar = grey(renderer, made[0])[100:150, 210:220].mean()
    ground = grey(renderer, made[0])[150:200, 20:50].mean()
    assert (bar < ground) if inverted else (bar > ground)


def test_local_contrast_shows_a_faint_thing_more() -> None:
    renderer = film()

    def contrast(places: np.ndarray) -> float:
        shown = grey(renderer, places)
        return shown[70:110, 70:110].mean() - shown[70:110, 20:50].mean()

    assert contrast(filtered("clahe", renderer)[0]) > 1.5 * contrast(renderer.indices)


def test_sharpening_makes_an_edge_steeper_and_leaves_even_ground() -> None:
    renderer = film()
    made, plain = filtered("sharpen", renderer)[0].astype(float), renderer.indices.astype(float)

    assert made[:, 198].mean() < plain[:, 198].mean()  # darker beside the bar
    assert made[150:200, 20:50].mean() == pytest.approx(plain[150:200, 20:50].mean(), rel=0.01)


@pytest.mark.parametrize(("value", "place"), [(800, 800), (-5, -5)])
def test_a_value_has_its_place(value: float, place: float) -> None:
    renderer = FilmRenderer(
        Radiograph(np.arange(0, 4096, dtype=np.uint16).reshape(64, 64), ValueRange(0, 1), False, FilmFacts(), "t", "0")
    )
    assert renderer.place_of(value) == pytest.approx(place)
