"""What a library is, told from its manifest alone: quick enough for a list of all that a machine knows.

Nothing is opened to be searched and nothing is hashed; whether every byte is as it was, `verify` knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.errors import EmbedderMismatch, LibraryError, LibraryLocked, LibraryMissing
from cxr_desktop.library.lock import present_writer
from cxr_desktop.library.manifest import Manifest, read_finished_manifest


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """A library, or what there is in its place."""

    directory: Path
    manifest: Manifest | None  # None where there is none that can be read
    trouble: LibraryError | None = None  # why it cannot be searched as things are
    writer: LibraryLocked | None = None  # who is changing it just now; it can be searched meanwhile

    @property
    def is_missing(self) -> bool:
        """There is no library at its place (any more): a drive that is not connected, a folder that was moved."""
        return isinstance(self.trouble, LibraryMissing)


def summarise(directory: Path, model: str | None = None) -> LibrarySummary:
    """The library in `directory`; `model` is the fingerprint of the one that runs, as it is shown, where one does."""
    try:
        manifest = read_finished_manifest(directory)
    except LibraryError as error:
        return LibrarySummary(directory, None, error, present_writer(directory))
    trouble = None
    if model is not None and str(manifest.fingerprint) != model:
        trouble = EmbedderMismatch("fingerprint", library_model=manifest.fingerprint, running_model=model)
    return LibrarySummary(directory, manifest, trouble, present_writer(directory))
