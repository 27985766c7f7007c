"""Between the map and its library: has the map made on threads of its own, and tells what came.

A library's map is asked for when it is first to be seen, and no sooner. pyqtgraph is imported by the same worker, for
on the window's thread it would keep it from its events for a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken, Case, LibraryInfo, Neighbour, QueryResult
from cxr_desktop.engine_room import Preparation
from cxr_desktop.errors import CxrError
from cxr_desktop.map_room import MapRoom, PlacedQuery, place_query
from cxr_desktop.settings import Moves
from cxr_desktop.ui.jobs import Job, JobRunner, OnDone, Tell

if TYPE_CHECKING:
    from cxr_desktop.evaluation.case_map import CaseMap


class CaseMapController(QObject):
    """Signals say what has happened; methods say what is wanted. All on the GUI thread."""

    began = Signal()
    progressed = Signal(object)  # Progress
    ready = Signal(object)  # CaseMap
    failed = Signal(object)  # CxrError
    cancelled = Signal()  # by the user
    closed = Signal()  # the map that was there is no longer that of the library
    placed = Signal(object)  # PlacedQuery; None: there is no query now
    pictured = Signal(int, object, object)  # row, Case, JPEG or None
    case_requested = Signal(object)  # Neighbour: to be shown beside the query
    film_requested = Signal(object)  # Path: there is no query, so the case's film becomes it
    troubled = Signal(object)  # CxrError: a case cannot be opened; the map stays
    broke = Signal(object)  # an unexpected exception

    def __init__(self, room: MapRoom, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._runner = runner
        self._library: LibraryInfo | None = None
        self._moves: Moves = ()
        self._cases: CaseMap | None = None
        self._result: QueryResult | None = None
        self._query: PlacedQuery | None = None
        self._making: Job | None = None
        self._placing: Job | None = None
        self._picturing: Job | None = None
        self._opening: Job | None = None
        self._is_shown = False
        runner.broke.connect(self._on_broke)

    @property
    def has_library(self) -> bool:
        return self._library is not None

    # ------------------------------------------------------------ what is told

    def set_library(self, preparation: Preparation) -> None:
        """What the engine answers from now."""
        self._library, self._moves = preparation.library, preparation.moves
        self._drop()
        if self._is_shown:
            self.show()

    def set_query(self, result: QueryResult | None) -> None:
        """The answer that is on the screen, or none."""
        self._result = result
        self._place()

    # ------------------------------------------------------------ what is wanted

    def show(self) -> None:
        """The map is to be seen: it is opened, or made, unless that is so already."""
        self._is_shown = True
        info, moves = self._library, self._moves
        if info is None or self._cases is not None or self._making is not None:
            return

        def work(cancel: CancelToken, tell: Tell) -> CaseMap:
            _load_plotting()
            return self._room.open_map(info, moves, cancel, tell)

        self.began.emit()
        self._making = self._runner.submit(
            work, on_done=self._on_made, on_failed=self._on_failed, on_progress=self.progressed.emit
        )

    def hide(self) -> None:
        """The map is out of sight. What is being made goes on: it will be wanted again."""
        self._is_shown = False

    def cancel(self) -> None:
        """Give up making the map."""
        if self._making is not None:
            self._making.cancel()
            self._making = None
            self.cancelled.emit()

    def need_picture(self, row: int) -> None:
        """Of a case that is pointed at: the newest wish alone counts."""
        if self._picturing is not None:
            self._picturing.cancel()

        def work(case_id: int) -> tuple[Case, bytes | None]:
            case = self._room.case(case_id)
            return case, self._room.thumbnail(case)

        self._picturing = self._look_up(
            row,
            work,
            on_done=lambda found: self.pictured.emit(row, *found),
            on_failed=lambda _error: self.pictured.emit(row, None, None),
        )

    def open_case(self, row: int) -> None:
        """Beside the query if there is one, with its rank among all cases; else as a film to ask about."""
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self._look_up(
            row, self._room.case, on_done=lambda case: self._open(row, case), on_failed=self.troubled.emit
        )

    # ------------------------------------------------------------ helpers

    def _open(self, row: int, case: Case) -> None:
        query, result = self._query, self._result
        if query is None or result is None:
            self.film_requested.emit(case.path)
            return
        library = self._name_in(result)
        similarity = float(query.similarities[row])
        rank = 1 + int((query.similarities > similarity).sum())
        # Of other libraries that were asked too no more is known than what was found in them.
        rank += sum(n.library != library and n.similarity > similarity for n in result.neighbours)
        if row in query.neighbours:
            rank = query.ranks[query.neighbours.index(row)]
        is_copy = case.content_sha256 == result.radiograph.content_sha256
        self.case_requested.emit(Neighbour(rank, case, similarity, is_copy, library))

    def _name_in(self, result: QueryResult) -> str:
        """What the library of the map is called in an answer of several; empty in one of its own."""
        assert self._cases is not None
        library_id = self._cases.library_id
        return next((part.name for part in result.library.parts if part.library_id == library_id), "")

    def _drop(self) -> None:
        for job in (self._making, self._placing, self._picturing, self._opening):
            if job is not None:
                job.cancel()
        self._making = self._placing = self._picturing = self._cases = self._query = None
        self.closed.emit()

    def _on_made(self, cases: CaseMap) -> None:
        self._making, self._cases = None, cases
        self.ready.emit(cases)
        self._place()

    def _on_failed(self, error: CxrError) -> None:
        self._making = None
        self.failed.emit(error)

    def _on_broke(self, error: Exception) -> None:
        if self._making is not None:
            self._making = None
            self.cancelled.emit()
        self.broke.emit(error)

    def _place(self) -> None:
        """Put the query into the map, if both are there and the map's library was asked, alone or with others."""
        if self._placing is not None:
            self._placing.cancel()
        self._query = self._placing = None
        self.placed.emit(None)
        cases, result = self._cases, self._result
        if cases is None or result is None:
            return
        if cases.library_id not in {asked.library_id for asked in result.library.each}:
            return
        self._placing = self._runner.submit(lambda _cancel, _tell: place_query(cases, result), on_done=self._on_placed)

    def _on_placed(self, query: PlacedQuery) -> None:
        self._placing, self._query = None, query
        self.placed.emit(query)

    def _look_up(
        self, row: int, work: Callable[[int], Any], *, on_done: OnDone, on_failed: Callable[[CxrError], None]
    ) -> Job | None:
        """Do something with the case of a row; nothing where there is none."""
        if self._cases is None or row < 0:
            return None
        case_id = int(self._cases.case_ids[row])
        return self._runner.submit(lambda _cancel, _tell: work(case_id), on_done=on_done, on_failed=on_failed)


def _load_plotting() -> None:
    import cxr_desktop.ui.case_map.map_view  # noqa: F401
