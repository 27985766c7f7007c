"""Who holds a lock and since when: a small file beside the lock, because on Windows nobody can read a locked file.

It is information for people and decides nothing: what a killed holder has left says only who that was.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


def write_holder(path: Path) -> None:
    """This process, since now. Raises OSError."""
    holder = {
        "holder": f"{_user()} on {socket.gethostname()} (process {os.getpid()})",
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    path.write_text(json.dumps(holder), encoding="utf-8")


def read_holder(path: Path) -> dict[str, str]:
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
