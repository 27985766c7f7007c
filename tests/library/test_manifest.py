"""The manifest: written and read back, and refused when it is not what was written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cxr_desktop.errors import EmbedderMismatch, LibraryCorrupt, LibraryMissing, LibraryTooNew
from cxr_desktop.library.manifest import (
    FileEntry,
    Manifest,
    SegmentEntry,
    new_manifest,
    parse_manifest,
    read_manifest,
)
from tests.fakes import fake_fingerprint


@pytest.fixture
def manifest() -> Manifest:
    files = {"cases.sqlite": FileEntry(size=10, sha256="0" * 64)}
    return new_manifest(fake_fingerprint()).changed(
        roots=["/films/病例", "C:\\films\\\udcff"],
        segments=[
            SegmentEntry("000001", rows=9, labels={"NORMAL": 2, "TB": 5}, files=files, removed=(0, 8)),
            SegmentEntry("000004", rows=1, labels={"NORMAL": 1}, files=files),
        ],
    )


def resealed(manifest: Manifest, **changes: Any) -> bytes:
    """Manifest bytes with other content and a checksum that fits, as another version of the program would write."""
    content = {**json.loads(manifest.to_bytes()), **changes}
    del content["sha256"]
    content["sha256"] = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return json.dumps(content, sort_keys=True).encode()


def test_it_comes_back_as_it_was_written(manifest: Manifest) -> None:
    assert parse_manifest(manifest.to_bytes()) == manifest


def test_removed_rows_do_not_count(manifest: Manifest) -> None:
    assert manifest.cases == 8
    assert manifest.labels == {"NORMAL": 3, "TB": 5}


def test_every_case_weighs_the_same_unless_balanced(manifest: Manifest) -> None:
    assert manifest.label_weights == {"NORMAL": 1.0, "TB": 1.0}


def test_balanced_labels_weigh_the_same_altogether(manifest: Manifest) -> None:
    weights = manifest.changed(balanced=True).label_weights

    assert weights == {"NORMAL": 8 / (2 * 3), "TB": 8 / (2 * 5)}
    assert weights["NORMAL"] * 3 == pytest.approx(weights["TB"] * 5)


def test_removing_rows_takes_their_labels_out(manifest: Manifest) -> None:
    segment = manifest.segments[0].without({3: "NORMAL", 5: "NORMAL"})

    assert segment.removed == (0, 3, 5, 8)
    assert segment.labels == {"TB": 5}
    assert segment.cases == 5


def test_every_flipped_byte_is_refused(manifest: Manifest) -> None:
    data = manifest.to_bytes()
    for position in range(len(data)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            damaged = bytearray(data)
            damaged[position] ^= flip
            with pytest.raises(LibraryCorrupt):
                parse_manifest(bytes(damaged))


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"format": "cxr-case-library"}', b"[" * 100_000])
def test_other_content_is_refused(damage: bytes) -> None:
    with pytest.raises(LibraryCorrupt) as caught:
        parse_manifest(damage)
    assert caught.value.reason == "manifest"


def test_a_manifest_that_breaks_off_is_refused(manifest: Manifest) -> None:
    data = manifest.to_bytes()
    for length in range(len(data)):
        with pytest.raises(LibraryCorrupt):
            parse_manifest(data[:length])


def test_a_newer_schema_is_refused_by_name(manifest: Manifest) -> None:
    with pytest.raises(LibraryTooNew, match="has format 99; this program knows formats up to 1"):
        parse_manifest(resealed(manifest, schema=99, segments="quite another thing"))


def test_a_manifest_of_another_program_is_refused(manifest: Manifest) -> None:
    with pytest.raises(LibraryCorrupt, match="not that of a case library"):
        parse_manifest(resealed(manifest, format="web app"))


def test_another_model_is_refused_by_name(manifest: Manifest) -> None:
    manifest.require_model(fake_fingerprint())
    with pytest.raises(EmbedderMismatch, match=r"model fake .* not with other"):
        manifest.require_model(fake_fingerprint("other"))
    with pytest.raises(EmbedderMismatch):
        manifest.require_model(replace(fake_fingerprint(), preprocessing_version="2"))


def test_a_directory_without_one_is_no_library(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "nowhere", tmp_path / "file" / "below"):
        (tmp_path / "file").touch()
        with pytest.raises(LibraryMissing) as caught:
            read_manifest(directory)
        assert caught.value.reason == "not_found"


def test_one_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()

    with pytest.raises(LibraryMissing) as caught:
        read_manifest(tmp_path)
    assert caught.value.reason == "unreadable"
