"""Lengths, angles and ratios in tables of cases, computed by hand."""

from __future__ import annotations

import pytest

from cxr_desktop.domain import FilmFacts, Geometry
from cxr_desktop.imaging.measuring import KINDS, Point, Scale, angle, cardiothoracic_ratio, distance, scale_of

SQUARE = Scale(0.2, 0.2, is_at_detector=False)
TALL = Scale(row_mm=0.4, column_mm=0.1, is_at_detector=False)  # from row to row it is four times as far


@pytest.mark.parametrize(
    ("start", "end", "scale", "expected"),
    [
        ((0, 0), (3, 4), None, 5),
        ((0, 0), (3, 4), SQUARE, 1.0),
        ((10, 10), (110, 10), TALL, 10.0),  # along a row: between columns
        ((10, 10), (10, 110), TALL, 40.0),  # along a column: between rows
        ((0, 0), (30, 10), TALL, 5.0),  # 3 mm and 4 mm
        ((5, 5), (5, 5), SQUARE, 0),
    ],
)
def test_a_distance_is_in_millimetres_or_pixels(start: Point, end: Point, scale: Scale | None, expected: float) -> None:
    assert distance([start, end], scale) == pytest.approx(expected)
    assert distance([end, start], scale) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("points", "scale", "expected"),
    [
        ([(1, 0), (0, 0), (0, 1)], None, 90),
        ([(1, 0), (0, 0), (1, 1)], SQUARE, 45),
        ([(1, 0), (0, 0), (-1, 0)], None, 180),
        ([(1, 0), (0, 0), (5, 0)], None, 0),
        ([(1, 0), (0, 0), (-1, -1)], None, 135),
        ([(4, 0), (0, 0), (4, 1)], TALL, 45),  # 0.4 mm across and 0.4 mm down
        ([(1, 0), (0, 0), (0, 1)], TALL, 90),
        ([(0, 0), (0, 0), (0, 1)], None, 0),
    ],
)
def test_an_angle_is_the_one_in_the_patient(points: list[Point], scale: Scale | None, expected: float) -> None:
    assert angle(points, scale) == pytest.approx(expected)
    assert angle(points[::-1], scale) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("heart", "chest", "scale", "expected"),
    [
        ([(100, 50), (220, 50)], [(40, 80), (280, 80)], None, 0.5),
        ([(100, 50), (220, 90)], [(40, 80), (280, 80)], None, 0.5),  # one end lies lower
        ([(220, 50), (100, 50)], [(40, 80), (280, 80)], SQUARE, 0.5),  # from right to left
        ([(100, 50), (220, 50)], [(40, 80), (280, 80)], TALL, 0.5),
        ([(0, 0), (30, 40)], [(0, 0), (60, 80)], None, 0.5),  # the patient stands askew
        ([(0, 0), (30, 10)], [(0, 0), (30, 0)], TALL, 1.0),
        ([(0, 0), (30, 0)], [(5, 5), (5, 5)], None, 0.0),
    ],
)
def test_the_heart_is_measured_along_the_chest(
    heart: list[Point], chest: list[Point], scale: Scale | None, expected: float
) -> None:
    assert cardiothoracic_ratio([*heart, *chest], scale) == pytest.approx(expected)


def test_a_scale_knows_where_it_holds() -> None:
    assert scale_of(FilmFacts(), Geometry()) is None
    assert scale_of(FilmFacts(pixel_spacing_mm=(0.3, 0.2)), Geometry()) == Scale(0.3, 0.2, is_at_detector=False)
    at_detector = scale_of(FilmFacts(pixel_spacing_mm=(0.3, 0.2)), Geometry(is_spacing_at_detector=True))
    assert at_detector == Scale(0.3, 0.2, is_at_detector=True)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_measures_as_many_points_as_it_asks_for(kind: object) -> None:
    assert kind.measure([(float(i), float(i * i)) for i in range(kind.points)], None) >= 0  # type: ignore[attr-defined]
