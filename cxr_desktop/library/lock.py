"""One writer at a time. The lock is the operating system's, so a killed writer lets go of it by dying.

Who holds it is written into a file of its own beside the lock (`holder`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from cxr_desktop import paths
from cxr_desktop.errors import LibraryLocked
from cxr_desktop.holder import read_holder, write_holder
from cxr_desktop.library.disk import naming_write_errors
from cxr_desktop.library.layout import LOCK, LOCK_HOLDER


@contextmanager
def writer_lock(directory: Path) -> Iterator[None]:
    """Holds the library's lock. Raises LibraryLocked at once, naming the holder, where somebody else has it."""
    lock = FileLock(directory / LOCK, timeout=0)
    with naming_write_errors(directory):
        try:
            lock.acquire()
        except Timeout as error:
            raise LibraryLocked("writer", **read_holder(directory / LOCK_HOLDER)) from error
    try:
        with naming_write_errors(directory / LOCK_HOLDER):
            write_holder(directory / LOCK_HOLDER)
        yield
    finally:
        with suppress(OSError):
            (directory / LOCK_HOLDER).unlink()
        lock.release()


def present_writer(directory: Path) -> LibraryLocked | None:
    """Who is writing this library just now. What a killed writer has left of its name counts for nobody."""
    if not paths.is_file(directory / LOCK_HOLDER):
        return None
    lock = FileLock(directory / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return LibraryLocked("writer", **read_holder(directory / LOCK_HOLDER))
    except OSError:  # we may not write here, so nothing can be told
        return None
    lock.release()
    return None
