"""Joins the map to the window: what the window tells the map, and what the map wants of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from cxr_desktop.domain import Neighbour
from cxr_desktop.engine_room import Preparation
from cxr_desktop.errors import CxrError
from cxr_desktop.ui.case_map.controller import CaseMapController
from cxr_desktop.ui.case_map.page import CaseMapPage
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.main_window import MainWindow
from cxr_desktop.ui.messages import error_text


class CaseMapJoint(QObject):
    """The action opens and closes the page; whatever else comes on the screen closes it too."""

    def __init__(self, window: MainWindow, controller: Controller, cases: CaseMapController) -> None:
        super().__init__(window)
        self._window, self._cases = window, cases
        self._action = window.actions_["map"]
        self._before = window.pages.currentWidget()
        self.page = CaseMapPage()
        window.pages.addWidget(self.page)
        self._action.setEnabled(False)
        self._join_window(controller)
        self._join_page()

    def _join_window(self, controller: Controller) -> None:
        cases = self._cases
        self._action.toggled.connect(self._on_toggled)
        self._window.pages.currentChanged.connect(self._on_page_changed)
        controller.prepared.connect(self._on_prepared)
        controller.film_opened.connect(lambda _film: cases.set_query(None))
        controller.found.connect(lambda answer: cases.set_query(answer.result))
        controller.answered.connect(lambda answer, _entry: cases.set_query(answer.result))
        cases.case_requested.connect(self._open_case)
        cases.film_requested.connect(lambda film: controller.open_places([film]))
        cases.troubled.connect(self._window.tell)

    def _join_page(self) -> None:
        cases, page = self._cases, self.page
        for signal, slot in (
            (cases.began, page.show_begun),
            (cases.progressed, page.waiting.show_progress),
            (cases.ready, page.show_map),
            (cases.placed, page.show_query),
            (cases.pictured, page.show_picture),
            (cases.failed, self._on_failed),
            (cases.cancelled, self._on_cancelled),
            (cases.closed, self._on_closed),
            (page.picture_needed, cases.need_picture),
            (page.case_opened, cases.open_case),
            (page.back_requested, partial(self._action.setChecked, False)),
            (page.waiting.cancel_requested, cases.cancel),
            (page.waiting.make_requested, cases.show),
        ):
            signal.connect(slot)

    # ------------------------------------------------------------ open and closed

    def _on_toggled(self, is_open: bool) -> None:
        pages = self._window.pages
        if is_open and pages.currentWidget() is not self.page:
            self._before = pages.currentWidget()
            pages.setCurrentWidget(self.page)
            self._cases.show()
            (self.page.view or self.page).setFocus()
        elif not is_open and pages.currentWidget() is self.page:
            pages.setCurrentWidget(self._before)

    def _on_page_changed(self, _place: int) -> None:
        is_open = self._window.pages.currentWidget() is self.page
        self._action.setChecked(is_open)
        if not is_open:
            self._cases.hide()

    def _open_case(self, neighbour: Neighbour) -> None:
        """Beside the query, where it can be compared with it."""
        self._window.pages.setCurrentWidget(self._window.reading)
        self._window.reading.board.open_case(neighbour)

    # ------------------------------------------------------------ what has happened

    def _on_prepared(self, preparation: Preparation) -> None:
        self._cases.set_library(preparation)
        info = preparation.library
        self.page.show_library(info.parts[0].name if info and info.parts else "")
        self._action.setEnabled(self._cases.has_library)
        if not self._cases.has_library:
            self._action.setChecked(False)

    def _on_failed(self, error: CxrError) -> None:
        self.page.show_no_map(partial(error_text, error), can_make=True)

    def _on_cancelled(self) -> None:
        self.page.show_no_map(lambda: self.tr("The map was not made."), can_make=True)

    def _on_closed(self) -> None:
        self.page.show_no_map(lambda: self.tr("The map of this library has not been opened yet."), can_make=True)
