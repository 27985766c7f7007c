"""The log for the colleague on the phone: versions first, then what happened; never a name, a number or a film's path.

Who logs says nothing of a patient; and what slips through is taken out on its way to the file: a path becomes a mark,
an error its code or kind, a traceback the places in the program without the messages, which may hold a film's name.
Logging is best effort: a home folder that cannot be written to must not stop the start.
"""

from __future__ import annotations

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from types import TracebackType

from cxr_desktop import __version__
from cxr_desktop.errors import CxrError

LOG_NAME = "cxr-desktop.log"
_LARGEST_BYTES, _FILES_KEPT = 1_000_000, 3
_ROOT = "cxr_desktop"

log = logging.getLogger(__name__)


def start_logging(folder: Path) -> Path | None:
    """Log to a file in `folder` from now on; its path, or None where nothing can be written there."""
    root = logging.getLogger(_ROOT)
    root.setLevel(logging.INFO)
    path = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_PlacesOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(_discreet)
    root.addHandler(handler)
    log.info("CXR Desktop %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return path


def set_level(name: str) -> None:
    """How much is logged from now on: "debug", "info", "warning" or "error"."""
    logging.getLogger(_ROOT).setLevel(name.upper())


class _PlacesOnly(logging.Formatter):
    """Of an exception: its kind and where it came from."""

    def formatException(  # noqa: N802 -- logging's own name for it
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        frames = "\n".join(f"  {PurePath(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace))
        return f"{kind.__name__ if kind else 'no exception'}\n{frames}"


def _discreet(record: logging.LogRecord) -> bool:
    """Takes what may name a film out of the record's arguments, and lets every record through."""
    if isinstance(record.args, tuple):
        record.args = tuple(map(_without_names, record.args))
    return True


def _without_names(value: object) -> object:
    if isinstance(value, PurePath):
        return f"<a {value.suffix or 'folder'}>"
    if isinstance(value, CxrError):
        return value.code
    return type(value).__name__ if isinstance(value, BaseException) else value
