"""The film as a reader works with it: zoom, pan, turns, window and level, inversion, and the heat map over it.

The view is told what to show and how; how is a value (`state`), and the same value gives the same pixels again. A film
is rendered only when it is painted, so a fast mouse costs no more than the screen can show.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
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

from cxr_desktop.imaging.measuring import scale_of
from cxr_desktop.ui.film_commands import Bindings, FilmCommand
from cxr_desktop.ui.film_lettering import Lettering, caption_area, draw_hint, draw_lettering
from cxr_desktop.ui.film_look import FilmRenderer, FilmViewState, Halves, HeatLayer
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.heat.film_outline import draw_outline
from cxr_desktop.ui.theme import FILM_BACKGROUND, tokens
from cxr_desktop.ui.viewer.canvas import Canvas
from cxr_desktop.ui.viewer.film_words import FilmWords
from cxr_desktop.ui.viewer.hand import Hand
from cxr_desktop.ui.viewer.looking import ZOOM_STEP, Looking
from cxr_desktop.ui.viewer.measure_words import MeasureWords
from cxr_desktop.ui.viewer.measures import Measures

__all__ = ["FilmRenderer", "FilmView", "FilmViewState", "HeatLayer"]

_FOCUS_RING_PX = 2.0
_NOTCH = 120.0  # eighths of a degree of a mouse wheel


class FilmView(Looking):
    """One film. Left drag: window and level. Middle drag, or left with the space bar: pan. Wheel: zoom there."""

    film_changed = Signal(bool)  # whether there is one
    filter_needed = Signal(object, str)  # FilmRenderer, name of a filter; `show_filtered` is waited for
    heat_changed = Signal(bool)  # whether there is one
    lettering_shown_changed = Signal(bool)
    flicker_held = Signal(bool)  # the film beside this one is wanted in its place for as long as this is True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = Canvas()
        self._caption = ""
        self._heat: HeatLayer | None = None
        self._bindings = Bindings()
        self._words = FilmWords(self)
        self._measures = Measures(MeasureWords(self))
        self._hand = Hand(self, self._measures)
        self._loupe_at: QPointF | None = None
        self.filter_changed.connect(self._need_filter)
        self._peeking = False
        self._lettering_shown = True
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)  # a loupe and the end of a line follow the mouse
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_film(self, film: FilmRenderer | None, caption: str = "", halves: Halves = ()) -> None:
        """Another film, or none, fitted and as it came; `halves` if they are made. The heat map of the one before goes;
        whether and how strongly one is shown stays as the reader left it."""
        self._film = film
        self._canvas.put_on(film, halves)
        self._caption = caption
        self._hand.let_go()
        self._measures.forget(None if film is None else scale_of(film.facts, film.geometry))
        self.setAccessibleDescription(caption)
        self.show_heat(None)
        self._adopt(self._fresh_state())
        self.film_changed.emit(film is not None)

    def set_caption(self, caption: str) -> None:
        """The same film by another name: the language has changed."""
        self._caption = caption
        self._on_measures_changed()
        self.update()

    def show_heat(self, layer: HeatLayer | None) -> None:
        """Lay `layer` over the film, or take the one there is away."""
        self._heat = layer
        self._canvas.lay_over(layer)
        self.heat_changed.emit(layer is not None)
        self.update()

    def set_bindings(self, bindings: Bindings) -> None:
        """Let other keys and buttons do what there is to do."""
        self._bindings = bindings

    def show_filtered(self, film: FilmRenderer, name: str, halves: Halves) -> None:
        """The film as a filter shows it, for as long as that filter is wanted; of a film that has gone: nothing."""
        if film is self._film:
            self._canvas.put_filtered(name, halves)
            self.update()

    def do(self, command: FilmCommand) -> None:
        """What the row of a table says; what is held begins, and ends with `do_no_more`."""
        getattr(self, command.method)(*((True,) if command.is_held else command.arguments))

    def do_no_more(self, command: FilmCommand) -> None:
        """What was held is let go."""
        getattr(self, command.method)(False)

    # ------------------------------------------------------------ slots

    def peek(self, peeking: bool = True) -> None:
        """Take the heat map away for as long as this is True."""
        self._peeking = peeking
        self.update()

    def toggle_lettering(self) -> None:
        """Show or hide what is written in the corners; what a reader must not forget stays."""
        self._lettering_shown = not self._lettering_shown
        self.lettering_shown_changed.emit(self._lettering_shown)
        self.update()

    def magnify(self, magnifying: bool = True) -> None:
        """A loupe under the mouse for as long as this is True; in the middle, where the mouse is elsewhere."""
        under = QPointF(self.mapFromGlobal(QCursor.pos()))
        place = under if QRectF(self.rect()).contains(under) else self.middle
        self._loupe_at = place if magnifying else None
        self.update()

    def measure(self, name: str) -> None:
        """Take up a tool of `imaging.measuring.KINDS`, or lay it down again."""
        placement = self.placement()
        if placement is not None:
            self._measures.take_up(name, placement.to_film(self.middle).toTuple())
            self._on_measures_changed()

    def remove_measure(self) -> None:
        """The last point that was set, or else the last measure."""
        self._measures.remove_last()
        self._on_measures_changed()

    def remove_measures(self) -> None:
        self._measures.remove_all()
        self._on_measures_changed()

    def hold_pan(self, held: bool = True) -> None:
        """While this is True, dragging with the left button pans."""
        self._hand.holds_pan = held
        self._show_cursor()

    def hold_flicker(self, held: bool = True) -> None:
        """While this is True, another film is to be seen here; whoever has one shows it."""
        self.flicker_held.emit(held)

    def retranslate(self) -> None:
        """Set the name for screen readers, unless somebody has given another."""
        own, self._name = self._name, self.tr("Film")
        if self.accessibleName() == own:
            self.setAccessibleName(self._name)
        self.update()

    # ------------------------------------------------------------ painting

    def _need_filter(self, name: str) -> None:
        if self._film is not None and name and not self._canvas.has_filtered(name):
            self.filter_needed.emit(self._film, name)

    def _on_measures_changed(self) -> None:
        self.setAccessibleDescription(", ".join((self._caption, *self._measures.results(), *self._measures.lines())))
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        cursor = self._hand.cursor
        self.unsetCursor() if cursor is None else self.setCursor(cursor)

    def _draw_film(self, painter: QPainter, film: FilmRenderer, placement: Placement) -> None:
        lies = placement.sharp(self.devicePixelRatioF())
        heat_shown = self._state.heat_shown and not self._peeking
        self._canvas.draw(painter, lies, self._state, heat_shown=heat_shown)
        if self._heat is not None and heat_shown:
            draw_outline(painter, lies, self._heat.outline)
        self._measures.draw(painter, lies)
        if self._loupe_at is not None:
            self._canvas.draw_loupe(painter, lies, self._state, self._loupe_at)
        draw_lettering(painter, QRectF(self.rect()), self._lettering(film, placement))

    def _lettering(self, film: FilmRenderer, placement: Placement) -> Lettering:
        heat = "" if self._heat is None else self._heat.caption
        is_hidden = self._peeking or not self._state.heat_shown
        filtered = self._words.filter_line(self._state.filter, is_there=self._canvas.has_filtered(self._state.filter))
        always = (self.tr("Heat map hidden") if heat and is_hidden else heat, filtered)
        lettering = self._words.of_patient(film, self._state.turn, always, self._measures.lines())
        if not self._lettering_shown:
            return lettering
        zoom = placement.zoom * self.devicePixelRatioF()
        return self._words.of_film(lettering, film, self._caption, self.window_shown(), zoom)

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
        if not self._hand.press(event.position(), self._bindings.drag(event.button(), event.modifiers())):
            super().mousePressEvent(event)
        self._on_measures_changed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._loupe_at is not None:
            self._loupe_at = event.position()
            self.update()
        if self._hand.move(event.position()):
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.let_go()
        self._on_measures_changed()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._bindings.command(event)
        if self._hand.key(event):
            self._on_measures_changed()
        elif self._film is None or command is None:
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
        self.magnify(False)
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._measures.is_measuring:
            event.accept()  # the keys are the film's until the measure is taken
        if isinstance(event, QHelpEvent) and caption_area(QRectF(self.rect())).contains(event.pos().toPointF()):
            QToolTip.showText(event.globalPos(), self._caption, self)
            return True
        return super().event(event)
