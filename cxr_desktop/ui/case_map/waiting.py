"""What stands where the map will be: how far it is, or why there is none and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Progress
from cxr_desktop.ui.messages import progress_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role

_STEPS = 1000  # of the progress bar
Sentence = Callable[[], str]


class Waiting(QWidget):
    """One sentence, a bar while something goes on, and one button."""

    cancel_requested = Signal()
    make_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence: Sentence = str
        self._is_busy = False
        self._can_make = False
        self._text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._bar = QProgressBar(textVisible=False, maximum=0)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_clicked)
        give_role(self._text, size=TextSize.HEADING)
        give_role(self._hint, tone="muted")
        self._bar.setFixedWidth(40 * SPACE_PX)
        column = QVBoxLayout(self)
        column.setSpacing(2 * SPACE_PX)
        column.addStretch(2)
        for text in (self._text, self._hint):
            text.setContentsMargins(2 * SPACE_PX, 0, 2 * SPACE_PX, 0)
        column.addWidget(self._text)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_begun(self) -> None:
        """Something goes on, and it cannot be told yet how far it is."""
        self._show(lambda: self.tr("Opening the map of cases …"), is_busy=True, share=None)

    def show_progress(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else None
        self._show(lambda: progress_text(progress), is_busy=True, share=share)

    def show_message(self, sentence: Sentence, *, can_make: bool) -> None:
        """Nothing goes on; with `can_make` the map can be asked for."""
        self._can_make = can_make
        self._show(sentence, is_busy=False, share=None)

    def retranslate(self) -> None:
        self._text.setText(self._sentence())
        self._bar.setAccessibleName(self._text.text())
        self._hint.setText(
            self.tr("It is made once for a library and then kept. Films can be read meanwhile.")
            if self._is_busy
            else ""
        )
        self._button.setText(self.tr("Cancel") if self._is_busy else self.tr("Make the map"))
        self._button.setVisible(self._is_busy or self._can_make)

    def _show(self, sentence: Sentence, *, is_busy: bool, share: float | None) -> None:
        self._sentence, self._is_busy = sentence, is_busy
        self._bar.setVisible(is_busy)
        self._bar.setMaximum(0 if share is None else _STEPS)
        self._bar.setValue(0 if share is None else round(_STEPS * share))
        self.retranslate()

    def _on_clicked(self) -> None:
        (self.cancel_requested if self._is_busy else self.make_requested).emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
