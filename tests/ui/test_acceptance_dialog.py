"""The first start: accepted by the button alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.acceptance_dialog import AcceptanceDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> AcceptanceDialog:
    dialog = AcceptanceDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: QDialog, text: str) -> QPushButton:
    (found,) = (each for each in dialog.findChildren(QPushButton) if text in each.text())
    return found


def words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_says_what_this_is_and_what_it_is_not(dialog: AcceptanceDialog) -> None:
    for part in (RESEARCH_NOTICE, "What it is\n", "What it is not", "Where it is weak", "children in one hospital"):
        assert part in words(dialog)


def test_accepting_accepts(dialog: AcceptanceDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(button(dialog, "accept"), Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_quitting_does_not_accept(dialog: AcceptanceDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(button(dialog, "Quit"), Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_and_closing_do_not_accept(dialog: AcceptanceDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        dialog.close()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_return_alone_accepts_nothing(dialog: AcceptanceDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_it_can_be_answered_by_keyboard(dialog: AcceptanceDialog, qtbot: QtBot) -> None:
    assert dialog.focusWidget() is button(dialog, "accept")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)


def test_a_change_of_language_keeps_every_text(dialog: AcceptanceDialog, qapp: QApplication) -> None:
    before = words(dialog)
    qapp.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert words(dialog) == before
