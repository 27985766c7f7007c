"""The map of a library's cases: made once, stored, and from then on only added to.

A case keeps its place as long as the map lives: cases that are added are placed among those that t-SNE has laid out, in
whatever order they come. t-SNE takes more than a minute for more than 10,000 cases, so of a larger library it lays out
a seeded sample with every label's share in it, and the others are placed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Embeddings, OnProgress, ignore_progress
from cxr_desktop.evaluation.map_file import StoredMap, read_map, store_map
from cxr_desktop.evaluation.projecting_apart import project_apart
from cxr_desktop.evaluation.projection import place, sample
from cxr_desktop.library.case_library import CaseLibrary

MOST_LAID_OUT = 10_000  # cases that t-SNE is given
_SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class CaseMap:
    """All cases of a library, in the order of their ids."""

    library_id: str
    case_ids: NDArray[np.int64]  # (n,), ascending
    labels: tuple[str, ...]  # of the library, sorted
    numbers: NDArray[np.intp]  # (n,): of each case's label among them
    embeddings: Embeddings  # (n, d)
    places: NDArray[np.float32]  # (n, 2)

    def label_of(self, row: int) -> str:
        return self.labels[int(self.numbers[row])]

    def counts(self, rows: NDArray[np.intp] | None = None) -> dict[str, int]:
        """Cases by label, of these rows or of all."""
        numbers = self.numbers if rows is None else self.numbers[rows]
        found = np.bincount(numbers, minlength=len(self.labels)).tolist()
        return dict(zip(self.labels, found, strict=True))

    def place_of(self, embedding: NDArray[np.float32]) -> NDArray[np.float64]:
        """Where a film's embedding (d,) belongs: (2,). Nothing else moves."""
        (found,) = place(embedding[np.newaxis], self.embeddings, np.asarray(self.places, np.float64))
        return np.asarray(found)

    def similarities(self, embedding: NDArray[np.float32]) -> NDArray[np.float64]:
        """Of all cases (n,) to a film's embedding (d,), with the rounding of float32."""
        return np.clip(np.asarray(self.embeddings @ embedding, np.float64), -1, 1)


def open_case_map(
    library: CaseLibrary, *, cancel: CancelToken | None = None, on_progress: OnProgress = ignore_progress
) -> CaseMap:
    """The library's map: the stored one, with what was added since; or one that is made and stored now.

    Raises Cancelled, OutOfMemory or LibraryError.
    """
    order = np.argsort(library.case_ids)
    case_ids, embeddings = library.case_ids[order], library.embeddings[order]
    of_case = np.asarray(library.labels)[order]
    labels, numbers = np.unique(of_case, return_inverse=True)
    before = read_map(library.info.directory, library.manifest)
    cancel = cancel or CancelToken()
    if before is not None and _serves(before, case_ids):
        stored = _brought_up_to_date(before, case_ids, embeddings, cancel)
    else:
        stored = _made(case_ids, of_case.tolist(), embeddings, cancel, on_progress)
    if stored is not before:
        store_map(library.info.directory, library.manifest, stored)
    return CaseMap(
        library.info.library_id, case_ids, tuple(labels.tolist()), numbers.astype(np.intp), embeddings, stored.places
    )


def _serves(stored: StoredMap, case_ids: NDArray[np.int64]) -> bool:
    """At least half of what t-SNE would be given today is laid out; else too many stand where others were."""
    still_there = np.isin(stored.case_ids[stored.laid_out], case_ids).sum()
    return bool(2 * still_there >= min(len(case_ids), MOST_LAID_OUT))


def _made(
    case_ids: NDArray[np.int64],
    labels: list[str],
    embeddings: Embeddings,
    cancel: CancelToken,
    on_progress: OnProgress,
) -> StoredMap:
    rows = sample(labels, MOST_LAID_OUT, seed=_SEED)
    places = project_apart(embeddings[rows], cancel=cancel, on_progress=on_progress)
    laid_out = StoredMap(case_ids[rows], places.astype(np.float32), np.ones(len(rows), np.bool_))
    return _brought_up_to_date(laid_out, case_ids, embeddings, cancel)


def _brought_up_to_date(
    stored: StoredMap, case_ids: NDArray[np.int64], embeddings: Embeddings, cancel: CancelToken
) -> StoredMap:
    """The same places for the cases that are still there, and places for those that are new."""
    if np.array_equal(stored.case_ids, case_ids):
        return stored
    known = np.isin(case_ids, stored.case_ids)
    before = np.searchsorted(stored.case_ids, case_ids[known])
    places, laid_out = np.empty((len(case_ids), 2), np.float32), np.zeros(len(case_ids), np.bool_)
    places[known], laid_out[known] = stored.places[before], stored.laid_out[before]
    among = np.asarray(places[laid_out], np.float64)
    places[~known] = place(embeddings[~known], embeddings[laid_out], among, cancel)
    return StoredMap(case_ids, places, laid_out)
