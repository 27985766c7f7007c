"""What is written on a film: lines in each corner, letters at the edges, legible on black and on white, and the hint
where no film is.

The words come from the view, which knows the language. A corner's line never runs into its neighbour: it is cut, a
file name in the middle, a sentence at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cxr_desktop.imaging.orientation import Edges
from cxr_desktop.ui.theme import FILM_BACKGROUND, FILM_TEXT, SPACE_PX, TextSize, text_font

_PADDING_PX = SPACE_PX / 2
_GROUND_OPACITY = 0.72  # of the plate under a line: FILM_TEXT stays above 4.5:1 over white film
_HINT_OPACITY = 0.72  # a hint is quieter than a fact
_FRAME_OPACITY = 0.35
_LONGEST_LETTERS = 3  # of a direction in the patient; what is longer is a sentence

NOWHERE = Edges("", "", "", "")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The lines of each corner, from above, and the letters at the edges; empty: none."""

    top_left: tuple[str, ...] = ()
    top_right: tuple[str, ...] = ()
    bottom_left: tuple[str, ...] = ()
    bottom_right: tuple[str, ...] = ()
    edges: Edges = NOWHERE


def draw_lettering(painter: QPainter, room: QRectF, lettering: Lettering) -> None:
    """Write the lines into the corners of `room`, and the letters into the middles of its edges."""
    inner = room.adjusted(SPACE_PX, SPACE_PX, -SPACE_PX, -SPACE_PX)
    height = _metrics().height() + _PADDING_PX
    painter.save()
    painter.setFont(text_font(TextSize.SMALL))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (left, right) in enumerate(zip_longest(lettering.top_left, lettering.top_right, fillvalue="")):
        row = QRectF(inner.left(), inner.top() + number * height, inner.width(), height)
        cut = Qt.TextElideMode.ElideRight if number else Qt.TextElideMode.ElideMiddle  # the first is a file name
        _draw_row(painter, row, left, right, cut)
    from_below = zip_longest(reversed(lettering.bottom_left), reversed(lettering.bottom_right), fillvalue="")
    for number, (left, right) in enumerate(from_below):
        row = QRectF(inner.left(), inner.bottom() - (number + 1) * height, inner.width(), height)
        _draw_row(painter, row, left, right, Qt.TextElideMode.ElideRight)
    long_lines = len(lettering.bottom_left) - 1  # those above the lowest are sentences, which reach the middle
    lifted = (long_lines + 1) * height if long_lines > 0 else 0.0
    _draw_edges(painter, inner.adjusted(0, 0, 0, -lifted), lettering.edges)
    painter.restore()


def draw_plate(painter: QPainter, at: QRectF, text: str) -> None:
    """One line of small text on its own ground, in the middle of `at`."""
    plate = _plate(at, text, at.width())
    plate.moveCenter(at.center())
    _draw_line(painter, plate, text, Qt.TextElideMode.ElideRight)


def plate_size(text: str) -> tuple[float, float]:
    """(width, height) of what `draw_plate` makes of a text, if nothing is cut."""
    return _metrics().horizontalAdvance(text) + 2 * _PADDING_PX, _metrics().height() + _PADDING_PX


def caption_area(room: QRectF) -> QRectF:
    """Where a caption may stand."""
    return QRectF(room.left(), room.top(), room.width() / 2, _metrics().height() + 2 * SPACE_PX)


def draw_hint(painter: QPainter, room: QRectF, text: str) -> None:
    """The words of an empty view, in the middle of a dashed frame that says "here"."""
    margin = 3 * SPACE_PX
    frame = room.adjusted(margin, margin, -margin, -margin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_with_opacity(FILM_TEXT, _FRAME_OPACITY), 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(frame, SPACE_PX, SPACE_PX)
    painter.setPen(_with_opacity(FILM_TEXT, _HINT_OPACITY))
    font = text_font(TextSize.HEADING)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    inside = frame.adjusted(SPACE_PX, SPACE_PX, -SPACE_PX, -SPACE_PX)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.restore()


def _draw_edges(painter: QPainter, inner: QRectF, edges: Edges) -> None:
    for text, side in (
        (edges.left, Qt.AlignmentFlag.AlignLeft),
        (edges.right, Qt.AlignmentFlag.AlignRight),
        (edges.top, Qt.AlignmentFlag.AlignTop),
        (edges.bottom, Qt.AlignmentFlag.AlignBottom),
    ):
        if text:
            size = TextSize.HEADING if len(text) <= _LONGEST_LETTERS else TextSize.SMALL
            painter.setFont(text_font(size))
            plate = _plate(inner, text, inner.width(), size)
            plate.setHeight(_metrics(size).height() + _PADDING_PX)
            plate.moveCenter(inner.center())
            _MOVES[side](plate, inner)
            _draw_line(painter, plate, text, Qt.TextElideMode.ElideRight, size)


_MOVES: dict[Qt.AlignmentFlag, Callable[[QRectF, QRectF], None]] = {
    Qt.AlignmentFlag.AlignLeft: lambda plate, inner: plate.moveLeft(inner.left()),
    Qt.AlignmentFlag.AlignRight: lambda plate, inner: plate.moveRight(inner.right()),
    Qt.AlignmentFlag.AlignTop: lambda plate, inner: plate.moveTop(inner.top()),
    Qt.AlignmentFlag.AlignBottom: lambda plate, inner: plate.moveBottom(inner.bottom()),
}


def _draw_row(painter: QPainter, row: QRectF, left: str, right: str, cut: Qt.TextElideMode) -> None:
    """Two lines on one level; the right one gets half of it at most, the left one what remains."""
    right_plate = _plate(row, right, row.width() / 2)
    right_plate.moveRight(row.right())
    left_plate = _plate(row, left, right_plate.left() - row.left() - SPACE_PX)
    _draw_line(painter, left_plate, left, cut)
    _draw_line(painter, right_plate, right, Qt.TextElideMode.ElideRight)


def _plate(row: QRectF, text: str, widest: float, size: TextSize = TextSize.SMALL) -> QRectF:
    width = _metrics(size).horizontalAdvance(text) + 2 * _PADDING_PX if text else 0.0
    return QRectF(row.left(), row.top(), max(min(width, widest), 0.0), row.height())


def _draw_line(
    painter: QPainter, plate: QRectF, text: str, cut: Qt.TextElideMode, size: TextSize = TextSize.SMALL
) -> None:
    if plate.width() <= 2 * _PADDING_PX:
        return
    shown = _metrics(size).elidedText(text, cut, plate.width() - 2 * _PADDING_PX + 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_with_opacity(FILM_BACKGROUND, _GROUND_OPACITY))
    painter.drawRoundedRect(plate, _PADDING_PX, _PADDING_PX)
    painter.setPen(FILM_TEXT)
    inside = plate.adjusted(_PADDING_PX, 0, _PADDING_PX, 0)  # to the right there is room for a rounding error
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _metrics(size: TextSize = TextSize.SMALL) -> QFontMetricsF:
    return QFontMetricsF(text_font(size))


def _with_opacity(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
