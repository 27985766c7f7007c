"""Decides what becomes of a film that is offered to a library: a new case, a change of a case, or nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from cxr_desktop import paths
from cxr_desktop.errors import LibraryCorrupt
from cxr_desktop.library.case_table import CaseTable
from cxr_desktop.library.records import CaseEntry, FilmContent, ListedFilm, Listing, Place

log = logging.getLogger(__name__)

CASE_IDS = 2**63  # ids lie below it: SQLite's and FAISS's integers are signed


class Intake(Protocol):
    """What the builder asks of the library that the films are for."""

    def known(self, content_sha256: str) -> FilmContent | None:
        """What the library holds of an equal film. From any thread."""

    def case_id(self, place: Place, listing: Listing, content_sha256: str) -> int | None:
        """The id to write the film under; None where the library has it just so."""


class NewLibrary:
    """Every film becomes a case; the table of the library before serves only to save work."""

    def __init__(self, before: CaseTable, handed_out: Iterable[int]) -> None:
        self._before = before
        self._handed_out = set(handed_out)

    def known(self, content_sha256: str) -> FilmContent | None:
        return _content_in(self._before, content_sha256)

    def case_id(self, place: Place, listing: Listing, content_sha256: str) -> int | None:
        case_id = _first_free(content_sha256, self._handed_out.__contains__)
        self._handed_out.add(case_id)
        return case_id


class Addition:
    """What is there stays. A film known under another label, listing or path changes its case."""

    def __init__(self, table: CaseTable, roots: Sequence[str], handed_out: Iterable[int]) -> None:
        self._table = table
        self._roots = roots
        self._handed_out = set(handed_out)

    def known(self, content_sha256: str) -> FilmContent | None:
        return _content_in(self._table, content_sha256)

    def case_id(self, place: Place, listing: Listing, content_sha256: str) -> int | None:
        copies = [found.entry for found in self._table.find_content(content_sha256)]
        here = next((entry for entry in copies if entry.place == place), None)
        if here and here.listing == listing:
            return None
        same = here or next(filter(self._was_moved, copies), None)
        case_id = same.case_id if same else _first_free(content_sha256, self._is_taken)
        self._handed_out.add(case_id)
        return case_id

    def _was_moved(self, entry: CaseEntry) -> bool:
        return entry.case_id not in self._handed_out and not paths.is_there(entry.place.path(self._roots))

    def _is_taken(self, case_id: int) -> bool:
        return case_id in self._handed_out or bool(self._table.find_ids([case_id]))


class Roots:
    """Numbers the folders that films lie under. Numbers never change, folders are only added."""

    def __init__(self, folders: Iterable[str], films: Iterable[ListedFilm] = ()) -> None:
        self.folders: list[str] = []
        self._prefixes: list[str] = []  # POSIX, with a slash at the end
        for folder in folders:
            self._append(folder)
        for root in dict.fromkeys(film.root for film in films):
            if self.find(root) is None:
                self._append(str(root))

    def find(self, path: Path) -> Place | None:
        """The place of a film, by the innermost folder that holds it; None if none does."""
        posix = f"{path.as_posix()}/"
        holding = [(len(prefix), number) for number, prefix in enumerate(self._prefixes) if posix.startswith(prefix)]
        if not holding:
            return None
        length, number = max(holding)
        return Place(number, posix[length:-1])

    def _append(self, folder: str) -> None:
        self.folders.append(folder)
        self._prefixes.append(f"{Path(folder).as_posix().rstrip('/')}/")


def _first_free(content_sha256: str, is_taken: Callable[[int], bool]) -> int:
    """63 bits of the content hash; if a copy has them, the next number, and so on."""
    case_id = int(content_sha256[:16], 16) >> 1
    while is_taken(case_id):
        case_id = (case_id + 1) % CASE_IDS
    return case_id


def _content_in(table: CaseTable, content_sha256: str) -> FilmContent | None:
    """What the table holds of a film, unless it is damaged: then the film is simply read anew."""
    try:
        for found in table.find_content(content_sha256):
            return found.record().content
    except LibraryCorrupt as error:
        log.warning("not taken over: %s", error)
    return None
