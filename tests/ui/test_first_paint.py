"""What waits for the first paint: called once, after the children are painted, and also where nothing is painted."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.first_paint import FirstPaint


class _Painted(QLabel):
    def __init__(self, events: list[str], parent: QWidget) -> None:
        super().__init__("film", parent)
        self._events = events

    def paintEvent(self, event: object) -> None:
        self._events.append("child")
        super().paintEvent(event)  # type: ignore[arg-type]


def test_it_comes_once_and_after_the_children_are_painted(qtbot: QtBot) -> None:
    events: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    _Painted(events, window)
    FirstPaint(window, lambda: events.append("then"))
    window.show()
    qtbot.waitUntil(lambda: "then" in events)
    assert events.index("child") < events.index("then")
    window.repaint()
    qtbot.wait(600)  # past the patience with a window that is not painted
    assert events.count("then") == 1


def test_a_window_that_is_never_painted_is_not_waited_for(qtbot: QtBot) -> None:
    window, called = QWidget(), []
    qtbot.addWidget(window)
    FirstPaint(window, lambda: called.append(True))
    qtbot.waitUntil(lambda: bool(called), timeout=3000)


def test_a_window_that_has_gone_calls_nobody(qtbot: QtBot) -> None:
    window, called = QWidget(), []
    FirstPaint(window, lambda: called.append(True))
    window.deleteLater()
    qtbot.wait(700)
    assert not called
