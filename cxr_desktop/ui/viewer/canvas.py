"""What is painted of a film: the picture through its window, the heat map over it, the loupe.

It is told where the film lies and how it is looked at, and keeps what would be slow to make for every frame.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cxr_desktop.ui.film_look import FilmRenderer, FilmViewState, Halves, HeatLayer, Look, Table
from cxr_desktop.ui.film_picture import FilmPicture, HeatPicture
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.theme import FILM_BACKGROUND, FILM_TEXT

_LOUPE_RADIUS_PX = 120.0
_LOUPE_FACTOR = 2.5
_RIM_PX = 2.0


class Canvas:
    """One film, or none."""

    def __init__(self) -> None:
        self._film: FilmRenderer | None = None
        self._pictures: dict[str, FilmPicture] = {}  # by name of the filter; "": the film itself
        self._heat: HeatPicture | None = None
        self._table: tuple[Look, Table] | None = None

    def put_on(self, film: FilmRenderer | None, halves: Halves) -> None:
        """Another film, or none; `halves` if they are made."""
        self._film, self._table = film, None
        self._pictures = {} if film is None else {"": FilmPicture(*(halves or (film.indices,)))}

    def put_filtered(self, name: str, halves: Halves) -> None:
        """The film as a filter shows it."""
        self._pictures[name] = FilmPicture(*halves)

    def has_filtered(self, name: str) -> bool:
        return name in self._pictures

    def lay_over(self, layer: HeatLayer | None) -> None:
        """Another heat map, or none."""
        self._heat = None if layer is None else HeatPicture(layer.rgba)

    def draw(self, painter: QPainter, lies: Placement, state: FilmViewState, *, heat_shown: bool) -> None:
        """The film and its heat map, where they lie."""
        if self._film is None:
            return
        self._picture(state).draw(painter, lies, self._table_of(self._film, state.look))
        if self._heat is not None and heat_shown:
            self._heat.draw(painter, lies, state.heat_opacity)

    def _picture(self, state: FilmViewState) -> FilmPicture:
        return self._pictures.get(state.filter, self._pictures[""])

    def _table_of(self, film: FilmRenderer, look: Look) -> Table:
        if self._table is None or self._table[0] != look:
            self._table = look, film.table(look[0], inverted=look[1])
        return self._table[1]

    def draw_loupe(self, painter: QPainter, lies: Placement, state: FilmViewState, at: QPointF) -> None:
        """The film alone, larger, in a circle over all else: what lies under its middle, a room point, stays there."""
        if self._film is None:
            return
        picture, table = self._picture(state), self._table_of(self._film, state.look)
        glass = QRectF(0, 0, 2 * _LOUPE_RADIUS_PX, 2 * _LOUPE_RADIUS_PX)
        glass.moveCenter(at)
        rim = QPainterPath()
        rim.addEllipse(glass)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rim)
        painter.fillRect(glass, FILM_BACKGROUND)
        picture.draw(painter, lies.zoomed(_LOUPE_FACTOR * lies.zoom, at=at), table, within=glass)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((FILM_BACKGROUND, 3 * _RIM_PX), (FILM_TEXT, _RIM_PX)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(glass)
        painter.restore()
