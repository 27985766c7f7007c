"""A few curves in a square of shares: each in its colour and its own dash, with a name, so that colour is not alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxr_desktop.ui.theme import SPACE_PX, TextSize, label_colour, text_font, tokens

if TYPE_CHECKING:
    from cxr_desktop.evaluation.curves import Curve

_SIDE_PX = 240
_MOST_POINTS = 500  # more than the pixels that a curve crosses
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Axes:
    """What is drawn over what, already translated. `marks` of x are (place from 0 to 1, text)."""

    x: str
    y: str
    marks: tuple[tuple[float, str], ...]
    has_diagonal: bool = False  # of a guess, to compare with


class CurveChart(QWidget):
    """Shares from 0 to 1 upwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: list[tuple[str, list[QPointF]]] = []
        self._labels: tuple[str, ...] = ()
        self._axes = Axes("", "", ())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_curves(self, curves: Sequence[Curve], labels: Sequence[str], axes: Axes, spoken: str) -> None:
        """`curves` have both coordinates from 0 to 1; `spoken` says the same to a screen reader."""
        self._curves = [(curve.label, _points(curve)) for curve in curves]
        self._labels, self._axes = tuple(labels), axes
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------ helpers

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(text_font(TextSize.SMALL))

    def _margins(self) -> tuple[int, int]:
        """Left of the square, and below it, for words and numbers."""
        line = self._metrics().height()
        return self._metrics().horizontalAdvance(_share(1.0)) + line + 2 * SPACE_PX, 2 * line + SPACE_PX

    def _square(self) -> QRectF:
        left, _ = self._margins()
        return QRectF(left, SPACE_PX, _SIDE_PX, _SIDE_PX)

    def _paint_axes(self, painter: QPainter, square: QRectF) -> None:
        line, colours = self._metrics().height(), tokens()
        painter.setPen(QPen(colours.border, 1))
        painter.drawRect(square)
        if self._axes.has_diagonal:
            painter.setPen(QPen(colours.muted, 1, Qt.PenStyle.DotLine))
            painter.drawLine(square.bottomLeft(), square.topRight())
        painter.setPen(colours.muted)
        for share in (0.0, 0.5, 1.0):
            y = square.bottom() - share * square.height()
            painter.drawText(QRectF(0, y - line / 2, square.left() - SPACE_PX / 2, line), _RIGHT, _share(share))
        for place, text in self._axes.marks:
            x = square.left() + place * square.width()
            painter.drawText(QRectF(x - 50, square.bottom() + 2, 100, line), _CENTRE, text)
        below = QRectF(square.left() - line, square.bottom() + line + 2, square.width() + 2 * line, line)
        painter.drawText(below, _CENTRE, self._axes.x)
        painter.save()
        painter.translate(line / 2, square.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-square.height() / 2, -line / 2, square.height(), line), _CENTRE, self._axes.y)
        painter.restore()

    def _paint_curve(self, painter: QPainter, square: QRectF, number: int) -> None:
        label, shares = self._curves[number]
        colour = label_colour(label, self._labels) if label else tokens().accent
        points = [
            QPointF(square.left() + p.x() * square.width(), square.bottom() - p.y() * square.height()) for p in shares
        ]
        painter.setPen(QPen(colour, 2, _DASHES[number % len(_DASHES)]))
        painter.drawPolyline(QPolygonF(points))
        if label:
            line = self._metrics().height()
            y = square.bottom() - (len(self._curves) - number) * line - SPACE_PX
            painter.drawLine(QPointF(square.right() - 30, y + line / 2), QPointF(square.right() - 8, y + line / 2))
            painter.setPen(tokens().text)
            painter.drawText(QRectF(square.left(), y, square.width() - 36, line), _RIGHT, label)

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        left, below = self._margins()
        return QSize(left + _SIDE_PX + 3 * SPACE_PX, SPACE_PX + _SIDE_PX + below + SPACE_PX)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(TextSize.SMALL))
        square = self._square()
        self._paint_axes(painter, square)
        for number in range(len(self._curves)):
            self._paint_curve(painter, square, number)
        painter.end()


def _points(curve: Curve) -> list[QPointF]:
    step = max(1, len(curve.x) // _MOST_POINTS)
    places = [*range(0, len(curve.x), step), len(curve.x) - 1]
    return [QPointF(float(curve.x[place]), float(curve.y[place])) for place in places]


def _share(share: float) -> str:
    return QLocale().toString(share, "f", 1)
