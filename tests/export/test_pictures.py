"""The heat map lies where the model looked, on a film that is otherwise untouched."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from cxr_desktop.domain import Footprint, HeatMap
from cxr_desktop.export.pictures import film_png, on_film, overlay_png, relative_heat

WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)
FILM = np.random.default_rng(0).random((300, 200), dtype=np.float32)


def spot(row: int, column: int, side: int = 64) -> np.ndarray:
    square = np.zeros((side, side), np.float32)
    square[row - 2 : row + 3, column - 2 : column + 3] = 1
    return square


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)))


def test_a_film_becomes_a_grey_picture_no_larger_than_asked() -> None:
    picture = pixels(film_png(FILM, 150))
    assert picture.shape == (150, 100)
    assert picture.dtype == np.uint8


def test_a_small_film_is_not_enlarged() -> None:
    assert pixels(film_png(FILM, 1000)).shape == (300, 200)


@pytest.mark.parametrize(("row", "column"), [(8, 8), (32, 50), (60, 20)])
def test_a_spot_on_the_square_lies_at_the_same_share_of_the_film(row: int, column: int) -> None:
    heat = on_film(spot(row, column), WHOLE, 300, 200)
    y, x = np.unravel_index(heat.argmax(), heat.shape)
    assert y / 300 == pytest.approx((row + 0.5) / 64, abs=0.05)
    assert x / 200 == pytest.approx((column + 0.5) / 64, abs=0.05)


def test_nothing_is_hot_outside_the_part_that_the_model_saw() -> None:
    seen = Footprint(0.25, 0.1, 0.75, 0.9)
    heat = on_film(np.ones((64, 64), np.float32), seen, 300, 200)
    assert heat[80:220, 25:175].min() == pytest.approx(1)
    assert heat[:74].max() == heat[226:].max() == heat[:, :19].max() == heat[:, 181:].max() == 0


def test_a_crop_that_reaches_beyond_the_film_is_placed_all_the_same() -> None:
    heat = on_film(spot(32, 32), Footprint(-0.2, 0.0, 1.2, 1.0), 300, 200)
    y, _ = np.unravel_index(heat.argmax(), heat.shape)
    assert y / 300 == pytest.approx(0.5, abs=0.05)


def test_an_empty_map_stays_empty() -> None:
    assert relative_heat(np.zeros((8, 8), np.float32)).max() == 0


def test_the_overlay_leaves_cold_places_as_they_are() -> None:
    heat_map = HeatMap({"fused": spot(32, 32)}, WHOLE, "label PNEUMONIA")
    overlay = pixels(overlay_png(FILM, heat_map, "fused", 1000)).astype(int)
    film = pixels(film_png(FILM, 1000)).astype(int)
    assert np.abs(overlay[:60] - film[:60, :, None]).max() <= 1
    assert np.ptp(overlay[150, 100]) > 20  # a colour, where it is hot
