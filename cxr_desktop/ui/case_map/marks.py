"""What is drawn over the points: the query's star, its neighbours' ranks, the present case, and a lasso under way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from cxr_desktop.ui.case_map.points import Pixels
from cxr_desktop.ui.theme import TextSize, text_font, tokens

_STAR_PX, _RING_PX, _PRESENT_PX = 15.0, 8.0, 11.0  # radii
# From a neighbour to the middle of its rank: the first that is free, for neighbours often stand close together.
_TAG_STEPS = tuple(
    (reach * math.sin(angle * math.pi / 6), -reach * math.cos(angle * math.pi / 6))
    for reach in range(22, 200, 16)
    for angle in (1.5, 3, 0, 4.5, 9, 6, 7.5, 10.5)
)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The query's place (2,), and the rows of its neighbours in order of rank, with their ranks."""

    query: NDArray[np.float64] | None = None
    neighbours: tuple[int, ...] = ()
    ranks: tuple[int, ...] = ()


class Marked(Protocol):
    """A map that has something marked in it."""

    @property
    def marks(self) -> Marks: ...

    @property
    def present(self) -> int: ...

    def to_pixels(self, places: NDArray[np.float64]) -> Pixels: ...

    def rect(self) -> QRect: ...

    def hasFocus(self) -> bool: ...


def paint_marks(painter: QPainter, view: Marked, pixels: Pixels, corners: Sequence[QPointF]) -> None:
    """In the pixels of the widget; `pixels` are those of all points, `corners` those of the lasso."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in view.marks.neighbours:
        _paint_ring(painter, QPointF(*pixels[row]))
    if view.marks.query is not None:
        ((x, y),) = view.to_pixels(view.marks.query[np.newaxis])
        paint_star(painter, QPointF(x, y), _STAR_PX)
    _paint_ranks(painter, [QPointF(*pixels[row]) for row in view.marks.neighbours], view.marks.ranks)
    if view.present >= 0:
        colour = tokens().focus if view.hasFocus() else tokens().text
        _outlined(painter, colour, 2.0)
        painter.drawEllipse(QPointF(*pixels[view.present]), _PRESENT_PX, _PRESENT_PX)
    if view.hasFocus():
        _outlined(painter, tokens().focus, 2.0)
        painter.drawRect(view.rect().adjusted(1, 1, -1, -1))
    if corners:
        painter.setPen(QPen(tokens().text, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(corners))


def paint_star(painter: QPainter, middle: QPointF, radius: float) -> None:
    """The query, in the colour of the text with a rim of the ground, so that it stands out anywhere."""
    corners = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else 0.42 * radius
        angle = math.pi * corner / 5
        corners.append(QPointF(middle.x() + reach * math.sin(angle), middle.y() - reach * math.cos(angle)))
    painter.setPen(QPen(tokens().surface, 2.0))
    painter.setBrush(tokens().text)
    painter.drawPolygon(QPolygonF(corners))


def _paint_ring(painter: QPainter, middle: QPointF) -> None:
    _outlined(painter, tokens().surface, 5.0)
    painter.drawEllipse(middle, _RING_PX, _RING_PX)
    _outlined(painter, tokens().text, 2.0)
    painter.drawEllipse(middle, _RING_PX, _RING_PX)


def _paint_ranks(painter: QPainter, middles: Sequence[QPointF], ranks: Sequence[int]) -> None:
    """Each on a ground of its own, with a line to its case; over the star, which often stands where they are."""
    font = text_font(TextSize.SMALL)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    tags = _tags([metrics.horizontalAdvance(str(rank)) + 6 for rank in ranks], middles, metrics)
    for middle, tag in zip(middles, tags, strict=True):
        painter.setPen(QPen(tokens().text, 1.5))
        painter.drawLine(middle, tag.center())
    for rank, tag in zip(ranks, tags, strict=True):
        painter.setPen(QPen(tokens().surface, 1.0))
        painter.setBrush(tokens().text)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(tokens().surface)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, str(rank))


def _tags(widths: Sequence[int], middles: Sequence[QPointF], metrics: QFontMetrics) -> list[QRectF]:
    """Where the ranks go: none over another, unless there is no room left."""
    tags: list[QRectF] = []
    for width, middle in zip(widths, middles, strict=True):
        tag = QRectF(0, 0, width, metrics.height())
        for x, y in _TAG_STEPS:
            tag.moveCenter(middle + QPointF(x, y))
            if not any(tag.intersects(other) for other in tags):
                break
        tags.append(tag)
    return tags


def _outlined(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
