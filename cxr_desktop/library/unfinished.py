"""A build's finished chunks, so that a stopped build goes on where it was.

A chunk is a small segment, named by a hash over its films and over the name of the chunk before it. A build finds its
chunks again by computing the names: whatever differs (another film, a file changed since, another model) gives another
name, from there on. Chunks are never flushed to the drive; their hashes are checked before they are used.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.library.disk import naming_write_errors
from cxr_desktop.library.layout import SEGMENT_FILES
from cxr_desktop.library.manifest import SegmentEntry, to_segment_entry
from cxr_desktop.library.records import CaseRecord, ListedFilm, Refusal
from cxr_desktop.library.segment import Segment
from cxr_desktop.library.segment_writer import describe_file, write_segment

_CHUNK_FILMS = 64  # at least; a kill costs the work on so many, about two seconds


class UnfinishedBuild:
    """The chunks of one build. `add` must be called once for every batch, in order."""

    def __init__(
        self, directory: Path, films: Sequence[ListedFilm], *, seed: str, batch_size: int, dimension: int
    ) -> None:
        """`seed` tells apart what else decides about the result: model, identity and perhaps state of the library."""
        self._directory = directory
        self._films = films
        self._dimension = dimension
        self._batches_per_chunk = -(-_CHUNK_FILMS // batch_size)
        self._chunk_films = self._batches_per_chunk * batch_size
        self._names = _chunk_names(films, self._chunk_films, seed)
        self._next_name = next(self._names, "")
        self._chunks: list[SegmentEntry] = []
        self._buffer: list[CaseRecord] = []
        self._buffered_refusals: list[Refusal] = []
        self._buffered_batches = 0
        self._rows_by_content: dict[str, tuple[int, int]] = {}  # content hash -> chunk, row
        self.case_ids: set[int] = set()  # of the finished chunks

    @property
    def films_done(self) -> int:
        """How many films of the list are in finished chunks."""
        return min(len(self._chunks) * self._chunk_films, len(self._films))

    @property
    def cases(self) -> int:
        """How many of them became cases."""
        return sum(chunk.rows for chunk in self._chunks)

    def resume(self) -> None:
        """Take up the chunks that an earlier run of the same build has finished, as far as they are whole."""
        while self._next_name and (chunk := self._read_chunk(self._next_name)):
            self._take_up(chunk)

    def add(self, records: Sequence[CaseRecord], refusals: Sequence[Refusal]) -> None:
        """Take in what became of the next batch. Raises LibraryNotWritable."""
        self._buffer += records
        self._buffered_refusals += refusals
        self._buffered_batches += 1
        if self._buffered_batches == self._batches_per_chunk:
            self.flush()

    def flush(self) -> None:
        """Finish the present chunk, if one was begun."""
        if not self._buffered_batches:
            return
        chunk = self._write_chunk(self._next_name)
        self._buffer, self._buffered_refusals, self._buffered_batches = [], [], 0
        self._take_up(chunk)

    def embedding_of(self, content_sha256: str) -> NDArray[np.float32] | None:
        """The embedding that this build has made of an equal film, if it has."""
        for record in self._buffer:
            if record.entry.file.content_sha256 == content_sha256:
                return record.content.embedding
        if content_sha256 not in self._rows_by_content:
            return None
        chunk, row = self._rows_by_content[content_sha256]
        with closing(self._open(self._chunks[chunk])) as segment:
            return segment.embedding(row)

    def refusals(self) -> Iterator[Refusal]:
        """Of all chunks, in order."""
        for chunk in self._chunks:
            with closing(self._open(chunk)) as segment:
                yield from segment.refusals()

    def finish(self, directory: Path, after_each: Callable[[], None]) -> SegmentEntry:
        """Make one segment at `directory` of all chunks; `after_each` case may raise to stop it.

        Raises LibraryNotWritable.
        """
        self.flush()
        if len(self._chunks) > 1:
            return write_segment(directory, self._records(after_each), self.refusals(), dimension=self._dimension)
        (only,) = self._chunks
        with naming_write_errors(directory):
            directory.parent.mkdir(exist_ok=True)
            self._path(only.name).rename(directory)
        return SegmentEntry(directory.name, only.rows, only.labels, only.files)

    def discard(self) -> None:
        """Delete the chunks, and those of earlier builds for the same purpose."""
        shutil.rmtree(self._directory, ignore_errors=True)
        with suppress(OSError):  # builds for another purpose may have left something there
            self._directory.parent.rmdir()

    # ------------------------------------------------------------ helpers

    def _records(self, after_each: Callable[[], None]) -> Iterator[CaseRecord]:
        for chunk in self._chunks:
            with closing(self._open(chunk)) as segment:
                for record in segment.records():
                    yield record
                    after_each()

    def _take_up(self, chunk: SegmentEntry) -> None:
        number = len(self._chunks)
        self._chunks.append(chunk)
        self._next_name = next(self._names, "")
        with closing(self._open(chunk)) as segment:
            for row, entry in enumerate(segment.entries()):
                self.case_ids.add(entry.case_id)
                self._rows_by_content.setdefault(entry.file.content_sha256, (number, row))

    def _read_chunk(self, name: str) -> SegmentEntry | None:
        """The chunk of that name, if it is there and whole."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            chunk = to_segment_entry(json.loads(self._facts_path(name).read_text()))
            if all(describe_file(self._path(name) / file) == chunk.files[file] for file in SEGMENT_FILES):
                return chunk
        return None

    def _write_chunk(self, name: str) -> SegmentEntry:
        """The facts file is written last: where it is, the chunk is finished."""
        shutil.rmtree(self._path(name), ignore_errors=True)
        chunk = write_segment(self._path(name), self._buffer, self._buffered_refusals, dimension=self._dimension)
        new = self._directory / f"{name}.new"
        with naming_write_errors(new):
            new.write_text(json.dumps(asdict(chunk)))
            new.replace(self._facts_path(name))
        return chunk

    def _open(self, chunk: SegmentEntry) -> Segment:
        return Segment(self._path(chunk.name), chunk)

    def _path(self, name: str) -> Path:
        return self._directory / name

    def _facts_path(self, name: str) -> Path:
        return self._directory / f"{name}.json"


def _chunk_names(films: Sequence[ListedFilm], chunk_films: int, seed: str) -> Iterator[str]:
    """One name after the other; a name can be told only from the one before it."""
    digest = hashlib.sha256(f"{seed} {chunk_films}".encode())
    for number, start in zip(count(), range(0, len(films), chunk_films)):
        for film in films[start : start + chunk_films]:
            digest.update(_identity(film))
        yield f"{number:06d}-{digest.hexdigest()[:16]}"


def _identity(film: ListedFilm) -> bytes:
    """Whatever decides what becomes of a film: where it is, what is said of it, and which state its file is in."""
    try:
        state = film.path.stat()
        stamp = [state.st_size, state.st_mtime_ns]
    except (OSError, ValueError):
        stamp = []
    known = [asdict(film.known)] if film.known else []
    return json.dumps([str(film.root), film.relative, asdict(film.listing), stamp, *known], sort_keys=True).encode()
