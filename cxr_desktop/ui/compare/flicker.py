"""Two films in turns in one place: while a key is held, or at a calm rate until it is switched off again.

Never by itself. At one change in 0.8 s it stays far below the three flashes a second that are a danger to some people
(WCAG 2.3.1).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_TURN_MS = 800


class Flicker(QObject):
    """Says whose turn it is."""

    turned = Signal(bool)  # True: the other film is to be seen

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = False
        self._is_other_now = False
        self._turns = QTimer(self, interval=_TURN_MS)
        self._turns.timeout.connect(self._turn)

    @property
    def shows_other(self) -> bool:
        """A key that is held turns whatever the clock says."""
        return self._is_held != self._is_other_now

    def hold(self, is_held: bool) -> None:
        """A key or button went down, or came up."""
        if is_held != self._is_held:
            self._is_held = is_held
            self.turned.emit(self.shows_other)

    def run(self, is_running: bool) -> None:
        """Take turns by the clock, the other film first; or stop with the own film."""
        self._is_other_now = is_running
        if is_running:
            self._turns.start()
        else:
            self._turns.stop()
        self.turned.emit(self.shows_other)

    def stop(self) -> None:
        """The own film, whatever was held or running."""
        self._is_held = False
        self.run(False)

    def _turn(self) -> None:
        self._is_other_now = not self._is_other_now
        self.turned.emit(self.shows_other)
