"""A path becomes bytes: the only place of this room that touches the disk.

No decoder ever sees a path, so any script and any length will do, on Windows too. What is not an ordinary file of
acceptable size is refused before it is opened: opening a pipe could wait for ever, opening a device could do anything.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PureWindowsPath

from cxr_desktop.errors import CorruptImage, ImageError, UnreadableFile, UnsupportedFormat
from cxr_desktop.imaging.limits import DEFAULT_LIMITS, Limits

_HEAD_BYTES = 132  # a DICOM file has its mark behind a preamble of 128


def read_film_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The content of the film at `path`. Raises UnreadableFile, ImageTooLarge, CorruptImage.empty or
    UnsupportedFormat.directory.
    """
    try:
        openable = _openable(path)
        status = openable.stat()
        _check_kind(status)
        limits.check_file_bytes(status.st_size)
        with openable.open("rb") as file:
            data = file.read(limits.file_bytes + 1)  # it may have grown since
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    limits.check_file_bytes(len(data))
    if not data:
        raise CorruptImage("empty")
    return data


def read_film_head(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The first bytes of the film at `path`, enough to tell its format. Raises as `read_film_bytes`."""
    try:
        openable = _openable(path)
        status = openable.stat()
        _check_kind(status)
        limits.check_file_bytes(status.st_size)
        with openable.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    if not head:
        raise CorruptImage("empty")
    return head


def _check_kind(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnsupportedFormat("directory")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("not_a_file")


def _unreadable(error: OSError | ValueError) -> ImageError:
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():  # ValueError: a NUL inside the path
            return UnreadableFile("missing")
        case PermissionError():
            return UnreadableFile("permission")
        case _:
            return UnreadableFile("device", detail=error.strerror)  # strerror, not str(): that one holds the path


def _openable(path: Path) -> Path:
    return Path(extended_windows_path(str(path.absolute()))) if os.name == "nt" else path


def extended_windows_path(path: str) -> str:
    r"""The absolute Windows path in the form that has no length limit: `\\?\C:\...` or `\\?\UNC\server\share\...`."""
    if path.startswith("\\\\?\\"):
        return path
    pure = PureWindowsPath(path)
    if pure.drive.startswith("\\\\"):
        return "\\\\?\\UNC\\" + str(pure)[2:]
    return "\\\\?\\" + str(pure)
