"""One writer at a time. The lock is the operating system's, so a killed writer lets go of it by dying.

Who holds it is written into a file of its own beside the lock, because on Windows nobody can read a locked file. That
file is information for people and decides nothing.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cxr_desktop import paths
from cxr_desktop.errors import LibraryLocked
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
            raise LibraryLocked("writer", **_read_holder(directory / LOCK_HOLDER)) from error
    try:
        _write_holder(directory / LOCK_HOLDER)
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
        return LibraryLocked("writer", **_read_holder(directory / LOCK_HOLDER))
    except OSError:  # we may not write here, so nothing can be told
        return None
    lock.release()
    return None


def _write_holder(path: Path) -> None:
    holder = {
        "holder": f"{_user()} on {socket.gethostname()} (process {os.getpid()})",
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with naming_write_errors(path):
        path.write_text(json.dumps(holder), encoding="utf-8")


def _read_holder(path: Path) -> dict[str, str]:
    """Keys holder and since. The file may be missing or half written: then somebody, since some time."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        content = json.loads(path.read_text(encoding="utf-8"))
        return {"holder": str(content["holder"]), "since": str(content["since"])}
    return {"holder": "somebody", "since": "a moment ago"}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the password file: containers
        return "somebody"
