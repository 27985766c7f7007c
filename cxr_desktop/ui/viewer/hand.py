"""The hand on the mouse: what pressing, dragging and letting go do to one film.

A drag is measured from where and on what it began, so a hand that goes back brings everything back. Which button does
what is told by the bindings; while panning is held by a key, every button pans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from cxr_desktop.domain import Window
from cxr_desktop.ui.film_placement import Placement

_DEAD_ZONE_PX = 3.0  # a click of a trembling hand is not a drag


class Handled(Protocol):
    """What a hand needs of a film view."""

    def placement(self) -> Placement | None:
        """Where the film lies; None without one."""

    def window_shown(self) -> Window | None:
        """The window of the reader, or of the film itself."""

    def place(self, placement: Placement) -> None:
        """Let the film lie there."""

    def drag_window(self, start: Window, by: QPointF) -> None:
        """Window and level as a drag `by` (in pixels) from `start` has it."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """A button held down; where and on what it began."""

    what: str  # a name of film_commands.DRAGS
    start: QPointF
    window: Window
    placement: Placement


class Hand:
    """One hand, on one film."""

    def __init__(self, film: Handled) -> None:
        self._film = film
        self._drag: _Drag | None = None
        self._is_beyond_trembling = False
        self.holds_pan = False  # a key is held: whatever is dragged pans

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The shape that says what the hand does; None: nothing special."""
        if self._drag is not None and self._drag.what == "pan":
            return Qt.CursorShape.ClosedHandCursor
        if self.holds_pan and self._film.placement() is not None:
            return Qt.CursorShape.OpenHandCursor
        return None

    def press(self, at: QPointF, what: str | None) -> bool:
        """A button that does `what` goes down. False: it does nothing here."""
        placement, window = self._film.placement(), self._film.window_shown()
        what = "pan" if self.holds_pan else what
        if placement is None or window is None or what is None:
            return False
        self._drag, self._is_beyond_trembling = _Drag(what, at, window, placement), False
        return True

    def move(self, to: QPointF) -> bool:
        """The mouse has moved. False: no button is held that does anything."""
        if self._drag is None:
            return False
        by = to - self._drag.start
        self._is_beyond_trembling |= by.manhattanLength() >= _DEAD_ZONE_PX
        if self._drag.what == "pan":
            self._film.place(self._drag.placement.moved(by))
        elif self._is_beyond_trembling:
            self._film.drag_window(self._drag.window, by)
        return True

    def let_go(self) -> None:
        """The button is up, or the film is another."""
        self._drag = None
