"""Search from a case, and the way back and forward: by keys, by breadcrumbs, and past what has been forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Neighbour
from cxr_desktop.errors import OutOfMemory
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.workstation import Workstation
from tests.ui.compare.conftest import ComparingEngine

Found = tuple[Neighbour, ...]


def here(station: Workstation) -> str:
    """The film on the screen."""
    return station.window.reading._film.path.name


def crumbs(station: Workstation) -> list[str]:
    """What the breadcrumbs say, the present one in brackets."""
    bar = station.window.reading.trail
    if not bar.isVisible():
        return []
    row = bar._crumbs.layout()
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    return [
        f"[{widget.text()}]" if widget.objectName() == "here" else widget.text()
        for widget in widgets
        if isinstance(widget, QLabel | QPushButton)
    ]


def search_from(qtbot: QtBot, station: Workstation, neighbour: Neighbour) -> None:
    with qtbot.waitSignal(station.controller.answered):
        station.window.reading.gallery.search_requested.emit(neighbour)


def go(qtbot: QtBot, station: Workstation, key: Qt.Key) -> None:
    with qtbot.waitSignal(station.controller.answered):
        qtbot.keyClick(station.window, key, Qt.KeyboardModifier.AltModifier)


def ways(station: Workstation) -> tuple[bool, bool]:
    return tuple(station.window.actions_[name].isEnabled() for name in ("back", "forward"))


def test_a_case_on_the_board_is_asked_about_by_a_key(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    with qtbot.waitSignal(station.controller.case_opened):
        station.window.reading.gallery.case_activated.emit(found[1])
    board.active.view.setFocus()
    with qtbot.waitSignal(station.controller.answered) as answered:
        qtbot.keyClick(board.active.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answered.args[0].result.path == found[1].case.path
    assert crumbs(station)[1:] == [f"[Case 2: {found[1].case.label}]"]


def test_the_trail_is_walked_by_keys_without_the_engine(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    first = here(station)
    assert ways(station) == (False, False)
    assert crumbs(station) == []
    search_from(qtbot, station, found[0])
    assert ways(station) == (True, False)
    asked = len(engine.asked)
    go(qtbot, station, Qt.Key.Key_Left)
    assert here(station) == first
    assert ways(station) == (False, True)
    assert crumbs(station) == [f"[{first}]", f"Case 1: {found[0].case.label}"]
    go(qtbot, station, Qt.Key.Key_Right)
    assert here(station) == found[0].case.path.name
    assert len(engine.asked) == asked


def test_a_breadcrumb_leads_where_it_says(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    first = here(station)
    search_from(qtbot, station, found[0])
    search_from(qtbot, station, found[1])
    assert len(crumbs(station)) == 3
    button = next(b for b in station.window.reading.trail.findChildren(QPushButton) if b.text() == first)
    with qtbot.waitSignal(station.controller.answered):
        button.click()
    assert here(station) == first
    assert crumbs(station)[0] == f"[{first}]"


def test_a_search_gives_up_what_was_ahead(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    search_from(qtbot, station, found[0])
    go(qtbot, station, Qt.Key.Key_Left)
    search_from(qtbot, station, found[1])
    assert ways(station) == (True, False)
    assert crumbs(station)[1:] == [f"[Case 2: {found[1].case.label}]"]


def test_a_film_that_is_opened_begins_a_trail_of_its_own_but_the_way_back_stays(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, many_films: list[Path]
) -> None:
    search_from(qtbot, station, found[0])
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(many_films[3:4])
    assert crumbs(station) == []
    go(qtbot, station, Qt.Key.Key_Left)
    assert len(crumbs(station)) == 2


def test_the_work_list_stays_where_it_is(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, many_films: list[Path]
) -> None:
    with qtbot.waitSignal(station.controller.answered):
        station.controller.ask(many_films[:3])
    search_from(qtbot, station, found[4])
    with qtbot.waitSignal(station.controller.answered) as answered:
        station.window.actions_["next"].trigger()
    assert answered.args[0].result.path == many_films[1]


@pytest.mark.parametrize("change", ["gone", "another film"])
def test_a_case_whose_film_is_missing_is_said_and_can_be_located(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine, change: str
) -> None:
    path, first = found[0].case.path, here(station)
    if change == "gone":
        path.rename(path.with_suffix(".gone"))
    else:
        path.write_bytes(found[1].case.path.read_bytes())
    with qtbot.waitSignal(station.comparison.trail.case_missing):
        station.window.reading.gallery.search_requested.emit(found[0])
    assert "case 1 is not where the library knows it" in station.window.messages.text
    offered = [button.text() for button in station.window.messages.findChildren(QPushButton)]
    assert "Locate the films of this library …" in offered
    assert here(station) == first
    assert len(engine.asked) == 1


def test_after_a_query_that_failed_the_way_back_leads_to_the_answer_before(
    qtbot: QtBot,
    station: Workstation,
    board: CompareBoard,
    engine: ComparingEngine,
    many_films: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OutOfMemory("cpu")

    first = here(station)
    monkeypatch.setattr(engine, "answer", fail)
    with qtbot.waitSignal(station.controller.query_failed):
        station.window.open_films(many_films[1:2])
    assert ways(station) == (True, False)
    go(qtbot, station, Qt.Key.Key_Left)
    assert here(station) == first


def test_an_answer_that_was_forgotten_is_no_step_any_more(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    search_from(qtbot, station, found[0])
    station.window.history.remove_requested.emit(station.history.search()[-1].entry_id)
    assert ways(station) == (False, False)
    assert crumbs(station) == []
