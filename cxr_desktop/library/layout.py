"""Where things lie in the directory of a case library.

manifest.json            what the library is; replacing it is the only way anything changes for a reader
segments/000017/         cases.sqlite, embeddings.npy, thumbnails.bin: never written again once the manifest names it
unfinished/              chunks of a build that was stopped; everything in it may be deleted
writer.lock, writer.json the lock of the one writer, and who that is
map.json                 the map of its cases, made from the library by whoever wanted it: no part of it
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from cxr_desktop.library.disk import naming_write_errors
from cxr_desktop.library.sources import CASE_LIBRARY_LOCK, is_system_file

MANIFEST = "manifest.json"
SEGMENTS = "segments"
UNFINISHED = "unfinished"
LOCK = CASE_LIBRARY_LOCK
LOCK_HOLDER = "writer.json"
MAP = "map.json"

CASES = "cases.sqlite"
EMBEDDINGS = "embeddings.npy"
THUMBNAILS = "thumbnails.bin"
SEGMENT_FILES = (CASES, EMBEDDINGS, THUMBNAILS)

_OUR_NAMES = frozenset({MANIFEST, SEGMENTS, UNFINISHED, LOCK, LOCK_HOLDER, MAP})


def holds_foreign_files(directory: Path) -> bool:
    """There is something in the directory that no case library puts there, or it is no directory at all.

    Raises LibraryNotWritable where that cannot be seen.
    """
    with naming_write_errors(directory):
        if not directory.exists():
            return False
        return not directory.is_dir() or any(_is_foreign(item.name) for item in directory.iterdir())


def next_segment_name(directory: Path) -> str:
    """A name above all that exist, so that no reader of an older manifest meets a new segment under an old name."""
    numbers = [int(item.name) for item in _segment_directories(directory)]
    return f"{max(numbers, default=0) + 1:06d}"


def clear_segments(directory: Path, *, keep: Collection[str]) -> None:
    """Delete the segments that no manifest names.

    What cannot be deleted (on Windows: files that a reader holds open) is left for the next writer.
    """
    for item in _segment_directories(directory):
        if item.name not in keep:
            shutil.rmtree(item, ignore_errors=True)


def _is_foreign(name: str) -> bool:
    return name.removesuffix(".new") not in _OUR_NAMES and not is_system_file(name)


def _segment_directories(directory: Path) -> list[Path]:
    segments = directory / SEGMENTS
    with naming_write_errors(segments):
        return [item for item in segments.iterdir() if item.name.isdecimal()] if segments.is_dir() else []
