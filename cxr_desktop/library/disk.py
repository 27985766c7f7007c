"""The library's bytes on disk: written so that they survive a kill and a power cut, and every failure has a name.

`replace_file` is the only way in which a file that readers look for comes into being. SQLite and plain files fail in
two vocabularies; the two context managers translate both.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from cxr_desktop import paths
from cxr_desktop.errors import LibraryCorrupt, LibraryMissing, LibraryNotWritable

_WRITE_REASONS: dict[int | None, str] = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
}

_SQLITE_WRITE_REASONS: dict[int, str] = {
    sqlite3.SQLITE_FULL: "no_space",
    sqlite3.SQLITE_CANTOPEN: "permission",
    sqlite3.SQLITE_PERM: "permission",
    sqlite3.SQLITE_READONLY: "permission",
}

_SYNC_THREADS = 8  # a library has at most this many new files per commit; their flushes are then shared by the drive

_REPLACE_WAITS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if os.name == "nt" else ()


@contextmanager
def naming_write_errors(path: Path) -> Iterator[None]:
    """Turns a failure to write below `path` into LibraryNotWritable."""
    try:
        yield
    except OSError as error:
        reason = _WRITE_REASONS.get(error.errno, "device")
        raise LibraryNotWritable(reason, path=path, detail=error.strerror) from error
    except sqlite3.OperationalError as error:
        reason = _SQLITE_WRITE_REASONS.get(error.sqlite_errorcode & 0xFF, "device")
        raise LibraryNotWritable(reason, path=path, detail=error) from error


@contextmanager
def naming_read_errors(file: str) -> Iterator[None]:
    """Turns a failure to read `file` (its name within the library) into LibraryCorrupt or LibraryMissing."""
    try:
        yield
    except FileNotFoundError as error:
        raise LibraryCorrupt("missing_file", file=file) from error
    except OSError as error:
        raise LibraryMissing("unreadable", file=file, detail=error.strerror) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CANTOPEN:
            raise LibraryCorrupt("missing_file", file=file) from error
        raise LibraryMissing("unreadable", file=file, detail=error) from error
    except sqlite3.DatabaseError as error:
        raise LibraryCorrupt("inconsistent", detail=f"{file}: {error}") from error


def replace_file(path: Path, data: bytes, *, after: Iterable[Path] = ()) -> None:
    """Put `data` at `path` whole or not at all, once everything in `after` is durable. Raises LibraryNotWritable."""
    new = path.with_name(path.name + ".new")
    with naming_write_errors(path):
        new.write_bytes(data)
        sync([new, *after])
        _replace(new, path)
        sync([path.parent])


def sync(paths: Sequence[Path]) -> None:
    """Force files and directories to the drive, all at once: flushes in parallel cost little more than one."""
    if len(paths) == 1:
        _sync_one(paths[0])
        return
    with ThreadPoolExecutor(_SYNC_THREADS) as pool:
        for _ in pool.map(_sync_one, paths):
            pass


def sha256_of(path: Path) -> str:
    """64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def require_space(directory: Path, size_bytes: int) -> None:
    """Raise LibraryNotWritable where the drive of `directory`, which need not exist yet, has less free than that."""
    there = next((folder for folder in (directory, *directory.parents) if paths.is_folder(folder)), None)
    free = shutil.disk_usage(there).free if there else 0
    if free < size_bytes:
        needed, left = -(-size_bytes // 10**6), free // 10**6
        raise LibraryNotWritable("too_little", path=directory, needed=needed, free=left)


def require_writable(directory: Path) -> None:
    """Raise LibraryNotWritable where this account may not write into `directory`, or make it where it is not yet."""
    there = next((folder for folder in (directory, *directory.parents) if paths.is_folder(folder)), None)
    effective = os.access in os.supports_effective_ids
    if there is None or not os.access(there, os.W_OK | os.X_OK, effective_ids=effective):
        raise LibraryNotWritable("permission", path=directory)


def size_of(folder: Path) -> int:
    """Bytes of all files below; 0 where it is not there."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def open_sqlite_read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even a lock: the file never changes while it has this name.

    It may be used from any thread: SQLite takes turns by itself.
    """
    posix = path.absolute().as_posix()
    # Four slashes for \\server\share, three for everything else; quote() takes care of '?', '#', '%' and other scripts.
    location = quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
    return sqlite3.connect(f"file://{location}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _replace(new: Path, path: Path) -> None:
    # WORKAROUND: Windows refuses to replace a file while a reader or a virus scanner has it open, which lasts
    # milliseconds. Can go when Python opens files with FILE_SHARE_DELETE (https://bugs.python.org/issue15244).
    for wait_s in _REPLACE_WAITS_S:
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(wait_s)
        else:
            return
    new.replace(path)


def _sync_one(path: Path) -> None:
    if path.is_dir():
        if os.name == "nt":  # directories cannot be opened there; NTFS journals its names itself
            return
        descriptor = os.open(path, os.O_RDONLY)
    else:
        descriptor = os.open(path, os.O_RDWR)  # Windows flushes only what may be written
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
