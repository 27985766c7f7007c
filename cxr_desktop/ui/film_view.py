"""The film as a reader works with it: zoom, pan, window and level, inversion, and the heat map over it.

The view is told what to show and how; how is a value (`state`), and the same value gives the same pixels again. A film
is rendered only when it is painted, so a fast mouse costs no more than the screen can show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
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
from cxr_desktop.ui.film_lettering import Lettering, caption_area, draw_hint, draw_lettering
from cxr_desktop.ui.film_look import FilmRenderer, FilmViewState, Halves, HeatLayer, dragged
from cxr_desktop.ui.film_picture import FilmPicture, draw_part, heat_image
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.heat.film_outline import draw_outline
from cxr_desktop.ui.theme import FILM_BACKGROUND, tokens

__all__ = ["FilmRenderer", "FilmView", "FilmViewState", "HeatLayer"]

_ZOOM_STEP = 1.25
_PAN_STEP_PX = 48.0
_DEAD_ZONE_PX = 3.0  # a click of a trembling hand is not a drag
_KEY_DRAG_PX = 20.0  # an arrow key with Shift is a drag of this length
_FOCUS_RING_PX = 2.0
_NOTCH = 120.0  # eighths of a degree of a mouse wheel


@dataclass(frozen=True, slots=True)
class _Drag:
    """A button held down; where and on what it began."""

    is_pan: bool
    start: QPointF
    window: Window
    placement: Placement


class FilmView(QWidget):
    """One film. Left drag: window and level. Middle drag, or left with the space bar: pan. Wheel: zoom there."""

    window_changed = Signal(object)  # Window | None
    zoom_changed = Signal(float)  # device independent pixels per film pixel
    inverted_changed = Signal(bool)
    heat_shown_changed = Signal(bool)
    heat_opacity_changed = Signal(float)
    film_changed = Signal(bool)  # whether there is one
    heat_changed = Signal(bool)  # whether there is one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film: FilmRenderer | None = None
        self._caption = ""
        self._heat: HeatLayer | None = None
        self._heat_image = QImage()
        self._state = FilmViewState()
        self._peeking = False
        self._space_held = False
        self._drag: _Drag | None = None
        self._rendered: tuple[tuple[Window | None, bool], FilmPicture] | None = None
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
        self._caption = caption
        self._rendered = (FilmViewState().look, FilmPicture(*halves)) if halves else None
        self._drag = None
        self.setAccessibleDescription(caption)
        self.show_heat(None)
        self._adopt(FilmViewState(heat_shown=self._state.heat_shown, heat_opacity=self._state.heat_opacity))
        self.film_changed.emit(film is not None)

    def show_heat(self, layer: HeatLayer | None) -> None:
        """Lay `layer` over the film, or take the one there is away."""
        self._heat = layer
        self._heat_image = QImage() if layer is None else heat_image(layer.rgba)
        self.heat_changed.emit(layer is not None)
        self.update()

    def state(self) -> FilmViewState:
        """How the film is looked at now."""
        return self._state

    def restore(self, state: FilmViewState) -> None:
        """Look at the film as `state` says."""
        self._adopt(state)

    # ------------------------------------------------------------ slots

    def fit(self) -> None:
        """Show the whole film, as large as it goes."""
        self._adopt(replace(self._state, zoom=None, centre=None))

    def actual_size(self) -> None:
        """One pixel of the screen for every pixel of the film."""
        placement = self.placement()
        if placement is not None:
            self._place(placement.zoomed(1 / self.devicePixelRatioF(), at=self._middle))

    def zoom_in(self) -> None:
        self._zoom_by(_ZOOM_STEP, self._middle)

    def zoom_out(self) -> None:
        self._zoom_by(1 / _ZOOM_STEP, self._middle)

    def invert(self) -> None:
        """Turn black and white."""
        self._adopt(replace(self._state, inverted=not self._state.inverted))

    def reset(self) -> None:
        """The film as it came, fitted. The heat map stays as it is."""
        self._adopt(FilmViewState(heat_shown=self._state.heat_shown, heat_opacity=self._state.heat_opacity))

    def set_heat_shown(self, shown: bool) -> None:
        self._adopt(replace(self._state, heat_shown=shown))

    def toggle_heat(self) -> None:
        self.set_heat_shown(not self._state.heat_shown)

    def set_heat_opacity(self, opacity: float) -> None:
        """0 (clear) to 1 (as the layer is)."""
        self._adopt(replace(self._state, heat_opacity=min(max(opacity, 0.0), 1.0)))

    def peek(self, peeking: bool = True) -> None:
        """Take the heat map away for as long as this is True."""
        self._peeking = peeking
        self.update()

    def retranslate(self) -> None:
        """Set the name for screen readers, unless somebody has given another."""
        own, self._name = self._name, self.tr("Film")
        if self.accessibleName() == own:
            self.setAccessibleName(self._name)
        self.update()

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

    def _announce_zoom(self) -> None:
        placement = self.placement()
        if placement is not None and placement.zoom != self._announced_zoom:
            self._announced_zoom = placement.zoom
            self.zoom_changed.emit(placement.zoom)

    def placement(self) -> Placement | None:
        """Where the film lies in the view; None without a film."""
        if self._film is None:
            return None
        fitted = Placement.fitted(QSizeF(*self._film.size_px), QSizeF(self.size()))
        zoom, centre = self._state.zoom, self._state.centre
        return replace(
            fitted,
            zoom=fitted.zoom if zoom is None else zoom,
            centre=fitted.centre if centre is None else QPointF(*centre),
        )

    def _place(self, placement: Placement) -> None:
        self._adopt(replace(self._state, zoom=placement.zoom, centre=placement.centre.toTuple()))

    def _zoom_by(self, factor: float, at: QPointF) -> None:
        placement = self.placement()
        if placement is not None:
            self._place(placement.zoomed(placement.zoom * factor, at=at))

    def _pan_by(self, by: QPointF) -> None:
        placement = self.placement()
        if placement is not None:
            self._place(placement.moved(by))

    def _drag_window(self, start: Window, by: QPointF) -> None:
        if self._film is not None:
            window = dragged(start, by, self._film, inverted=self._state.inverted)
            self._adopt(replace(self._state, window=window))

    @property
    def _window(self) -> Window | None:
        return self._state.window or (self._film.initial_window if self._film else None)

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def pan(self, direction: QPointF) -> None:
        """One step; the eye goes to `direction`, so the film goes the other way."""
        self._pan_by(direction * -_PAN_STEP_PX)

    def nudge_window(self, direction: QPointF) -> None:
        """One step of window and level, as a drag into `direction` would do."""
        if (window := self._window) is not None:
            self._drag_window(window, direction * _KEY_DRAG_PX)

    def hold_pan(self, held: bool = True) -> None:
        """While this is True, dragging with the left button pans."""
        self._space_held = held
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._drag is not None and self._drag.is_pan:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space_held and self._film is not None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    # ------------------------------------------------------------ painting

    def _picture(self, film: FilmRenderer) -> FilmPicture:
        look = self._state.look
        if self._rendered is None or self._rendered[0] != look:
            self._rendered = look, FilmPicture(film.render(look[0], inverted=look[1]))
        return self._rendered[1]

    def _draw_film(self, painter: QPainter, film: FilmRenderer, placement: Placement) -> None:
        room = QRectF(self.rect())
        frame = placement.sharp_frame(self.devicePixelRatioF())
        self._picture(film).draw(painter, frame, room)
        if self._heat is not None and self._state.heat_shown and not self._peeking:
            painter.save()
            painter.setOpacity(self._state.heat_opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipRect(frame)
            draw_part(painter, self._heat_image, frame, room)
            painter.restore()
            draw_outline(painter, frame, self._heat.outline)
        draw_lettering(painter, room, self._lettering(placement))

    def _lettering(self, placement: Placement) -> Lettering:
        window = self._window
        return Lettering(
            caption=self._caption,
            heat=self._heat_line(),
            window="" if window is None else self._window_line(window),
            zoom=self.tr("Zoom {percent}%").format(
                percent=QLocale().toString(placement.zoom * self.devicePixelRatioF() * 100, "f", 0)
            ),
        )

    def _heat_line(self) -> str:
        if self._heat is None:
            return ""
        hidden = self._peeking or not self._state.heat_shown
        return self.tr("Heat map hidden") if hidden else self._heat.caption

    def _window_line(self, window: Window) -> str:
        digits = 0 if window.width >= 20 else 3
        centre, width = (QLocale().toString(float(value), "f", digits) for value in (window.center, window.width))
        return self.tr("Window centre {centre}, width {width}").format(centre=centre, width=width)

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
            if self._film is not None and placement is not None:
                self._draw_film(painter, self._film, placement)
            else:
                draw_hint(painter, QRectF(self.rect()), self.tr("Drop a film here, or open one"))
            if self.hasFocus():
                self._draw_focus_ring(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._announce_zoom()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placement, window = self.placement(), self._window
        is_pan = event.button() == Qt.MouseButton.MiddleButton or self._space_held
        if placement is None or window is None or not (is_pan or event.button() == Qt.MouseButton.LeftButton):
            super().mousePressEvent(event)
            return
        self._drag = _Drag(is_pan, event.position(), window, placement)
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        by = event.position() - self._drag.start
        if self._drag.is_pan:
            self._place(self._drag.placement.moved(by))
        elif self._state.window is not None or by.manhattanLength() >= _DEAD_ZONE_PX:
            self._drag_window(self._drag.window, by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self._show_cursor()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier  # with letters it is ignored: some keyboards need it for + and 1
        others = event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier)
        letter, arrow = _LETTERS.get(event.key()), _ARROWS.get(event.key())
        if self._film is None or others or not (letter or arrow):
            super().keyPressEvent(event)
        elif arrow is not None:
            (self.nudge_window if event.modifiers() & shift else self.pan)(arrow)
        elif letter is not None:
            letter(self)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        held: dict[int, Callable[[bool], None]] = {Qt.Key.Key_V: self.peek, Qt.Key.Key_Space: self.hold_pan}
        release = held.get(event.key())
        if release is None:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            release(False)

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


_LETTERS: dict[int, Callable[[FilmView], None]] = {
    Qt.Key.Key_Plus: FilmView.zoom_in,
    Qt.Key.Key_Equal: FilmView.zoom_in,
    Qt.Key.Key_Minus: FilmView.zoom_out,
    Qt.Key.Key_F: FilmView.fit,
    Qt.Key.Key_1: FilmView.actual_size,
    Qt.Key.Key_I: FilmView.invert,
    Qt.Key.Key_R: FilmView.reset,
    Qt.Key.Key_H: FilmView.toggle_heat,
    Qt.Key.Key_V: FilmView.peek,
    Qt.Key.Key_Space: FilmView.hold_pan,
}
_ARROWS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
