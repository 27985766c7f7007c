"""Where a film lies: what zooming and pushing keep, and how far they go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF

from cxr_desktop.ui.film_placement import HIGHEST_ZOOM, Placement

FILM, ROOM = QSizeF(1400, 1238), QSizeF(720, 500)


def placed() -> Placement:
    return Placement.fitted(FILM, ROOM)


def near(point: QPointF) -> object:
    return pytest.approx((point.x(), point.y()), abs=1e-6)


def test_a_fitted_film_fills_the_room_and_lies_in_its_middle() -> None:
    frame = placed().frame

    assert frame.height() == pytest.approx(500)
    assert frame.width() < 720
    assert frame.center().toTuple() == near(QPointF(360, 250))


@pytest.mark.parametrize("factor", [0.9, 1.25, 7.3])
@pytest.mark.parametrize("cursor", [QPointF(360, 250), QPointF(101.5, 17.25), QPointF(600, 499)])
def test_zooming_keeps_the_film_point_under_the_cursor_still(cursor: QPointF, factor: float) -> None:
    before = placed()
    after = before.zoomed(before.zoom * factor, at=cursor)

    assert after.to_room(before.to_film(cursor)).toTuple() == near(cursor)


def test_zooming_beside_the_film_holds_its_edge() -> None:
    before = placed()
    edge = QPointF(before.frame.left(), 100)

    after = before.zoomed(5, at=QPointF(2, 100))

    assert after.to_room(before.to_film(edge)).toTuple() == near(edge)


def test_zoom_has_ends() -> None:
    assert placed().zoomed(1e9, at=QPointF(1, 1)).zoom == HIGHEST_ZOOM
    assert placed().zoomed(1e-9, at=QPointF(1, 1)).zoom == pytest.approx(placed().zoom / 4)


def test_a_film_can_be_pushed_until_its_edge_is_in_the_middle() -> None:
    pushed = placed().moved(QPointF(10_000, 3))

    assert pushed.frame.left() == pytest.approx(ROOM.width() / 2)
    assert pushed.to_room(QPointF(0, 619)).y() == pytest.approx(253)


def test_a_whole_zoom_lies_on_whole_screen_pixels() -> None:
    one_to_one = placed().zoomed(0.5, at=QPointF(33.3, 71.7))

    corner = one_to_one.sharp_frame(2.0).topLeft() * 2

    assert corner.x() == round(corner.x())
    assert corner.y() == round(corner.y())
    assert (corner / 2 - one_to_one.frame.topLeft()).manhattanLength() <= 0.5
