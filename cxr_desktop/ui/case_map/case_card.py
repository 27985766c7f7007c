"""The case that is pointed at: its picture, its label, and how similar it is to the query."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cxr_desktop.domain import Case
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import FILM_BACKGROUND, FILM_TEXT, SPACE_PX, TextSize, give_role
from cxr_desktop.ui.tool_tip import tool_tip

_PICTURE_PX = 224


class CaseCard(QFrame):
    """Of one size, whatever it shows, so that nothing below it jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._title, self._detail = QLabel(), QLabel(), QLabel()
        self._label: str | None = None
        self._similarity: float | None = None
        self._case: Case | None = None
        self._is_waiting = False
        self._pixmap = QPixmap()
        self._lay_out()
        self.retranslate()

    def show_case(self, label: str, similarity: float | None) -> None:
        """What is known at once; the rest comes with `show_picture`."""
        self._label, self._similarity = label, similarity
        self._case, self._pixmap, self._is_waiting = None, QPixmap(), True
        self.retranslate()

    def show_picture(self, case: Case | None, jpeg: bytes | None) -> None:
        """The case itself and its picture; None where it has none on this machine."""
        self._case, self._is_waiting = case, False
        self._pixmap = QPixmap()
        if jpeg:
            self._pixmap.loadFromData(jpeg)
        self.retranslate()

    def clear(self) -> None:
        self._label = self._similarity = self._case = None
        self._pixmap, self._is_waiting = QPixmap(), False
        self.retranslate()

    def retranslate(self) -> None:
        self._show_picture()
        if self._label is None:
            self._title.setText(self.tr("Point at a case"))
            self._detail.setText(self.tr("With the mouse, or with the arrow keys."))
        else:
            self._title.setText(self._label)
            self._detail.setText(self._said())
        self._detail.setToolTip(tool_tip([str(self._case.path)] if self._case else []))
        self.setAccessibleName(f"{self._title.text()}, {self._detail.text()}")

    def _said(self) -> str:
        lines = []
        if self._similarity is not None:
            text = self.tr("Similarity to the query: {similarity}")
            lines.append(text.format(similarity=similarity_text(self._similarity)))
        if self._case is not None:
            lines.append(
                self._detail.fontMetrics().elidedText(self._case.path.name, Qt.TextElideMode.ElideMiddle, _PICTURE_PX)
            )
        return "\n".join(lines)

    def _show_picture(self) -> None:
        self._picture.clear()
        if not self._pixmap.isNull():
            ratio = self.devicePixelRatioF()
            side = round(_PICTURE_PX * ratio)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            scaled = self._pixmap.scaled(side, side, keep, smooth)
            scaled.setDevicePixelRatio(ratio)
            self._picture.setPixmap(scaled)
        elif self._label is None or self._is_waiting:
            self._picture.setText("…" if self._is_waiting else "")
        else:
            self._picture.setText(self.tr("No picture on this machine"))

    def _lay_out(self) -> None:
        give_role(self, kind="card")
        give_role(self._title, size=TextSize.HEADING)
        give_role(self._detail, tone="muted")
        self._picture.setObjectName("picture")
        self._picture.setFixedSize(_PICTURE_PX, _PICTURE_PX)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setWordWrap(True)
        self._picture.setStyleSheet(f"background: {FILM_BACKGROUND.name()}; color: {FILM_TEXT.name()};")
        self._detail.setFixedHeight(2 * self._detail.fontMetrics().lineSpacing() + SPACE_PX)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        column.setSpacing(SPACE_PX // 2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._detail.setFixedHeight(2 * self._detail.fontMetrics().lineSpacing() + SPACE_PX)
        super().changeEvent(event)
