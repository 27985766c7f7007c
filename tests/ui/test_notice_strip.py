"""The strip says what the program is not, always."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.notice_strip import NoticeStrip


class Shouting(QTranslator):
    """Another language: the same in capitals."""

    def translate(self, context: str, text: str, *_: object) -> str:
        return text.upper() if context == "Notices" else ""

    def isEmpty(self) -> bool:
        return False


def test_it_says_the_notice_to_eyes_and_to_screen_readers(qtbot: QtBot) -> None:
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    assert strip.text == RESEARCH_NOTICE
    assert strip.accessibleName() == RESEARCH_NOTICE


def test_there_is_nothing_to_dismiss_it_with(qtbot: QtBot) -> None:
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    assert not strip.findChildren(QAbstractButton)
    assert strip.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert strip.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu
    assert not strip.actions()


def test_the_whole_notice_is_in_sight_and_the_strip_is_thin(qtbot: QtBot) -> None:
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    strip.show()
    (words,) = (label for label in strip.findChildren(QLabel) if label.text())
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
    assert strip.minimumSizeHint().width() > words.fontMetrics().horizontalAdvance(words.text())
    assert strip.sizeHint().height() <= 2 * words.fontMetrics().height()


def test_it_is_said_in_another_language_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    strip, translator = NoticeStrip(), Shouting()
    qtbot.addWidget(strip)
    qapp.installTranslator(translator)
    try:
        qapp.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
        assert strip.text == RESEARCH_NOTICE.upper()
    finally:
        qapp.removeTranslator(translator)
