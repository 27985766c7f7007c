"""The hand on a film: what pressing, dragging and letting go do, and the keys of a reader who is measuring.

A drag is measured from where and on what it began, so a hand that goes back brings everything back. Which button does
what is told by the bindings; while panning is held by a key, every button pans, and while a measure is taken the button
of window and level sets its points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from cxr_desktop.domain import Window
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.viewer.measures import Measures

_DEAD_ZONE_PX = 3.0  # a click of a trembling hand is not a drag
_FINE_PX, _COARSE_PX = 1.0, 12.0  # what an arrow key moves the cross by, with Shift and without

_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_SETS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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

    what: str  # a name of film_commands.DRAGS, or "measure"
    start: QPointF
    window: Window
    placement: Placement


class Hand:
    """One hand, on one film."""

    def __init__(self, film: Handled, measures: Measures) -> None:
        self._film = film
        self._measures = measures
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
        return Qt.CursorShape.CrossCursor if self._measures.is_measuring else None

    def press(self, at: QPointF, what: str | None) -> bool:
        """A button that does `what` goes down. False: it does nothing here."""
        placement, window = self._film.placement(), self._film.window_shown()
        what = "pan" if self.holds_pan else what
        if placement is None or window is None or what is None:
            return False
        if what == "remove":
            return self._measures.remove_at(at, placement)
        if what == "window" and self._measures.is_measuring:
            what = "measure"
            self._measures.point_to(placement.to_film(at).toTuple())
            self._measures.set_point()
        self._drag, self._is_beyond_trembling = _Drag(what, at, window, placement), False
        return True

    def move(self, to: QPointF) -> bool:
        """The mouse has moved. False: it does nothing here."""
        placement = self._film.placement()
        if self._measures.is_measuring and placement is not None:
            self._measures.point_to(placement.to_film(to).toTuple())
        if self._drag is None:
            return self._measures.is_measuring
        by = to - self._drag.start
        self._is_beyond_trembling |= by.manhattanLength() >= _DEAD_ZONE_PX
        if self._drag.what == "pan":
            self._film.place(self._drag.placement.moved(by))
        elif self._drag.what == "window" and self._is_beyond_trembling:
            self._film.drag_window(self._drag.window, by)
        return True

    def let_go(self) -> None:
        """The button is up, or the film is another. A measure that was drawn in one go has its next point here."""
        if self._drag is not None and self._drag.what == "measure" and self._is_beyond_trembling:
            self._measures.set_point()
        self._drag = None

    def key(self, event: QKeyEvent) -> bool:
        """A key of a reader who is measuring: arrows move the cross, Enter sets a point, Esc ends. False: another."""
        placement, key = self._film.placement(), Qt.Key(event.key())
        if placement is None or not self._measures.is_measuring:
            return False
        if key in _ARROWS:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            way = _ARROWS[key] * (_FINE_PX if is_fine else _COARSE_PX) / placement.zoom
            self._measures.step(placement.turn.undo(way.x(), way.y()))
        elif key in _SETS:
            self._measures.set_point()
        elif key == Qt.Key.Key_Escape:
            self._measures.lay_down()
        else:
            return False
        return True
