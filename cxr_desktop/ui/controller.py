"""Between the widgets and the engine: takes what the user wants, hands it to the engine thread, and tells what came.

The one module of the window that touches services. A new query takes the place of the one before; the answer on screen
stays until the next one is there. Until the model is warm, queries wait in the engine's queue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop.demonstration import Demonstration
from cxr_desktop.domain import CancelToken, Case, Neighbour, OnProgress, QueryResult
from cxr_desktop.engine_room import Answer, EngineRoom, OpenedFilm, Preparation, films_below, open_film, to_answer
from cxr_desktop.errors import CorruptImage, CxrError
from cxr_desktop.history import History
from cxr_desktop.ui.jobs import Job, JobRunner

_FILMS_KEPT = 12  # opened films that can be shown again at once


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the engine gets its model and library from."""

    model: Path | None = None  # None: the reference model
    device: str = "auto"
    library: Path | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants films answered."""

    k: int = 5
    one_per_patient: bool = False


class Controller(QObject):
    """Signals say what has happened; methods say what is wanted. All on the GUI thread."""

    warming_up = Signal()
    prepared = Signal(object)  # Preparation
    preparing_failed = Signal(object)  # CxrError
    film_opened = Signal(object)  # OpenedFilm
    film_refused = Signal(object, object)  # Path, CxrError
    query_began = Signal(object)  # Path
    query_ended = Signal()  # answered, failed or cancelled
    answered = Signal(object, int)  # Answer, id of its entry in the history
    query_failed = Signal(object, object)  # Path, CxrError
    case_opened = Signal(object, object)  # Neighbour, OpenedFilm
    case_missing = Signal(object)  # Neighbour: its film is not where the library knows it
    thumbnail_ready = Signal(object, object)  # case id, JPEG or None
    worklist_changed = Signal(int, int)  # place of the present film, number of films
    library_progress = Signal(object)  # Progress, while a library is made or its films are looked for
    demonstration_ready = Signal(object)  # Demonstration
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
        self._engine = engine
        self._history = history
        self._engine_runner = engine_runner
        self._film_runner = film_runner
        self._query: Job | None = None
        self._opening: Job | None = None
        self._building: Job | None = None
        self._worklist: tuple[Path, ...] = ()
        self._place = 0
        self._films: dict[Path, OpenedFilm] = {}  # the latest ones, oldest first
        for runner in (engine_runner, film_runner):
            runner.broke.connect(self._on_broke)

    # ------------------------------------------------------------ model and library

    def prepare(self, sources: Sources) -> None:
        """Load model and library; what is there now stays until the new ones are."""
        self.warming_up.emit()
        self._engine_runner.submit(
            lambda _cancel, _progress: self._engine.prepare(sources.model, sources.device, sources.library),
            on_done=self.prepared.emit,
            on_failed=self.preparing_failed.emit,
        )

    def open_library(self, directory: Path) -> None:
        """Answer from another library from now on."""
        self._engine_runner.submit(
            lambda _cancel, _progress: self._engine.open_library(directory),
            on_done=self._on_library_changed,
            on_failed=self.preparing_failed.emit,
        )

    def open_demonstration(self, folder: Path) -> None:
        """Make or open the demonstration, and answer from its library."""

        def work(cancel: CancelToken, on_progress: OnProgress) -> tuple[Demonstration, Preparation]:
            demonstration = self._engine.demonstration(folder, cancel, on_progress)
            return demonstration, self._engine.open_library(demonstration.library)

        def on_done(made: tuple[Demonstration, Preparation]) -> None:
            self.prepared.emit(made[1])
            self.demonstration_ready.emit(made[0])

        self._engine_runner.submit(
            work,
            on_done=on_done,
            on_failed=self.preparing_failed.emit,
            on_progress=self.library_progress.emit,
        )

    # ------------------------------------------------------------ films

    def ask(self, films: Sequence[Path]) -> None:
        """Work these films off in order, beginning with the first."""
        if films:
            self._worklist, self._place = tuple(films), 0
            self._ask_present()

    def step(self, by: int) -> None:
        """The next film of the work list (1), or the one before (-1)."""
        place = self._place + by
        if 0 <= place < len(self._worklist):
            self._place = place
            self._ask_present()

    def ask_again(self) -> None:
        """The present film once more: the library or a wish has changed."""
        if self._worklist:
            self._ask_present()

    def cancel(self) -> None:
        """Give the running query up, or the build; the answer, or the library, before it stays."""
        if self._building is not None:
            self._building.cancel()
            self._building = None
        if self._query is not None:
            self._query.cancel()
            self._end_query()

    def restore(self, entry_id: int) -> None:
        """Show an earlier answer again. Nothing is computed but its pictures."""
        entry = self._history.get(entry_id)
        self.cancel()
        self._show_film(entry.result.path, lambda film: self._show_again(entry_id, entry.result, film))

    def show_case(self, neighbour: Neighbour) -> None:
        """Open the film of a case at its full size, if it is still the very film that the library knows."""
        case = neighbour.case

        def on_done(film: OpenedFilm) -> None:
            if film.content_sha256 == case.content_sha256:
                self.case_opened.emit(neighbour, film)
            else:
                self.case_missing.emit(neighbour)

        self._film_runner.submit(
            lambda _cancel, _progress: open_film(case.path),
            on_done=on_done,
            on_failed=lambda _error: self.case_missing.emit(neighbour),
        )

    def locate(self, folder: Path) -> None:
        """Look for the library's films below a folder, and show the present answer again with what was found."""
        self._engine_runner.submit(
            lambda cancel, on_progress: self._engine.locate(folder, cancel, on_progress),
            on_done=self._on_library_changed,
            on_failed=self.preparing_failed.emit,
            on_progress=self.library_progress.emit,
        )

    def build(self, films: Path, library: Path) -> None:
        """Make a case library of a folder of labelled films, and answer from it."""

        def work(cancel: CancelToken, on_progress: OnProgress) -> Preparation:
            return self._engine.build(films, library, cancel, on_progress)

        self._building = self._engine_runner.submit(
            work,
            on_done=self._on_library_changed,
            on_failed=self.preparing_failed.emit,
            on_progress=self.library_progress.emit,
        )

    def open_folder(self, folder: Path) -> None:
        """Work all films below a folder off, in order of their names."""
        self._film_runner.submit(
            lambda cancel, _progress: films_below(folder, cancel),
            on_done=self.ask,
            on_failed=lambda error: self.film_refused.emit(folder, error),
        )

    def need_thumbnail(self, case: Case) -> None:
        """Ask for the picture of a case."""
        self._engine_runner.submit(
            lambda _cancel, _progress: self._engine.thumbnail(case),
            on_done=lambda jpeg: self.thumbnail_ready.emit(case.case_id, jpeg),
            on_failed=lambda _error: self.thumbnail_ready.emit(case.case_id, None),
        )

    # ------------------------------------------------------------ helpers

    def _ask_present(self) -> None:
        from cxr_desktop.search import HeatMapWish, QueryOptions

        path = self._worklist[self._place]
        self.worklist_changed.emit(self._place, len(self._worklist))
        self.cancel()
        self._show_film(path, self.film_opened.emit)
        options = QueryOptions(k=self.wishes.k, one_per_patient=self.wishes.one_per_patient, heat_map=HeatMapWish())
        self.query_began.emit(path)
        self._query = self._engine_runner.submit(
            lambda cancel, _progress: self._engine.answer(path, options, cancel),
            on_done=self._on_answer,
            on_failed=lambda error: self._on_query_failed(path, error),
        )

    def _show_film(self, path: Path, on_done: Callable[[OpenedFilm], None]) -> None:
        if self._opening is not None:
            self._opening.cancel()

        def keep(film: OpenedFilm) -> None:
            self._films.pop(path, None)
            self._films[path] = film
            if len(self._films) > _FILMS_KEPT:
                del self._films[next(iter(self._films))]
            on_done(film)

        self._opening = self._film_runner.submit(
            lambda _cancel, _progress: self._films.get(path) or open_film(path),
            on_done=keep,
            on_failed=lambda error: self.film_refused.emit(path, error),
        )

    def _show_again(self, entry_id: int, result: QueryResult, film: OpenedFilm) -> None:
        if film.content_sha256 != result.radiograph.content_sha256:
            self.film_refused.emit(result.path, CorruptImage("other_film"))
            return
        self.film_opened.emit(film)
        self._opening = self._film_runner.submit(
            lambda _cancel, _progress: to_answer(result, film.renderer.size_px, film.thumbnail),
            on_done=lambda answer: self.answered.emit(answer, entry_id),
        )

    def _on_answer(self, answer: Answer) -> None:
        entry = self._history.add(answer.result, answer.thumbnail)
        self._end_query()
        self.answered.emit(answer, entry.entry_id)

    def _on_query_failed(self, path: Path, error: CxrError) -> None:
        self._end_query()
        self.query_failed.emit(path, error)

    def _end_query(self) -> None:
        self._query = None
        self.query_ended.emit()

    def _on_library_changed(self, preparation: Preparation) -> None:
        self.prepared.emit(preparation)
        self.ask_again()

    def _on_broke(self, error: Exception) -> None:
        if self._query is not None:
            self._end_query()
        self.broke.emit(error)
