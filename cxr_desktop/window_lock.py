"""Held while a window of this user is open: it keeps its settings in memory, and what others write there would be lost.

The lock is the operating system's, so a killed window lets go of it by dying. It is not that of `filelock`, the import
of which would hold the first paint up. Where the user's folder cannot be written to there is no lock; nobody can change
the settings there either.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cxr_desktop.errors import WindowOpen
from cxr_desktop.holder import read_holder, write_holder

_LOCK, _HOLDER = "window.lock", "window.json"
_PATIENCE_S = 0.5  # with a command that writes settings: that takes milliseconds
_LOOK_S = 0.02

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WindowLock:
    """That of the user whose data lie in `home`."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._descriptor: int | None = None

    def take(self) -> bool:
        """False where somebody else keeps it; True also where no lock can be had."""
        deadline = time.monotonic() + _PATIENCE_S
        while not (is_ours := self._try_to_take()) and time.monotonic() < deadline:
            time.sleep(_LOOK_S)
        return is_ours

    def say_who(self) -> None:
        """Leave word for those who find it taken."""
        if self._descriptor is not None:
            with suppress(OSError):
                write_holder(self._home / _HOLDER)

    def release(self) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                (self._home / _HOLDER).unlink()
            os.close(self._descriptor)
            self._descriptor = None

    def _try_to_take(self) -> bool:
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._home / _LOCK, os.O_RDWR | os.O_CREAT)
        except OSError:
            return True
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            return not isinstance(error, BlockingIOError | PermissionError)  # else a drive that knows no locks
        self._descriptor = descriptor
        return True


@contextmanager
def window_closed(home: Path) -> Iterator[None]:
    """No window is open, and none reads its settings meanwhile. Raises WindowOpen, which says who has one open."""
    lock = WindowLock(home)
    if not lock.take():
        raise WindowOpen("window", **read_holder(home / _HOLDER))
    try:
        yield
    finally:
        lock.release()
