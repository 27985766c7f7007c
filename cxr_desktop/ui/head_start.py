"""A head start for the window: the cases that were found are painted before the engine begins their heat map.

Two at a time would be slower than one after the other, for both want every processor, and the cases come first.
"""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer, SignalInstance

_LONGEST_S = 0.05  # a painting takes a few milliseconds; a window that is busy with something else is not waited for


class HeadStart:
    """Of one query."""

    def __init__(self) -> None:
        self._is_over = Event()

    def let_pass(self) -> None:
        """Wait until it is over. On the engine's thread."""
        self._is_over.wait(_LONGEST_S)

    def of(self, signal: SignalInstance, value: object) -> None:
        """Tell it; the head start is over when what that changes on the screen is painted. On the GUI thread."""
        signal.emit(value)
        QTimer.singleShot(0, self._is_over.set)  # timers come behind what is to be painted
