"""What one writer does to a library between taking the lock and giving it back.

A session writes segments beside those that readers use, then commits a manifest that names them. Up to the commit the
library is what it was; a writer that dies leaves nothing but files that no manifest names, which the next one clears.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.errors import LibraryCorrupt, LibraryMissing, LibraryNotWritable
from cxr_desktop.library.disk import naming_write_errors, replace_file, sync
from cxr_desktop.library.layout import (
    MANIFEST,
    SEGMENTS,
    UNFINISHED,
    clear_segments,
    holds_foreign_files,
    next_segment_name,
)
from cxr_desktop.library.lock import writer_lock
from cxr_desktop.library.manifest import FORMAT, Manifest, new_manifest, read_finished_manifest, read_manifest


class WriteSession:
    """A library that this process alone may write."""

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self.directory = directory
        self.manifest = manifest
        self.clear()

    @property
    def unfinished(self) -> Path:
        """Directory for what a stopped build may take up again."""
        return self.directory / UNFINISHED

    def new_segment(self) -> Path:
        """Where the next segment goes."""
        return self.directory / SEGMENTS / next_segment_name(self.directory)

    def commit(self, manifest: Manifest) -> None:
        """Make this the library's state, for good, at once. Raises LibraryNotWritable, and then nothing has changed."""
        known = {segment.name for segment in self.manifest.segments}
        new = [self.directory / SEGMENTS / segment.name for segment in manifest.segments if segment.name not in known]
        files = [file for segment in new for file in segment.iterdir()]
        folders = [*new, self.directory / SEGMENTS] if new else []
        replace_file(self.directory / MANIFEST, manifest.to_bytes(), after=[*files, *folders])
        self.manifest = manifest
        self.clear()

    def clear(self) -> None:
        """Delete segments that are not part of the library (any more)."""
        clear_segments(self.directory, keep={segment.name for segment in self.manifest.segments})

    def forget_unfinished(self) -> None:
        """Delete whatever stopped builds have left."""
        shutil.rmtree(self.unfinished, ignore_errors=True)


@contextmanager
def changing(directory: Path) -> Iterator[WriteSession]:
    """A session on a library that exists.

    Raises LibraryMissing, LibraryCorrupt, LibraryTooNew, LibraryLocked or LibraryNotWritable.
    """
    read_finished_manifest(directory)  # nothing is written, not even a lock, where there is no library
    with writer_lock(directory):
        yield WriteSession(directory, read_finished_manifest(directory))


@contextmanager
def replacing(
    directory: Path, fingerprint: EmbedderFingerprint, patient_salt: bytes | None = None
) -> Iterator[WriteSession]:
    """A session on whatever case library is at this place: a whole, a damaged, an unfinished or a new one.

    `patient_salt` is for a new one, where its pseudonyms are to be those of another library.

    Raises LibraryTooNew, LibraryLocked or LibraryNotWritable, the last where the place holds something else.
    """
    manifest_at(directory)
    with naming_write_errors(directory):
        directory.mkdir(parents=True, exist_ok=True)
        sync([directory.parent])
    with writer_lock(directory):
        manifest = manifest_at(directory)
        if manifest is None:  # from now on there is an identity that a stopped first build can be resumed with
            manifest = new_manifest(fingerprint, patient_salt)
            replace_file(directory / MANIFEST, manifest.to_bytes())
        yield WriteSession(directory, manifest)


def drop_unfinished(directory: Path) -> None:
    """Delete what a stopped build has left; the library before it stays. Raises LibraryLocked or LibraryNotWritable."""
    if (directory / UNFINISHED).is_dir():
        with writer_lock(directory):
            shutil.rmtree(directory / UNFINISHED, ignore_errors=True)


def manifest_at(directory: Path) -> Manifest | None:
    """The manifest at a place that is to be built at; None where there is none yet or a damaged one.

    Raises LibraryTooNew, or LibraryNotWritable where the place holds something else.
    """
    try:
        return read_manifest(directory)
    except LibraryMissing as error:
        if error.reason != "not_found":
            raise
        if holds_foreign_files(directory):
            raise LibraryNotWritable("not_a_library", path=directory) from error
    except LibraryCorrupt as error:
        if FORMAT.encode() not in (directory / MANIFEST).read_bytes():
            raise LibraryNotWritable("not_a_library", path=directory) from error
    return None
