"""The pages about libraries, with a way back, what is wrong above them, and the long job below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.errors import CxrError
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.evidence_panel import Action
from cxr_desktop.ui.libraries.audit_page import AuditPage
from cxr_desktop.ui.libraries.build_page import BuildPage
from cxr_desktop.ui.libraries.edition_page import EditionPage
from cxr_desktop.ui.libraries.evaluation_page import EvaluationPage
from cxr_desktop.ui.libraries.refusals import way_text, ways_on
from cxr_desktop.ui.libraries.removal_page import RemovalPage
from cxr_desktop.ui.libraries.shelf_page import ShelfPage
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.work_strip import WorkStrip
from cxr_desktop.ui.message_bar import MessageBar
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon


class LibrariesView(Worded):
    """Assembles; what is wanted goes out by the pages' own signals."""

    left = Signal()  # back to where the user came from
    shown = Signal()  # the list of libraries, or all of this anew
    way_chosen = Signal(str)  # of those that the message offers

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf, self.build, self.audit = ShelfPage(), BuildPage(dialogs), AuditPage()
        self.removal, self.evaluation = RemovalPage(dialogs), EvaluationPage(dialogs)
        self.edition = EditionPage(dialogs)
        self.messages, self.work = MessageBar(), WorkStrip()
        self._back, self._title = QToolButton(), QLabel()
        self._pages = QStackedWidget()
        for page in (self.shelf, self.build, self.audit, self.removal, self.evaluation, self.edition):
            self._pages.addWidget(page)
        self._back.clicked.connect(self.go_back)
        self.messages.action_requested.connect(self._on_way_chosen)
        self._lay_out()
        self.retranslate()

    @property
    def page(self) -> QWidget:
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        self.messages.clear()
        self._pages.setCurrentWidget(page)
        self.retranslate()
        if page is self.shelf:
            self.shown.emit()

    def go_back(self) -> None:
        """From a page to the list, from the list to where the user came from."""
        if self.page is self.shelf:
            self.left.emit()
        else:
            self.show_page(self.shelf)

    def tell(self, error: CxrError) -> None:
        """What is wrong, with what can be done."""
        self.messages.show_trouble(
            lambda: (error_text(error), [Action(name, way_text(name)) for name in ways_on(error)])
        )

    def say_exported(self, folder: Path) -> None:
        self.work.end(lambda: self.tr("Written to {folder}.").format(folder=folder))

    def say_cancelled(self, was_build: bool) -> None:
        self.work.end(
            lambda: self.tr("Cancelled. The library is as it was before.") if was_build else self.tr("Cancelled.")
        )

    def say_left_unseen(self) -> None:
        self.work.end(lambda: self.tr("Cancelled. The library is ready; what is in it has not been looked over."))

    def retranslate(self) -> None:
        page = self.page
        if page is self.build:
            title = self.tr("Add films") if self.build.adds_to else self.tr("Build a case library")
        elif page is self.audit:
            title = self.tr("What was found in the library")
        elif page is self.evaluation:
            title = self.tr("Evaluate a case library")
        elif page is self.edition:
            title = self.tr("Another edition of a case library")
        elif page is self.removal:
            title = self.tr("Remove films")
        else:
            title = self.tr("Case libraries")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._back.setToolTip(self.tr("Back"))
        self._back.setAccessibleName(self.tr("Back"))

    # ------------------------------------------------------------ helpers

    def _on_way_chosen(self, name: str) -> None:
        self.messages.clear()
        self.way_chosen.emit(name)

    def _lay_out(self) -> None:
        self._back.setIcon(icon("previous"))
        give_role(self._title, size=TextSize.HEADING)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE_PX, SPACE_PX, 2 * SPACE_PX, SPACE_PX)
        head.setSpacing(SPACE_PX)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.messages)
        column.addWidget(self._pages, 1)
        column.addWidget(self.work)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        self.shown.emit()
        super().showEvent(event)
