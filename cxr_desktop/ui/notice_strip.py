"""The thin strip that is in every window and cannot be dismissed: what this program is not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role

_CONTEXT = "Notices"  # of the translation: the core's notices are its keys
_ICON_PX = 14


class NoticeStrip(QFrame):
    """Says it in words, with a sign beside them. It takes no focus, has no menu and no way to be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, kind="notice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text = QLabel()
        give_role(self._text, size=TextSize.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE_PX, SPACE_PX // 2, 2 * SPACE_PX, SPACE_PX // 2)
        row.setSpacing(SPACE_PX)
        row.addStretch(1)
        row.addWidget(IconMark("warning", _ICON_PX, tint="warning"))
        row.addWidget(self._text)
        row.addStretch(1)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is on the strip."""
        return self._text.text()

    def retranslate(self) -> None:
        text = QCoreApplication.translate(_CONTEXT, RESEARCH_NOTICE)
        self._text.setText(text)
        self.setAccessibleName(text)

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
