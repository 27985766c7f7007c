"""The picture of the points: later over earlier, never outside, bounded by the screen; and what is where in it."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.ui.case_map.points import draw_points, nearest, next_in_direction
from cxr_desktop.ui.case_map.symbols import NOTHING, RIM, shape_of, stamp

SHAPES = ("disc", "triangle", "square", "diamond", "triangle down", "plus", "bar")
CROSS = np.array([(3.0, 3), (5, 3), (1, 3), (3, 1), (3, 6)])  # the middle, then right, left, below, above


def drawn(*points: tuple[float, float], kinds: list[int] | None = None, size: tuple[int, int] = (40, 30)) -> np.ndarray:
    stamps = [stamp("square", 9), stamp("disc", 9)]
    return draw_points(size, np.array(points, float), np.array(kinds or [0] * len(points)), stamps, [3, 4])


def test_a_point_is_drawn_about_its_place_with_a_rim() -> None:
    picture = drawn((20, 10))
    assert picture.shape == (30, 40)
    assert picture[10, 20] == 3
    rows, columns = np.nonzero(picture)
    assert (rows.mean(), columns.mean()) == (10, 20)
    assert (picture[rows.min(), columns.min() : columns.max()] != 3).all()
    assert RIM in picture


@pytest.mark.parametrize("kinds", [[0, 1], [1, 0]])
def test_the_later_point_covers_the_earlier(kinds: list[int]) -> None:
    assert drawn((20, 10), (21, 10), kinds=kinds)[10, 20] == 3 + kinds[1]


@pytest.mark.parametrize("at", [(0, 0), (39, 29), (-3, 10), (20, 33), (-500, -500), (1e6, 4), (44, 34)])
def test_what_hangs_over_the_edge_is_cut_off_there(at: tuple[float, float]) -> None:
    whole = drawn((at[0] + 100, at[1] + 100), size=(240, 230)) if abs(at[0]) < 90 else np.zeros((240, 230))
    np.testing.assert_array_equal(drawn(at), whole[100:130, 100:140] if abs(at[0]) < 90 else np.zeros((30, 40)))


def test_of_points_in_one_place_the_last_is_seen() -> None:
    picture = drawn(*[(20, 10)] * 50, kinds=[0] * 49 + [1])
    assert picture[10, 20] == 4
    assert 3 not in picture


def test_no_two_shapes_look_alike_without_their_colours() -> None:
    pictures = {stamp(shape, 9).tobytes() for shape in SHAPES}
    assert len(pictures) == len(SHAPES)
    for shape in SHAPES:
        assert {NOTHING, RIM, 2} == set(np.unique(stamp(shape, 9)).tolist())


def test_a_label_beyond_the_colours_has_another_shape_than_the_one_of_its_colour() -> None:
    labels = [f"label {number:02d}" for number in range(14)]
    assert shape_of("label 00", labels) != shape_of("label 07", labels)
    assert {shape_of(label, labels) for label in labels[:7]} == set(SHAPES)


def test_the_nearest_point_within_reach_is_found() -> None:
    assert nearest(CROSS, (4.6, 3), within=2) == 1
    assert nearest(CROSS, (20, 20), within=2) == -1
    assert nearest(np.empty((0, 2)), (0, 0), within=2) == -1


@pytest.mark.parametrize(("direction", "found"), [((1, 0), 1), ((-1, 0), 2), ((0, -1), 3), ((0, 1), 4)])
def test_an_arrow_goes_to_the_nearest_point_on_its_side(direction: tuple[int, int], found: int) -> None:
    assert next_in_direction(CROSS, 0, direction) == found


def test_an_arrow_at_the_edge_stays() -> None:
    assert next_in_direction(CROSS, 1, (1, 0)) == 1
