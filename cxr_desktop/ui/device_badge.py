"""Where the model runs, always in sight, and why: a silent fall-back to the CPU costs trust."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from cxr_desktop.model.device import DeviceChoice
from cxr_desktop.ui.messages import device_name_text, device_reason_text

_SHORT = {"cpu": "CPU", "cuda": "CUDA"}


class DeviceBadge(QLabel):
    """`CPU`, with the reason in the tooltip; empty words while the model is being loaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deviceBadge")
        self._device: DeviceChoice | None = None
        self._is_warming_up = False
        self.retranslate()

    def show_warming_up(self) -> None:
        self._is_warming_up = True
        self.retranslate()

    def show_device(self, device: DeviceChoice | None) -> None:
        """None: no model could be loaded."""
        self._device, self._is_warming_up = device, False
        self.retranslate()

    def retranslate(self) -> None:
        if self._is_warming_up:
            self.setText(self.tr("Warming up …"))
            self.setToolTip(self.tr("The model is being loaded. Films can be opened already; questions wait for it."))
        elif self._device is None:
            self.setText(self.tr("No model"))
            self.setToolTip("")
        else:
            reason = device_reason_text(self._device.reason)
            self.setText(self.tr("Runs on {device}").format(device=_SHORT[self._device.device]))
            self.setToolTip(
                self.tr("{name}. Chosen because: {reason}.").format(
                    name=device_name_text(self._device.name), reason=reason
                )
            )
        self.setAccessibleName(f"{self.text()} {self.toolTip()}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
