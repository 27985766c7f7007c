"""What the map of cases is made from: one library, open beside the engine's, so that no query waits for the map.

Everything here may be called from any thread but the window's; what it returns is frozen and may go to any.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Case, Embeddings, LibraryInfo, OnProgress, QueryResult
from cxr_desktop.engine_room import naming_trouble, thumbnail_of_film
from cxr_desktop.errors import CaseNotFound, LibraryMissing
from cxr_desktop.settings import Moves

if TYPE_CHECKING:
    from cxr_desktop.evaluation.case_map import CaseMap
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.library.vector_store import CaseIds, Similarities


@dataclass(frozen=True, slots=True, eq=False)
class PlacedQuery:
    """A query in the map of the library that has answered it."""

    name: str  # of the film
    place: NDArray[np.float64]  # (2,)
    similarities: NDArray[np.float64]  # (cases,), in the order of the map
    neighbours: tuple[int, ...]  # rows of the map, most similar first
    ranks: tuple[int, ...]  # of these: neighbours that lie in another library are not in the map


def place_query(cases: CaseMap, result: QueryResult) -> PlacedQuery:
    """Where the film of an answer belongs; no case moves."""
    similarities = cases.similarities(result.embedding)
    neighbours = [neighbour for neighbour in result.neighbours if neighbour.case.case_id in cases.case_ids]
    rows = np.searchsorted(cases.case_ids, [neighbour.case.case_id for neighbour in neighbours]).tolist()
    similarities[rows] = [neighbour.similarity for neighbour in neighbours]  # as they are said elsewhere
    return PlacedQuery(
        result.path.name, cases.place_of(result.embedding), similarities, tuple(rows), tuple(n.rank for n in neighbours)
    )


class MapRoom:
    """Holds the library whose map was opened last."""

    def __init__(self) -> None:
        self._library: CaseLibrary | None = None
        self._turn = threading.Lock()  # nobody reads a library while it is being closed

    def open_map(self, info: LibraryInfo, moves: Moves, cancel: CancelToken, on_progress: OnProgress) -> CaseMap:
        """The map of that library: stored, or made now. Raises LibraryError, OutOfMemory or Cancelled."""
        from cxr_desktop.evaluation.case_map import open_case_map
        from cxr_desktop.library.case_library import open_library

        with naming_trouble():
            library = open_library(info.directory, create_store=_NoStore)
            try:
                cases = open_case_map(library, cancel=cancel, on_progress=on_progress)
                cancel.raise_if_cancelled()
            except BaseException:
                library.close()
                raise
        library.relocate({root: Path(folder) for of, root, folder in moves if of == library.info.library_id})
        self._replace(library)
        return cases

    def case(self, case_id: int) -> Case:
        """Raises CaseNotFound, LibraryMissing or LibraryCorrupt."""
        with self._turn:
            if self._library is None:
                raise LibraryMissing("none_open")
            return self._library.case(case_id)

    def thumbnail(self, case: Case) -> bytes | None:
        """The library's picture of a case, or one of its film; None where neither is on this machine."""
        stored = b""
        with self._turn, suppress(CaseNotFound):  # of a library that is no longer open
            stored = self._library.thumbnail(case.case_id) if self._library else b""
        return stored or thumbnail_of_film(case)

    def close(self) -> None:
        self._replace(None)

    def _replace(self, library: CaseLibrary | None) -> None:
        with self._turn:
            before, self._library = self._library, library
            if before is not None:
                before.close()


class _NoStore:
    """A store that nobody searches: the map compares by itself."""

    def __init__(self, _dimension: int) -> None:
        self.count = 0

    def add(self, ids: CaseIds, embeddings: Embeddings) -> None:
        """Nothing is kept."""

    def remove(self, ids: CaseIds) -> None:
        """Nothing was kept."""

    def search(self, embeddings: Embeddings, k: int) -> tuple[Similarities, CaseIds]:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held."""
