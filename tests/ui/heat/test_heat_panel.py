"""The heat panel: everything can be asked for by keyboard, and what lies over the film is said in words too."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import HeatScale, ScoreKind
from cxr_desktop.engine_room import Answer
from cxr_desktop.heat.picture import DrawnHeat
from cxr_desktop.heat.question import Appraisal, HeatQuestion
from cxr_desktop.ui.film_look import HeatLayer
from cxr_desktop.ui.heat.heat_ask import HeatAsk
from cxr_desktop.ui.heat.heat_panel import HeatPanel
from cxr_desktop.ui.heat.worth_words import WorthWords

LINE = np.array([[0.2, 0.2], [0.8, 0.2], [0.5, 0.8]], np.float32)
DRAWN = DrawnHeat(np.zeros((8, 8, 4), np.uint8), (LINE,))
NORMAL = HeatAsk(HeatQuestion(label="NORMAL"))


@pytest.fixture
def panel(qtbot: QtBot) -> HeatPanel:
    panel = HeatPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 200)
    panel.show()
    return panel


@pytest.fixture
def layers(panel: HeatPanel) -> list[HeatLayer]:
    layers: list[HeatLayer] = []
    panel.layer_changed.connect(layers.append)
    return layers


def choice(panel: HeatPanel, name: str) -> QComboBox:
    found = panel.findChild(QComboBox, name)
    assert found is not None
    return found


def button(panel: HeatPanel, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert found is not None
    return found


def words(panel: HeatPanel) -> str:
    found = panel.findChild(WorthWords)
    assert found is not None
    return found.text()


def said(panel: HeatPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_every_label_and_every_neighbour_can_be_asked_for(panel: HeatPanel, answer: Answer) -> None:
    panel.show_answer(answer)
    question = choice(panel, "heat-question")
    texts = [question.itemText(row) for row in range(question.count())]
    assert texts[:2] == ["What spoke for PNEUMONIA", "What spoke for NORMAL"]
    assert texts[2:] == [f"Similarity to case {rank} (PNEUMONIA)" for rank in range(1, 6)]
    branch = choice(panel, "heat-branch")
    assert [branch.itemData(row) for row in range(branch.count())] == ["fused", "cnn", "vit"]


def test_the_keyboard_asks_for_another_label_and_branch(panel: HeatPanel, answer: Answer, qtbot: QtBot) -> None:
    panel.show_answer(answer)
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(choice(panel, "heat-question"), Qt.Key.Key_Down)
    assert asked.args[0].question == HeatQuestion(label="NORMAL")
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(choice(panel, "heat-branch"), Qt.Key.Key_Down)
    assert asked.args[0].branch == "cnn"


def test_the_first_map_lies_over_the_film_at_once(panel: HeatPanel, answer: Answer, layers: list[HeatLayer]) -> None:
    panel.show_answer(answer)
    assert layers[-1].rgba is answer.heat_rgba
    assert layers[-1].caption == "What spoke for PNEUMONIA"


def test_the_caption_says_what_is_shown(panel: HeatPanel, answer: Answer, layers: list[HeatLayer]) -> None:
    panel.show_answer(answer)
    panel.show_heat(HeatAsk(HeatQuestion(case_id=102), "vit"), DRAWN, None)
    assert layers[-1].caption == "Similarity to case 2 (PNEUMONIA): ViT alone"


def test_the_outline_can_be_switched_off_and_on(
    panel: HeatPanel, answer: Answer, layers: list[HeatLayer], qtbot: QtBot
) -> None:
    panel.show_answer(answer)
    panel.show_heat(NORMAL, DRAWN, None)
    assert layers[-1].outline is not None
    switch = button(panel, "heat-outline")
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert layers[-1].outline is None
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert layers[-1].outline is not None
    assert layers[-1].outline.lines == (LINE,)


def test_the_threshold_is_asked_for_by_key(panel: HeatPanel, answer: Answer, qtbot: QtBot) -> None:
    panel.show_answer(answer)
    slider = panel.findChild(QSlider, "heat-threshold")
    assert slider is not None
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert asked.args[0].threshold == pytest.approx(0.55)


@pytest.mark.parametrize(
    ("appraisal", "expected"),
    [
        (Appraisal(0.9, {"fused": 0.9}, True, {"fused": True}), ("same places", "is stable", "solid")),
        (Appraisal(0.1, {"fused": 0.2}, False, {"fused": False}), ("different places", "changes", "dashed")),
        (Appraisal(None, {"fused": 0.2}), ("not been measured", "dotted")),
    ],
)
def test_what_a_map_is_worth_is_said_in_words(
    panel: HeatPanel, answer: Answer, layers: list[HeatLayer], appraisal: Appraisal, expected: tuple[str, ...]
) -> None:
    panel.show_answer(answer)
    panel.show_heat(NORMAL, DRAWN, None)
    panel.show_appraisal(appraisal)
    assert all(word in words(panel) for word in expected)
    assert layers[-1].outline is not None
    assert layers[-1].outline.is_stable is appraisal.is_stable.get("fused")


def test_words_outline_and_figures_are_of_the_map_that_is_shown(
    panel: HeatPanel, answer: Answer, layers: list[HeatLayer]
) -> None:
    """The vit's map may move where the fused one does not."""
    worth = Appraisal(0.1, {"fused": 0.97, "cnn": 0.99, "vit": 0.11}, True, {"fused": True, "cnn": True, "vit": False})
    button(panel, "heat-figures").setChecked(True)
    panel.show_answer(answer)
    panel.show_heat(NORMAL, DRAWN, None)
    panel.show_appraisal(worth)
    for branch, word, figure in (("vit", "changes", "0.11"), ("cnn", "is stable", "0.99"), ("fused", "stable", "0.97")):
        panel.show_heat(HeatAsk(NORMAL.question, branch), DRAWN, None)
        assert word in words(panel)
        assert figure in words(panel)
        assert layers[-1].outline.is_stable is worth.is_stable[branch]


def test_a_branch_that_was_not_measured_is_not_judged_by_another(
    panel: HeatPanel, answer: Answer, layers: list[HeatLayer]
) -> None:
    panel.show_answer(answer)
    panel.show_heat(HeatAsk(NORMAL.question, "vit"), DRAWN, None)
    panel.show_appraisal(Appraisal(0.9, {"fused": 0.9, "vit": 0.4}, True, {"fused": True}))
    assert words(panel).startswith("CNN and ViT look at the same places. What counts as stable has not been measured")
    assert layers[-1].outline.is_stable is None


def test_another_question_says_nothing_until_it_is_appraised(panel: HeatPanel, answer: Answer) -> None:
    panel.show_answer(answer)
    panel.show_heat(NORMAL, DRAWN, None)
    panel.show_appraisal(Appraisal(0.1, {"fused": 0.9}, True, {"fused": True}))
    panel.show_heat(HeatAsk(HeatQuestion(case_id=102)), DRAWN, None)
    assert words(panel) == ""


def test_figures_are_shown_on_demand(panel: HeatPanel, answer: Answer, qtbot: QtBot) -> None:
    panel.show_answer(answer)
    panel.show_heat(NORMAL, DRAWN, None)
    panel.show_appraisal(Appraisal(0.12, {"fused": 0.87}, False, {"fused": True}))
    assert "0.12" not in words(panel)
    qtbot.keyClick(button(panel, "heat-figures"), Qt.Key.Key_Space)
    assert "Rank correlation of CNN and ViT 0.12" in words(panel)
    assert "0.87" in words(panel)


def test_the_colour_bar_states_the_scale_or_that_there_is_none(panel: HeatPanel, answer: Answer) -> None:
    panel.show_answer(answer)
    assert "Relative scale: full colour is this map's own strongest spot." in said(panel)
    scale = HeatScale(ScoreKind.SIMILARITY, {"cnn": 0.5, "vit": 0.25, "fused": 0.75})
    panel.show_heat(HeatAsk(HeatQuestion(case_id=102), "vit"), DRAWN, scale)
    assert "One scale for all films: full colour is 0.25 of similarity" in said(panel)


def test_without_a_map_nothing_can_be_asked(panel: HeatPanel, answer: Answer) -> None:
    panel.show_answer(answer)
    panel.show_nothing()
    assert not choice(panel, "heat-question").isEnabled()
    assert not button(panel, "heat-outline").isEnabled()


def test_every_part_has_a_name_for_screen_readers(panel: HeatPanel) -> None:
    parts = [*panel.findChildren(QComboBox), *panel.findChildren(QToolButton), *panel.findChildren(QSlider)]
    assert len(parts) == 5
    assert all(part.accessibleName() for part in parts)
    assert all(part.focusPolicy() != Qt.FocusPolicy.NoFocus for part in parts)
