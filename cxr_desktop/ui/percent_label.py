"""What a slider stands at, in per cent of the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSlider

from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, text_font


class PercentLabel(QLabel):
    """As wide as it can become, so that nothing moves beside it."""

    def __init__(self, slider: QSlider) -> None:
        super().__init__(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._slider = slider
        give_role(self, size=TextSize.SMALL, tone="muted")
        slider.valueChanged.connect(self.show_value)
        self.show_value()

    def show_value(self) -> None:
        """Also where the slider was set without telling anybody."""
        text = self.tr("{percent}%")
        self.setText(text.format(percent=QLocale().toString(self._slider.value())))
        widest = text.format(percent=QLocale().toString(100))
        self.setFixedWidth(QFontMetrics(text_font(TextSize.SMALL)).horizontalAdvance(widest) + SPACE_PX // 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.show_value()
        super().changeEvent(event)
