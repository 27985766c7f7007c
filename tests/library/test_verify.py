"""Every flipped byte of every file is refused when the library is opened, reported by verify, or harmless."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.errors import Cancelled, LibraryError, LibraryMissing
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.lock import writer_lock
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.verify import verify_library
from tests.fakes import MemoryStore, flip_byte, write_films


@pytest.fixture
def grown_library(library_directory: Path, films: Path, builder: LibraryBuilder) -> Path:
    """Two segments, one of them with a removed row."""
    write_films(films, {"TB/new.png": "new"})
    builder.add(list_films([films / "TB"]), library_directory)
    remove_cases(library_directory, paths=[films / "NORMAL" / "copy.jpeg"])
    return library_directory


def content(directory: Path) -> list[tuple[Case, bytes, bytes]]:
    """All that a reader can see of a library."""
    with open_library(directory, create_store=MemoryStore) as library:
        return [
            (case, library.thumbnail(case.case_id), library.embedding(case.case_id).tobytes())
            for case in library.cases()
        ]


def sampled(size: int, count: int, seed: str) -> Iterator[int]:
    """All positions of a small file, some of a large one, always the first and last."""
    if size <= count:
        return iter(range(size))
    return iter({0, size - 1, *random.Random(seed).sample(range(size), count)})


def test_a_sound_library_has_no_faults(grown_library: Path) -> None:
    verification = verify_library(grown_library)

    assert verification.is_sound
    assert (verification.files, verification.cases) == (7, 9)


def test_every_flipped_byte_is_noticed_or_harmless(grown_library: Path) -> None:
    with writer_lock(grown_library):  # so that the files of the lock are there too
        holder = (grown_library / "writer.json").read_bytes()
    (grown_library / "writer.json").write_bytes(holder)
    (grown_library / "writer.lock").write_bytes(b"lock")
    before = content(grown_library)

    for path in sorted(path for path in grown_library.rglob("*") if path.is_file()):
        for position in sampled(path.stat().st_size, 120, path.name):
            flip_byte(path, position, 1 << position % 8)
            if verify_library(grown_library).is_sound:
                assert content(grown_library) == before, f"byte {position} of {path.name}"
                assert path.name.startswith("writer."), path.name
            flip_byte(path, position, 1 << position % 8)

    assert content(grown_library) == before


def test_what_a_search_relies_on_is_refused_on_opening(grown_library: Path) -> None:
    for path in sorted(grown_library.rglob("*")):
        if path.name not in {"manifest.json", "cases.sqlite", "embeddings.npy"}:
            continue
        for position in sampled(path.stat().st_size, 60, path.name):
            flip_byte(path, position)
            with pytest.raises(LibraryError):
                open_library(grown_library)
            flip_byte(path, position)


def test_each_fault_is_reported_by_file_with_what_to_do(grown_library: Path) -> None:
    flip_byte(grown_library / "segments" / "000001" / "cases.sqlite", 5000)
    (grown_library / "segments" / "000001" / "embeddings.npy").unlink()
    flip_byte(grown_library / "segments" / "000002" / "thumbnails.bin", 3)

    faults = {fault.file: str(fault.error) for fault in verify_library(grown_library).faults}

    assert set(faults) == {
        "segments/000001/cases.sqlite",
        "segments/000001/embeddings.npy",
        "segments/000002/thumbnails.bin",
    }
    assert all(text.endswith("Restore the library from a backup, or build it again.") for text in faults.values())
    assert "is missing" in faults["segments/000001/embeddings.npy"]


def test_a_file_that_breaks_off_or_goes_on_is_a_fault(grown_library: Path) -> None:
    path = grown_library / "segments" / "000001" / "thumbnails.bin"
    data = path.read_bytes()
    for other in (data[:-1], data + b"\0", b""):
        path.write_bytes(other)
        assert not verify_library(grown_library).is_sound


def test_a_damaged_manifest_is_a_fault(grown_library: Path) -> None:
    flip_byte(grown_library / "manifest.json", 100)

    (fault,) = verify_library(grown_library).faults
    assert fault.file == "manifest.json"


def test_files_that_contradict_each_other_are_a_fault(grown_library: Path) -> None:
    """A program that counts wrongly would write a manifest whose checksums all fit."""
    from cxr_desktop.library.manifest import _sealed

    for place, value in (("labels", {"NORMAL": 3, "PNEUMONIA": 4}), ("removed", [])):
        manifest = json.loads((grown_library / "manifest.json").read_bytes())
        manifest["segments"][0][place] = value
        (grown_library / "manifest.json").write_bytes(_sealed(manifest))

        (fault,) = verify_library(grown_library).faults
        assert "contradicts itself" in str(fault.error)


def test_where_there_is_no_library_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        verify_library(tmp_path)


def test_a_library_replaced_meanwhile_is_verified_anew(
    grown_library: Path, films: Path, builder: LibraryBuilder
) -> None:
    def build_once(_: object) -> None:
        if (grown_library / "segments" / "000002").exists():
            builder.build(list_films([films]), grown_library)

    verification = verify_library(grown_library, on_progress=build_once)

    assert verification.is_sound
    assert (verification.files, verification.cases) == (4, 10)


def test_it_can_be_cancelled(grown_library: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()

    with pytest.raises(Cancelled):
        verify_library(grown_library, cancel=cancel)
