"""A segment: what is written comes back, and equal records give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import FilmFacts
from cxr_desktop.errors import LibraryCorrupt, LibraryNotWritable
from cxr_desktop.library.manifest import SegmentEntry
from cxr_desktop.library.records import (
    CaseEntry,
    CaseRecord,
    FilmContent,
    FilmFile,
    Listing,
    Place,
    Refusal,
)
from cxr_desktop.library.segment import Segment
from cxr_desktop.library.segment_writer import write_segment
from tests.fakes import flip_byte

DIMENSION = 5


def record(number: int, **listing: object) -> CaseRecord:
    facts = FilmFacts("AP", "L", 3.5, "F", (0.15, 0.2), "DX")
    content = FilmContent(
        file=FilmFile(hashlib.sha256(str(number).encode()).hexdigest(), 1000 + number, facts, "pseudonym"),
        embedding=np.random.default_rng(number).normal(size=DIMENSION).astype(np.float32),
        thumbnail=b"JPEG %d" % number,
        signature=np.full((16, 16), number, np.uint8),
    )
    listed = Listing(**{"label": "NORMAL", **listing})
    return CaseRecord(CaseEntry(2**62 + number, Place(0, f"NORMAL/{number}.png"), listed, content.file), content)


RECORDS = [
    record(0),
    record(1, label="TB", patient="P", view_position="PA", age_years=0.0, sex="M", source="A", label_origin="biopsy"),
    record(2, clinical={"crp": "12", "befund": "größer 病例"}),
]
REFUSALS = [Refusal(Place(0, "NORMAL/bad\udcff.png"), "CorruptImage.damaged", "This file is damaged.")]


@pytest.fixture
def entry(tmp_path: Path) -> SegmentEntry:
    return write_segment(tmp_path / "000001", RECORDS, REFUSALS, dimension=DIMENSION)


@pytest.fixture
def segment(tmp_path: Path, entry: SegmentEntry) -> Iterator[Segment]:
    with closing(Segment(tmp_path / "000001", entry)) as segment:
        segment.check()
        yield segment


def test_records_come_back_as_they_were_written(segment: Segment) -> None:
    for written, read in zip(RECORDS, segment.records(), strict=True):
        assert read.entry == written.entry
        assert read.content.file == written.content.file
        assert read.content.thumbnail == written.content.thumbnail
        np.testing.assert_array_equal(read.content.embedding, written.content.embedding)
        np.testing.assert_array_equal(read.content.signature, written.content.signature)


def test_refusals_come_back_too(segment: Segment) -> None:
    assert list(segment.refusals()) == REFUSALS


def test_the_entry_counts_labels(entry: SegmentEntry) -> None:
    assert entry.rows == 3
    assert entry.labels == {"NORMAL": 2, "TB": 1}


def test_equal_records_give_equal_bytes(tmp_path: Path, entry: SegmentEntry) -> None:
    again = write_segment(tmp_path / "other", RECORDS, REFUSALS, dimension=DIMENSION)

    assert again.files == entry.files


def test_embeddings_are_an_ordinary_numpy_file(tmp_path: Path, entry: SegmentEntry) -> None:
    embeddings = np.load(tmp_path / "000001" / "embeddings.npy", allow_pickle=False)

    assert embeddings.dtype == np.float32
    np.testing.assert_array_equal(embeddings, [record.content.embedding for record in RECORDS])


def test_cases_are_found_by_id_content_and_place(segment: Segment) -> None:
    wanted = RECORDS[1].entry

    assert list(segment.find_ids([wanted.case_id, 7])) == [(1, wanted)]
    assert list(segment.find_content(wanted.file.content_sha256)) == [(1, wanted)]
    assert list(segment.find_place(wanted.place)) == [(1, wanted)]
    assert list(segment.find_place(Place(1, wanted.place.relative))) == []


def test_thousands_of_ids_can_be_asked_for_at_once(segment: Segment) -> None:
    assert len(list(segment.find_ids(range(2**62 - 5000, 2**62 + 5000)))) == 3


def test_removed_rows_are_returned_nowhere(tmp_path: Path, entry: SegmentEntry) -> None:
    with closing(Segment(tmp_path / "000001", replace(entry, removed=(1,)))) as segment:
        assert segment.case_ids().tolist() == [2**62, 2**62 + 2]
        assert segment.labels() == ["NORMAL", "NORMAL"]
        assert segment.embeddings().shape == (2, DIMENSION)
        assert segment.signatures()[:, 0, 0].tolist() == [0, 2]
        assert [record.entry for record in segment.records()] == [RECORDS[0].entry, RECORDS[2].entry]
        assert list(segment.find_ids([RECORDS[1].entry.case_id])) == []


def test_a_path_that_is_no_unicode_is_kept(tmp_path: Path) -> None:
    entry = replace(RECORDS[0].entry, place=Place(0, "caf\udce9/\udcff.png"))
    written = write_segment(tmp_path / "s", [CaseRecord(entry, RECORDS[0].content)], (), dimension=DIMENSION)

    with closing(Segment(tmp_path / "s", written)) as segment:
        assert list(segment.entries()) == [entry]
        assert list(segment.find_place(entry.place)) == [(0, entry)]


def test_a_segment_without_cases_can_be_read(tmp_path: Path) -> None:
    entry = write_segment(tmp_path / "s", (), REFUSALS, dimension=DIMENSION)

    with closing(Segment(tmp_path / "s", entry)) as segment:
        segment.check()
        assert segment.embeddings().shape == (0, DIMENSION)
        assert segment.signatures().shape == (0, 16, 16)
        assert list(segment.records()) == []


@pytest.mark.parametrize("name", ["cases.sqlite", "embeddings.npy"])
def test_a_changed_file_is_refused(tmp_path: Path, entry: SegmentEntry, name: str) -> None:
    path = tmp_path / "000001" / name
    flip_byte(path, -1)

    changed = pytest.raises(LibraryCorrupt, match=rf"segments/000001/{name} .* has changed")
    with closing(Segment(tmp_path / "000001", entry)) as segment, changed:
        segment.check()


@pytest.mark.parametrize("name", ["cases.sqlite", "embeddings.npy", "thumbnails.bin"])
def test_a_missing_file_is_refused(tmp_path: Path, entry: SegmentEntry, name: str) -> None:
    (tmp_path / "000001" / name).unlink()

    missing = pytest.raises(LibraryCorrupt, match=rf"segments/000001/{name} .* is missing")
    with missing, closing(Segment(tmp_path / "000001", entry)) as segment:
        segment.check()


def test_a_changed_thumbnail_is_refused_with_its_case(tmp_path: Path, entry: SegmentEntry) -> None:
    path = tmp_path / "000001" / "thumbnails.bin"
    path.write_bytes(path.read_bytes().replace(b"JPEG 1", b"JPEG ?"))

    with closing(Segment(tmp_path / "000001", entry)) as segment:
        assert segment.thumbnail(0, 2**62) == b"JPEG 0"
        with pytest.raises(LibraryCorrupt, match="case 4000000000000001 is damaged"):
            segment.thumbnail(1, 2**62 + 1)


def test_an_embedding_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="shape"):
        write_segment(tmp_path / "s", RECORDS, (), dimension=DIMENSION + 1)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(LibraryNotWritable):
        write_segment(tmp_path / "file" / "s", RECORDS, (), dimension=DIMENSION)
