"""What the shapes in the map stand for: each label with its count, and the star."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxr_desktop.ui.case_map.marks import paint_star
from cxr_desktop.ui.case_map.symbols import symbol
from cxr_desktop.ui.theme import SPACE_PX, TextSize, text_font, tokens

_SYMBOL_PX = 15


class MapLegend(QWidget):
    """One line a label; one more for the query while there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self._chosen: Mapping[str, int] | None = None
        self._query: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[str, int], chosen: Mapping[str, int] | None = None) -> None:
        """Cases by label, and how many of them are chosen where any are."""
        self._counts, self._chosen = counts, chosen
        self._changed()

    def show_query(self, name: str | None) -> None:
        """The film that the star stands for."""
        self._query = name
        self._changed()

    def lines(self) -> list[str]:
        """What is said, without the shapes."""
        said = [self._said(label, count) for label, count in sorted(self._counts.items())]
        return said if self._query is None else [*said, self.tr("The query: {name}").format(name=self._query)]

    def _said(self, label: str, count: int) -> str:
        locale = QLocale()
        if self._chosen is None:
            return self.tr("{label}: {count}").format(label=label, count=locale.toString(count))
        text = self.tr("{label}: {chosen} of {count}")
        chosen = locale.toString(self._chosen.get(label, 0))
        return text.format(label=label, chosen=chosen, count=locale.toString(count))

    def _changed(self) -> None:
        self.setAccessibleName("; ".join(self.lines()))
        self.updateGeometry()
        self.update()

    def _line_height(self) -> int:
        return QFontMetrics(text_font(TextSize.BODY)).height() + SPACE_PX // 2

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(24 * SPACE_PX, len(self.lines()) * self._line_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(TextSize.BODY))
        labels, metrics, height = sorted(self._counts), QFontMetrics(text_font(TextSize.BODY)), self._line_height()
        left = _SYMBOL_PX + SPACE_PX
        for place, line in enumerate(self.lines()):
            top = place * height
            if place < len(labels):
                picture = symbol(labels[place], labels, _SYMBOL_PX, self.devicePixelRatioF())
                painter.drawPixmap(0, top + (height - _SYMBOL_PX) // 2, picture)
            else:
                paint_star(painter, QPointF(_SYMBOL_PX / 2, top + height / 2), _SYMBOL_PX / 2)
            painter.setPen(tokens().text)
            text = metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, self.width() - left)
            painter.drawText(left, top, self.width() - left, height, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._changed()
        super().changeEvent(event)
