"""The settings dialog: made from the table, effective at once, and silent about what the user did not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.settings import Group, Kind, Setting, Settings, checked, table
from cxr_desktop.ui.setting_words import CHOICES, EXPLANATIONS, GROUPS, NONE_CHOSEN, TITLES, choice_text
from cxr_desktop.ui.settings_dialog import SettingsDialog

SHOWN = [row for row in table() if row.group is not Group.INTERNAL]
CHANGES: dict[str, object] = {
    "theme": "contrast",
    "language": "es",
    "font_scale": 1.5,
    "k": 12,
    "one_per_patient": True,
    "heat_map_shown": False,
    "heat_map_opacity": 0.75,
    "history_kept": True,
    "history_keep_days": 7,
    "audit_kept": True,
    "library": Path("/films/library"),
    "model": Path("/models/mine.safetensors"),
    "device": "cpu",
}


def open_dialog(qtbot: QtBot, settings: Settings | None = None) -> SettingsDialog:
    dialog = SettingsDialog(settings or Settings(history_kept=False), ask=_answer)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _answer(_: QWidget, kind: Kind, __: str) -> Path | None:
    """Stands in for the dialog of the system."""
    chosen = CHANGES["library" if kind is Kind.FOLDER else "model"]
    assert isinstance(chosen, Path)
    return chosen


def change(dialog: SettingsDialog, row: Setting, value: object, qtbot: QtBot) -> None:
    """What a user does to get this value."""
    widget = dialog.editor(row.key).widget
    if isinstance(widget, QComboBox):
        widget.setCurrentText(choice_text(row.key, str(value)))
    elif isinstance(widget, QSpinBox):
        assert isinstance(value, int | float)
        widget.selectAll()
        qtbot.keyClicks(widget, str(round(value * 100) if row.kind is Kind.SHARE else value))
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    else:
        assert isinstance(widget, QPushButton | QCheckBox)
        qtbot.keyClick(widget, Qt.Key.Key_Space)


def test_every_setting_has_its_words() -> None:
    keys = {row.key for row in SHOWN}
    assert set(TITLES) == set(EXPLANATIONS) == keys
    assert set(GROUPS) == set(Group) - {Group.INTERNAL}
    assert set(NONE_CHOSEN) == {row.key for row in SHOWN if row.kind in {Kind.FOLDER, Kind.FILE}}
    for row in SHOWN:
        assert all(choice_text(row.key, choice) for choice in row.choices)
    assert {key for key, _ in CHOICES} == {row.key for row in SHOWN if row.choices}


def test_every_setting_is_tried_here() -> None:
    assert set(CHANGES) == {row.key for row in SHOWN}


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.key)
def test_a_change_goes_out_once_and_at_once(row: Setting, qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(history_kept=row.key == "history_keep_days"))
    heard: list[tuple[str, object]] = []
    dialog.setting_changed.connect(lambda key, value: heard.append((key, value)))
    change(dialog, row, CHANGES[row.key], qtbot)
    assert heard == [(row.key, CHANGES[row.key])]
    assert type(heard[0][1]) is type(CHANGES[row.key]) or isinstance(heard[0][1], Path)


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.key)
def test_what_goes_out_is_what_the_table_allows(row: Setting, qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(history_kept=True).changed(row.key, CHANGES[row.key]))
    widget = dialog.editor(row.key).widget
    if isinstance(widget, QSpinBox):
        unit = 100 if row.kind is Kind.SHARE else 1
        assert (widget.minimum(), widget.maximum()) == (round(row.lowest * unit), round(row.highest * unit))
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            assert checked(row, widget.itemData(index), Path()) == widget.itemData(index)


def test_settings_are_shown_without_telling_of_them(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot)
    settings = Settings()
    for key, value in CHANGES.items():
        settings = settings.changed(key, value)
    with qtbot.assertNotEmitted(dialog.setting_changed):
        dialog.show_settings(settings)
        QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    opacity, theme = dialog.editor("heat_map_opacity").widget, dialog.editor("theme").widget
    assert isinstance(opacity, QSpinBox)
    assert isinstance(theme, QComboBox)
    assert opacity.value() == 75
    assert theme.currentData() == "contrast"
    assert str(CHANGES["library"]) in {label.toolTip() for label in dialog.findChildren(QLabel)}


def test_what_it_has_set_is_shown_and_cannot_be_changed(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(k=9, locked=frozenset({"k", "library"})))
    locks = [label for label in dialog.findChildren(QLabel) if label.text() == "Set by your IT" and label.isVisible()]
    assert len(locks) == 2
    assert not dialog.editor("k").isEnabled()
    assert not dialog.editor("library").isEnabled()
    assert dialog.editor("theme").isEnabled()
    assert dialog.editor("k").widget.accessibleDescription() == "Set by your IT"
    with qtbot.assertNotEmitted(dialog.setting_changed):
        qtbot.keyClick(dialog.editor("k").widget, Qt.Key.Key_Up)


def test_a_setting_without_effect_waits_for_its_switch(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot)
    assert not dialog.editor("history_keep_days").isEnabled()
    qtbot.keyClick(dialog.editor("history_kept").widget, Qt.Key.Key_Space)
    assert dialog.editor("history_keep_days").isEnabled()


def test_a_place_can_be_given_up_again(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(library=Path("/films")))
    editor = dialog.editor("library")
    (give_up,) = (each for each in editor.findChildren(QPushButton) if each.accessibleName() == "Choose none")
    with qtbot.waitSignal(dialog.setting_changed) as signal:
        qtbot.mouseClick(give_up, Qt.MouseButton.LeftButton)
    assert signal.args == ["library", None]
    assert not give_up.isEnabled()


def test_restoring_tells_of_each_setting_that_differs_and_leaves_what_is_locked(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(theme="light", k=9, language="es", locked=frozenset({"language"})))
    heard: dict[str, object] = {}
    dialog.setting_changed.connect(lambda key, value: heard.update({key: value}))
    (restore,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "Restore the defaults")
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert heard == {"theme": "system", "k": 5}


def test_a_wheel_that_passes_by_changes_nothing(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot)
    box = dialog.editor("k").widget
    dialog.editor("theme").widget.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(dialog.setting_changed):
        QApplication.sendEvent(box, turn)
    assert not turn.isAccepted()  # so the page scrolls


def test_everything_has_a_name_for_screen_readers_and_takes_the_focus(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot)
    for row in SHOWN:
        widget = dialog.editor(row.key).widget
        assert widget.accessibleName() == TITLES[row.key]
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_escape_closes_and_takes_nothing_back(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot)
    with qtbot.waitSignal(dialog.finished), qtbot.assertNotEmitted(dialog.setting_changed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
