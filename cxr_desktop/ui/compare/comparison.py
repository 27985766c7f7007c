"""Joins what compares to what answers: board, why-similar map and trail on one side, the controllers on the other."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from cxr_desktop.history import History
from cxr_desktop.ui.compare.pair_controller import PairController, PairEngine
from cxr_desktop.ui.compare.trail_controller import TrailController
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.history_panel import HistoryPanel
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.reading_page import ReadingPage


class Ways(Protocol):
    """The actions of the window, by name."""

    def __getitem__(self, name: str) -> QAction: ...


class Comparison(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        engine: PairEngine,
        controller: Controller,
        history: History,
        *,
        engine_runner: JobRunner,
        film_runner: JobRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._history = history
        self.pairs = PairController(engine, engine_runner, self)
        self.trail = TrailController(controller, film_runner, self)
        self.trail.case_missing.connect(controller.case_missing)
        controller.prepared.connect(lambda _: self.pairs.forget())
        controller.query_began.connect(lambda _: self.pairs.cancel())

    def join(self, page: ReadingPage, panel: HistoryPanel, ways: Ways) -> None:
        """Let these show what happens, and take what is wanted from them."""
        self._join_films(page)
        self._join_trail(page, panel, ways)

    def on_history_changed(self, shift: int = 0) -> None:
        """Its ids have moved up by `shift`, or some of them are gone."""
        self.trail.keep(self._is_known, shifted=shift)

    def _join_films(self, page: ReadingPage) -> None:
        board, why, gallery = page.board, page.why, page.gallery
        for signal, slot in (
            (gallery.case_activated, board.open_case),
            (gallery.replacement_requested, lambda neighbour: board.open_case(neighbour, in_place=True)),
            (board.case_needed, self._controller.show_case),
            (self._controller.case_opened, board.show_case),
            (self._controller.case_missing, board.miss_case),
            (why.needed, self.pairs.explain),
            (why.given_up, self.pairs.cancel),
            (self.pairs.explained, why.show_explanation),
            (self.pairs.failed, why.show_trouble),
        ):
            signal.connect(slot)

    def _join_trail(self, page: ReadingPage, panel: HistoryPanel, ways: Ways) -> None:
        trail, bar = self.trail, page.trail
        back, forward = ways["back"], ways["forward"]

        def show_ways(is_back: bool, is_forward: bool) -> None:
            back.setEnabled(is_back)
            forward.setEnabled(is_forward)

        show_ways(False, False)
        bar.set_ways(back, forward)
        back.triggered.connect(lambda _=False: trail.go_back())
        forward.triggered.connect(lambda _=False: trail.go_forward())
        for signal, slot in (
            (page.gallery.search_requested, trail.search_from),
            (page.board.search_requested, trail.search_from),
            (bar.place_chosen, trail.go_to),
            (trail.changed, bar.show_trail),
            (trail.ways_changed, show_ways),
            (panel.remove_requested, lambda _: self.on_history_changed()),
            (panel.clear_requested, self.on_history_changed),
        ):
            signal.connect(slot)

    def _is_known(self, entry_id: int) -> bool:
        with suppress(KeyError):
            return self._history.get(entry_id).entry_id == entry_id
        return False
