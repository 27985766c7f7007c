"""The outline of a heat map's hot spots over a film. How the line is drawn says how far the map may be trusted.

It is as wide at every zoom, and light on dark, so that it is seen on bone and on air. No opacity makes it fainter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cxr_desktop.heat.outline import Line
from cxr_desktop.ui.film_placement import Placement

_LIGHT: Final = QColor("#f2f6fa")
_DARK: Final = QColor(8, 9, 11, 190)
_LIGHT_PX, _DARK_PX = 1.6, 3.6


@dataclass(frozen=True, slots=True, eq=False)
class FilmOutline:
    """Lines over a film, and whether the map is stable: None while nobody knows."""

    lines: tuple[Line, ...]
    is_stable: bool | None = None


LINE_STYLES: Final = {True: Qt.PenStyle.SolidLine, False: Qt.PenStyle.DashLine, None: Qt.PenStyle.DotLine}


def draw_outline(painter: QPainter, lies: Placement, outline: FilmOutline | None) -> None:
    """Draw it over a film that lies in its view like this."""
    if outline is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(lies.frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    polygons = [_polygon(line, lies) for line in outline.lines]
    for pen in (QPen(_DARK, _DARK_PX), QPen(_LIGHT, _LIGHT_PX, LINE_STYLES[outline.is_stable])):
        painter.setPen(pen)
        for polygon in polygons:
            painter.drawPolygon(polygon)
    painter.restore()


def _polygon(line: Line, lies: Placement) -> QPolygonF:
    """Its points all at once: there are hundreds, at each painting, and one by one they take milliseconds."""
    width, height = lies.film.width(), lies.film.height()
    corner, across, down = (lies.to_room(point).toTuple() for point in _points([0, width, 0], [0, 0, height]))
    axes = np.array([np.subtract(across, corner), np.subtract(down, corner)])
    return QPolygonF(_points(*(line @ axes + corner).T.tolist()))


def _points(x: Iterable[float], y: Iterable[float]) -> list[QPointF]:
    return list(map(QPointF, x, y))
