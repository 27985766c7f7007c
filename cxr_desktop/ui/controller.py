"""Between the widgets and the engine: takes what the user wants, hands it to the engine thread, and tells what came.

The one module of the window that touches services. A new query takes the place of the one before; the answer on screen
stays until the next one is there. Until the model is warm, queries wait in the engine's queue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop import paths
from cxr_desktop.demonstration import Demonstration
from cxr_desktop.domain import CancelToken, Case, Neighbour, OnProgress, QueryResult
from cxr_desktop.engine_room import (
    Answer,
    EngineRoom,
    OpenedFilm,
    Preparation,
    films_in,
    open_film,
    open_kept_picture,
    ready_to_draw,
    to_answer,
)
from cxr_desktop.errors import CorruptImage, CxrError
from cxr_desktop.history import History, HistoryEntry
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.ui.jobs import Job, JobRunner, OnDone, Work
from cxr_desktop.ui.latest_films import LatestFilms
from cxr_desktop.ui.wishes import Sources, Wishes
from cxr_desktop.ui.worklist import Worklist


class Controller(QObject):
    """Signals say what has happened; methods say what is wanted. All on the GUI thread."""

    warming_up = Signal()
    prepared = Signal(object)  # Preparation
    preparing_failed = Signal(object)  # CxrError
    film_opened = Signal(object)  # OpenedFilm
    film_refused = Signal(object, object)  # Path, CxrError
    query_began = Signal(object)  # Path
    query_ended = Signal()  # answered, failed or cancelled
    query_cancelled = Signal(object)  # Path; by the user, not by a newer query
    found = Signal(object)  # Answer without its heat map, which comes with `answered`
    answered = Signal(object, int)  # Answer, id of its entry in the history
    query_failed = Signal(object, object)  # Path, CxrError
    case_opened = Signal(object, object)  # Neighbour, OpenedFilm
    case_missing = Signal(object)  # Neighbour: its film is not where the library knows it
    thumbnail_ready = Signal(object, object)  # case id, JPEG or None
    worklist_changed = Signal(int, int)  # place of the present film, number of films
    library_work_began = Signal()
    library_progress = Signal(object)  # Progress, while a library is made or its films are looked for
    library_work_ended = Signal()  # done, failed or cancelled
    demonstration_ready = Signal(object)  # Demonstration
    missing_found = Signal(object)  # frozenset[Path]: those that are not there
    broke = Signal(object)  # an unexpected exception

    def __init__(
        self,
        engine: EngineRoom,
        history: History,
        *,
        engine_runner: JobRunner,
        film_runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.wishes = Wishes()
        self.audit: Callable[[QueryResult], None] | None = None  # on the engine's thread; before an answer is shown
        self._engine = engine
        self._history = history
        self._engine_runner = engine_runner
        self._film_runner = film_runner
        self._query: Job | None = None
        self._opening: Job | None = None
        self._restoring: Job | None = None
        self._listing: Job | None = None
        self._library_work: Job | None = None
        self._worklist = Worklist()
        self._present: Path | None = None  # the film that is asked about, or shown again
        self._unanswered: Path | None = None  # it failed; another device or library may do better
        self._films = LatestFilms()
        self._after_film: list[Callable[[], None]] = []  # what came before the film it is about
        film_runner.broke.connect(self._end_opening)
        film_runner.broke.connect(self._on_broke)
        engine_runner.broke.connect(self._on_engine_broke)

    @property
    def is_working(self) -> bool:
        """There is something that `cancel` would end."""
        return self._query is not None or self._library_work is not None

    # ------------------------------------------------------------ model and library

    def prepare(self, sources: Sources) -> None:
        """Load model and library; what is there now stays until the new ones are."""
        self.warming_up.emit()
        self._engine_runner.submit(
            lambda _cancel, _progress: self._engine.prepare(sources.model, sources.device, sources.libraries),
            on_done=self._on_prepared,
            on_failed=self.preparing_failed.emit,
        )

    def open_library(self, *directories: Path) -> None:
        """Answer from another library from now on, or from several as one, of which the first leads."""
        self._change_library(lambda: self._engine.open_libraries(directories))

    def leave_lost_out(self) -> None:
        """Answer from those that are left of several."""
        self._change_library(self._engine.open_without_lost)

    def open_demonstration(self, folder: Path) -> None:
        """Make or open the demonstration, and answer from its library."""

        def work(cancel: CancelToken, on_progress: OnProgress) -> tuple[Demonstration, Preparation]:
            demonstration = self._engine.demonstration(folder, cancel, on_progress)
            return demonstration, self._engine.open_libraries([demonstration.library])

        def on_done(made: tuple[Demonstration, Preparation]) -> None:
            self.prepared.emit(made[1])
            self.demonstration_ready.emit(made[0])

        self._work_on_library(work, on_done)

    def locate(self, folder: Path) -> None:
        """Look for the library's films below a folder, and show the present answer again with what was found."""
        self._work_on_library(
            lambda cancel, on_progress: self._engine.locate(folder, cancel, on_progress), self._on_library_changed
        )

    # ------------------------------------------------------------ films

    def open_places(self, places: Sequence[Path]) -> None:
        """Work off these films, and those in these folders, in order. The drives are asked on the films' thread."""
        self._list(lambda cancel, _progress: films_in(places, cancel), places)

    def open_written(self, path: Path, write: Callable[[Path], None]) -> None:
        """Ask about a film that `write` puts at `path`, on the films' thread."""

        def work(_cancel: CancelToken, _progress: OnProgress) -> tuple[Path, ...]:
            write(path)
            return (path,)

        self._list(work, (path,))

    def ask(self, films: Sequence[Path]) -> None:
        """Work these films off in order, beginning with the first."""
        if films:
            self._go_to(Worklist(tuple(films)))

    def step(self, by: int) -> None:
        """The next film of the work list (1), or the one before (-1)."""
        stepped = self._worklist.stepped(by)
        if stepped is not None:
            self._go_to(stepped)

    def ask_again(self) -> None:
        """The present film once more: the library or a wish has changed."""
        if self._present is not None:
            self._ask(self._present)

    def ask_beside(self, film: Path) -> None:
        """Ask about a film that is not of the work list, which stays where it is."""
        self._ask(film)

    def cancel(self) -> None:
        """Give up the running query, or else the work on a library; the answer, or the library, before it stays."""
        if self._query is not None:
            assert self._present is not None
            self._cancel_query()
            self.query_cancelled.emit(self._present)
        elif self._library_work is not None:
            self._library_work.cancel()
            self._end_library_work()

    def restore(self, entry_id: int) -> None:
        """Show an earlier answer again. Nothing is computed but its pictures."""
        entry = self._history.get(entry_id)
        self._cancel_query()
        self._unanswered = None
        self._present = entry.result.path
        self._show_film(
            FilmReading(entry.result.path),
            lambda film: self._show_again(entry, film),
            lambda error: self._show_kept_picture(entry, error),
        )

    def show_case(self, neighbour: Neighbour) -> None:
        """Open the film of a case at its full size, if it is still the very film that the library knows."""
        case = neighbour.case

        def on_done(film: OpenedFilm) -> None:
            if film.content_sha256 == case.content_sha256:
                self.case_opened.emit(neighbour, film)
            else:
                self.case_missing.emit(neighbour)

        self._film_runner.submit(
            lambda _cancel, _progress: open_film(FilmReading(case.path)),
            on_done=on_done,
            on_failed=lambda _error: self.case_missing.emit(neighbour),
        )

    def need_thumbnail(self, case: Case) -> None:
        """Ask for the picture of a case."""
        self._engine_runner.submit(
            lambda _cancel, _progress: self._engine.thumbnail(case),
            on_done=lambda jpeg: self.thumbnail_ready.emit(case.case_id, jpeg),
            on_failed=lambda _error: self.thumbnail_ready.emit(case.case_id, None),
        )

    def find_missing(self, films: Sequence[Path]) -> None:
        """Ask the drives which of these films are not there (any more)."""
        self._film_runner.submit(
            lambda _cancel, _progress: frozenset(path for path in films if not paths.is_file(path)),
            on_done=self.missing_found.emit,
        )

    # ------------------------------------------------------------ helpers

    def _go_to(self, worklist: Worklist) -> None:
        self._worklist = worklist
        self.worklist_changed.emit(worklist.place, len(worklist))
        assert worklist.present is not None
        self._ask(worklist.present)

    def _ask(self, path: Path) -> None:
        wishes = self.wishes

        def work(cancel: CancelToken, on_found: Callable[[Answer], None]) -> Answer:
            from cxr_desktop.search import HeatMapWish, QueryOptions  # brings all of imaging: not for the GUI thread

            def on_found_and_kept(answer: Answer) -> None:
                if self.audit is not None:
                    self.audit(answer.result)
                on_found(answer)

            options = QueryOptions(k=wishes.k, one_per_patient=wishes.one_per_patient, heat_map=HeatMapWish())
            return self._engine.answer(reading, options, cancel, on_found_and_kept)

        self._cancel_query()
        self._present, self._unanswered = path, None
        reading = FilmReading(path)  # by two threads: one shows the film, the other answers it
        self._query = self._engine_runner.submit(  # first: its answer takes longer than the film
            work,
            on_progress=lambda answer: self._when_film_is_there(lambda: self.found.emit(answer)),
            on_done=lambda answer: self._when_film_is_there(lambda: self._on_answer(answer)),
            on_failed=lambda error: self._when_film_is_there(lambda: self._on_query_failed(path, error)),
        )
        self._show_film(reading, self.film_opened.emit)
        self.query_began.emit(path)

    def _when_film_is_there(self, tell: Callable[[], None]) -> None:
        """Nothing is said of a film that is not on the screen yet."""
        if self._opening is None:
            tell()
        else:
            self._after_film.append(tell)

    def _end_opening(self, _error: Exception | None = None) -> None:
        self._opening = None
        waiting, self._after_film = self._after_film, []
        for tell in waiting:
            tell()

    def _cancel_query(self) -> None:
        """The film that is being opened for it goes with it."""
        for job in (self._opening, self._restoring, self._listing):
            if job is not None:
                job.cancel()
        self._opening = None
        self._after_film.clear()
        if self._query is not None:
            self._query.cancel()
            self._end_query()

    def _list(self, work: Work, places: Sequence[Path]) -> None:
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._film_runner.submit(
            work, on_done=self.ask, on_failed=lambda error: self.film_refused.emit(places[0], error)
        )

    def _show_film(
        self,
        reading: FilmReading,
        on_done: Callable[[OpenedFilm], None],
        on_failed: Callable[[CxrError], None] | None = None,
    ) -> None:
        on_failed = on_failed or (lambda error: self.film_refused.emit(reading.path, error))

        def keep(film: OpenedFilm) -> None:
            self._films.keep(film)
            on_done(film)
            self._end_opening()

        def refuse(error: CxrError) -> None:
            on_failed(error)
            self._end_opening()

        kept = self._films.get(reading.path)
        self._opening = self._film_runner.submit(
            lambda _cancel, _progress: ready_to_draw(kept or open_film(reading)), on_done=keep, on_failed=refuse
        )

    def _show_kept_picture(self, entry: HistoryEntry, error: CxrError) -> None:
        """The film is gone, or another lies in its place: what was kept of it stands in, and what is wrong is said."""
        path, sha256 = entry.result.path, entry.result.radiograph.content_sha256

        def on_done(film: OpenedFilm) -> None:
            self._show_again(entry, film)
            self.film_refused.emit(path, error)

        self._restoring = self._film_runner.submit(
            lambda _cancel, _progress: ready_to_draw(open_kept_picture(path, entry.thumbnail, sha256)),
            on_done=on_done,
            on_failed=lambda _no_picture: self.film_refused.emit(path, error),
        )

    def _show_again(self, entry: HistoryEntry, film: OpenedFilm) -> None:
        result = entry.result
        if film.content_sha256 != result.radiograph.content_sha256:
            self._show_kept_picture(entry, CorruptImage("other_film"))
            return
        self.film_opened.emit(film)
        self._restoring = self._film_runner.submit(
            lambda _cancel, _progress: to_answer(result, film.renderer.size_px),
            on_done=lambda answer: self.answered.emit(answer, entry.entry_id),
            on_failed=lambda error: self._on_query_failed(result.path, error),
        )

    def _change_library(self, change: Callable[[], Preparation]) -> None:
        self._work_on_library(lambda _cancel, _progress: change(), self._on_library_changed)

    def _work_on_library(self, work: Work, on_done: OnDone) -> None:
        """One such work at a time: a newer one takes its place."""
        if self._library_work is not None:
            self._library_work.cancel()

        def done(made: object) -> None:
            self._end_library_work()
            on_done(made)

        def failed(error: CxrError) -> None:
            self._end_library_work()
            self.preparing_failed.emit(error)

        self.library_work_began.emit()
        self._library_work = self._engine_runner.submit(
            work, on_done=done, on_failed=failed, on_progress=self.library_progress.emit
        )

    def _end_library_work(self) -> None:
        self._library_work = None
        self.library_work_ended.emit()

    def _on_prepared(self, preparation: Preparation) -> None:
        self.prepared.emit(preparation)
        if self._unanswered is not None and self._unanswered == self._present:
            self.ask_again()

    def _on_library_changed(self, preparation: Preparation) -> None:
        self.prepared.emit(preparation)
        self.ask_again()

    def _on_answer(self, answer: Answer) -> None:
        film = self._films.get(answer.result.path)
        entry = self._history.add(answer.result, film.thumbnail if film else b"")
        self._end_query()
        self.answered.emit(answer, entry.entry_id)

    def _on_query_failed(self, path: Path, error: CxrError) -> None:
        self._unanswered = path
        self._end_query()
        self.query_failed.emit(path, error)

    def _end_query(self) -> None:
        self._query = None
        self.query_ended.emit()

    def _on_engine_broke(self, error: Exception) -> None:
        if self._library_work is None:
            self._when_film_is_there(lambda: self._on_broke(error))
        else:
            self._on_broke(error)

    def _on_broke(self, error: Exception) -> None:
        if self._query is not None:
            self._end_query()
        if self._library_work is not None:
            self._end_library_work()
        self.broke.emit(error)
