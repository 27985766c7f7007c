"""What is said of a pair, and the map of what makes its films similar: in the background, once, for one pair only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Neighbour
from cxr_desktop.errors import OutOfMemory
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.workstation import Workstation
from tests.ui.compare.conftest import ComparingEngine

Found = tuple[Neighbour, ...]


def opened(qtbot: QtBot, station: Workstation, neighbour: Neighbour) -> None:
    with qtbot.waitSignal(station.controller.case_opened):
        station.window.reading.gallery.case_activated.emit(neighbour)


def ask_why(qtbot: QtBot, board: CompareBoard) -> None:
    qtbot.keyClick(board.active.view, Qt.Key.Key_W)


def said(board: CompareBoard, name: str) -> str:
    return board.strip.findChild(QLabel, name).text()


def test_a_pair_is_told_in_words_and_with_a_number_and_its_meaning(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    assert said(board, "words") == ("Case 1 is the most similar case. Similarity 0.9000 (1: the same to the model).")
    opened(qtbot, station, found[4])
    assert said(board, "words").startswith("Case 5 is much less similar than the most similar case.")
    assert "says nothing of the cause" in said(board, "meaning")


def test_the_map_is_on_both_films_with_a_sentence_on_what_it_is_not(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    opened(qtbot, station, found[1])
    assert engine.pairs == []  # not before it is wanted
    with qtbot.waitSignal(station.comparison.pairs.explained):
        ask_why(qtbot, board)
    assert engine.pairs == [(station.history.search()[0].result.path, found[1].case.path)]
    assert (board.query._heat.rgba == 100).all()
    assert (board.cases[0]._heat.rgba == 200).all()
    assert board.query._heat.caption == "What makes query and case 2 similar"
    assert "0.8765" in said(board, "meaning")
    assert "outlines no finding" in said(board, "meaning")


def test_the_map_of_the_answer_comes_back(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    own = board.query._heat
    opened(qtbot, station, found[0])
    with qtbot.waitSignal(station.comparison.pairs.explained):
        ask_why(qtbot, board)
    assert board.query._heat is not own
    ask_why(qtbot, board)
    assert board.query._heat is own
    assert not board.cases[0].has_heat
    assert "outlines" not in said(board, "meaning")


def test_it_goes_with_the_pair_and_each_pair_is_computed_once(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    opened(qtbot, station, found[0])
    with qtbot.waitSignal(station.comparison.pairs.explained):
        ask_why(qtbot, board)
    with qtbot.waitSignal(station.comparison.pairs.explained):
        opened(qtbot, station, found[1])
    assert not board.cases[0].has_heat
    with qtbot.waitSignal(station.comparison.pairs.explained):
        board.activate(board.cases[0])
    assert len(engine.pairs) == 2
    assert board.cases[0].has_heat
    assert not board.cases[1].has_heat


def test_what_is_superseded_is_cancelled(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    engine.pair_gate.clear()
    opened(qtbot, station, found[0])
    ask_why(qtbot, board)
    assert said(board, "meaning") == "Looking for what makes these two films similar …"
    qtbot.waitUntil(lambda: len(engine.pairs) == 1)
    opened(qtbot, station, found[1])
    qtbot.waitUntil(lambda: engine.cancelled == [found[0].case.path])
    with qtbot.waitSignal(station.comparison.pairs.explained) as explained:
        engine.pair_gate.set()
    assert explained.args[0] == found[1]


def test_a_query_does_not_wait_for_it(
    qtbot: QtBot,
    station: Workstation,
    board: CompareBoard,
    found: Found,
    engine: ComparingEngine,
    many_films: list[Path],
) -> None:
    engine.pair_gate.clear()
    opened(qtbot, station, found[0])
    ask_why(qtbot, board)
    qtbot.waitUntil(lambda: len(engine.pairs) == 1)
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(many_films[2:3])
    assert engine.cancelled == [found[0].case.path]


def test_trouble_is_told_in_its_place(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    engine.pair_error = OutOfMemory("cpu")
    opened(qtbot, station, found[0])
    with qtbot.waitSignal(station.comparison.pairs.failed):
        ask_why(qtbot, board)
    assert said(board, "meaning").startswith("There is no map of what makes them similar.")
    assert "too little memory" in said(board, "meaning")


def test_it_is_told_in_the_language_of_the_moment(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found
) -> None:
    opened(qtbot, station, found[0])
    with qtbot.waitSignal(station.comparison.pairs.explained):
        ask_why(qtbot, board)
    english = board.query._heat.caption, said(board, "words"), said(board, "meaning"), board.query.head.text
    station._change("language", "zh_CN")
    qtbot.waitUntil(lambda: board.query._heat.caption != english[0])
    chinese = board.query._heat.caption, said(board, "words"), said(board, "meaning"), board.query.head.text
    assert all(one != other for one, other in zip(english, chinese, strict=True))


def test_a_film_that_has_been_replaced_since_is_not_explained(
    qtbot: QtBot, station: Workstation, board: CompareBoard, found: Found, engine: ComparingEngine
) -> None:
    opened(qtbot, station, found[0])
    found[0].case.path.write_bytes(found[1].case.path.read_bytes())
    with qtbot.waitSignal(station.comparison.pairs.failed):
        ask_why(qtbot, board)
    assert engine.pairs == []
    assert said(board, "meaning").startswith("There is no map of what makes them similar.")
