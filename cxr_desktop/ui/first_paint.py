"""What can wait until the window is on the screen waits for its first paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 500  # a window that starts minimised is not painted, and works all the same


class FirstPaint(QObject):
    """Calls `then` when `widget` and all in it have been painted, once; after half a second in any case."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget: QWidget | None = widget
        self._then = then
        widget.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self, self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint that has begun to end: a widget is painted before its children, and all in one go."""
        if watched is self._widget and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._end)
        return False

    def _end(self) -> None:
        if self._widget is not None:
            self._widget.removeEventFilter(self)
            self._widget = None
            self._then()
