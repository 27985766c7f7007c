"""The libraries that are answered from: one, or several as one. They change as a whole, and only if all can be opened.

Knows what was wanted last and what of it was lost since, so that one can go on without; and, for this machine, where
films that have moved are now. No library is written to: others may share it. One thread only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cxr_desktop.domain import CancelToken, EmbedderFingerprint, LibraryInfo, OnProgress
from cxr_desktop.errors import FilmsNotLocated, JoinedLibraryLost, LibrariesNotJoinable, LibraryError, LibraryMissing
from cxr_desktop.policy import Policy
from cxr_desktop.settings import Moves

if TYPE_CHECKING:
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.library.joined import JoinedLibraries


class OpenLibraries:
    """None at first. The library that is named first leads."""

    def __init__(self, moves: Moves, policy: Policy) -> None:
        self.moves = moves
        self._policy = policy
        self._searched: CaseLibrary | JoinedLibraries | None = None
        self._wanted: tuple[Path, ...] = ()
        self._lost: frozenset[Path] = frozenset()

    @property
    def searched(self) -> CaseLibrary | JoinedLibraries:
        """What films are asked of. Raises LibraryMissing."""
        if self._searched is None:
            raise LibraryMissing("none_open")
        return self._searched

    @property
    def info(self) -> LibraryInfo | None:
        return self._searched.info if self._searched else None

    def open(self, directories: Sequence[Path], fingerprint: EmbedderFingerprint) -> None:
        """Answer from these from now on. Raises LibraryError; those before then stay."""
        self._wanted, self._lost = tuple(directories), frozenset()
        with self.noting_loss():
            self._replace(self._opened(directories, fingerprint))

    def open_what_can_be(self, directories: Sequence[Path], fingerprint: EmbedderFingerprint) -> None:
        """Answer from those that can be opened, and searched together with the ones before them. None is no error."""
        chosen: list[Path] = []
        for directory in directories:
            with suppress(LibraryError):
                self._replace(self._opened([*chosen, directory], fingerprint))
                chosen.append(directory)
        if not chosen:
            self.close()
        self._wanted, self._lost = tuple(directories), frozenset(directories) - set(chosen)

    def open_without_lost(self, fingerprint: EmbedderFingerprint) -> None:
        """Answer from those that were wanted last, less what errors have named since. Raises as `open`."""
        self.open([directory for directory in self._wanted if directory not in self._lost], fingerprint)

    def locate(
        self, folder: Path, fingerprint: EmbedderFingerprint, cancel: CancelToken, on_progress: OnProgress
    ) -> None:
        """Look for the films of each of them below `folder`, by place and bytes.

        Raises FilmsNotLocated where none has films there, LibraryMissing or Cancelled.
        """
        from cxr_desktop.library.locate import locate_films

        libraries, refusals = _each(self.searched), list[FilmsNotLocated]()
        for library in libraries:
            try:
                located = locate_films(library, folder, cancel=cancel, on_progress=on_progress)
            except FilmsNotLocated as error:
                refusals.append(error)
            else:
                self._note(library.info.library_id, {root.root: root.folder for root in located if root.found})
        if len(refusals) == len(libraries):
            raise refusals[0]
        # Roots are told apart by where they were, so libraries are opened anew before they are told again.
        self.open([library.info.directory for library in libraries], fingerprint)

    @contextmanager
    def noting_loss(self) -> Iterator[None]:
        """Which of several is named by an error while this lasts: `open_without_lost` leaves it out."""
        try:
            yield
        except (JoinedLibraryLost, LibrariesNotJoinable) as error:
            self._lost |= {Path(str(error.details["path"]))}
            raise

    def close(self) -> None:
        self._replace(None)

    # ------------------------------------------------------------ helpers

    def _opened(
        self, directories: Sequence[Path], fingerprint: EmbedderFingerprint
    ) -> CaseLibrary | JoinedLibraries | None:
        from cxr_desktop.library.joined import open_together

        return open_together(directories, lambda folder: self._open_one(folder, fingerprint)) if directories else None

    def _open_one(self, directory: Path, fingerprint: EmbedderFingerprint) -> CaseLibrary:
        from cxr_desktop.library.case_library import open_library

        self._policy.require_library(directory)
        library = open_library(directory, fingerprint)
        library_id = library.info.library_id
        library.relocate({root: Path(folder) for of, root, folder in self.moves if of == library_id})
        return library

    def _note(self, library_id: str, found: Mapping[str, Path]) -> None:
        kept = (move for move in self.moves if move[0] != library_id or move[1] not in found)
        self.moves = (*kept, *((library_id, root, str(folder)) for root, folder in found.items()))

    def _replace(self, searched: CaseLibrary | JoinedLibraries | None) -> None:
        before, self._searched = self._searched, searched
        if before is not None:
            before.close()


def _each(searched: CaseLibrary | JoinedLibraries) -> tuple[CaseLibrary, ...]:
    from cxr_desktop.library.joined import JoinedLibraries

    return searched.libraries if isinstance(searched, JoinedLibraries) else (searched,)
