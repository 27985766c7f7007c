"""The evidence panel: words first, numbers on demand, and nothing that belongs to another film."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import QueryResult
from cxr_desktop.ui.evidence_panel import Action, EvidencePanel, breakable
from cxr_desktop.ui.theme import Theme, apply_theme
from tests.answers import LABELS, make_joined_result, make_neighbour, make_result

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> EvidencePanel:
    panel = EvidencePanel()
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    return panel


def answer(*labels: str) -> QueryResult:
    return make_result(neighbours=[make_neighbour(rank, label) for rank, label in enumerate(labels, start=1)])


def words(panel: EvidencePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_the_vote_the_nearest_case_and_that_they_disagree(panel: EvidencePanel) -> None:
    panel.show_result(answer("NORMAL", "PNEUMONIA", "PNEUMONIA", "NORMAL", "PNEUMONIA"), LABELS)
    assert words(panel) == [
        "3 of 5 most similar cases: PNEUMONIA",
        "Most similar case: NORMAL",
        "Vote and most similar case disagree. Look at the cases.",
    ]


def test_it_says_that_they_agree(panel: EvidencePanel) -> None:
    panel.show_result(answer("NORMAL", "NORMAL", "NORMAL"), LABELS)
    assert "Vote and most similar case agree." in words(panel)


def test_a_film_that_is_in_the_library_is_said_to_count(panel: EvidencePanel) -> None:
    found = (make_neighbour(1, is_copy_of_query=True), make_neighbour(2))
    panel.show_result(make_result(neighbours=found), LABELS)
    assert "The film itself is in this library and counts among these cases." in words(panel)


def test_numbers_come_on_demand(panel: EvidencePanel, qtbot: QtBot) -> None:
    panel.show_result(answer("NORMAL", "NORMAL"), LABELS)
    assert "Votes" not in words(panel)
    qtbot.mouseClick(panel.findChild(QToolButton), LEFT)
    assert {"Votes", "Time", "Library", "Model", "35 ms", "7 cases in library"} <= set(words(panel))


def test_several_libraries_are_told_apart(panel: EvidencePanel, qtbot: QtBot) -> None:
    panel._more.setChecked(True)
    panel.show_result(make_joined_result(), ["NORMAL", "PNEUMONIA"])
    assert panel._nearest.text() == "Most similar case: PNEUMONIA, from north"
    rows = dict(panel._rows(make_joined_result()))
    assert rows["Votes by library"] == "north: 3, south: 2"
    assert [value for name, value in panel._rows(make_joined_result()) if name == "Library"] == [
        "7 cases in north",
        "9 cases in south",
    ]


def test_of_several_libraries_the_one_that_holds_the_film_itself_is_named(panel: EvidencePanel) -> None:
    result = make_joined_result()
    copy = replace(result.neighbours[1], is_copy_of_query=True)
    evidence = replace(result.evidence, copies_of_query=1)
    panel.show_result(replace(result, evidence=evidence, neighbours=(result.neighbours[0], copy)), ["NORMAL"])
    assert panel._copies.text() == "The film itself is in south and counts among these cases."


def test_whose_cases_have_voted_is_not_said_where_not_all_of_them_are_shown(panel: EvidencePanel) -> None:
    result = make_joined_result()
    rows = panel._rows(replace(result, neighbours=result.neighbours[:3]))
    assert "Votes by library" not in dict(rows)


def test_an_answer_to_the_film_before_is_not_said_of_this_one(panel: EvidencePanel) -> None:
    panel.show_result(answer("NORMAL", "NORMAL"), LABELS)
    height = panel.sizeHint().height()
    panel.show_pending()
    assert words(panel) == ["No answer to this film yet", "The cases below belong to the film before."]
    assert panel.sizeHint().height() == height  # nothing below it jumps


def test_before_the_first_answer_there_is_no_film_before(panel: EvidencePanel) -> None:
    panel.show_pending()
    assert words(panel) == ["No answer to this film yet"]


def test_a_message_takes_the_place_of_the_answer_and_offers_ways_on(panel: EvidencePanel, qtbot: QtBot) -> None:
    panel.show_result(answer("NORMAL"), LABELS)
    panel.show_message("No case library is open.", [Action("demonstration", "Demonstration")])
    assert words(panel) == ["No case library is open."]
    with qtbot.waitSignal(panel.action_requested) as asked:
        qtbot.mouseClick(panel.findChild(QPushButton), LEFT)
    assert asked.args == ["demonstration"]


def test_a_notice_leaves_the_answer_and_goes_with_the_next(panel: EvidencePanel) -> None:
    panel.show_result(answer("NORMAL"), LABELS)
    panel.show_notice("letter.png: This is no film.")
    assert {"letter.png: This is no film.", "Most similar case: NORMAL"} <= set(words(panel))
    panel.show_result(answer("PNEUMONIA"), LABELS)
    assert "letter.png: This is no film." not in words(panel)


def test_a_long_name_does_not_widen_the_panel(panel: EvidencePanel) -> None:
    panel.show_message(f"{'1.2.840.' * 30}png: No.", [])
    assert panel.minimumSizeHint().width() < 300


def test_only_words_that_are_too_long_may_be_broken_anywhere() -> None:
    assert breakable("film.png: No.") == "film.png: No."
    assert breakable("x" * 40).replace("\N{ZERO WIDTH SPACE}", "") == "x" * 40
    assert "\N{ZERO WIDTH SPACE}" in breakable("x" * 40)


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT, Theme.CONTRAST])
def test_every_state_can_be_painted_in_every_theme(panel: EvidencePanel, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    result = answer("NORMAL", "PNEUMONIA")
    for label in ("NORMAL", "A LABEL OF ANOTHER LIBRARY"):
        vote = replace(result.evidence, nearest_label=label)
        panel.show_result(replace(result, evidence=vote), LABELS)
        assert not panel.grab().isNull()
    panel.show_notice("No.")
    qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert not panel.grab().isNull()
    apply_theme(qapp, Theme.DARK)
