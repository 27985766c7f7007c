"""Writes freeze/requirements-<platform>.txt: every package of the frozen application with its version and SHA-256.

`python -m tools.lock_requirements` asks pip what it would install for the extra `freeze`, with nothing installed, and
keeps the answer with the hash of each archive. `pip install --require-hashes -r` then takes these and no others.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
_HEADER = """\
# The packages of the frozen application on {machine}, Python {python}, with the SHA-256 of their archives.
# Written by `python -m tools.lock_requirements`; not by hand.
"""


def lock_file() -> Path:
    """That of this platform."""
    return REPOSITORY / "freeze" / f"requirements-{sys.platform}-{platform.machine().lower()}.txt"


def locked(report: dict[str, Any]) -> Iterator[str]:
    """Lines for pip, in order of name, of pip's installation report (its format 1)."""
    for part in sorted(report["install"], key=lambda part: part["metadata"]["name"].lower()):
        facts, hashes = part["metadata"], part["download_info"].get("archive_info", {}).get("hashes", {})
        if "sha256" in hashes:  # our own folder has none
            yield f"{facts['name']}=={facts['version']} --hash=sha256:{hashes['sha256']}"


def main() -> int:
    """0 when the file is written."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    done = subprocess.run([*command, f"{REPOSITORY}[freeze]"], stdout=subprocess.PIPE, text=True, check=True)
    lines = list(locked(json.loads(done.stdout)))
    header = _HEADER.format(machine=f"{sys.platform} {platform.machine()}", python=platform.python_version())
    lock_file().write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{lock_file()}: {len(lines)} packages\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
