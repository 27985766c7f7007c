"""The long job below the pages: what it is doing, how fast, how long still; held, let go on, cancelled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cxr_desktop.domain import Progress
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import rate_text
from cxr_desktop.ui.status_row import Sentence
from cxr_desktop.ui.theme import SPACE_PX, give_role, icon

_STEPS = 1000  # of the bar


class WorkStrip(Worded):
    """Hidden while nothing runs."""

    hold_requested = Signal()
    go_on_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._is_held = False
        self._sentence: Sentence | None = None
        self._text = QLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(textVisible=False)
        self._hold, self._cancel = QPushButton(), QPushButton(icon("close"), "")
        self._hold.clicked.connect(lambda: (self.go_on_requested if self._is_held else self.hold_requested).emit())
        self._cancel.clicked.connect(self.cancel_requested)
        words = QVBoxLayout()
        words.setSpacing(SPACE_PX // 2)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * SPACE_PX, SPACE_PX, 3 * SPACE_PX, SPACE_PX)
        row.setSpacing(2 * SPACE_PX)
        row.addLayout(words, 1)
        row.addWidget(self._hold)
        row.addWidget(self._cancel)
        give_role(self, kind="foot")
        self.hide()
        self.retranslate()

    @property
    def text(self) -> str:
        return self._text.text()

    def begin(self, *, can_be_held: bool) -> None:
        self._progress = self._sentence = None
        self._show_running(True)
        self._hold.setVisible(can_be_held)
        self.show_held(False)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._bar.setMaximum(_STEPS if progress.total else 0)
        self._bar.setValue(round(_STEPS * progress.done / progress.total) if progress.total else 0)
        self._say()

    def show_held(self, is_held: bool) -> None:
        self._is_held = is_held
        self._hold.setIcon(icon("play" if is_held else "pause"))
        if self._progress is None:
            self._bar.setMaximum(0)
        self.retranslate()

    def end(self, sentence: Sentence | None = None) -> None:
        """Nothing runs any more; where there is something to say of it, it stays until the next job."""
        self._progress, self._sentence = None, sentence
        self._show_running(False)
        self.setVisible(sentence is not None)
        self.retranslate()

    def retranslate(self) -> None:
        self._hold.setText(self.tr("Go on") if self._is_held else self.tr("Pause"))
        self._cancel.setText(self.tr("Cancel"))
        self._say()

    def _show_running(self, is_running: bool) -> None:
        for widget in (self._bar, self._hold, self._cancel):
            widget.setVisible(is_running)

    def _say(self) -> None:
        if self._sentence is not None:
            self._text.setText(self._sentence())
            return
        text = self.tr("Getting ready …") if self._progress is None else rate_text(self._progress)
        if self._is_held:
            text = self.tr("Paused. {progress}").format(progress=text)
        self._text.setText(text)
        self._bar.setAccessibleName(text)
