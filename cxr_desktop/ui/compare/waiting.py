"""Where a film will be: a sign of life while it is being opened, or a sentence that it is not there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.theme import SPACE_PX


class Waiting(QWidget):
    """Of one case at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._neighbour: Neighbour | None = None
        self._is_missing = False
        self._words = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._words.setObjectName("waiting")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._life = QProgressBar(maximum=0, textVisible=False)
        self._life.setFixedWidth(20 * SPACE_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * SPACE_PX] * 4)
        column.setSpacing(SPACE_PX)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._life, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say_opening(self, neighbour: Neighbour) -> None:
        self._neighbour, self._is_missing = neighbour, False
        self.retranslate()

    def say_missing(self) -> None:
        self._is_missing = True
        self.retranslate()

    def retranslate(self) -> None:
        if self._neighbour is None:
            return
        text = self.tr("Opening the film of case {rank} …")
        if self._is_missing:
            text = self.tr("The film of case {rank} is not where the library knows it.")
        self._words.setText(text.format(rank=self._neighbour.rank))
        self._life.setVisible(not self._is_missing)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
