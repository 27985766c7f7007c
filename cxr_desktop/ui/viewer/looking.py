"""How a film is looked at, without anything painted: the state of the look, what changes it, and who is told.

The look is a value (`state`). It changes in one place, which tells what has changed; what the reader or a tool wants
goes on to others that follow (`state_changed`), what is given back by `restore` does not.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from cxr_desktop.domain import Window
from cxr_desktop.imaging.presets import preset_window
from cxr_desktop.ui.film_look import FilmRenderer, FilmViewState, dragged
from cxr_desktop.ui.film_placement import Placement

ZOOM_STEP = 1.25
_PAN_STEP_PX = 48.0
_KEY_DRAG_PX = 20.0  # an arrow key with Shift is a drag of this length


class Looking(QWidget):
    """One film, or none, as it is looked at. Who paints it is told by `update`."""

    state_changed = Signal(object)  # FilmViewState, by the reader's hand or a slot; not by `restore` or another film
    window_changed = Signal(object)  # Window | None
    zoom_changed = Signal(float)  # device independent pixels per film pixel
    inverted_changed = Signal(bool)
    heat_shown_changed = Signal(bool)
    heat_opacity_changed = Signal(float)
    filter_changed = Signal(str)  # its name; empty: none
    turn_changed = Signal(object)  # Turn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film: FilmRenderer | None = None
        self._state = FilmViewState()
        self._announced_zoom = 0.0

    def state(self) -> FilmViewState:
        """How the film is looked at now."""
        return self._state

    def restore(self, state: FilmViewState) -> None:
        """Look at the film as `state` says. `state_changed` is silent, so that views may follow each other."""
        self._adopt(state)

    # ------------------------------------------------------------ slots

    def fit(self) -> None:
        """Show the whole film, as large as it goes."""
        self._change(replace(self._state, zoom=None, centre=None))

    def actual_size(self) -> None:
        """One pixel of the screen for every pixel of the film."""
        placement = self.placement()
        if placement is not None:
            self.place(placement.zoomed(1 / self.devicePixelRatioF(), at=self.middle))

    def zoom_in(self) -> None:
        self.zoom_by(ZOOM_STEP, self.middle)

    def zoom_out(self) -> None:
        self.zoom_by(1 / ZOOM_STEP, self.middle)

    def rotate(self, quarters: int) -> None:
        """Turn the film clockwise, as it is seen; what is in the middle of the view stays there."""
        self._change(replace(self._state, turn=self._state.turn.rotated(quarters)))

    def flip_across(self) -> None:
        """Left and right change places."""
        self._change(replace(self._state, turn=self._state.turn.flipped_across()))

    def flip_down(self) -> None:
        """Top and bottom change places."""
        self._change(replace(self._state, turn=self._state.turn.flipped_down()))

    def use_preset(self, name: str) -> None:
        """The window of this name: `imaging.presets`."""
        if self._film is not None:
            self._change(replace(self._state, window=preset_window(name, self._film)))

    def invert(self) -> None:
        """Turn black and white."""
        self._change(replace(self._state, inverted=not self._state.inverted))

    def reset(self) -> None:
        """The film as it came, fitted. The heat map stays as it is."""
        self._change(self._fresh_state())

    def toggle_filter(self, name: str) -> None:
        """Look through a filter of this name, or through none again."""
        self._change(replace(self._state, filter="" if self._state.filter == name else name))

    def set_heat_shown(self, shown: bool) -> None:
        self._change(replace(self._state, heat_shown=shown))

    def toggle_heat(self) -> None:
        self.set_heat_shown(not self._state.heat_shown)

    def set_heat_opacity(self, opacity: float) -> None:
        """0 (clear) to 1 (as the layer is)."""
        self._change(replace(self._state, heat_opacity=min(max(opacity, 0.0), 1.0)))

    def pan(self, direction: QPointF) -> None:
        """One step; the eye goes to `direction`, so the film goes the other way."""
        placement = self.placement()
        if placement is not None:
            self.place(placement.moved(direction * -_PAN_STEP_PX))

    def nudge_window(self, direction: QPointF) -> None:
        """One step of window and level, as a drag into `direction` would do."""
        if (window := self.window_shown()) is not None:
            self.drag_window(window, direction * _KEY_DRAG_PX)

    # ------------------------------------------------------------ where it lies, and its window

    def placement(self) -> Placement | None:
        """Where the film lies in the view; None without a film."""
        if self._film is None:
            return None
        fitted = Placement.fitted(QSizeF(*self._film.size_px), QSizeF(self.size()), self._state.turn)
        zoom, centre = self._state.zoom, self._state.centre
        return replace(
            fitted,
            zoom=fitted.zoom if zoom is None else zoom,
            centre=fitted.centre if centre is None else QPointF(*centre),
        )

    def window_shown(self) -> Window | None:
        """The window of the reader, or of the film itself; None without a film."""
        return self._state.window or (self._film.initial_window if self._film else None)

    def place(self, placement: Placement) -> None:
        """Let the film lie there."""
        self._change(replace(self._state, zoom=placement.zoom, centre=placement.centre.toTuple()))

    def drag_window(self, start: Window, by: QPointF) -> None:
        """Window and level as a drag `by` (in pixels) from `start` has it."""
        if self._film is not None:
            window = dragged(start, by, self._film, inverted=self._state.inverted)
            self._change(replace(self._state, window=window))

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Closer by a factor, or farther; what is under `at` stays there."""
        placement = self.placement()
        if placement is not None:
            self.place(placement.zoomed(placement.zoom * factor, at=at))

    @property
    def middle(self) -> QPointF:
        """Of the view."""
        return QPointF(self.width() / 2, self.height() / 2)

    # ------------------------------------------------------------ state

    def _adopt(self, state: FilmViewState) -> None:
        """The one place where the look changes; tells what has."""
        before, self._state = self._state, state
        for signal, old, new in (
            (self.window_changed, before.window, state.window),
            (self.inverted_changed, before.inverted, state.inverted),
            (self.heat_shown_changed, before.heat_shown, state.heat_shown),
            (self.heat_opacity_changed, before.heat_opacity, state.heat_opacity),
            (self.filter_changed, before.filter, state.filter),
            (self.turn_changed, before.turn, state.turn),
        ):
            if old != new:
                signal.emit(new)
        self._announce_zoom()
        self.update()

    def _change(self, state: FilmViewState) -> None:
        """Adopt what the reader wants, and let others follow."""
        if state != self._state:
            self._adopt(state)
            self.state_changed.emit(state)

    def _fresh_state(self) -> FilmViewState:
        """A film as it came; what is wanted of heat maps stays."""
        return FilmViewState(heat_shown=self._state.heat_shown, heat_opacity=self._state.heat_opacity)

    def _announce_zoom(self) -> None:
        placement = self.placement()
        if placement is not None and placement.zoom != self._announced_zoom:
            self._announced_zoom = placement.zoom
            self.zoom_changed.emit(placement.zoom)
