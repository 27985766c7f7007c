"""Writes a segment: cases in one pass, with memory for one of them at a time.

Equal records in equal order give equal bytes in all three files, so a build that was stopped and resumed ends in the
same hashes as one that was not.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import numpy as np

from cxr_desktop.library.case_rows import (
    CREATE_INDEXES,
    CREATE_TABLES,
    INSERT_CASE,
    INSERT_REFUSAL,
    Row,
    to_case_row,
    to_refusal_row,
)
from cxr_desktop.library.disk import naming_write_errors, sha256_of
from cxr_desktop.library.layout import CASES, EMBEDDINGS, SEGMENT_FILES, THUMBNAILS
from cxr_desktop.library.manifest import FileEntry, SegmentEntry
from cxr_desktop.library.records import CaseRecord, Refusal


def write_segment(
    directory: Path, records: Iterable[CaseRecord], refusals: Iterable[Refusal], *, dimension: int
) -> SegmentEntry:
    """The entry of a new segment at `directory`, which must not exist. Nothing is durable before `disk.sync`.

    Raises LibraryNotWritable.
    """
    writer = _SegmentWriter(dimension)
    with naming_write_errors(directory):
        directory.mkdir(parents=True)
        writer.write(directory, records, refusals)
        return SegmentEntry(
            name=directory.name,
            rows=writer.rows,
            labels=dict(sorted(writer.labels.items())),
            files={name: describe_file(directory / name) for name in SEGMENT_FILES},
        )


def describe_file(path: Path) -> FileEntry:
    """Size and hash of a file as it is now."""
    return FileEntry(size=path.stat().st_size, sha256=sha256_of(path))


class _SegmentWriter:
    """Spreads records over the three files and counts them."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self.rows = 0
        self.labels: Counter[str] = Counter()

    def write(self, directory: Path, records: Iterable[CaseRecord], refusals: Iterable[Refusal]) -> None:
        with (
            (directory / EMBEDDINGS).open("wb") as embeddings,
            (directory / THUMBNAILS).open("wb") as thumbnails,
            closing(_create_database(directory / CASES)) as database,
        ):
            self._write_header(embeddings)
            database.executemany(INSERT_CASE, self._spread(records, embeddings, thumbnails))
            database.executemany(INSERT_REFUSAL, map(to_refusal_row, refusals))
            database.commit()
            database.executescript(CREATE_INDEXES)
            self._write_header(embeddings)

    def _spread(self, records: Iterable[CaseRecord], embeddings: BinaryIO, thumbnails: BinaryIO) -> Iterator[Row]:
        for record in records:
            content = record.content
            if content.embedding.shape != (self._dimension,):
                raise ValueError(f"embedding of shape {content.embedding.shape} in a library of {self._dimension}")
            yield to_case_row(self.rows, record, thumbnails.tell())
            embeddings.write(content.embedding.astype("<f4").tobytes())
            thumbnails.write(content.thumbnail)
            self.rows += 1
            self.labels[record.entry.listing.label] += 1

    def _write_header(self, embeddings: BinaryIO) -> None:
        # numpy leaves room in the header for the first axis to grow, so it is as long for 0 rows as for all of them.
        embeddings.seek(0)
        header = {"descr": "<f4", "fortran_order": False, "shape": (self.rows, self._dimension)}
        np.lib.format.write_array_header_1_0(embeddings, header)


def _create_database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    # No journal and no flush: nobody reads the file before the manifest names it, and until then it may be lost.
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + CREATE_TABLES)
    return database
