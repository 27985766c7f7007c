"""Asks the engine why two films are similar: in the background, once for each pair, and only for the latest one asked.

The same engine answers queries, so what nobody waits for any more is cancelled.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken, Neighbour
from cxr_desktop.engine_room import OpenedFilm
from cxr_desktop.errors import CorruptImage, CxrError
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.ui.jobs import Job, JobRunner, Tell

if TYPE_CHECKING:
    from cxr_desktop.pair import PairExplanation

_PAIRS_KEPT = 12  # of two pictures of a megabyte each


class PairEngine(Protocol):
    """What of an EngineRoom is needed. On the engine's thread."""

    def explain_pair(self, query: FilmReading, case: FilmReading, cancel: CancelToken) -> PairExplanation:
        """Raises ImageError, ModelError or Cancelled."""


class PairController(QObject):
    """Signals say what has come; methods say what is wanted. All on the GUI thread."""

    explained = Signal(object, object)  # Neighbour, PairExplanation
    failed = Signal(object, object)  # Neighbour, CxrError

    def __init__(self, engine: PairEngine, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._runner = runner
        self._job: Job | None = None
        self._known: dict[tuple[str, str], PairExplanation] = {}  # by the films' hashes, oldest first

    def explain(self, query: OpenedFilm, case: OpenedFilm, neighbour: Neighbour) -> None:
        """Why the films of query and `neighbour` are similar; what was asked before is no longer wanted."""
        self.cancel()
        pair = query.content_sha256, case.content_sha256
        if pair in self._known:
            self.explained.emit(neighbour, self._known[pair])
            return

        def work(cancel: CancelToken, _tell: Tell) -> PairExplanation:
            for film in (query, case):
                cancel.raise_if_cancelled()
                _raise_if_changed(film)
            return self._engine.explain_pair(FilmReading(query.path), FilmReading(case.path), cancel)

        def done(explanation: PairExplanation) -> None:
            self._keep(pair, explanation)
            self.explained.emit(neighbour, explanation)

        self._job = self._runner.submit(work, on_done=done, on_failed=lambda error: self._on_failed(neighbour, error))

    def cancel(self) -> None:
        """Nobody waits any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """The model may be another one."""
        self.cancel()
        self._known.clear()

    def _keep(self, pair: tuple[str, str], explanation: PairExplanation) -> None:
        self._job = None
        self._known[pair] = explanation
        if len(self._known) > _PAIRS_KEPT:
            del self._known[next(iter(self._known))]

    def _on_failed(self, neighbour: Neighbour, error: CxrError) -> None:
        self._job = None
        self.failed.emit(neighbour, error)


def _raise_if_changed(film: OpenedFilm) -> None:
    """Raise ImageError where the file is no longer the film on the screen."""
    from cxr_desktop.imaging.readers import read_film_bytes

    if sha256(read_film_bytes(film.path)).hexdigest() != film.content_sha256:
        raise CorruptImage("other_film")
