"""Draws a card of the gallery: the picture on near black, and below it what the case is, in words.

A card has up to two links, which the view asks for by place: one folds and unfolds the patient's further films, one
goes to look for a film that is not on this machine. All cards of an answer have one size, whatever each has to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxr_desktop.ui.gallery_model import CARD_ROLE, PICTURE_ROLE, Card, GalleryModel, Picture, PictureState
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import FILM_BACKGROUND, FILM_TEXT, SPACE_PX, TextSize, text_font, tokens

PICTURE_PX = 224
EDGE_PX = 6  # around the picture: room for the frame of selection and the ring of focus
_CHIP_PX = 10
_RADIUS_PX = 4
_OUTLINE = 140  # of 255: of a button on near black
_VEIL = 220  # of 255: how much of a picture a strip of text on it covers

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardLink(Enum):
    """What can be clicked on a card beside the card itself."""

    FOLD = auto()
    LOCATE = auto()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a card go. Lines that no card of the answer needs have no height."""

    picture: QRect
    headline: QRect
    name: QRect
    source: QRect
    fold: QRect
    strip: QRect  # on the picture, at its lower edge
    button: QRect  # where the picture would be, below its middle
    size: QSize


class GalleryDelegate(QStyledItemDelegate):
    """Knows how a card looks, and where its links are."""

    opacity = 1.0  # of every card

    def link_at(self, rect: QRect, index: QModelIndex, point: QPoint) -> CardLink | None:
        """The link under `point` of the card that is drawn in `rect`."""
        card: Card = index.data(CARD_ROLE)
        places = self._places(rect, index)
        if card.further and places.fold.contains(point):
            return CardLink.FOLD
        picture: Picture = index.data(PICTURE_ROLE)
        room = places.button if picture.state is PictureState.MISSING else places.strip
        if room.contains(point) and self._lacks_film(card, picture):
            return CardLink.LOCATE
        return None

    # ------------------------------------------------------------ places

    def _places(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> _Places:
        model = index.model()
        assert isinstance(model, GalleryModel)
        body, small = (QFontMetrics(text_font(size)).height() for size in (TextSize.BODY, TextSize.SMALL))
        left, top = rect.left() + EDGE_PX, rect.top() + EDGE_PX
        picture = QRect(left, top, PICTURE_PX, PICTURE_PX)
        bottom = picture.bottom() + 1 + SPACE_PX // 2
        lines = []
        for height in (body + 4, small + 2, (small + 2) * model.has_sources, (small + 6) * model.has_folds):
            lines.append(QRect(left + 2, bottom, PICTURE_PX - 4, height))
            bottom += height
        strip_px = small + SPACE_PX
        strip = QRect(left, picture.bottom() + 1 - strip_px, PICTURE_PX, strip_px)
        button = QRect(0, 0, PICTURE_PX // 2, strip_px + SPACE_PX // 2)
        button.moveCenter(picture.center() + QPoint(0, body + 2 * SPACE_PX))
        size = QSize(PICTURE_PX + 2 * EDGE_PX, bottom - rect.top() + EDGE_PX)
        headline, name, source, fold = lines
        return _Places(picture, headline, name, source, fold, strip, button, size)

    # ------------------------------------------------------------ parts

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selection is a ground and a frame, focus a ring around both."""
        colours, frame = tokens(), QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(colours.accent, 1) if is_selected else Qt.PenStyle.NoPen)
        painter.setBrush(colours.raised if is_selected or is_hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = frame.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(ring, _RADIUS_PX + 1, _RADIUS_PX + 1)

    def _paint_picture(self, painter: QPainter, places: _Places, card: Card, picture: Picture) -> None:
        painter.fillRect(places.picture, FILM_BACKGROUND)
        if picture.pixmap is not None:
            size = picture.pixmap.size()
            if max(size.width(), size.height()) > PICTURE_PX:
                size.scale(PICTURE_PX, PICTURE_PX, Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(), size)
            target.moveCenter(places.picture.center())
            painter.drawPixmap(target, picture.pixmap)
        elif picture.state is PictureState.WAITING:
            self._paint_dots(painter, places.picture)
        else:
            self._paint_absence(painter, places)
        if card.film_is_missing and picture.state is not PictureState.MISSING:
            self._paint_strip(painter, places.strip)
        if card.neighbour.is_copy_of_query:
            self._paint_pill(painter, places.picture.topLeft(), self.tr("the query film itself"))

    def _paint_dots(self, painter: QPainter, room: QRect) -> None:
        """Quiet: something is on its way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_veiled(FILM_TEXT, 70))
        centre = QRectF(room).center()
        for shift in (-10, 0, 10):
            painter.drawEllipse(QRectF(centre.x() + shift - 2, centre.y() - 2, 4, 4))

    def _paint_absence(self, painter: QPainter, places: _Places) -> None:
        """No picture: said in the middle, with what can be done about it."""
        painter.setFont(text_font(TextSize.SMALL))
        painter.setPen(FILM_TEXT)
        room = QRect(places.picture)
        room.setBottom(places.button.top() - SPACE_PX)
        room.adjust(SPACE_PX * 2, 0, -SPACE_PX * 2, 0)
        at_bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, at_bottom, self.tr("Picture not on this machine"))
        painter.setPen(QPen(_veiled(FILM_TEXT, _OUTLINE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(places.button).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
        painter.setPen(FILM_TEXT)
        painter.drawText(places.button, Qt.AlignmentFlag.AlignCenter, self.tr("Locate …"))

    def _paint_strip(self, painter: QPainter, strip: QRect) -> None:
        """The film is not here, though its picture is."""
        painter.fillRect(strip, _veiled(FILM_BACKGROUND, _VEIL))
        font = text_font(TextSize.SMALL)
        metrics = QFontMetrics(font)
        link, room = self.tr("Locate …"), strip.adjusted(SPACE_PX // 2, 0, -SPACE_PX // 2, 0)
        left = room.adjusted(0, 0, -metrics.horizontalAdvance(link) - SPACE_PX, 0)
        text = metrics.elidedText(self.tr("Film not on this machine"), Qt.TextElideMode.ElideRight, left.width())
        painter.setPen(FILM_TEXT)
        painter.setFont(font)
        painter.drawText(left, _LEFT, text)
        font.setUnderline(True)
        painter.setFont(font)
        painter.drawText(room, _RIGHT, link)

    def _paint_pill(self, painter: QPainter, corner: QPoint, text: str) -> None:
        font = text_font(TextSize.SMALL)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, PICTURE_PX - 4 * SPACE_PX)
        size = QSize(metrics.horizontalAdvance(text) + 2 * SPACE_PX, metrics.height() + SPACE_PX // 2)
        pill = QRectF(QRect(corner + QPoint(SPACE_PX // 2, SPACE_PX // 2), size)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(FILM_TEXT, 1))
        painter.setBrush(_veiled(FILM_BACKGROUND, _VEIL))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_headline(self, painter: QPainter, room: QRect, card: Card) -> None:
        """`1  PNEUMONIA  0.9312`, with the label's colour beside its word."""
        colours, neighbour = tokens(), card.neighbour
        plain, strong = text_font(TextSize.BODY), text_font(TextSize.BODY)
        strong.setWeight(QFont.Weight.DemiBold)
        number = similarity_text(neighbour.similarity)
        room = self._paint_word(painter, room, str(neighbour.rank), plain, colours.muted)
        chip = QRectF(room.left(), room.center().y() - _CHIP_PX / 2 + 1, _CHIP_PX, _CHIP_PX)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(card.colour)
        painter.drawRoundedRect(chip, 2, 2)
        room = room.adjusted(_CHIP_PX + SPACE_PX - 2, 0, 0, 0)
        painter.setFont(plain)
        painter.setPen(colours.text)
        painter.drawText(room, _RIGHT, number)
        room = room.adjusted(0, 0, -QFontMetrics(plain).horizontalAdvance(number) - SPACE_PX, 0)
        fits = QFontMetrics(strong).horizontalAdvance(neighbour.case.label) <= room.width()
        font = strong if fits else plain  # the whole word matters more than its weight
        label = QFontMetrics(font).elidedText(neighbour.case.label, Qt.TextElideMode.ElideRight, room.width())
        self._paint_word(painter, room, label, font, colours.text)

    def _paint_word(self, painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor) -> QRect:
        """Draw at the left; what is left of the room comes back."""
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(room, _LEFT, text)
        return room.adjusted(QFontMetrics(font).horizontalAdvance(text) + SPACE_PX, 0, 0, 0)

    def _paint_small(self, painter: QPainter, room: QRect, text: str, colour: QColor, *, is_link: bool = False) -> None:
        font = text_font(TextSize.SMALL)
        font.setUnderline(is_link)
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, _LEFT, elided)

    def _paint_fold(self, painter: QPainter, room: QRect, card: Card) -> None:
        colours = tokens()
        if card.folds_behind is not None:
            text = self.tr("same patient as {rank}").format(rank=card.folds_behind)
            self._paint_small(painter, room, text, colours.muted)
        elif card.further:
            text = (
                self.tr("Hide {count} of the same patient")
                if card.is_unfolded
                else self.tr("+{count} of the same patient")
            )
            self._paint_small(painter, room, text.format(count=card.further), colours.accent, is_link=True)

    def _lacks_film(self, card: Card, picture: Picture) -> bool:
        return card.film_is_missing or picture.state is PictureState.MISSING

    # ------------------------------------------------------------ Qt

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(CARD_ROLE)
        places = self._places(option.rect, index)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        painter.setOpacity(self.opacity)
        self._paint_picture(painter, places, card, index.data(PICTURE_ROLE))
        self._paint_headline(painter, places.headline, card)
        model = index.model()
        assert isinstance(model, GalleryModel)
        self._paint_small(painter, places.name, card.neighbour.case.path.name, tokens().text)
        self._paint_small(painter, places.source, model.source(card), tokens().muted)
        self._paint_fold(painter, places.fold, card)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._places(QRect(), index).size


def _veiled(colour: QColor, alpha: int) -> QColor:
    veiled = QColor(colour)
    veiled.setAlpha(alpha)
    return veiled
