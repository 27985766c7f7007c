"""Outline on or off, and from how strong a spot on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from cxr_desktop.heat.picture import USUAL_THRESHOLD
from cxr_desktop.ui.percent_label import PercentLabel
from cxr_desktop.ui.theme import SPACE_PX, icon

_LOWEST_PERCENT, _HIGHEST_PERCENT, _STEP_PERCENT = 10, 95, 5
_SLIDER_PX: Final = 96


class OutlineTool(QWidget):
    """A switch and a slider."""

    toggled = Signal(bool)
    threshold_changed = Signal(float)  # a part of full colour

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = QToolButton()
        self._switch.setObjectName("heat-outline")
        self._switch.setCheckable(True)
        self._switch.setChecked(True)
        self._switch.setIcon(icon("outline"))
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("heat-threshold")
        self._slider.setRange(_LOWEST_PERCENT, _HIGHEST_PERCENT)
        self._slider.setSingleStep(_STEP_PERCENT)
        self._slider.setPageStep(2 * _STEP_PERCENT)
        self._slider.setValue(round(100 * USUAL_THRESHOLD))
        self._slider.setFixedWidth(_SLIDER_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_PX // 2)
        for widget in (self._switch, self._slider, PercentLabel(self._slider)):
            layout.addWidget(widget)
        self._switch.toggled.connect(self._on_toggled)
        self._slider.valueChanged.connect(self._on_moved)
        self.retranslate()

    @property
    def is_on(self) -> bool:
        return self._switch.isChecked()

    @property
    def threshold(self) -> float:
        """A part of full colour, 0 to 1."""
        return float(self._slider.value() / 100)

    def retranslate(self) -> None:
        """Set every text."""
        self._switch.setToolTip(self.tr("Outline what is at least as hot as the threshold"))
        self._switch.setAccessibleName(self.tr("Outline of the heat map"))
        self._slider.setToolTip(self.tr("Threshold of the outline, as a part of full colour"))
        self._slider.setAccessibleName(self.tr("Threshold of the outline, as a part of full colour"))

    def _on_toggled(self, is_on: bool) -> None:
        self._slider.setEnabled(is_on)
        self.toggled.emit(is_on)

    def _on_moved(self) -> None:
        self.threshold_changed.emit(self.threshold)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
