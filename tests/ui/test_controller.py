"""The controller: the newest query wins, trouble has a name, and an earlier answer comes back without the engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.errors import LibraryMissing, OutOfMemory
from cxr_desktop.history import History
from cxr_desktop.imaging.readers import decode_radiograph
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.wishes import Sources
from tests.ui.engines import GatedEngine


@pytest.fixture
def engine() -> GatedEngine:
    return GatedEngine()


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def make_controller(qtbot: QtBot, engine: GatedEngine, history: History) -> Iterator[Callable[[], Controller]]:
    runners = JobRunner("engine"), JobRunner("films")
    yield lambda: Controller(engine, history, engine_runner=runners[0], film_runner=runners[1])
    engine.gate.set()
    for runner in runners:
        runner.close()


@pytest.fixture
def controller(make_controller: Callable[[], Controller]) -> Controller:
    return make_controller()


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


@pytest.mark.parametrize("fate", ["gone", "another film"])
def test_an_earlier_answer_comes_back_with_what_was_kept_of_its_film(
    qtbot: QtBot,
    make_controller: Callable[[], Controller],
    history: History,
    films: list[Path],
    tmp_path: Path,
    fate: str,
) -> None:
    film, controller = Path(shutil.copy(films[0], tmp_path)), make_controller()
    with qtbot.waitSignal(controller.answered):
        controller.ask([film])
    if fate == "gone":
        film.unlink()
    else:
        shutil.copy(films[1], film)
    controller = make_controller()  # with the same history, but without the films that the first one has opened
    with (
        qtbot.waitSignal(controller.film_opened) as opened,
        qtbot.waitSignal(controller.film_refused) as refused,
        qtbot.waitSignal(controller.answered) as answered,
    ):
        controller.restore(history.search()[-1].entry_id)
    assert opened.args[0].is_kept_picture
    assert answered.args[0].result.path == film
    assert refused.args[1].reason == {"gone": "missing", "another film": "other_film"}[fate]


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


def test_a_cancel_is_told_and_the_next_query_is_answered(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, films: list[Path]
) -> None:
    engine.gate.clear()
    controller.ask(films[:1])
    with qtbot.waitSignals([controller.query_cancelled, controller.query_ended]):
        controller.cancel()
    assert not controller.is_working
    engine.gate.set()
    with qtbot.waitSignal(controller.answered) as answered:
        controller.ask_again()
    assert answered.args[0].result.path == films[0]


def test_folders_and_films_become_one_work_list(qtbot: QtBot, controller: Controller, films: list[Path]) -> None:
    with qtbot.waitSignal(controller.worklist_changed) as changed:
        controller.open_places([films[0], films[-1].parent])
    siblings = [film for film in films if film.parent == films[-1].parent]
    assert changed.args == [0, 1 + len(siblings)]


def test_a_folder_that_is_not_there_is_refused_by_name(
    qtbot: QtBot, controller: Controller, films: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(controller.film_refused) as refused:
        controller.open_places([tmp_path / "empty"])
    assert refused.args[1].code == "NoFilmsFound.empty_folder"


def test_a_query_does_not_end_work_on_a_library_and_is_answered_after_it(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, films: list[Path], tmp_path: Path
) -> None:
    engine.gate.clear()
    with qtbot.waitSignal(controller.library_progress):
        controller.locate(tmp_path / "new")
    controller.ask(films[:1])
    with qtbot.waitSignals([controller.library_work_ended, controller.prepared, controller.answered]):
        engine.gate.set()
    assert engine.directory == tmp_path / "new"


def test_work_on_a_library_that_is_cancelled_leaves_it_as_it_was(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, tmp_path: Path
) -> None:
    engine.gate.clear()
    controller.prepared.connect(lambda _: pytest.fail("cancelled work was taken over"))
    with qtbot.waitSignal(controller.library_progress):
        controller.locate(tmp_path / "new")
    with qtbot.waitSignal(controller.library_work_ended):
        controller.cancel()
    assert engine.directory == Path("library")


def test_a_query_that_failed_is_asked_again_once_the_engine_is_another(
    qtbot: QtBot, controller: Controller, engine: GatedEngine, films: list[Path]
) -> None:
    engine.error = OutOfMemory("cuda")
    with qtbot.waitSignal(controller.query_failed):
        controller.ask(films[:1])
    engine.error = None
    with qtbot.waitSignal(controller.answered):
        controller.prepare(Sources(device="cpu"))


def test_nothing_is_said_of_a_film_before_it_is_on_the_screen(
    qtbot: QtBot, controller: Controller, films: list[Path]
) -> None:
    told: list[str] = []
    controller.film_opened.connect(lambda _: told.append("film"))
    controller.found.connect(lambda *_: told.append("cases"))
    controller.answered.connect(lambda *_: told.append("answer"))
    for film in films:
        with qtbot.waitSignal(controller.answered):
            controller.ask([film])
    assert told == ["film", "cases", "answer"] * len(films)


def test_after_an_earlier_answer_a_changed_wish_is_about_that_film(
    qtbot: QtBot, controller: Controller, history: History, films: list[Path]
) -> None:
    for film in films[:2]:
        with qtbot.waitSignal(controller.answered):
            controller.ask([film])
    with qtbot.waitSignal(controller.answered):
        controller.restore(history.search()[-1].entry_id)
    with qtbot.waitSignal(controller.answered) as answered:
        controller.ask_again()
    assert answered.args[0].result.path == films[0]


def test_films_that_are_gone_are_found(qtbot: QtBot, controller: Controller, films: list[Path], tmp_path: Path) -> None:
    with qtbot.waitSignal(controller.missing_found) as found:
        controller.find_missing([films[0], tmp_path / "gone.png"])
    assert found.args == [frozenset({tmp_path / "gone.png"})]
