"""A sentence across the window about what is wrong with no film in particular, with the ways on beside it.

It stays until it is closed or something goes well; what is on the screen below it stays too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.reading_page import Trouble
from cxr_desktop.ui.theme import SPACE_PX, IconMark, give_role, icon

_SIGN_PX = 18


class MessageBar(QFrame):
    """Hidden while there is nothing to tell."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, kind="message")
        self._trouble: Trouble | None = None
        self._stays = False
        self._text = QLabel(wordWrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = QWidget()
        self._close = QToolButton(autoRaise=True)
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        self._row.setSpacing(SPACE_PX)
        self._row.addWidget(IconMark("warning", _SIGN_PX, tint="warning"))
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._buttons)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.retranslate()

    @property
    def text(self) -> str:
        """What it says; empty where it is hidden."""
        return self._text.text() if self._trouble else ""

    def show_trouble(self, trouble: Trouble, *, stays: bool = False) -> None:
        """In place of what was told before; `stays` where a library that opens does not mend it.

        A screen reader says it at once.
        """
        self._trouble, self._stays = trouble, stays
        self.retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear_mended(self) -> None:
        """A library has opened: what that mends need not be told any more."""
        if not self._stays:
            self.clear()

    def clear(self) -> None:
        self._trouble = None
        self.hide()

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        if self._trouble is None:
            return
        text, actions = self._trouble()
        self._text.setText(breakable(text))
        self.setAccessibleName(text)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        for action in actions:
            button = QPushButton(action.text)
            button.clicked.connect(lambda _=False, name=action.name: self.action_requested.emit(name))
            row.addWidget(button)
        self._row.replaceWidget(self._buttons, buttons)
        self._buttons.deleteLater()
        self._buttons = buttons

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
