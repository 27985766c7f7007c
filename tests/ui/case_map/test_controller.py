"""Between map and library: made off the GUI thread, dropped with its library, and never in the way of a case."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import CancelToken, Case, LibraryInfo, OnProgress, Progress
from cxr_desktop.engine_room import Preparation
from cxr_desktop.errors import CaseNotFound, LibraryCorrupt
from cxr_desktop.evaluation.case_map import CaseMap
from cxr_desktop.map_room import MapRoom
from cxr_desktop.model.device import DeviceChoice
from cxr_desktop.settings import Moves
from cxr_desktop.ui.case_map.controller import CaseMapController
from cxr_desktop.ui.jobs import JobRunner
from tests.ui.engines import made_result

PREPARATION = Preparation(
    DeviceChoice("cpu", "a processor", "asked"), "small", LibraryInfo(Path("library"), "id", 30, {}), ()
)


class GatedRoom(MapRoom):
    """Has the map of the fixture, once its gate is open; or the error it is told to have."""

    def __init__(self, cases: CaseMap) -> None:
        super().__init__()
        self.cases = cases
        self.gate = threading.Event()
        self.gate.set()
        self.opened: list[Path] = []
        self.error: Exception | None = None
        self.threads: set[str] = set()

    def open_map(self, info: LibraryInfo, moves: Moves, cancel: CancelToken, on_progress: OnProgress) -> CaseMap:
        self.threads.add(threading.current_thread().name)
        self.opened.append(info.directory)
        on_progress(Progress("projecting", 1, 2))
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        if self.error:
            raise self.error
        return self.cases

    def case(self, case_id: int) -> Case:
        if case_id not in self.cases.case_ids:
            raise CaseNotFound("case", case_id=case_id)
        return Case(case_id, "NORMAL", Path(f"{case_id}.png"), "0" * 64)

    def thumbnail(self, case: Case) -> bytes | None:
        return b"a picture"


@pytest.fixture
def room(cases: CaseMap) -> GatedRoom:
    return GatedRoom(cases)


@pytest.fixture
def controller(qtbot: QtBot, room: GatedRoom) -> Iterator[CaseMapController]:
    runner = JobRunner("map", threads=2)
    made = CaseMapController(room, runner)
    made.set_library(PREPARATION)
    yield made
    room.gate.set()
    runner.close()


def test_nothing_is_made_before_the_map_is_to_be_seen_and_then_once(
    qtbot: QtBot, controller: CaseMapController, room: GatedRoom
) -> None:
    assert room.opened == []
    with qtbot.waitSignals([controller.began, controller.progressed, controller.ready]):
        controller.show()
    controller.hide()
    controller.show()
    assert room.opened == [Path("library")]
    assert all(name.startswith("map") for name in room.threads)


def test_a_map_that_is_being_made_can_be_given_up_and_asked_for_again(
    qtbot: QtBot, controller: CaseMapController, room: GatedRoom
) -> None:
    room.gate.clear()
    with qtbot.waitSignal(controller.progressed):
        controller.show()
    with qtbot.waitSignal(controller.cancelled):
        controller.cancel()
    room.gate.set()
    with qtbot.waitSignal(controller.ready):
        controller.show()


def test_another_library_drops_the_map_and_makes_its_own_if_that_is_in_sight(
    qtbot: QtBot, controller: CaseMapController, room: GatedRoom
) -> None:
    with qtbot.waitSignal(controller.ready):
        controller.show()
    other = replace(PREPARATION, library=LibraryInfo(Path("other"), "other", 3, {}))
    with qtbot.waitSignals([controller.closed, controller.ready]):
        controller.set_library(other)
    controller.hide()
    controller.set_library(PREPARATION)
    assert room.opened == [Path("library"), Path("other")]


def test_trouble_with_the_library_is_told_by_name(qtbot: QtBot, controller: CaseMapController, room: GatedRoom) -> None:
    room.error = LibraryCorrupt("manifest", detail="x")
    with qtbot.waitSignal(controller.failed) as failed:
        controller.show()
    assert failed.args[0].code == "LibraryCorrupt.manifest"


def test_a_bug_ends_the_waiting_and_is_reported(qtbot: QtBot, controller: CaseMapController, room: GatedRoom) -> None:
    room.error = RuntimeError("a bug")
    with qtbot.waitSignals([controller.cancelled, controller.broke]):
        controller.show()


class TestWithAQuery:
    @pytest.fixture(autouse=True)
    def shown(self, qtbot: QtBot, controller: CaseMapController, cases: CaseMap, films: list[Path]) -> None:
        result = made_result(films[0])
        neighbour = replace(result.neighbours[0], case=Case(107, "NORMAL", Path("7.png"), "0" * 64), similarity=0.75)
        self.result = replace(result, embedding=cases.embeddings[7], neighbours=(neighbour,))
        with qtbot.waitSignal(controller.ready):
            controller.show()
        with qtbot.waitSignal(controller.placed, check_params_cb=bool):
            controller.set_query(self.result)

    def test_it_is_placed_among_its_like_and_no_case_moves(
        self, qtbot: QtBot, controller: CaseMapController, cases: CaseMap
    ) -> None:
        before = cases.places.copy()
        with qtbot.waitSignal(controller.placed, check_params_cb=bool) as placed:
            controller.set_query(self.result)
        query = placed.args[0]
        assert query.neighbours == (7,)
        assert query.similarities[7] == pytest.approx(0.75)  # as it is said elsewhere
        assert query.place[0] < 5  # among the group to the left
        np.testing.assert_array_equal(cases.places, before)

    def test_a_case_is_opened_beside_it_with_its_rank_among_all(
        self, qtbot: QtBot, controller: CaseMapController
    ) -> None:
        with qtbot.waitSignal(controller.case_requested) as requested:
            controller.open_case(7)
        assert (requested.args[0].case.case_id, requested.args[0].rank) == (107, 1)
        with qtbot.waitSignal(controller.case_requested) as requested:
            controller.open_case(20)
        assert requested.args[0].rank > 10

    def test_of_several_libraries_is_placed_in_the_map_of_any_and_its_ranks_are_those_of_the_answer(
        self, qtbot: QtBot, controller: CaseMapController, cases: CaseMap
    ) -> None:
        """What other libraries have found stands before; what else they hold nobody knows here."""
        mine = replace(self.result.library, library_id=cases.library_id, given_name="north")
        other = replace(mine, library_id="another", given_name="south")
        together = replace(mine, library_id="both", parts=(other, mine))
        (found,) = self.result.neighbours
        stranger = replace(found, rank=1, similarity=0.9, library="south", case=replace(found.case, case_id=1))
        neighbours = (stranger, replace(found, rank=2, library="north"))
        with qtbot.waitSignal(controller.placed, check_params_cb=bool) as placed:
            controller.set_query(replace(self.result, library=together, neighbours=neighbours))
        assert (placed.args[0].neighbours, placed.args[0].ranks) == ((7,), (2,))
        with qtbot.waitSignal(controller.case_requested) as requested:
            controller.open_case(7)
        assert (requested.args[0].rank, requested.args[0].library) == (2, "north")
        similarities = placed.args[0].similarities
        with qtbot.waitSignal(controller.case_requested) as requested:
            controller.open_case(20)
        assert requested.args[0].rank == 2 + int((similarities > similarities[20]).sum())

    def test_a_picture_that_is_wanted_meanwhile_does_not_keep_a_case_from_opening(
        self, qtbot: QtBot, controller: CaseMapController
    ) -> None:
        with qtbot.waitSignals([controller.case_requested, controller.pictured]):
            controller.open_case(7)
            controller.need_picture(8)

    def test_an_answer_of_another_library_is_not_placed(self, qtbot: QtBot, controller: CaseMapController) -> None:
        other = replace(self.result, library=replace(self.result.library, library_id="other"))
        told: list[object] = []
        controller.placed.connect(told.append)
        controller.set_query(other)
        assert told == [None]


def test_without_a_query_a_case_becomes_one(qtbot: QtBot, controller: CaseMapController) -> None:
    with qtbot.waitSignal(controller.ready):
        controller.show()
    with qtbot.waitSignal(controller.film_requested) as requested:
        controller.open_case(4)
    assert requested.args == [Path("104.png")]


def test_a_case_that_cannot_be_read_leaves_the_map(
    qtbot: QtBot, controller: CaseMapController, room: GatedRoom
) -> None:
    with qtbot.waitSignal(controller.ready):
        controller.show()
    room.cases = replace(room.cases, case_ids=np.arange(30))
    with qtbot.waitSignal(controller.troubled):
        controller.open_case(4)
    with qtbot.waitSignal(controller.pictured) as pictured:
        controller.need_picture(4)
    assert pictured.args == [4, None, None]
