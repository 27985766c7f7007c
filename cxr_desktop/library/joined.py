"""Several case libraries, searched as one: one ranking, one vote, and every neighbour knows whose it is.

The first library leads. A film that lies in more than one counts once, where it was met first: with the label that it
has there, and knowing where else it lies and as what. So a library whose films are all in one before it changes
nothing. Patients are told apart within a library only, as their pseudonyms are. What cannot be ranked in one list
is refused (docs/adr/0012).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from heapq import merge
from itertools import combinations, islice
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Case, Elsewhere, Embeddings, LibraryInfo, Neighbour
from cxr_desktop.errors import BadArgument, CaseNotFound, JoinedLibraryLost, LibrariesNotJoinable, LibraryError
from cxr_desktop.library.case_library import CaseLibrary
from cxr_desktop.library.manifest import Manifest, weights_of_labels
from cxr_desktop.library.sources import absolute


class Searchable(Protocol):
    """What a film can be asked of: a library, or several as one."""

    @property
    def info(self) -> LibraryInfo: ...

    @property
    def label_weights(self) -> Mapping[str, float]:
        """What one case counts in a vote, by label."""

    def neighbours(
        self, embeddings: Embeddings, k: int, *, query_sha256: Sequence[str | None] | None, one_per_patient: bool
    ) -> list[tuple[Neighbour, ...]]:
        """The k most similar cases of each query (n, dimension), most similar first, ties by id."""

    def embedding(self, case_id: int) -> NDArray[np.float32]:
        """Shape (dimension,). Raises CaseNotFound."""

    def label_direction(self, label: str) -> NDArray[np.float32]:
        """The mean of a label's embeddings, (dimension,), L2-normalised. Raises BadArgument for an unknown label."""

    def thumbnail(self, case_id: int) -> bytes:
        """JPEG; empty where there is none. Raises CaseNotFound or LibraryCorrupt."""

    def close(self) -> None: ...


class JoinedLibraries:
    """Owns the libraries. Raises JoinedLibraryLost where one of them is not to be read any more.

    Raises LibrariesNotJoinable at once where they cannot be searched together; they then still belong to the caller.
    """

    def __init__(self, libraries: Sequence[CaseLibrary]) -> None:
        refuse_what_cannot_be_joined([(library.info.directory, library.manifest) for library in libraries])
        self.libraries = tuple(libraries)
        self._names = distinct_names([library.info.directory for library in libraries])
        self._elsewhere = self._count_films_once()
        self.info = self._information()

    def __enter__(self) -> JoinedLibraries:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for library in self.libraries:
            library.close()

    @property
    def label_weights(self) -> Mapping[str, float]:
        """What one case counts in a vote, by label: over all libraries."""
        return weights_of_labels(self.info.label_counts, balanced=self.libraries[0].manifest.balanced)

    @property
    def has_pictures(self) -> bool:
        """One of them keeps thumbnails."""
        return any(library.has_pictures for library in self.libraries)

    def neighbours(
        self,
        embeddings: Embeddings,
        k: int,
        *,
        query_sha256: Sequence[str | None] | None = None,
        one_per_patient: bool = False,
    ) -> list[tuple[Neighbour, ...]]:
        """The k most similar cases of all libraries for each query (n, dimension); ties by id."""
        found = []
        for place, library in enumerate(self.libraries):
            with self._naming_loss(place):
                of_library = library.neighbours(
                    embeddings, k, query_sha256=query_sha256, one_per_patient=one_per_patient
                )
            found.append([[self._named(place, neighbour) for neighbour in of_query] for of_query in of_library])
        return [tuple(_ranked(of_query, k)) for of_query in zip(*found, strict=True)]

    def case(self, case_id: int) -> Case:
        """Raises CaseNotFound."""
        return self._home_of(case_id).case(case_id)

    def embedding(self, case_id: int) -> NDArray[np.float32]:
        """Shape (dimension,). Raises CaseNotFound."""
        return self._home_of(case_id).embedding(case_id)

    def thumbnail(self, case_id: int) -> bytes:
        """JPEG; empty where the case's library keeps no pictures. Raises CaseNotFound or LibraryCorrupt."""
        return self._home_of(case_id).thumbnail(case_id)

    def label_direction(self, label: str) -> NDArray[np.float32]:
        """The mean of a label's embeddings in all libraries, (dimension,), L2-normalised. Raises BadArgument."""
        if label not in self.info.label_counts:
            raise BadArgument("unknown", name="label", value=label, choices=", ".join(self.info.label_counts))
        of_label = [
            library.embeddings[np.array([each == label for each in library.labels], bool)] for library in self.libraries
        ]
        mean = np.concatenate(of_label).mean(axis=0, dtype=np.float64)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    # ------------------------------------------------------------ helpers

    def _count_films_once(self) -> Mapping[str, tuple[Elsewhere, ...]]:
        """Hide films of later libraries that an earlier one has; where else each of those lies, by content hash."""
        seen: set[str] = set()
        elsewhere: dict[str, tuple[Elsewhere, ...]] = {}
        for library, name in zip(self.libraries, self._names, strict=True):
            films = library.films()
            again = films.keys() & seen
            for sha256 in again:
                elsewhere[sha256] = (*elsewhere.get(sha256, ()), Elsewhere(name, films[sha256]))
            if again:
                library.hide(again)
            seen |= films.keys()
        return elsewhere

    def _information(self) -> LibraryInfo:
        labels: Counter[str] = Counter()
        for library in self.libraries:
            labels.update(library.manifest.labels)
        parts = [
            replace(library.info, given_name=name) for library, name in zip(self.libraries, self._names, strict=True)
        ]
        return LibraryInfo(
            directory=parts[0].directory,
            library_id="+".join(part.library_id for part in parts),
            count=labels.total(),
            label_counts=dict(sorted(labels.items())),
            given_name=" + ".join(self._names),
            parts=tuple(parts),
        )

    def _named(self, place: int, neighbour: Neighbour) -> Neighbour:
        also_in = self._elsewhere.get(neighbour.case.content_sha256, ())
        return replace(neighbour, library=self._names[place], also_in=also_in)

    def _home_of(self, case_id: int) -> CaseLibrary:
        """Ids are made of the films' bytes, and no film is left in two libraries, so that one has it or none."""
        for place, library in enumerate(self.libraries):
            with suppress(CaseNotFound), self._naming_loss(place):
                library.case(case_id)
                return library
        raise CaseNotFound("case", case_id=f"{case_id:016x}")

    @contextmanager
    def _naming_loss(self, place: int) -> Iterator[None]:
        try:
            yield
        except CaseNotFound:
            raise
        except LibraryError as error:
            raise lost(self._names[place], self.libraries[place].info.directory, error) from error


OpenLibrary = Callable[[Path], CaseLibrary]


def open_together(directories: Sequence[Path], open_one: OpenLibrary) -> CaseLibrary | JoinedLibraries:
    """The library in the one directory, or those in several as one.

    Raises LibraryError for one library; LibrariesNotJoinable, or JoinedLibraryLost that says which, for several.
    """
    if len(directories) == 1:
        return open_one(directories[0])
    with ExitStack() as stack:
        opened = []
        for directory, name in zip(directories, distinct_names(directories), strict=True):
            try:
                opened.append(stack.enter_context(open_one(directory)))
            except LibraryError as error:
                raise lost(name, directory, error) from error
        joined = JoinedLibraries(opened)
        stack.pop_all()
    return joined


def lost(name: str, directory: Path, trouble: LibraryError) -> JoinedLibraryLost:
    """The error that names the one of several that is not to be had."""
    return JoinedLibraryLost("lost", name=name, path=directory, trouble=trouble)


def refuse_what_cannot_be_joined(libraries: Sequence[tuple[Path, Manifest]]) -> None:
    """Raise LibrariesNotJoinable unless these libraries, by folder and manifest, can be searched together."""
    for one, other in combinations(libraries, 2):
        if (refusal := join_refusal(one, other)) is not None:
            raise refusal


def join_refusal(one: tuple[Path, Manifest], other: tuple[Path, Manifest]) -> LibrariesNotJoinable | None:
    """Why the other library, by folder and manifest, cannot be searched together with the one; None where it can."""
    (place, mine), (other_place, theirs) = one, other
    name, other_name = distinct_names([place, other_place])
    details = {
        "name": other_name,
        "path": other_place,
        "model": theirs.fingerprint,
        "other": name,
        "other_model": mine.fingerprint,
    }
    reasons = {
        "twice": absolute(place) == absolute(other_place),
        "copy": mine.library_id == theirs.library_id,
        "model": mine.fingerprint != theirs.fingerprint,
        "looks": mine.pooled != theirs.pooled,
        "votes": mine.balanced != theirs.balanced,
    }
    reason = next((reason for reason, holds in reasons.items() if holds), None)
    return None if reason is None else LibrariesNotJoinable(reason, **details)


def distinct_names(directories: Sequence[Path]) -> tuple[str, ...]:
    """The names of these folders, with as many of those above them as it takes to tell them apart."""
    return tuple(
        _name_among(directory, [other for other in directories if other != directory]) for directory in directories
    )


def _name_among(directory: Path, others: Sequence[Path]) -> str:
    for length in range(1, len(directory.parts)):
        tail = directory.parts[-length:]
        if all(other.parts[-length:] != tail for other in others):
            return Path(*tail).as_posix()
    return directory.as_posix()


def _ranked(found: Iterable[Sequence[Neighbour]], k: int) -> Iterator[Neighbour]:
    """One ranking of several: each is in order already."""
    nearest_first = merge(*found, key=lambda neighbour: (-neighbour.similarity, neighbour.case.case_id))
    for rank, neighbour in enumerate(islice(nearest_first, k), start=1):
        yield replace(neighbour, rank=rank)
