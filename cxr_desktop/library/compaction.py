"""Keeps the number of segments small without copying the large ones every time.

Adding a film makes a segment of one case. When there are too many, the small ones become one: those that a larger one
does not outweigh together. So a case is copied about as often as its library doubles, and never embedded again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxr_desktop.domain import CancelToken
from cxr_desktop.library.case_table import CaseTable, open_checked_segments
from cxr_desktop.library.manifest import Manifest, SegmentEntry
from cxr_desktop.library.records import CaseRecord
from cxr_desktop.library.segment_writer import write_segment
from cxr_desktop.library.session import WriteSession

MOST_SEGMENTS = 8  # opening one takes a tenth of a millisecond, and every addition opens all
LARGEST_REMOVED_SHARE = 0.2


def compacted(session: WriteSession, manifest: Manifest, cancel: CancelToken) -> Manifest:
    """The same cases in fewer segments, if there were too many or too much of one was removed.

    Raises LibraryCorrupt where a segment to be copied is damaged, LibraryNotWritable or Cancelled.
    """
    kept = [segment for segment in manifest.segments if segment.cases]
    merging = segments_to_merge(kept)
    if merging:
        kept = [segment for segment in kept if segment not in merging]
        kept.append(_merge(session, replace(manifest, segments=tuple(merging)), cancel))
    return replace(manifest, segments=tuple(kept))


def segments_to_merge(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Those that ought to become one segment, in their present order."""
    tail = _light_tail(segments) if len(segments) > MOST_SEGMENTS else []
    return [
        segment
        for segment in segments
        if segment in tail or len(segment.removed) > LARGEST_REMOVED_SHARE * segment.rows
    ]


def _light_tail(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """The smaller segments, from the largest one on that does not outweigh all smaller ones together; two at least."""
    remaining = sorted(segments, key=lambda segment: segment.cases, reverse=True)
    while len(remaining) > 2 and remaining[0].cases > sum(segment.cases for segment in remaining[1:]):
        remaining.pop(0)
    return remaining


def _merge(session: WriteSession, manifest: Manifest, cancel: CancelToken) -> SegmentEntry:
    with open_checked_segments(session.directory, manifest) as table:
        return write_segment(
            session.new_segment(),
            _records(table, cancel),
            table.refusals(),
            dimension=manifest.fingerprint.dimension,
        )


def _records(table: CaseTable, cancel: CancelToken) -> Iterator[CaseRecord]:
    for segment in table.segments:
        for record in segment.records():
            cancel.raise_if_cancelled()
            yield record
