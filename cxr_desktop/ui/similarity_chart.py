"""How similar the most similar cases are: one bar a case from 0 to 1, with its label in words and its number.

The axis is not cut off: cases that are nearly as similar look nearly as similar. A copy of the query is drawn hollow.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import DIMMED_OPACITY, RIGHT_PX, SPACE_PX, TextSize, label_colour, text_font, tokens

_ROWS_IN_SIGHT = 5  # as many as are shown by default; more are scrolled to
_LABEL_SHARE = 0.34  # of the width, at most
_BAR_PX = 10
_ROUNDING_PX = 2  # widths of text are fractions of a pixel; a label that just fits is not to be elided

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_Columns = tuple[int, int, int]
"""Widths of rank, label and number."""


class SimilarityChart(QScrollArea):
    """Always of one height, so that nothing below it jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars()
        self.setWidget(self._bars)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self.viewport(), self._bars):
            part.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_neighbours(self, neighbours: Sequence[Neighbour], labels: Sequence[str]) -> None:
        """The cases in order of rank; `labels` are those of the library, for their colours."""
        self._bars.show_neighbours(neighbours, labels)
        can_scroll = len(neighbours) > _ROWS_IN_SIGHT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_scroll else Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setValue(0)
        self.retranslate()

    def set_dimmed(self, is_dimmed: bool) -> None:
        """The bars are those of another film than the one on screen, or not."""
        self._bars.opacity = DIMMED_OPACITY if is_dimmed else 1.0
        self._bars.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Similarities of the most similar cases"))
        self.setAccessibleDescription("; ".join(self._bars.spoken()))
        self._bars.update()

    def sizeHint(self) -> QSize:
        return QSize(40 * SPACE_PX, (1 + _ROWS_IN_SIGHT) * row_height() + SPACE_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(24 * SPACE_PX, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._bars.updateGeometry()
            self.updateGeometry()
        super().changeEvent(event)


def row_height() -> int:
    """Of one bar, in device-independent pixels."""
    return max(QFontMetrics(text_font(TextSize.SMALL)).height(), _BAR_PX) + SPACE_PX // 2


class _Bars(QWidget):
    """The bars themselves, as many as there are."""

    def __init__(self) -> None:
        super().__init__()
        self._neighbours: tuple[Neighbour, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.opacity = 1.0

    def show_neighbours(self, neighbours: Sequence[Neighbour], labels: Sequence[str]) -> None:
        self._neighbours, self._labels = tuple(neighbours), tuple(labels)
        self.updateGeometry()
        self.update()

    def spoken(self) -> list[str]:
        return [self._said(neighbour) for neighbour in self._neighbours]

    def _said(self, neighbour: Neighbour) -> str:
        copy = self.tr("{rank}  {label}  {similarity}, the query film itself")
        other = self.tr("{rank}  {label}  {similarity}")
        return (copy if neighbour.is_copy_of_query else other).format(
            rank=neighbour.rank, label=neighbour.case.label, similarity=similarity_text(neighbour.similarity)
        )

    def _place_at(self, y_px: float) -> int:
        """Of the bar at this height; -1 above the first."""
        return int((y_px - SPACE_PX // 2) // row_height()) - 1

    def _row(self, place: int) -> QRect:
        """Where a bar goes; -1 is the line above the first, which names the axis."""
        top = SPACE_PX // 2 + (1 + place) * row_height()
        return QRect(2 * SPACE_PX, top, self.width() - 2 * SPACE_PX - RIGHT_PX, row_height())

    def _track(self, row: QRect, columns: _Columns) -> QRectF:
        rank_px, label_px, number_px = columns
        left = row.left() + rank_px + label_px + 2 * SPACE_PX
        width = row.right() + 1 - number_px - SPACE_PX - left
        return QRectF(left, row.center().y() - _BAR_PX / 2 + 1, width, _BAR_PX)

    def _columns(self) -> _Columns:
        metrics = QFontMetrics(text_font(TextSize.SMALL))
        rank = metrics.horizontalAdvance(str(max((n.rank for n in self._neighbours), default=1)))
        label = max((metrics.horizontalAdvance(n.case.label) for n in self._neighbours), default=0)
        number = metrics.horizontalAdvance(similarity_text(-0.8888 if self._has_negative() else 0.8888))
        return rank, min(label + _ROUNDING_PX, int(self.width() * _LABEL_SHARE)), number

    def _has_negative(self) -> bool:
        return any(neighbour.similarity < 0 for neighbour in self._neighbours)

    def _paint_row(self, painter: QPainter, row: QRect, neighbour: Neighbour, columns: _Columns) -> None:
        rank_px, label_px, _ = columns
        colours, metrics = tokens(), QFontMetrics(text_font(TextSize.SMALL))
        left = row.left()
        painter.setPen(colours.muted)
        painter.drawText(QRect(left, row.top(), rank_px, row.height()), _RIGHT, str(neighbour.rank))
        left += rank_px + SPACE_PX
        painter.setPen(colours.text)
        label = metrics.elidedText(neighbour.case.label, Qt.TextElideMode.ElideRight, label_px)
        painter.drawText(QRect(left, row.top(), label_px, row.height()), _LEFT, label)
        painter.drawText(row, _RIGHT, similarity_text(neighbour.similarity))
        self._paint_bar(painter, self._track(row, columns), neighbour)

    def _paint_axis(self, painter: QPainter, row: QRect, columns: _Columns) -> None:
        """What the bars measure, and where they begin and end."""
        track, locale = self._track(row, columns), QLocale()
        painter.setPen(tokens().muted)
        painter.drawText(row, _LEFT, self.tr("Similarity"))
        scale = QRectF(track.left(), row.top(), track.width(), row.height())
        painter.drawText(scale, _LEFT, locale.toString(0))
        painter.drawText(scale, _RIGHT, locale.toString(1))

    def _paint_bar(self, painter: QPainter, track: QRectF, neighbour: Neighbour) -> None:
        colour = label_colour(neighbour.case.label, self._labels)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().raised)
        painter.drawRoundedRect(track, 2, 2)
        bar = QRectF(track)
        bar.setWidth(track.width() * min(max(neighbour.similarity, 0.0), 1.0))
        if neighbour.is_copy_of_query:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bar.adjust(1, 1, -1, -1)
        else:
            painter.setBrush(colour)
        painter.drawRoundedRect(bar, 2, 2)

    def sizeHint(self) -> QSize:
        return QSize(24 * SPACE_PX, (1 + len(self._neighbours)) * row_height() + SPACE_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(TextSize.SMALL))
        painter.setOpacity(self.opacity)
        columns = self._columns()
        if self._neighbours:
            self._paint_axis(painter, self._row(-1), columns)
        for place, neighbour in enumerate(self._neighbours):
            row = self._row(place)
            if row.intersects(event.rect()):
                self._paint_row(painter, row, neighbour, columns)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().y())
            inside = 0 <= place < len(self._neighbours)
            QToolTip.showText(event.globalPos(), self._said(self._neighbours[place]) if inside else "", self)
            return True
        return super().event(event)
