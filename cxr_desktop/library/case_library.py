"""A case library, open for reading: an embedding finds its neighbours.

Opening checks everything that a search relies on, and refuses what another model or a newer program has written: mixed
embeddings would be the worst fault this product can have. An open library is a snapshot; a writer beside it changes
nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Case, EmbedderFingerprint, Embeddings, LibraryInfo, Neighbour
from cxr_desktop.errors import BadArgument, CaseNotFound, LibraryCorrupt, LibraryMissing
from cxr_desktop.library.case_table import CaseTable, FoundCase, open_checked_segments
from cxr_desktop.library.manifest import Manifest, read_finished_manifest
from cxr_desktop.library.records import CaseEntry, RefusedFile
from cxr_desktop.library.vector_store import CaseIds, FaissFlatStore, VectorStore

CreateStore = Callable[[int], VectorStore]
"""Makes an empty store for embeddings of that dimension."""

_WIDENING = 4  # how much further a search looks that has too few admissible neighbours


@dataclass(frozen=True, slots=True)
class _Admission:
    """Which cases may be neighbours of a query."""

    one_per_patient: bool = False  # the most similar film of each patient; cases without a patient all count
    without_cases: frozenset[int] = frozenset()
    without_patients: frozenset[str] = frozenset()

    @property
    def admits_all(self) -> bool:
        return not (self.one_per_patient or self.without_cases or self.without_patients)


class CaseLibrary:
    """Read access until `close`. Searches take turns on one thread; thumbnails and cases may be read from any."""

    def __init__(self, directory: Path, manifest: Manifest, table: CaseTable, store: VectorStore) -> None:
        self.info = LibraryInfo(directory, manifest.library_id, manifest.cases, manifest.labels)
        self.manifest = manifest
        self._roots = manifest.roots
        self._table = table
        self._store = store

    def __enter__(self) -> CaseLibrary:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self.info.count

    def close(self) -> None:
        self._store.close()
        self._table.close()

    @property
    def label_weights(self) -> Mapping[str, float]:
        """What one case counts in a vote, by label."""
        return self.manifest.label_weights

    @property
    def has_pictures(self) -> bool:
        """Thumbnails are kept."""
        return self.manifest.with_pictures

    def relocate(self, folders: Mapping[str, Path]) -> None:
        """From now on and in this object alone, films of these roots are looked for in other folders."""
        self._roots = tuple(str(folders.get(root, root)) for root in self._roots)

    def films(self) -> dict[str, str]:
        """The label of every film, by its content hash; of several copies that of the first."""
        films: dict[str, str] = {}
        for segment in self._table.segments:
            for _, _, sha256, label in segment.contents():
                films.setdefault(sha256, label)
        return films

    def hide(self, films: Collection[str]) -> None:
        """From now on and in this object alone, films with these content hashes are no cases. `info` stays."""
        for segment in self._table.segments:
            hidden = [content for content in segment.contents() if content[2] in films]
            self._store.remove(np.array([case_id for _, case_id, _, _ in hidden], np.int64))
            segment.hide({row: label for row, _, _, label in hidden})
        self.manifest = replace(self.manifest, segments=tuple(segment.entry for segment in self._table.segments))

    # ------------------------------------------------------------ search

    def neighbours(
        self,
        embeddings: Embeddings,
        k: int,
        *,
        query_sha256: Sequence[str | None] | None = None,
        one_per_patient: bool = False,
        exclude_cases: Collection[int] = (),
        exclude_patients: Collection[str] = (),
    ) -> list[tuple[Neighbour, ...]]:
        """The k most similar cases of each query (n, dimension), most similar first, ties by id.

        Fewer than k only where no more are admissible. `query_sha256` has the content hash of each query film, where it
        is known, to mark copies of it.
        """
        if k < 1 or embeddings.ndim != 2 or embeddings.shape[1] != self.manifest.fingerprint.dimension:
            raise ValueError(f"{k} neighbours of embeddings of shape {embeddings.shape}")
        admission = _Admission(one_per_patient, frozenset(exclude_cases), frozenset(exclude_patients))
        hashes = query_sha256 or [None] * len(embeddings)
        return [
            tuple(_neighbours(ranked, content_sha256))
            for ranked, content_sha256 in zip(self._ranked(embeddings, k, admission), hashes, strict=True)
        ]

    def _ranked(self, embeddings: Embeddings, k: int, admission: _Admission) -> Iterator[list[tuple[Case, float]]]:
        width = k if admission.admits_all else _WIDENING * k
        similarities, ids = self._store.search(embeddings, width)
        for row, embedding in enumerate(embeddings):
            yield self._admitted(embedding, k, admission, similarities[row], ids[row])

    def _admitted(
        self,
        embedding: NDArray[np.float32],
        k: int,
        admission: _Admission,
        similarities: NDArray[np.float32],
        ids: NDArray[np.int64],
    ) -> list[tuple[Case, float]]:
        """The first k admissible cases, looking further until there are k or no more."""
        while True:
            cases = self._cases(ids.tolist())
            ranked = _admit(zip(cases, similarities.tolist(), strict=True), admission)[:k]
            if len(ranked) == k or len(ids) == self._store.count:
                return ranked
            (similarities,), (ids,) = self._store.search(embedding[np.newaxis], _WIDENING * len(ids))

    # ------------------------------------------------------------ cases

    def case(self, case_id: int) -> Case:
        """Raises CaseNotFound."""
        return self._find(case_id).entry.to_case(self._roots)

    def cases(self) -> Iterator[Case]:
        """All cases, in the order of `case_ids`."""
        return (entry.to_case(self._roots) for entry in self._table.entries())

    def entries(self) -> Iterator[CaseEntry]:
        """All cases as the table has them, in the order of `case_ids`."""
        return self._table.entries()

    def thumbnail(self, case_id: int) -> bytes:
        """JPEG; empty where the library keeps no pictures. Raises CaseNotFound or LibraryCorrupt."""
        found = self._find(case_id)
        return found.segment.thumbnail(found.row, case_id)

    def refusals(self) -> list[RefusedFile]:
        """Files that were offered to the library and are no cases."""
        return [refusal.to_file(self._roots) for refusal in self._table.refusals()]

    # ------------------------------------------------------------ arrays over all cases

    @property
    def case_ids(self) -> CaseIds:
        """Shape (cases,)."""
        return np.concatenate([segment.case_ids() for segment in self._table.segments])

    @property
    def labels(self) -> list[str]:
        """One for each case, in the order of `case_ids`."""
        return [label for segment in self._table.segments for label in segment.labels()]

    @property
    def embeddings(self) -> Embeddings:
        """Shape (cases, dimension), in the order of `case_ids`."""
        return np.concatenate([segment.embeddings() for segment in self._table.segments])

    @property
    def signatures(self) -> NDArray[np.uint8]:
        """Shape (cases, 16, 16), in the order of `case_ids`."""
        return np.concatenate([segment.signatures() for segment in self._table.segments])

    def embedding(self, case_id: int) -> NDArray[np.float32]:
        """Shape (dimension,). Raises CaseNotFound."""
        found = self._find(case_id)
        return found.segment.embedding(found.row)

    def label_direction(self, label: str) -> NDArray[np.float32]:
        """The mean of a label's embeddings, (dimension,), L2-normalised. Raises BadArgument for an unknown label."""
        if label not in self.info.label_counts:
            raise BadArgument("unknown", name="label", value=label, choices=", ".join(self.info.label_counts))
        mean = self.embeddings[np.array(self.labels) == label].mean(axis=0, dtype=np.float64)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    # ------------------------------------------------------------ helpers

    def _find(self, case_id: int) -> FoundCase:
        found = self._table.find_ids([case_id])
        if case_id not in found:
            raise CaseNotFound("case", case_id=f"{case_id:016x}")
        return found[case_id]

    def _cases(self, case_ids: list[int]) -> list[Case]:
        found = self._table.find_ids(case_ids)
        return [found[case_id].entry.to_case(self._roots) for case_id in case_ids]


def open_library(
    directory: Path,
    fingerprint: EmbedderFingerprint | None = None,
    *,
    create_store: CreateStore = FaissFlatStore,
) -> CaseLibrary:
    """The library in `directory`, checked; with `fingerprint`, only if that model has made it.

    Raises LibraryMissing, LibraryCorrupt, LibraryTooNew or EmbedderMismatch.
    """
    manifest = read_finished_manifest(directory)
    while True:
        if fingerprint:
            manifest.require_model(fingerprint)
        try:
            return _open(directory, manifest, create_store)
        except (LibraryCorrupt, LibraryMissing):
            before, manifest = manifest, read_finished_manifest(directory)
            if manifest == before:
                raise
            # else a writer has just replaced the library and cleared what we were reading: open the new one


def _open(directory: Path, manifest: Manifest, create_store: CreateStore) -> CaseLibrary:
    with ExitStack() as stack:
        table = stack.enter_context(open_checked_segments(directory, manifest))
        store = create_store(manifest.fingerprint.dimension)
        stack.callback(store.close)
        for segment in table.segments:
            store.add(segment.case_ids(), segment.embeddings())
        stack.pop_all()
    return CaseLibrary(directory, manifest, table, store)


def _admit(ranked: Iterator[tuple[Case, float]], admission: _Admission) -> list[tuple[Case, float]]:
    seen = set(admission.without_patients)
    admitted = []
    for case, similarity in ranked:
        if case.case_id in admission.without_cases or case.patient in seen:
            continue
        if admission.one_per_patient and case.patient is not None:
            seen.add(case.patient)
        admitted.append((case, similarity))
    return admitted


def _neighbours(ranked: Sequence[tuple[Case, float]], query_sha256: str | None) -> Iterator[Neighbour]:
    for rank, (case, similarity) in enumerate(ranked, start=1):
        yield Neighbour(
            rank=rank,
            case=case,
            similarity=max(-1.0, min(1.0, similarity)),  # a cosine, but for rounding
            is_copy_of_query=case.content_sha256 == query_sha256,
        )
