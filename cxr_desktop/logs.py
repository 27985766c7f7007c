"""The log for the colleague on the phone: versions first, then what happened; never a name, a number or a film's path.

Logging is best effort: a home folder that cannot be written to must not stop the start.
"""

from __future__ import annotations

import logging
import platform
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cxr_desktop import __version__

_LARGEST_BYTES, _FILES_KEPT = 1_000_000, 3

log = logging.getLogger(__name__)


def start_logging(folder: Path) -> Path | None:
    """Log to a file in `folder` from now on; its path, or None where nothing can be written there."""
    root = logging.getLogger("cxr_desktop")
    root.setLevel(logging.INFO)
    path = folder / "cxr-desktop.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    log.info("CXR Desktop %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return path
