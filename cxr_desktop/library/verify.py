"""Reads every byte of a library again and says which file is not what it was, and what to do.

Opening a library checks what a search relies on; this checks all of it: pictures too, SQLite's own structure, and that
manifest, table and embeddings tell the same story. Nothing is changed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.errors import LibraryCorrupt, LibraryError, LibraryMissing
from cxr_desktop.library.disk import naming_read_errors, open_sqlite_read_only, sha256_of
from cxr_desktop.library.layout import CASES, MANIFEST, SEGMENT_FILES, SEGMENTS
from cxr_desktop.library.manifest import Manifest, SegmentEntry, read_finished_manifest
from cxr_desktop.library.pipeline import UNIT_TOLERANCE
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.segment import Segment


@dataclass(frozen=True, slots=True)
class Fault:
    """A file of the library, by its name in it, and what is wrong. The error's text says what to do."""

    file: str
    error: LibraryError


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what was found. No fault: every byte is as it was written."""

    directory: Path
    files: int
    size_bytes: int
    cases: int
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults


def verify_library(
    directory: Path, *, cancel: CancelToken | None = None, on_progress: OnProgress = ignore_progress
) -> Verification:
    """Check everything. Faults are reported, not raised; raises LibraryMissing where no library is, or Cancelled."""
    try:
        while True:
            manifest = read_finished_manifest(directory)
            faults = tuple(_faults(directory, manifest, cancel or CancelToken(), on_progress))
            if not faults or read_finished_manifest(directory) == manifest:
                break  # else a writer has replaced the library and cleared what we were reading
    except LibraryMissing:
        raise
    except LibraryError as error:
        return Verification(directory, 1, 0, 0, (Fault(MANIFEST, error),))
    return Verification(
        directory=directory,
        files=1 + sum(len(segment.files) for segment in manifest.segments),
        size_bytes=manifest.size_bytes,
        cases=manifest.cases,
        faults=faults,
    )


def _faults(directory: Path, manifest: Manifest, cancel: CancelToken, on_progress: OnProgress) -> Iterator[Fault]:
    meter = ProgressMeter("verifying", len(manifest.segments), on_progress)
    case_ids: Counter[int] = Counter()
    for entry in manifest.segments:
        cancel.raise_if_cancelled()
        changed = list(_changed_files(directory, entry))
        yield from changed or _contradictions(directory, manifest, entry, case_ids)
        meter.advance()
    for case_id in (case_id for case_id, count in case_ids.items() if count > 1):
        yield Fault(MANIFEST, _contradiction(f"case {case_id} is there twice"))


def _changed_files(directory: Path, entry: SegmentEntry) -> Iterator[Fault]:
    for name in SEGMENT_FILES:
        file = f"{SEGMENTS}/{entry.name}/{name}"
        try:
            with naming_read_errors(file):
                sha256 = sha256_of(directory / file)
        except LibraryError as error:
            yield Fault(file, error)
        else:
            if sha256 != entry.files[name].sha256:
                yield Fault(file, LibraryCorrupt("checksum", file=file))


def _contradictions(
    directory: Path, manifest: Manifest, entry: SegmentEntry, case_ids: Counter[int]
) -> Iterator[Fault]:
    """What is wrong in files that are as they were written: a fault of the program that wrote them."""
    file = f"{SEGMENTS}/{entry.name}"
    try:
        with naming_read_errors(f"{file}/{CASES}"):
            _check_sqlite(directory / file / CASES)
        with closing(Segment(directory / file, entry)) as segment:
            segment.check()
            _check_cases(segment, manifest)
            case_ids.update(segment.case_ids().tolist())
    except LibraryError as error:
        yield Fault(file, error)


def _check_sqlite(path: Path) -> None:
    with closing(open_sqlite_read_only(path)) as database:
        ((answer,),) = database.execute("PRAGMA integrity_check(1)")
    if answer != "ok":
        raise sqlite3.DatabaseError(answer)


def _check_cases(segment: Segment, manifest: Manifest) -> None:
    """Every case has a label that was counted, a root, an embedding of length one and an undamaged thumbnail."""
    labels: Counter[str] = Counter()
    for record in segment.records():
        labels[record.entry.listing.label] += 1
        if record.entry.place.root >= len(manifest.roots):
            raise _contradiction(f"case {record.entry.case_id} lies in no folder")
    if labels != segment.entry.labels:
        raise _contradiction(f"segment {segment.entry.name} has other labels than the manifest says")
    embeddings = segment.embeddings()
    if embeddings.shape != (segment.entry.cases, manifest.fingerprint.dimension):
        raise _contradiction(f"segment {segment.entry.name} has embeddings of shape {embeddings.shape}")
    lengths = np.linalg.norm(embeddings, axis=1)
    if not np.allclose(lengths, 1.0, atol=UNIT_TOLERANCE):
        raise _contradiction(f"segment {segment.entry.name} has embeddings that are not of length one")


def _contradiction(detail: str) -> LibraryCorrupt:
    return LibraryCorrupt("inconsistent", detail=detail)
