"""The controller: the newest query wins, trouble has a name, and an earlier answer comes back without the engine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import (
    CancelToken,
    Case,
    EmbedderFingerprint,
    Evidence,
    LibraryInfo,
    Neighbour,
    QueryResult,
    QueryTiming,
    Vote,
)
from cxr_desktop.engine_room import Answer, EngineRoom, to_answer
from cxr_desktop.errors import LibraryMissing
from cxr_desktop.history import History
from cxr_desktop.imaging.readers import decode_radiograph
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.search import QueryOptions
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.jobs import JobRunner


class GatedEngine(EngineRoom):
    """Answers at once, or when its gate is opened; counts what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[Path] = []
        self.error: Exception | None = None

    def answer(self, path: Path, options: QueryOptions, cancel: CancelToken) -> Answer:
        self.asked.append(path)
        self.gate.wait(10)
        cancel.raise_if_cancelled()
        if self.error:
            raise self.error
        return to_answer(made_result(path), (96, 96), b"")


def made_result(path: Path) -> QueryResult:
    case = Case(1, "NORMAL", path, "0" * 64)
    return QueryResult(
        path=path,
        radiograph=decode_radiograph(path.read_bytes()),
        embedding=np.zeros(4, np.float32),
        neighbours=(Neighbour(1, case, 0.5, is_copy_of_query=False),),
        evidence=Evidence(Vote("NORMAL", 1.0, {"NORMAL": 1}), "NORMAL", 0.5, 0),
        heat_map=None,
        timing=QueryTiming(0, 0, 0, 0, 0),
        library=LibraryInfo(Path("library"), "id", 1, {"NORMAL": 1}),
        model=EmbedderFingerprint("small", (), "0" * 64, "1", 4),
    )


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("controller")
    return [film.path for film in write_demo_films(folder, per_label=2, seed=3, size_px=96)]


@pytest.fixture
def engine() -> GatedEngine:
    return GatedEngine()


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def controller(qtbot: QtBot, engine: GatedEngine, history: History) -> Iterator[Controller]:
    runners = JobRunner("engine"), JobRunner("films")
    yield Controller(engine, history, engine_runner=runners[0], film_runner=runners[1])
    engine.gate.set()
    for runner in runners:
        runner.close()


def test_a_film_is_shown_at_once_and_answered_when_the_engine_is_ready(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, history: History, films: list[Path]
) -> None:
    engine.gate.clear()
    with qtbot.waitSignals([controller.query_began, controller.film_opened]):
        controller.ask(films[:1])
    with qtbot.waitSignals([controller.answered, controller.query_ended]):
        engine.gate.set()
    assert [entry.result.path for entry in history.search()] == films[:1]


def test_the_newest_query_wins(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, history: History, films: list[Path]
) -> None:
    answers: list[Path] = []
    controller.answered.connect(lambda answer, _id: answers.append(answer.result.path))
    engine.gate.clear()
    for _ in range(10):
        for film in films:
            controller.ask([film])
    engine.gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [films[-1]]
    assert len(engine.asked) <= 2
    assert len(history) == 1


def test_a_cancelled_query_leaves_nothing_behind(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, history: History, films: list[Path]
) -> None:
    engine.gate.clear()
    controller.answered.connect(lambda *_: pytest.fail("answered after a cancel"))
    controller.ask(films[:1])
    with qtbot.waitSignal(controller.query_ended):
        controller.cancel()
    engine.gate.set()
    with qtbot.waitSignal(controller.query_failed):
        engine.error = LibraryMissing("none_open")
        controller.ask(films[:1])
    assert len(history) == 0


def test_a_work_list_is_walked_in_both_directions(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, films: list[Path]
) -> None:
    places: list[tuple[int, int]] = []
    controller.worklist_changed.connect(lambda place, count: places.append((place, count)))
    controller.ask(films[:3])
    for by in (1, 1, 1, -1):
        controller.step(by)
    assert places == [(0, 3), (1, 3), (2, 3), (1, 3)]


def test_an_earlier_answer_comes_back_without_the_engine(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, history: History, films: list[Path]
) -> None:
    for film in films[:2]:
        with qtbot.waitSignal(controller.answered):
            controller.ask([film])
    first = history.search()[-1]
    with qtbot.waitSignal(controller.answered) as answered:
        controller.restore(first.entry_id)
    assert answered.args[0].result.path == films[0]
    assert answered.args[1] == first.entry_id
    assert len(engine.asked) == 2


def test_a_file_that_is_no_film_is_refused_by_name(qtbot: QtBot, controller: Controller, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no film")
    with qtbot.waitSignal(controller.film_refused) as refused:
        controller.ask([path])
    assert refused.args[1].code.startswith("UnsupportedFormat")


def test_a_case_whose_film_is_another_one_now_counts_as_missing(
    qtbot: QtBot, controller: Controller, films: list[Path]
) -> None:
    other = Neighbour(1, Case(1, "NORMAL", films[0], "f" * 64), 0.5, is_copy_of_query=False)
    with qtbot.waitSignal(controller.case_missing):
        controller.show_case(other)
    own = decode_radiograph(films[0].read_bytes()).content_sha256
    with qtbot.waitSignal(controller.case_opened):
        controller.show_case(Neighbour(1, Case(1, "NORMAL", films[0], own), 0.5, is_copy_of_query=False))
