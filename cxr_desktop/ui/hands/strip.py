"""The strip below the sheet: what has happened, what can be done, or a question with its two answers.

It is of one height, whatever it says, so that nothing moves while keys are tried.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cxr_desktop.ui.theme import SPACE_PX, IconMark, give_role

_LINES = 3  # of the longest sentence, in the narrowest window
_MARK_PX = 18


class Strip(QFrame):
    """Says something, or asks whether a key is to be taken over."""

    taken_over = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconMark("info", _MARK_PX, tint="muted")
        self._text = QLabel(wordWrap=True)
        self._take, self._leave = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._take.clicked.connect(self.taken_over)
        self._leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        row.setSpacing(SPACE_PX)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        for button in (self._take, self._leave):
            row.addWidget(button)
        self.retranslate()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, *, is_warning: bool = False) -> None:
        """A sentence that asks for nothing."""
        self._show(text, is_warning=is_warning, is_question=False)

    def ask(self, text: str) -> None:
        """A question; the answer comes by signal."""
        self._show(text, is_warning=True, is_question=True)
        self._leave.setFocus()  # what changes nothing is what a hasty Enter does

    def _show(self, text: str, *, is_warning: bool, is_question: bool) -> None:
        give_role(self, kind="message" if is_warning else "card")
        name, tint = ("warning", "warning") if is_warning else ("info", "muted")
        self._mark.set_icon(name, tint=tint)
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in (self._take, self._leave):
            button.setVisible(is_question)

    def retranslate(self) -> None:
        self._take.setText(self.tr("Take it over"))
        self._leave.setText(self.tr("Leave it"))
        self._fit_text()

    def _fit_text(self) -> None:
        self.setMinimumHeight(_LINES * self._text.fontMetrics().lineSpacing() + 4 * SPACE_PX)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_text()
        super().changeEvent(event)
