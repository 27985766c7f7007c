"""The film as a reader works with it: zoom, pan, turns, window and level, inversion, and the heat map over it.

The view is told what to show and how; how is a value (`state`), and the same value gives the same pixels again. A film
is rendered only when it is painted, so a fast mouse costs no more than the screen can show.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cxr_desktop.domain import Window
from cxr_desktop.imaging.presets import preset_window
from cxr_desktop.ui.film_commands import Bindings, FilmCommand
from cxr_desktop.ui.film_lettering import Lettering, caption_area, draw_hint, draw_lettering
from cxr_desktop.ui.film_look import FilmRenderer, FilmViewState, Halves, HeatLayer, Look, Table, dragged
from cxr_desktop.ui.film_picture import FilmPicture, HeatPicture
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.theme import FILM_BACKGROUND, tokens
from cxr_desktop.ui.viewer.film_words import FilmWords
from cxr_desktop.ui.viewer.hand import Hand

__all__ = ["FilmRenderer", "FilmView", "FilmViewState", "HeatLayer"]

_ZOOM_STEP = 1.25
_PAN_STEP_PX = 48.0
_KEY_DRAG_PX = 20.0  # an arrow key with Shift is a drag of this length
_FOCUS_RING_PX = 2.0
_NOTCH = 120.0  # eighths of a degree of a mouse wheel


class FilmView(QWidget):
    """One film. Left drag: window and level. Middle drag, or left with the space bar: pan. Wheel: zoom there."""

    state_changed = Signal(object)  # FilmViewState, by the reader's hand or a slot; not by `restore` or another film
    window_changed = Signal(object)  # Window | None
    zoom_changed = Signal(float)  # device independent pixels per film pixel
    inverted_changed = Signal(bool)
    heat_shown_changed = Signal(bool)
    heat_opacity_changed = Signal(float)
    film_changed = Signal(bool)  # whether there is one
    heat_changed = Signal(bool)  # whether there is one
    lettering_shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film: FilmRenderer | None = None
        self._picture: FilmPicture | None = None
        self._caption = ""
        self._heat: HeatLayer | None = None
        self._heat_picture: HeatPicture | None = None
        self._state = FilmViewState()
        self._bindings = Bindings()
        self._words = FilmWords(self)
        self._hand = Hand(self)
        self._peeking = False
        self._lettering_shown = True
        self._table: tuple[Look, Table] | None = None
        self._name = ""
        self._announced_zoom = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_film(self, film: FilmRenderer | None, caption: str = "", halves: Halves = ()) -> None:
        """Another film, or none, fitted and as it came; `halves` if they are made. The heat map of the one before goes;
        whether and how strongly one is shown stays as the reader left it."""
        self._film = film
        self._picture = None if film is None else FilmPicture(*(halves or (film.indices,)))
        self._caption = caption
        self._table = None
        self._hand.let_go()
        self.setAccessibleDescription(caption)
        self.show_heat(None)
        self._adopt(self._fresh_state())
        self.film_changed.emit(film is not None)

    def show_heat(self, layer: HeatLayer | None) -> None:
        """Lay `layer` over the film, or take the one there is away."""
        self._heat = layer
        self._heat_picture = None if layer is None else HeatPicture(layer.rgba)
        self.heat_changed.emit(layer is not None)
        self.update()

    def state(self) -> FilmViewState:
        """How the film is looked at now."""
        return self._state

    def restore(self, state: FilmViewState) -> None:
        """Look at the film as `state` says. `state_changed` is silent, so that views may follow each other."""
        self._adopt(state)

    def set_bindings(self, bindings: Bindings) -> None:
        """Let other keys and buttons do what there is to do."""
        self._bindings = bindings

    def do(self, command: FilmCommand) -> None:
        """What the row of a table says; what is held begins, and ends with `do_no_more`."""
        getattr(self, command.method)(*((True,) if command.is_held else command.arguments))

    def do_no_more(self, command: FilmCommand) -> None:
        """What was held is let go."""
        getattr(self, command.method)(False)

    # ------------------------------------------------------------ slots

    def fit(self) -> None:
        """Show the whole film, as large as it goes."""
        self._change(replace(self._state, zoom=None, centre=None))

    def actual_size(self) -> None:
        """One pixel of the screen for every pixel of the film."""
        placement = self.placement()
        if placement is not None:
            self.place(placement.zoomed(1 / self.devicePixelRatioF(), at=self._middle))

    def zoom_in(self) -> None:
        self._zoom_by(_ZOOM_STEP, self._middle)

    def zoom_out(self) -> None:
        self._zoom_by(1 / _ZOOM_STEP, self._middle)

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

    def set_heat_shown(self, shown: bool) -> None:
        self._change(replace(self._state, heat_shown=shown))

    def toggle_heat(self) -> None:
        self.set_heat_shown(not self._state.heat_shown)

    def set_heat_opacity(self, opacity: float) -> None:
        """0 (clear) to 1 (as the layer is)."""
        self._change(replace(self._state, heat_opacity=min(max(opacity, 0.0), 1.0)))

    def peek(self, peeking: bool = True) -> None:
        """Take the heat map away for as long as this is True."""
        self._peeking = peeking
        self.update()

    def toggle_lettering(self) -> None:
        """Show or hide what is written in the corners; what a reader must not forget stays."""
        self._lettering_shown = not self._lettering_shown
        self.lettering_shown_changed.emit(self._lettering_shown)
        self.update()

    def pan(self, direction: QPointF) -> None:
        """One step; the eye goes to `direction`, so the film goes the other way."""
        placement = self.placement()
        if placement is not None:
            self.place(placement.moved(direction * -_PAN_STEP_PX))

    def nudge_window(self, direction: QPointF) -> None:
        """One step of window and level, as a drag into `direction` would do."""
        if (window := self.window_shown()) is not None:
            self.drag_window(window, direction * _KEY_DRAG_PX)

    def hold_pan(self, held: bool = True) -> None:
        """While this is True, dragging with the left button pans."""
        self._hand.holds_pan = held
        self._show_cursor()

    def retranslate(self) -> None:
        """Set the name for screen readers, unless somebody has given another."""
        own, self._name = self._name, self.tr("Film")
        if self.accessibleName() == own:
            self.setAccessibleName(self._name)
        self.update()

    # ------------------------------------------------------------ for the hand

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

    # ------------------------------------------------------------ state

    def _adopt(self, state: FilmViewState) -> None:
        """The one place where the look changes; tells what has."""
        before, self._state = self._state, state
        for signal, old, new in (
            (self.window_changed, before.window, state.window),
            (self.inverted_changed, before.inverted, state.inverted),
            (self.heat_shown_changed, before.heat_shown, state.heat_shown),
            (self.heat_opacity_changed, before.heat_opacity, state.heat_opacity),
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

    def _zoom_by(self, factor: float, at: QPointF) -> None:
        placement = self.placement()
        if placement is not None:
            self.place(placement.zoomed(placement.zoom * factor, at=at))

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _show_cursor(self) -> None:
        cursor = self._hand.cursor
        self.unsetCursor() if cursor is None else self.setCursor(cursor)

    # ------------------------------------------------------------ painting

    def _draw_film(self, painter: QPainter, film: FilmRenderer, picture: FilmPicture, placement: Placement) -> None:
        look = self._state.look
        if self._table is None or self._table[0] != look:
            self._table = look, film.table(look[0], inverted=look[1])
        lies = placement.sharp(self.devicePixelRatioF())
        picture.draw(painter, lies, self._table[1])
        if self._heat_picture is not None and self._state.heat_shown and not self._peeking:
            self._heat_picture.draw(painter, lies, self._state.heat_opacity)
        draw_lettering(painter, QRectF(self.rect()), self._lettering(film, placement))

    def _lettering(self, film: FilmRenderer, placement: Placement) -> Lettering:
        words, window = self._words, self.window_shown()
        always = Lettering(
            top_right=tuple(filter(None, (self._heat_line(), words.turn_line(self._state.turn)))),
            edges=words.edge_letters(film, self._state.turn),
        )
        if not self._lettering_shown:
            return always
        return replace(
            always,
            top_left=tuple(filter(None, (self._caption, *words.source_lines(film)))),
            bottom_left=() if window is None else (words.window_line(window),),
            bottom_right=(words.zoom_line(placement.zoom * self.devicePixelRatioF()),),
        )

    def _heat_line(self) -> str:
        if self._heat is None:
            return ""
        hidden = self._peeking or not self._state.heat_shown
        return self.tr("Heat map hidden") if hidden else self._heat.caption

    def _draw_focus_ring(self, painter: QPainter) -> None:
        colour = tokens().focus
        if colour.lightnessF() < 0.5:  # chosen for light ground, and a film has none
            colour = colour.lighter(160)
        inset = _FOCUS_RING_PX / 2
        painter.setPen(QPen(colour, _FOCUS_RING_PX))
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    # ------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # an error would leave it open, and an open one takes the program down
            painter.fillRect(self.rect(), FILM_BACKGROUND)
            placement = self.placement()
            if self._film is not None and self._picture is not None and placement is not None:
                self._draw_film(painter, self._film, self._picture, placement)
            else:
                draw_hint(painter, QRectF(self.rect()), self.tr("Drop a film here, or open one"))
            if self.hasFocus():
                self._draw_focus_ring(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._announce_zoom()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._hand.press(event.position(), self._bindings.drag(event.button())):
            super().mousePressEvent(event)
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._hand.move(event.position()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.let_go()
        self._show_cursor()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._bindings.command(event)
        if self._film is None or command is None:
            super().keyPressEvent(event)
        else:
            self.do(command)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        command = self._bindings.held(event.key())
        if command is None:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.do_no_more(command)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.peek(False)  # the release of the key will go elsewhere
        self.hold_pan(False)
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and caption_area(QRectF(self.rect())).contains(event.pos().toPointF()):
            QToolTip.showText(event.globalPos(), self._caption, self)
            return True
        return super().event(event)
