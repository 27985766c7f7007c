"""Films in windows of their own: a window goes with its case, that of the query stays, none outlives the main one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.compare.pane import ComparePane
from cxr_desktop.ui.viewer.detached import DetachedPane
from cxr_desktop.ui.viewer.tag_dialog import TagDialog
from cxr_desktop.ui.workstation import Workstation
from tests.ui.compare.test_board import Found, opened


def detach(qtbot: QtBot, station: Workstation, pane: ComparePane) -> DetachedPane:
    station.window.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    station.window.actions_["detach"].trigger()
    window = pane.view.window()
    assert isinstance(window, DetachedPane)
    return window


def windows(station: Workstation) -> list[DetachedPane]:
    return [each for each in station.window.findChildren(DetachedPane) if each.isVisible()]


def is_whole(pane: ComparePane) -> bool:
    """Its film is in its place again."""
    return pane.view.parentWidget() is pane and pane.layout().indexOf(pane.view) >= 0


WAYS = {
    "by its own button": lambda board: board.cases[0]._close.click(),
    "by key": lambda board: board.actions_["close"].trigger(),
    "with all others": lambda board: board.actions_["close_all"].trigger(),
}


@pytest.mark.parametrize("close", WAYS.values(), ids=WAYS)
def test_the_window_of_a_case_closes_with_the_case(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, close: Callable[[CompareBoard], None]
) -> None:
    opened(qtbot, station, found[0])
    detach(qtbot, station, board.cases[0])
    close(board)
    assert windows(station) == []
    assert is_whole(board.cases[0])
    assert not board.cases[0].isVisible()
    assert not board.is_comparing


def test_a_case_that_comes_into_the_pane_later_is_seen_there(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    detach(qtbot, station, board.cases[0])
    board.close_case()
    opened(qtbot, station, found[1])
    pane = board.cases[0]
    assert is_whole(pane)
    qtbot.waitUntil(pane.view.isVisible)
    assert pane.view.window() is station.window
    assert windows(station) == []


def test_a_case_that_takes_the_place_of_a_detached_one_is_seen_in_the_main_window(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    detach(qtbot, station, board.cases[0])
    with qtbot.waitSignal(station.controller.case_opened):
        board.open_case(found[1], in_place=True)
    assert windows(station) == []
    qtbot.waitUntil(board.cases[0].view.isVisible)


def test_other_windows_stay(qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found) -> None:
    opened(qtbot, station, *found[:2])
    first, second = detach(qtbot, station, board.cases[0]), detach(qtbot, station, board.cases[1])
    board.close_case(board.cases[1])
    assert windows(station) == [first]
    assert board.cases[0].view.window() is first
    first.close()
    assert is_whole(board.cases[0])
    assert board.cases[0].view.isVisible()
    assert second is not first


def test_a_window_that_was_closed_first_leaves_the_case_to_be_closed(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    detach(qtbot, station, board.cases[0]).close()
    board.close_case()
    assert is_whole(board.cases[0])
    assert not board.is_comparing


def test_the_window_of_the_query_takes_the_next_film_and_loses_the_cases(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, many_films: list[Path]
) -> None:
    opened(qtbot, station, found[0])
    query, case = detach(qtbot, station, board.query), detach(qtbot, station, board.cases[0])
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(many_films[3:4])
    assert windows(station) == [query]
    assert board.query.view.window() is query
    assert board.query.film.path == many_films[3]
    assert case is not query


def test_swapped_panes_get_their_films_back(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    query, case = detach(qtbot, station, board.query), detach(qtbot, station, board.cases[0])
    board.swap()
    query.close()
    case.close()
    assert is_whole(board.query)
    assert is_whole(board.cases[0])


def test_nothing_stays_on_the_screen_when_the_main_window_closes(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, *found[:2])
    for pane in (board.query, *board.cases[:2]):
        detach(qtbot, station, pane)
    dialog = TagDialog("film.dcm", (), station.window)
    dialog.show()
    station.window.close()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []
    assert all(is_whole(pane) for pane in board.panes)


def test_where_no_film_is_there_is_nothing_to_detach(station: Workstation) -> None:
    station.window.actions_["detach"].trigger()
    assert windows(station) == []
