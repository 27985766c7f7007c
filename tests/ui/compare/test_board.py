"""Query and cases side by side, by mouse and keyboard, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.compare.linking import shared_look
from cxr_desktop.ui.compare.pane import ComparePane
from cxr_desktop.ui.workstation import Workstation

Found = tuple[Neighbour, ...]


def opened(qtbot: QtBot, station: Workstation, *neighbours: Neighbour) -> None:
    """As by clicks on their cards."""
    for neighbour in neighbours:
        with qtbot.waitSignal(station.controller.case_opened):
            station.window.reading.gallery.case_activated.emit(neighbour)


def in_sight(board: CompareBoard) -> list[ComparePane]:
    """The panes from left to right and top to bottom."""
    shown = [pane for pane in board.panes if pane.isVisible()]
    return sorted(shown, key=lambda pane: (pane.y(), pane.x()))


def titles(board: CompareBoard) -> list[str]:
    """What the heads that can be seen begin with."""
    return [pane.head.text.splitlines()[0] for pane in in_sight(board) if pane.head.isVisible()]


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(
    qtbot: QtBot, board: CompareBoard, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(board.active.view, key, modifiers)


class TestPanes:
    def test_are_up_to_four_and_say_which_film_is_what(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        assert titles(board) == []  # the query alone: nothing to be taken for another
        opened(qtbot, station, *found[:3])
        qtbot.waitUntil(lambda: len({pane.y() for pane in in_sight(board)}) == 2)
        assert titles(board) == [
            "Query",
            *(f"Case {n.rank}: {n.case.label}, similarity {n.similarity:.4f}" for n in found[:3]),
        ]
        assert "patient 00000000 · Test hospital" in board.cases[0].head.text
        assert "patient not stated" in board.cases[1].head.text
        sizes = {(pane.width(), pane.height()) for pane in in_sight(board)}
        assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 1

    def test_are_there_at_once_and_show_that_something_happens(
        self, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        station.window.reading.gallery.case_activated.emit(found[0])
        pane = board.cases[0]
        assert pane.isVisible()
        assert pane.film is None
        assert pane.findChild(QProgressBar).isVisible()
        assert pane.findChild(QLabel, "waiting").text() == "Opening the film of case 1 …"

    def test_that_are_all_taken_give_the_last_active_one_to_the_next_case(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:3])
        board.cases[1].view.setFocus()
        qtbot.waitUntil(lambda: board.active is board.cases[1])
        opened(qtbot, station, found[3])
        assert [pane.neighbour and pane.neighbour.rank for pane in board.cases] == [1, 4, 3]

    def test_can_be_used_again_on_request(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        with qtbot.waitSignal(station.controller.case_opened):
            station.window.reading.gallery.replacement_requested.emit(found[1])
        assert titles(board)[1].startswith("Case 2")
        assert len(in_sight(board)) == 2

    def test_of_a_case_that_is_open_is_activated_and_not_opened_twice(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:2])
        station.window.reading.gallery.case_activated.emit(found[0])
        assert board.active is board.cases[0]
        assert len(in_sight(board)) == 3

    def test_are_walked_and_closed_by_keyboard(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:2])
        places = []
        for _ in range(3):
            press(qtbot, board, Qt.Key.Key_F6)
            places.append(board.panes.index(board.active))
        assert places == [0, 1, 2]
        press(qtbot, board, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert board.active is board.cases[0]
        qtbot.keyClick(board.active.view, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert titles(board)[1].startswith("Case 2")
        qtbot.keyClick(board.active.view, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert not board.is_comparing
        assert board.query.view.hasFocus()

    def test_mark_the_active_one_by_more_than_colour(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        marked = [pane.head.findChild(QLabel, "title").font().bold() for pane in in_sight(board)]
        signs = [pane.head._sign.isVisible() for pane in in_sight(board)]
        assert marked == signs == [False, True]

    def test_close_with_the_next_query(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, many_films: list[Path]
    ) -> None:
        opened(qtbot, station, found[0])
        with qtbot.waitSignal(station.controller.answered):
            station.window.open_films(many_films[1:2])
        assert not board.is_comparing
        assert board.partner is None

    def test_that_are_closed_stay_closed_when_their_film_comes(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        with qtbot.waitSignal(station.controller.case_opened):
            station.window.reading.gallery.case_activated.emit(found[0])
            board.close_case()
        assert not board.is_comparing

    def test_say_so_where_the_film_is_missing(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        found[0].case.path.rename(found[0].case.path.with_suffix(".gone"))
        with qtbot.waitSignal(station.controller.case_missing):
            station.window.reading.gallery.case_activated.emit(found[0])
        words = board.cases[0].findChild(QLabel, "waiting").text()
        assert words == "The film of case 1 is not where the library knows it."
        assert not board.cases[0].findChild(QProgressBar).isVisible()


class TestLinkedFilms:
    def test_follow_zoom_place_and_window(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:2])
        view = board.query.view
        qtbot.waitUntil(lambda: board.cases[1].view.width() == view.width())
        view.zoom_in()
        view.pan(QPoint(1, 0).toPointF())
        view.nudge_window(QPoint(1, 1).toPointF())
        looks = [shared_look(pane.view.state(), pane.ground) for pane in board.panes[:3]]
        assert looks[0].zoom == pytest.approx(1.25)
        assert looks[0].window is not None
        for look in looks[1:]:
            assert look.zoom == pytest.approx(looks[0].zoom)
            assert look.place == pytest.approx(looks[0].place)
            assert (look.window.wider, look.window.brighter) == pytest.approx(
                (looks[0].window.wider, looks[0].window.brighter)
            )

    def test_can_be_unlinked_and_linked_again(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        qtbot.keyClick(board.active.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        board.query.view.zoom_in()
        assert board.cases[0].view.state().zoom is None
        board.activate(board.query)
        qtbot.keyClick(board.active.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert shared_look(board.cases[0].view.state(), board.cases[0].ground).zoom == pytest.approx(1.25)

    def test_that_come_later_look_as_those_that_are_there(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        board.query.view.zoom_in()
        opened(qtbot, station, found[0])
        pane, query = board.cases[0], board.query
        qtbot.waitUntil(lambda: pane.view.width() == query.view.width() and not board._settling.isActive())
        look, wanted = (shared_look(each.view.state(), each.ground) for each in (pane, query))
        assert look.zoom == pytest.approx(wanted.zoom)
        assert look.place == pytest.approx(wanted.place)

    def test_are_worked_on_by_the_tools_one_at_a_time(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        station.window.reading.tools.invert_requested.emit()
        assert board.cases[0].view.state().inverted
        assert not board.query.view.state().inverted


class TestSwappingAndFlicker:
    def test_a_swap_lets_the_pair_change_places_and_the_heads_go_along(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:2])
        press(qtbot, board, Qt.Key.Key_X)
        qtbot.waitUntil(lambda: [title[:6] for title in titles(board)] == ["Case 2", "Case 1", "Query"])
        press(qtbot, board, Qt.Key.Key_X)
        qtbot.waitUntil(lambda: titles(board)[0] == "Query")

    def test_a_held_key_shows_the_other_film_at_the_same_place_and_says_which(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        pane = board.cases[0]
        pane.view.setFocus()
        pane.view.zoom_in()
        qtbot.keyPress(pane.view, Qt.Key.Key_B)
        guest = pane._guest
        assert guest.isVisible()
        view, ground = pane.guest
        assert view is guest
        assert shared_look(guest.state(), ground).zoom == pytest.approx(1.25)
        assert pane.head.text.startswith("In turns: Query")
        qtbot.keyRelease(pane.view, Qt.Key.Key_B)
        assert not guest.isVisible()
        assert pane.head.text.startswith("Case 1")

    def test_the_other_film_goes_when_the_keyboard_does(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        board.cases[0].view.setFocus()
        qtbot.waitUntil(board.cases[0].view.hasFocus)
        qtbot.keyPress(board.cases[0].view, Qt.Key.Key_B)
        board.query.view.setFocus()
        qtbot.waitUntil(lambda: not board.cases[0]._guest.isVisible())

    def test_films_take_turns_at_a_calm_rate_only_when_asked_and_until_asked_again(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, found[0])
        turns: list[bool] = []
        board._flicker.turned.connect(turns.append)
        assert not board._flicker._turns.isActive()
        assert board._flicker._turns.interval() >= 334  # three flashes a second are a danger to some
        press(qtbot, board, Qt.Key.Key_B, CTRL_SHIFT)
        assert turns == [True]
        qtbot.waitUntil(lambda: turns[:2] == [True, False], timeout=5000)
        press(qtbot, board, Qt.Key.Key_B, CTRL_SHIFT)
        assert not board._flicker._turns.isActive()
        assert not board.cases[0]._guest.isVisible()

    def test_turns_end_with_the_pair(
        self, qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
    ) -> None:
        opened(qtbot, station, *found[:2])
        press(qtbot, board, Qt.Key.Key_B, CTRL_SHIFT)
        board.close_case()
        assert not board._flicker._turns.isActive()
        assert not board.actions_["flicker"].isChecked()
        assert not board.cases[0]._guest.isVisible()


def test_a_click_into_a_film_makes_it_the_active_one(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    QTest.mouseClick(board.query.view, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: board.active is board.query)
    assert board.partner is board.cases[0]
