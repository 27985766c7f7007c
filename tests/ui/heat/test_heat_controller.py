"""Heat maps are computed in the background, once per query and question, and given up when superseded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.engine_room import Answer
from cxr_desktop.errors import LibraryMissing
from cxr_desktop.heat.question import HeatQuestion
from cxr_desktop.history.heat import PackedMaps, pack
from cxr_desktop.ui.heat.heat_ask import HeatAsk
from cxr_desktop.ui.heat.heat_controller import HeatController
from cxr_desktop.ui.heat.heat_panel import HeatPanel
from cxr_desktop.ui.heat.worth_words import WorthWords
from cxr_desktop.ui.jobs import JobRunner
from tests.answers import make_heat_maps
from tests.ui.heat.conftest import ExplainingEngine

NORMAL, PNEUMONIA = HeatQuestion(label="NORMAL"), HeatQuestion(label="PNEUMONIA")
CASE = HeatQuestion(case_id=103)


@pytest.fixture
def panel(qtbot: QtBot) -> HeatPanel:
    panel = HeatPanel()
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def controller(qtbot: QtBot, explaining: ExplainingEngine, panel: HeatPanel) -> Iterator[HeatController]:
    runners = JobRunner("engine"), JobRunner("films")
    yield HeatController(explaining, panel, engine_runner=runners[0], film_runner=runners[1])
    explaining.gate.set()
    for runner in runners:
        runner.close()


def words(panel: HeatPanel) -> str:
    found = panel.findChild(WorthWords)
    assert found is not None
    return found.text()


def settle(qtbot: QtBot, panel: HeatPanel, question: HeatQuestion, branch: str = "fused") -> None:
    """Ask, and wait for the map and what it is worth."""
    panel.asked.emit(HeatAsk(question, branch))
    qtbot.waitUntil(lambda: panel.shown == HeatAsk(question, branch) and "shifts" in words(panel))


@pytest.mark.usefixtures("controller")
def test_the_first_map_is_not_computed_again_and_is_appraised_in_the_background(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer
) -> None:
    panel.show_answer(answer)
    qtbot.waitUntil(lambda: bool(words(panel)))
    assert explaining.explained == []
    assert explaining.appraised == [PNEUMONIA]
    assert words(panel).startswith("CNN and ViT look at different places. This map is stable under small shifts")


@pytest.mark.usefixtures("controller")
@pytest.mark.parametrize("question", [NORMAL, CASE])
def test_a_question_is_computed_once_whatever_branch_is_shown(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer, question: HeatQuestion
) -> None:
    panel.show_answer(answer)
    for branch in ("fused", "cnn", "vit"):
        settle(qtbot, panel, question, branch)
    settle(qtbot, panel, PNEUMONIA)
    settle(qtbot, panel, question)
    assert explaining.explained == [question]


@pytest.mark.usefixtures("controller")
def test_what_is_known_of_a_query_is_still_known_when_it_comes_back(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer, other_answer: Answer
) -> None:
    for shown in (answer, other_answer, answer):
        panel.show_answer(shown)
        settle(qtbot, panel, CASE)
    assert explaining.explained == [CASE, CASE]


@pytest.mark.usefixtures("controller")
def test_an_earlier_answer_s_maps_are_read_on_the_films_thread_alone(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer
) -> None:
    """They come from a database that belongs to that thread, and without the film's pixels."""
    readers: set[str] = set()

    def read() -> bytes:
        readers.add(threading.current_thread().name.partition("_")[0])
        return pack(make_heat_maps())

    result = answer.result
    assert result.heat_map is not None
    kept = replace(result.heat_map, maps=PackedMaps(("cnn", "vit", "fused"), read))
    empty = replace(result.radiograph, values=np.empty((0, 0), np.uint8))
    panel.show_answer(replace(answer, result=replace(result, heat_map=kept, radiograph=empty)))
    qtbot.waitUntil(lambda: "shifts" in words(panel))
    settle(qtbot, panel, PNEUMONIA, "cnn")
    assert readers == {"films"}


@pytest.mark.usefixtures("controller")
def test_a_newer_question_takes_the_place_of_the_one_before(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer
) -> None:
    panel.show_answer(answer)
    settle(qtbot, panel, PNEUMONIA)
    explaining.gate.clear()
    panel.asked.emit(HeatAsk(NORMAL))
    qtbot.waitUntil(lambda: explaining.explained == [NORMAL])
    panel.asked.emit(HeatAsk(CASE))
    explaining.gate.set()
    qtbot.waitUntil(lambda: panel.shown.question == CASE)
    assert explaining.cancelled == [NORMAL]


@pytest.mark.usefixtures("controller")
def test_another_film_gives_up_what_was_asked_of_this_one(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer
) -> None:
    panel.show_answer(answer)
    settle(qtbot, panel, PNEUMONIA)
    explaining.gate.clear()
    panel.asked.emit(HeatAsk(NORMAL))
    qtbot.waitUntil(lambda: bool(explaining.explained))
    panel.show_nothing()
    explaining.gate.set()
    qtbot.waitUntil(lambda: explaining.cancelled == [NORMAL])
    assert words(panel) == ""


@pytest.mark.usefixtures("controller")
def test_trouble_is_said_and_the_map_on_the_film_stays(
    qtbot: QtBot, panel: HeatPanel, explaining: ExplainingEngine, answer: Answer
) -> None:
    panel.show_answer(answer)
    settle(qtbot, panel, PNEUMONIA)
    explaining.error = LibraryMissing("none_open")
    panel.asked.emit(HeatAsk(NORMAL))
    qtbot.waitUntil(lambda: "library" in words(panel).lower())
    assert panel.shown.question == PNEUMONIA
