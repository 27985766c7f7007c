"""That a long job on a library runs, said calmly in the status row of the window; a click goes to where more is said.

It is there only while a job runs and its own page, which says more, is not on the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QToolButton, QWidget

from cxr_desktop.domain import Progress
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import rate_text
from cxr_desktop.ui.libraries.work_controller import WorkController
from cxr_desktop.ui.numbers import percent_text
from cxr_desktop.ui.theme import SPACE_PX, icon

_ICON_PX = 16
_BAR_PX = 10 * SPACE_PX
_STEPS = 1000  # of the bar


class WorkBadge(Worded):
    """How far the job is, in short; all of it in the tooltip."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._is_running = self._is_held = self._is_told_elsewhere = False
        self._button = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setIcon(icon("build-library"))
        self._button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._button.clicked.connect(self.clicked)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(_BAR_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        row.addWidget(self._button)
        row.addWidget(self._bar)
        self.hide()
        self.retranslate()

    @property
    def text(self) -> str:
        return self._button.text()

    # ------------------------------------------------------------ what is shown

    def begin(self) -> None:
        self._progress, self._is_running, self._is_held = None, True, False
        self._show()

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._show()

    def show_held(self, is_held: bool) -> None:
        self._is_held = is_held
        self._show()

    def end(self) -> None:
        self._is_running = False
        self._show()

    def set_told_elsewhere(self, is_told: bool) -> None:
        """Whether the page that says more is on the screen."""
        self._is_told_elsewhere = is_told
        self._show()

    def retranslate(self) -> None:
        short = self.tr("Case library: at work")
        if self._share is not None:
            sentence = self.tr("Case library: paused at {share}") if self._is_held else self.tr("Case library: {share}")
            short = sentence.format(share=percent_text(self._share))
        full = short if self._progress is None else rate_text(self._progress)
        self._button.setText(short)
        self._button.setToolTip(self.tr("{progress}. Click to go there.").format(progress=full))
        self._button.setAccessibleName(self._button.toolTip())
        self._bar.setAccessibleName(short)

    # ------------------------------------------------------------ helpers

    @property
    def _share(self) -> float | None:
        """Of the way, 0 to 1; None where it cannot be told."""
        progress = self._progress
        return progress.done / progress.total if progress is not None and progress.total else None

    def _show(self) -> None:
        self._bar.setMaximum(0 if self._share is None else _STEPS)
        self._bar.setValue(round(_STEPS * (self._share or 0.0)))
        self.retranslate()
        self.setVisible(self._is_running and not self._is_told_elsewhere)


def join_badge(badge: WorkBadge, work: WorkController, pages: QStackedWidget, page: QWidget) -> None:
    """Let `badge` tell of `work` while `page` is not the one of `pages` on the screen; a click goes there."""
    work.began.connect(lambda _can_be_held: badge.begin())
    work.progressed.connect(badge.show_progress)
    work.held_changed.connect(badge.show_held)
    work.ended.connect(badge.end)
    pages.currentChanged.connect(lambda _place: badge.set_told_elsewhere(pages.currentWidget() is page))
    badge.clicked.connect(lambda: pages.setCurrentWidget(page))
