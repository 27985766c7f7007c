"""Draws an earlier query: its picture, and beside it film name, result, time and note, one line each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxr_desktop.history import HistoryEntry
from cxr_desktop.ui.history_model import ENTRY_ROLE, HistoryModel
from cxr_desktop.ui.theme import FILM_BACKGROUND, SPACE_PX, TextSize, icon, text_font, tokens

_PICTURE_PX = 56
_LEFT_PX = SPACE_PX + SPACE_PX // 2
_CHIP_PX = 9
_SIGN_PX = 14

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HistoryDelegate(QStyledItemDelegate):
    """Rows of one height."""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selected: a ground and a bar at the left edge. Focus: a ring."""
        colours, rect = tokens(), option.rect
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.raised)
        if is_selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, room: QRect, model: HistoryModel, entry: HistoryEntry) -> None:
        painter.fillRect(room, FILM_BACKGROUND)
        ratio = painter.device().devicePixelRatioF()
        pixmap = model.picture(entry, round(_PICTURE_PX * ratio))
        target = QRectF(0, 0, pixmap.width() / ratio, pixmap.height() / ratio)
        target.moveCenter(QRectF(room).center())
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _paint_words(self, painter: QPainter, room: QRect, model: HistoryModel, entry: HistoryEntry) -> None:
        colours = tokens()
        name, result, last = _lines(room)
        strong, small = text_font(TextSize.BODY), text_font(TextSize.SMALL)
        strong.setWeight(QFont.Weight.Medium)
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        _write(painter, name, entry.result.path.name, strong, colours.text, middle)
        chip = QRectF(result.left(), result.center().y() - _CHIP_PX / 2 + 1, _CHIP_PX, _CHIP_PX)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(model.result_colour(entry))
        painter.drawRoundedRect(chip, 2, 2)
        result.adjust(_CHIP_PX + SPACE_PX - 2, 0, 0, 0)
        _write(painter, result, model.result_text(entry), small, colours.text, right)
        time = model.time_text(entry)
        _write(painter, last, time, small, colours.muted, right)
        last.adjust(QFontMetrics(small).horizontalAdvance(time) + SPACE_PX, 0, 0, 0)
        if entry.note and last.width() > 2 * _SIGN_PX:
            sign = QRect(last.left(), last.center().y() - _SIGN_PX // 2 + 1, _SIGN_PX, _SIGN_PX)
            icon("note", tint="muted").paint(painter, sign)
            last.adjust(_SIGN_PX + SPACE_PX // 2, 0, 0, 0)
            _write(painter, last, entry.note, small, colours.muted, right)

    # ------------------------------------------------------------ Qt

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, HistoryModel)
        entry: HistoryEntry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        picture = QRect(QPoint(rect.left() + _LEFT_PX, 0), QSize(_PICTURE_PX, _PICTURE_PX))
        picture.moveTop(rect.top() + (rect.height() - _PICTURE_PX) // 2)
        words = rect.adjusted(_LEFT_PX + _PICTURE_PX + SPACE_PX + SPACE_PX // 2, 0, -SPACE_PX, 0)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        self._paint_picture(painter, picture, model, entry)
        self._paint_words(painter, words, model, entry)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(24 * SPACE_PX, max(_PICTURE_PX, sum(_line_heights())) + 2 * SPACE_PX)


def _line_heights() -> tuple[int, int, int]:
    body, small = (QFontMetrics(text_font(size)).height() for size in (TextSize.BODY, TextSize.SMALL))
    return body + 2, small + 2, small + 2


def _lines(room: QRect) -> list[QRect]:
    """Three lines, together in the middle of the room's height."""
    heights = _line_heights()
    top = room.top() + (room.height() - sum(heights)) // 2
    lines = []
    for height in heights:
        lines.append(QRect(room.left(), top, room.width(), height))
        top += height
    return lines


def _write(painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor, elide: Qt.TextElideMode) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    one_line = " ".join(text.split())
    painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(one_line, elide, room.width()))
