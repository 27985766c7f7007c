"""The row above the notice: what is going on, how far it is, which library answers, and on which device."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from cxr_desktop.domain import LibraryInfo
from cxr_desktop.ui.device_badge import DeviceBadge
from cxr_desktop.ui.theme import SPACE_PX

Sentence = Callable[[], str]
"""What is to be said, in the language of the moment: it is asked for again when that changes."""

_STEPS = 1000  # of the progress bar
_NAME_WIDTH = 60  # characters: names of several libraries are not to push the message aside


def _nothing() -> str:
    return ""


class StatusRow(QWidget):
    """Says what it is told to, again in another language when that is put on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = DeviceBadge()
        self._sentence: Sentence = _nothing
        self._library: LibraryInfo | None = None
        self._is_demonstration = False
        self._message, self._library_text = QLabel(), QLabel()
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar(textVisible=False, maximum=0)
        self._progress.setFixedWidth(20 * SPACE_PX)
        self._progress.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE_PX, SPACE_PX // 2, 2 * SPACE_PX, SPACE_PX // 2)
        layout.setSpacing(2 * SPACE_PX)
        layout.addWidget(self._message, 1)
        for widget in (self._progress, self._library_text, self.badge):
            layout.addWidget(widget)
        self.retranslate()

    def add(self, widget: QWidget) -> None:
        """Something else that is to be seen here: before the library and the device."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(layout.indexOf(self._library_text), widget)

    @property
    def text(self) -> str:
        """What is being said."""
        return self._message.text()

    def say(self, sentence: Sentence = _nothing) -> None:
        self._sentence = sentence
        self._say()

    def show_busy(self, is_busy: bool, share: float | None = None) -> None:
        """`share` from 0 to 1 of the way, None where it cannot be told."""
        self._progress.setMaximum(0 if share is None else _STEPS)
        self._progress.setValue(0 if share is None else round(_STEPS * share))
        self._progress.setVisible(is_busy)

    def show_library(self, library: LibraryInfo | None, *, is_demonstration: bool = False) -> None:
        self._library, self._is_demonstration = library, is_demonstration
        self._show_library()

    def retranslate(self) -> None:
        self._say()
        self._show_library()

    # ------------------------------------------------------------ helpers

    def _say(self) -> None:
        text = self._sentence()
        self._message.setText(text)
        self._message.setToolTip(text)
        self._progress.setAccessibleName(text)

    def _show_library(self) -> None:
        library = self._library
        if library is None:
            self._library_text.setText(self.tr("No case library"))
            self._library_text.setToolTip("")
            return
        name = self.tr("Demonstration") if self._is_demonstration else library.name
        metrics = self._library_text.fontMetrics()
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH * metrics.averageCharWidth())
        count = QLocale().toString(library.count)
        self._library_text.setText(self.tr("{name}: {count} cases").format(name=name, count=count))
        self._library_text.setToolTip("\n".join(str(part.directory) for part in library.each))

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
