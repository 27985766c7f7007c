"""A segment, read: some cases of a library in three files that never change.

Opening one costs no hashing. `check` does that, once, and must come before anything in it is shown or copied; a
thumbnail is checked when it is read. Rows that the manifest lists as removed are never returned.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Embeddings
from cxr_desktop.errors import LibraryCorrupt
from cxr_desktop.library.case_rows import (
    SELECT_ENTRIES,
    SELECT_REFUSALS,
    Row,
    to_entry,
    to_refusal,
    to_signatures,
    to_stored_path,
)
from cxr_desktop.library.disk import naming_read_errors, open_sqlite_read_only, sha256_of
from cxr_desktop.library.layout import CASES, EMBEDDINGS, SEGMENTS, THUMBNAILS
from cxr_desktop.library.manifest import SegmentEntry
from cxr_desktop.library.records import CaseEntry, CaseRecord, FilmContent, Place, Refusal

_AT_ONCE = 500  # ids in one question to SQLite, which takes at least 999 parameters
_CHECKED_ON_OPENING = (CASES, EMBEDDINGS)


class Segment:
    """Read access for any thread. Raises LibraryCorrupt, or LibraryMissing where the drive does not answer."""

    def __init__(self, directory: Path, entry: SegmentEntry) -> None:
        self.directory = directory
        self.entry = entry
        self._removed = frozenset(entry.removed)
        self._is_checked = False
        self._turn = threading.Lock()  # seek and read of thumbnails belong together
        with ExitStack() as stack:
            with self._naming_errors(CASES):
                (directory / CASES).open("rb").close()  # SQLite does not say why it cannot
                self._database = open_sqlite_read_only(directory / CASES)
                stack.callback(self._database.close)
            with self._naming_errors(THUMBNAILS):
                self._thumbnails = stack.enter_context((directory / THUMBNAILS).open("rb"))
            self._stack = stack.pop_all()

    def close(self) -> None:
        self._stack.close()

    def check(self) -> None:
        """Raise LibraryCorrupt unless table and embeddings are, byte by byte, what the manifest says."""
        if self._is_checked:
            return
        for name in _CHECKED_ON_OPENING:
            with self._naming_errors(name):
                if sha256_of(self.directory / name) != self.entry.files[name].sha256:
                    raise LibraryCorrupt("checksum", file=self._name_of(name))
        if len(self._embeddings) != self.entry.rows:
            raise LibraryCorrupt("inconsistent", detail=f"{self._name_of(EMBEDDINGS)} has {len(self._embeddings)} rows")
        self._is_checked = True

    def hide(self, labels: Mapping[int, str]) -> None:
        """From now on and in this object alone, these rows (with their labels) are as if they had been removed."""
        self.entry = self.entry.without(labels)
        self._removed = frozenset(self.entry.removed)

    # ------------------------------------------------------------ all rows

    def contents(self) -> Iterator[tuple[int, int, str, str]]:
        """Row, case id, content hash and label of every case, in row order."""
        rows = self._select("SELECT row, case_id, content_sha256, label FROM cases ORDER BY row")
        return ((row, case_id, sha256.hex(), label) for row, case_id, sha256, label in rows if row not in self._removed)

    def case_ids(self) -> NDArray[np.int64]:
        """Shape (cases,), in row order."""
        ids = np.array([row[0] for row in self._select("SELECT case_id FROM cases ORDER BY row")], np.int64)
        return ids[self._kept()] if self._removed else ids

    def labels(self) -> list[str]:
        """One for each case, in row order."""
        rows = self._select("SELECT row, label FROM cases ORDER BY row")
        return [label for row, label in rows if row not in self._removed]

    def embeddings(self) -> Embeddings:
        """Shape (cases, dimension), in row order; memory-mapped where no row was removed."""
        return self._embeddings[self._kept()] if self._removed else self._embeddings

    def signatures(self) -> NDArray[np.uint8]:
        """Shape (cases, 16, 16), in row order."""
        signatures = to_signatures([row[0] for row in self._select("SELECT signature FROM cases ORDER BY row")])
        return signatures[self._kept()] if self._removed else signatures

    def entries(self) -> Iterator[CaseEntry]:
        """All cases, in row order."""
        return (entry for _, entry in self._entries("ORDER BY row"))

    def records(self) -> Iterator[CaseRecord]:
        """All cases with their content, in row order, one at a time."""
        return (CaseRecord(entry, self.content(row, entry)) for row, entry in self._entries("ORDER BY row"))

    def refusals(self) -> Iterator[Refusal]:
        """Files that were offered together with these cases and are none."""
        return (to_refusal(row) for row in self._select(SELECT_REFUSALS))

    # ------------------------------------------------------------ some rows

    def find_ids(self, case_ids: Collection[int]) -> Iterator[tuple[int, CaseEntry]]:
        """Row and case for those of the ids that are here."""
        ids = list(case_ids)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            yield from self._entries(f"WHERE case_id IN ({', '.join('?' * len(some))})", *some)

    def find_content(self, content_sha256: str) -> Iterator[tuple[int, CaseEntry]]:
        """Row and case of every copy of this file."""
        return self._entries("WHERE content_sha256 = ? ORDER BY row", bytes.fromhex(content_sha256))

    def find_place(self, place: Place) -> Iterator[tuple[int, CaseEntry]]:
        """Row and case of the film at this place, if it is here."""
        return self._entries("WHERE path = ? AND root = ?", to_stored_path(place.relative), place.root)

    def embedding(self, row: int) -> NDArray[np.float32]:
        """Shape (dimension,), a copy."""
        return np.array(self._embeddings[row])

    def thumbnail(self, row: int, case_id: int) -> bytes:
        """The JPEG, checked; empty where none is kept. Raises LibraryCorrupt with the case's id."""
        ((offset, size, sha256),) = self._select(
            "SELECT thumbnail_offset, thumbnail_size, thumbnail_sha256 FROM cases WHERE row = ?", row
        )
        with self._turn, self._naming_errors(THUMBNAILS):
            self._thumbnails.seek(offset)
            thumbnail = self._thumbnails.read(size)
        if hashlib.sha256(thumbnail).digest() != sha256:
            raise LibraryCorrupt("thumbnail", case_id=f"{case_id:016x}")
        return thumbnail

    def content(self, row: int, entry: CaseEntry) -> FilmContent:
        """Everything about the film that took work to make."""
        ((signature,),) = self._select("SELECT signature FROM cases WHERE row = ?", row)
        return FilmContent(
            file=entry.file,
            embedding=self.embedding(row),
            thumbnail=self.thumbnail(row, entry.case_id),
            signature=to_signatures([signature])[0],
        )

    # ------------------------------------------------------------ helpers

    def _entries(self, condition: str, *values: object) -> Iterator[tuple[int, CaseEntry]]:
        rows = self._select(f"{SELECT_ENTRIES} {condition}", *values)
        return ((row[0], to_entry(row)) for row in rows if row[0] not in self._removed)

    def _select(self, statement: str, *values: object) -> Iterator[Row]:
        with self._naming_errors(CASES):
            yield from self._database.execute(statement, values)

    def _kept(self) -> NDArray[np.int64]:
        return np.setdiff1d(np.arange(self.entry.rows), self.entry.removed)

    @cached_property
    def _embeddings(self) -> Embeddings:
        with self._naming_errors(EMBEDDINGS):
            try:
                embeddings: Embeddings = np.load(self.directory / EMBEDDINGS, mmap_mode="r", allow_pickle=False)
            except (ValueError, EOFError) as error:
                raise LibraryCorrupt("inconsistent", detail=f"{self._name_of(EMBEDDINGS)}: {error}") from error
        return embeddings

    def _naming_errors(self, name: str) -> AbstractContextManager[None]:
        return naming_read_errors(self._name_of(name))

    def _name_of(self, name: str) -> str:
        return f"{SEGMENTS}/{self.entry.name}/{name}"
