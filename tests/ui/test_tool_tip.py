"""A tool tip says a film's name, whatever the name holds."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.tool_tip import tool_tip


def test_lines_are_shown_as_they_are(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setHtml(tool_tip(["/films/<b>1 & 2</b>\n.png", "PNEUMONIA"]))
    assert document.toPlainText() == "/films/<b>1 & 2</b>\\n.png\nPNEUMONIA"


def test_nothing_to_say_is_no_tool_tip() -> None:
    assert tool_tip([]) == ""
