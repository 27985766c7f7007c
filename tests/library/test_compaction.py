"""Which segments become one."""

from __future__ import annotations

from cxr_desktop.library.compaction import MOST_SEGMENTS, segments_to_merge
from cxr_desktop.library.manifest import SegmentEntry


def segment(name: int, rows: int, removed: int = 0) -> SegmentEntry:
    return SegmentEntry(f"{name:06d}", rows, {}, {}, tuple(range(removed)))


def test_a_few_segments_are_left_alone() -> None:
    assert segments_to_merge([segment(number, 1) for number in range(MOST_SEGMENTS)]) == []


def test_small_segments_are_merged_and_the_large_one_is_not() -> None:
    large, *small = segments = [segment(0, 5000), *(segment(number, 1) for number in range(1, MOST_SEGMENTS + 1))]

    assert segments_to_merge(segments) == small
    assert large not in segments_to_merge(segments)


def test_a_large_segment_is_merged_when_the_small_ones_outweigh_it() -> None:
    segments = [segment(0, 10), *(segment(number, 2) for number in range(1, MOST_SEGMENTS + 1))]

    assert segments_to_merge(segments) == segments


def test_a_segment_is_written_anew_when_more_than_a_fifth_is_removed() -> None:
    worn, good = segment(0, 10, removed=3), segment(1, 10, removed=2)

    assert segments_to_merge([worn, good]) == [worn]


def test_adding_one_by_one_copies_each_case_a_few_times() -> None:
    segments, copied = [segment(0, 5000)], 0
    for number in range(1, 2001):
        segments.append(segment(number, 1))
        if merging := segments_to_merge(segments):
            rows = sum(entry.rows for entry in merging)
            copied += rows
            segments = [entry for entry in segments if entry not in merging] + [segment(10_000 + number, rows)]
        assert len(segments) <= MOST_SEGMENTS
    assert copied / 2000 < 12
