"""Files that people asked for - reports, pages, pictures, models - are written whole or not at all, or named errors.

A case library has rules of its own (`library.disk`): it must survive a power cut. These must only never be half there.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxr_desktop.errors import OutputNotWritable

_REASONS: dict[int | None, str] = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
}


def write_output(path: Path, content: bytes | str) -> None:
    """Put `content` at `path`, replacing what is there; folders on the way are made.

    Text is UTF-8, its line ends as they are; what is no Unicode (bytes of a file name) is escaped. Raises
    OutputNotWritable.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", errors="backslashreplace")
    part = path.with_name(path.name + ".part")
    with naming_output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def require_output(path: Path) -> None:
    """Find out before a long job whether its file could be written at `path`; nothing is left there.

    Folders on the way are made. Raises OutputNotWritable.
    """
    part = path.with_name(path.name + ".part")
    with naming_output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        part.touch()
        part.unlink()


def append_output(path: Path, line: str, *, header: str) -> None:
    """Add a line to the text file at `path`, below `header` where the file is new. Raises OutputNotWritable."""
    with naming_output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(line if file.tell() else header + line)


@contextmanager
def naming_output_errors(path: Path) -> Iterator[None]:
    """Turns a failure to write `path` into OutputNotWritable."""
    try:
        yield
    except OSError as error:
        raise OutputNotWritable(_REASONS.get(error.errno, "device"), path=path, detail=error.strerror) from error
