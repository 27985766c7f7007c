"""The sidebar as it is used: find, show again, note, remove, clear; and no note goes astray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.history_panel import HistoryPanel
from cxr_desktop.ui.theme import Theme, apply_theme
from tests.ui.test_history_model import best_of_three, make_entries

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> Iterator[HistoryPanel]:
    apply_theme(qapp, Theme.DARK)
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


def view_of(panel: HistoryPanel) -> QListView:
    return panel.findChild(QListView)


def field(panel: HistoryPanel, beginning: str) -> QLineEdit:
    return next(edit for edit in panel.findChildren(QLineEdit) if edit.placeholderText().startswith(beginning))


def current_name(panel: HistoryPanel) -> str:
    return view_of(panel).currentIndex().data()


def test_a_click_shows_an_entry_again(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(5))
    view = view_of(panel)
    with qtbot.waitSignal(panel.entry_activated) as activated:
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert activated.args == [4]


def test_by_keyboard_an_entry_is_shown_and_removed(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(5))
    panel.set_current(5)
    view = view_of(panel)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.entry_activated) as activated:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.remove_requested) as removed:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert activated.args == removed.args == [4]


def test_after_a_removal_the_one_below_is_current(panel: HistoryPanel) -> None:
    entries = make_entries(5)
    panel.show_entries(entries)
    panel.set_current(4)
    panel.show_entries([entry for entry in entries if entry.entry_id != 4])
    assert current_name(panel) == "film 00003.png"


def test_the_current_entry_stays_when_others_come_on_top(panel: HistoryPanel) -> None:
    entries = make_entries(6)
    panel.show_entries(entries[3:])
    panel.set_current(2)
    panel.show_entries(entries)
    assert current_name(panel) == "film 00002.png"


def test_searching_leaves_what_is_found_and_tells_how_many(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(12))
    qtbot.keyClicks(field(panel, "Find"), "0001")
    assert view_of(panel).model().rowCount() == 4
    assert "4 of 12" in {label.text() for label in panel.findChildren(type(panel._count))}


def test_ten_thousand_entries_are_laid_out_in_no_time(panel: HistoryPanel) -> None:
    panel.show_entries(make_entries(10_000))
    assert best_of_three(view_of(panel).doItemsLayout) < 0.01  # 1 ms, or 20 where Python is asked for every row


def test_a_note_is_handed_over_when_its_field_is_left(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(3))
    panel.set_current(2)
    note = field(panel, "Note")
    note.setFocus()
    qtbot.keyClicks(note, " compare ")
    with qtbot.waitSignal(panel.note_changed) as changed:
        view_of(panel).setFocus()
    assert changed.args == [2, "compare"]


def test_an_answer_that_comes_while_a_note_is_written_does_not_get_it(panel: HistoryPanel, qtbot: QtBot) -> None:
    entries = make_entries(3)
    panel.show_entries(entries[1:])
    panel.set_current(2)
    note = field(panel, "Note")
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "comp")
    panel.show_entries(entries)
    assert note.text() == "comp"
    with qtbot.waitSignal(panel.note_changed) as changed:
        panel.set_current(3)
    assert changed.args == [2, "comp"]
    assert not note.hasFocus()
    assert note.text() == ""


def test_a_note_that_did_not_change_is_not_handed_over(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(2, note="as it was"))
    with qtbot.assertNotEmitted(panel.note_changed):
        panel.set_current(2)
        field(panel, "Note").setFocus()
        panel.set_current(1)
        panel.show_entries(())


def test_the_note_of_an_entry_that_is_gone_is_told_to_nobody(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(2))
    panel.set_current(2)
    qtbot.keyClicks(field(panel, "Note"), "too late")
    with qtbot.assertNotEmitted(panel.note_changed):
        panel.show_entries(())
    assert field(panel, "Note").text() == ""
    assert not field(panel, "Note").isEnabled()


def test_clearing_is_asked_for_and_only_where_there_is_something(panel: HistoryPanel, qtbot: QtBot) -> None:
    clear = panel.findChild(QPushButton)
    assert not clear.isEnabled()
    panel.show_entries(make_entries(2))
    with qtbot.waitSignal(panel.clear_requested):
        qtbot.mouseClick(clear, LEFT)


def test_it_goes_out_of_the_way_and_comes_back(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.show_entries(make_entries(2))
    button = panel.findChild(QToolButton)
    with qtbot.waitSignal(panel.collapsed_changed) as changed:
        qtbot.mouseClick(button, LEFT)
    assert changed.args == [True]
    assert panel.is_collapsed
    assert not panel.isVisible()
    panel.set_collapsed(False)
    assert not panel.is_collapsed
    assert view_of(panel).isVisible()


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT, Theme.CONTRAST])
def test_every_state_can_be_painted_in_every_theme(panel: HistoryPanel, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme, 1.5)
    assert not panel.grab().isNull()
    entries = make_entries(3, note="a note\nof two lines")
    long_name = replace(entries[0].result, path=entries[0].result.path.with_name(f"{'长' * 200}.png"))
    panel.show_entries([replace(entries[0], result=long_name), *entries[1:]])
    panel.set_current(2)
    assert not panel.grab().isNull()


def test_it_is_retranslated_live(panel: HistoryPanel, qapp: QApplication) -> None:
    qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert view_of(panel).accessibleName() == "Earlier queries"
