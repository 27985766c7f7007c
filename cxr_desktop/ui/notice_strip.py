"""The thin strip that is in every window and cannot be dismissed: what this program is not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

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
        self._text, self._added = QLabel(), QLabel(wordWrap=True)
        self._added.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._added.setTextFormat(Qt.TextFormat.PlainText)
        self._added.hide()
        give_role(self._text, size=TextSize.SMALL)
        give_role(self._added, size=TextSize.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE_PX, SPACE_PX // 2, 2 * SPACE_PX, SPACE_PX // 2)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        row.addStretch(1)
        row.addWidget(IconMark("warning", _ICON_PX, tint="warning"))
        row.addWidget(self._text)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._added)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is on the strip."""
        return "\n".join(filter(None, (self._text.text(), self._added.text())))

    def add(self, text: str) -> None:
        """Show this as well, in its own words; the notice itself stays as it is."""
        self._added.setText(text)
        self._added.setVisible(bool(text))
        self.setAccessibleName(self.text)

    def retranslate(self) -> None:
        self._text.setText(QCoreApplication.translate(_CONTEXT, RESEARCH_NOTICE))
        self.setAccessibleName(self.text)

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
