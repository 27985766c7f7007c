"""Finds the films of a library that lie elsewhere now: moved, or on a machine that has only the library's features.

A film counts as found where the file at its place below the new folder has the very bytes that the library knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.errors import FilmsNotLocated
from cxr_desktop.library.case_library import CaseLibrary
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import CaseEntry
from cxr_desktop.library.sources import absolute

_TASTE = 20  # films of a root that decide which folder to look in


@dataclass(frozen=True, slots=True)
class LocatedRoot:
    """Where the films of one of a library's roots lie now."""

    root: str  # as the manifest has it
    folder: Path
    found: int
    missing: tuple[str, ...]  # paths below the root
    changed: tuple[str, ...]  # other bytes than those that the library knows


def locate_films(
    library: CaseLibrary,
    folder: Path,
    *,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> tuple[LocatedRoot, ...]:
    """The roots whose films lie below `folder`, every film's hash checked.

    `folder` may be the root itself or any folder above it: `films` finds `old/films/train` again as `films/train` too.
    Raises FilmsNotLocated where no film is there, or Cancelled.
    """
    cancel = cancel or CancelToken()
    by_root: dict[int, list[CaseEntry]] = {}
    for entry in library.entries():
        by_root.setdefault(entry.place.root, []).append(entry)
    meter = ProgressMeter("locating", len(library), on_progress)
    located = []
    for number, entries in by_root.items():
        root = library.manifest.roots[number]
        candidate = _likeliest(root, absolute(folder), entries)
        if candidate is not None:
            located.append(_check(root, candidate, entries, meter, cancel))
    if not any(root.found for root in located):
        raise FilmsNotLocated("none", folder=folder)
    return tuple(located)


def _likeliest(root: str, folder: Path, entries: list[CaseEntry]) -> Path | None:
    some = entries[:: max(1, len(entries) // _TASTE)]
    hits = {
        candidate: sum(paths.is_file(candidate / e.place.relative) for e in some) for candidate in _below(root, folder)
    }
    best = max(hits, key=lambda candidate: hits[candidate])
    return best if hits[best] else None


def _below(root: str, folder: Path) -> Iterator[Path]:
    """The folder, and the ends of the old root's path below it."""
    yield folder
    parts = PurePosixPath(Path(root).as_posix()).parts
    for first in range(len(parts) - 1, 0, -1):
        yield folder.joinpath(*parts[first:])
    if parts and not Path(root).is_absolute():
        yield folder.joinpath(*parts)


def _check(root: str, folder: Path, entries: list[CaseEntry], meter: ProgressMeter, cancel: CancelToken) -> LocatedRoot:
    missing, changed = [], []
    for entry in entries:
        cancel.raise_if_cancelled()
        try:
            sha256 = hashlib.sha256((folder / entry.place.relative).read_bytes()).hexdigest()
        except OSError:
            missing.append(entry.place.relative)
        else:
            if sha256 != entry.file.content_sha256:
                changed.append(entry.place.relative)
        meter.advance()
    return LocatedRoot(root, folder, len(entries) - len(missing) - len(changed), tuple(missing), tuple(changed))
