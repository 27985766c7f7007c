"""A new edition on a drive that fills up: said by name, wherever that happens; nothing is half there; it resumes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.domain import Embeddings
from cxr_desktop.errors import LibraryMissing, LibraryNotWritable
from cxr_desktop.library.builder import BuildReport, LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.disk import size_of
from cxr_desktop.library.edition import known_films
from cxr_desktop.library.manifest import read_finished_manifest
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.verify import verify_library
from tests.fakes import FakeEmbedder, FakeIngestor, write_many_films

_DRIVE = "4m"
_BATCHES = 40  # of four films


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """A real one, of four megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only an administrator of Linux can make a small drive")
    folder = tmp_path / "drive"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DRIVE}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no drive can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    films = write_many_films(tmp_path / "films", normal=80, pneumonia=80)
    LibraryBuilder(FakeEmbedder("small"), FakeIngestor()).build(list_films([films]), tmp_path / "old")
    return tmp_path / "old"


class FillingEmbedder(FakeEmbedder):
    """Somebody else takes all of the drive but `spare` bytes when so many batches are done."""

    def __init__(self, drive: Path, *, batches: int, spare: int) -> None:
        super().__init__("newer", dimension=400)
        self._drive, self._batches, self._spare = drive, batches, spare

    def embed(self, batch: NDArray[np.float32]) -> Embeddings:
        self._batches -= 1
        if self._batches == 0:
            status = os.statvfs(self._drive)
            (self._drive / "film.raw").write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - self._spare)))
        return super().embed(batch)


def renew(old: Path, new: Path, embedder: FakeEmbedder) -> BuildReport:
    return LibraryBuilder(embedder, FakeIngestor()).build(known_films(old), new, edition_of=old)


@pytest.mark.parametrize("batches", [1, _BATCHES], ids=["at the first film", "at the last film"])
@pytest.mark.parametrize("spare", [0, 20_000, 120_000, 200_000, 300_000])
def test_a_drive_that_fills_up_is_named_and_the_same_command_goes_on(
    drive: Path, old: Path, batches: int, spare: int
) -> None:
    before = (old / "manifest.json").read_bytes()
    with pytest.raises(LibraryNotWritable, match="Free some and run the same command again"):
        renew(old, drive / "new", FillingEmbedder(drive, batches=batches, spare=spare))
    with pytest.raises(LibraryMissing, match="never finished"):
        read_finished_manifest(drive / "new")
    assert (old / "manifest.json").read_bytes() == before

    (drive / "film.raw").unlink()
    report = renew(old, drive / "new", FakeEmbedder("newer", dimension=400))
    assert (report.cases, report.refused) == (160, ())
    assert verify_library(drive / "new").is_sound
    with open_library(drive / "new") as library:
        assert library.info.count == 160


def test_what_is_done_already_needs_no_room_again(drive: Path, old: Path) -> None:
    with pytest.raises(LibraryNotWritable):
        renew(old, drive / "new", FillingEmbedder(drive, batches=_BATCHES, spare=0))
    done = size_of(drive / "new" / "unfinished")
    manifest = read_finished_manifest(old)
    needed = 2 * (manifest.size_bytes + 4 * manifest.cases * (400 - manifest.fingerprint.dimension))
    assert done > 100_000
    filler = drive / "film.raw"
    with filler.open("r+b") as file:  # a little less is free now than the whole of it would take
        file.truncate(filler.stat().st_size - (needed - done // 2))
    assert shutil.disk_usage(drive).free < needed
    assert renew(old, drive / "new", FakeEmbedder("newer", dimension=400)).cases == 160
