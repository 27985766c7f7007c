"""The cases of all segments of a library as one table: what readers search and what a writer compares with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.library.layout import SEGMENTS
from cxr_desktop.library.manifest import Manifest
from cxr_desktop.library.records import CaseEntry, CaseRecord, Place, Refusal
from cxr_desktop.library.segment import Segment


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case, and where in the library it is kept."""

    segment: Segment
    row: int
    entry: CaseEntry

    def record(self) -> CaseRecord:
        """The case with its content, checked. Raises LibraryCorrupt."""
        self.segment.check()
        return CaseRecord(self.entry, self.segment.content(self.row, self.entry))


class CaseTable:
    """Read access for any thread, until `close`."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segments)

    def close(self) -> None:
        for segment in self.segments:
            segment.close()

    def __enter__(self) -> CaseTable:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def entries(self) -> Iterator[CaseEntry]:
        """All cases: segments as in the manifest, rows as in the segment."""
        for segment in self.segments:
            yield from segment.entries()

    def refusals(self) -> list[Refusal]:
        """The latest refusal of every file that is still no case."""
        latest = {refusal.place: refusal for segment in self.segments for refusal in segment.refusals()}
        return [refusal for place, refusal in latest.items() if not any(self.find_place(place))]

    def find_ids(self, case_ids: Collection[int]) -> dict[int, FoundCase]:
        """Those of the cases that are here, by id."""
        found = (
            FoundCase(segment, row, entry) for segment in self.segments for row, entry in segment.find_ids(case_ids)
        )
        return {case.entry.case_id: case for case in found}

    def find_content(self, content_sha256: str) -> Iterator[FoundCase]:
        """Every copy of a file."""
        for segment in self.segments:
            for row, entry in segment.find_content(content_sha256):
                yield FoundCase(segment, row, entry)

    def find_place(self, place: Place) -> Iterator[FoundCase]:
        """The film at a place, if there is one."""
        for segment in self.segments:
            for row, entry in segment.find_place(place):
                yield FoundCase(segment, row, entry)


def open_segments(directory: Path, manifest: Manifest) -> CaseTable:
    """The table of a library, not checked yet: for looking things up. Raises LibraryCorrupt or LibraryMissing."""
    with ExitStack() as stack:
        segments = []
        for entry in manifest.segments:
            segment = Segment(directory / SEGMENTS / entry.name, entry)
            stack.callback(segment.close)
            segments.append(segment)
        stack.pop_all()
    return CaseTable(segments)


def open_checked_segments(directory: Path, manifest: Manifest) -> CaseTable:
    """The table of a library, every byte of table and embeddings checked. Raises LibraryCorrupt or LibraryMissing."""
    with ExitStack() as stack:
        table = stack.enter_context(open_segments(directory, manifest))
        for segment in table.segments:
            segment.check()
        stack.pop_all()
    return table
