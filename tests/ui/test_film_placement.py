"""Where a film lies: what zooming and pushing keep, and how far they go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF

from cxr_desktop.imaging.orientation import AS_IT_CAME, Turn
from cxr_desktop.ui.film_placement import HIGHEST_ZOOM, Placement

FILM, ROOM = QSizeF(1400, 1238), QSizeF(720, 500)


TURNS = [Turn(quarters, is_mirrored) for is_mirrored in (False, True) for quarters in range(4)]


def placed(turn: Turn = AS_IT_CAME) -> Placement:
    return Placement.fitted(FILM, ROOM, turn)


def near(point: QPointF) -> object:
    return pytest.approx((point.x(), point.y()), abs=1e-6)


def test_a_fitted_film_fills_the_room_and_lies_in_its_middle() -> None:
    frame = placed().frame

    assert frame.height() == pytest.approx(500)
    assert frame.width() < 720
    assert frame.center().toTuple() == near(QPointF(360, 250))


@pytest.mark.parametrize("factor", [0.9, 1.25, 7.3])
@pytest.mark.parametrize("cursor", [QPointF(360, 250), QPointF(181.5, 17.25), QPointF(520, 499)])
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_zooming_keeps_the_film_point_under_the_cursor_still(cursor: QPointF, factor: float, turn: Turn) -> None:
    before = placed(turn)
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


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_whole_zoom_lies_on_whole_screen_pixels(turn: Turn) -> None:
    one_to_one = placed(turn).zoomed(0.5, at=QPointF(33.3, 71.7))

    corner = one_to_one.sharp(2.0).frame.topLeft() * 2

    assert corner.x() == round(corner.x())
    assert corner.y() == round(corner.y())
    assert (corner / 2 - one_to_one.frame.topLeft()).manhattanLength() <= 0.5


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_turned_film_is_fitted_by_what_is_seen_of_it(turn: Turn) -> None:
    frame = placed(turn).frame

    assert max(frame.width() / ROOM.width(), frame.height() / ROOM.height()) == pytest.approx(1)
    assert (frame.width() < frame.height()) == turn.is_sideways
    assert frame.center().toTuple() == near(QPointF(360, 250))


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_turned_film_goes_where_it_is_pushed(turn: Turn) -> None:
    before = placed(turn)
    after = before.moved(QPointF(30, -20))

    assert (after.to_room(QPointF(5, 7)) - before.to_room(QPointF(5, 7))).toTuple() == pytest.approx((30, -20))


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_room_and_film_are_two_names_for_one_point(turn: Turn) -> None:
    lies = placed(turn).zoomed(1.7, at=QPointF(300, 200))

    assert lies.to_film(lies.to_room(QPointF(123.4, 56.7))).toTuple() == near(QPointF(123.4, 56.7))
