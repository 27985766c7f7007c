"""Writes freeze/requirements-<platform>.txt: every package of the frozen application with its version and SHA-256.

`python -m tools.lock_requirements` asks pip what it would install here for the extra `freeze`, with nothing installed,
and keeps the answer with the hash of each archive. `pip install --require-hashes -r` then takes these and no others.
With `--windows` it does so for Windows from any machine: uv decides by Windows' markers, pip names the wheels.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
_HEADER = """\
# The packages of the frozen application on {machine}, Python {python}, with the SHA-256 of their archives.
# Written by `python -m tools.lock_requirements{option}`; not by hand.
"""
_WINDOWS_PYTHON = "3.11"


def lock_file(system: str = sys.platform, machine: str = platform.machine().lower()) -> Path:
    """That of a platform; without arguments, of this one."""
    return REPOSITORY / "freeze" / f"requirements-{system}-{machine}.txt"


def locked(report: dict[str, Any]) -> Iterator[str]:
    """Lines for pip, in order of name, of pip's installation report (its format 1)."""
    for part in sorted(report["install"], key=lambda part: part["metadata"]["name"].lower()):
        facts, hashes = part["metadata"], part["download_info"].get("archive_info", {}).get("hashes", {})
        if "sha256" in hashes:  # our own folder has none
            yield f"{facts['name']}=={facts['version']} --hash=sha256:{hashes['sha256']}"


def main() -> int:
    """0 when the file is written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", action="store_true", help="the file for Windows, not for this machine")
    args = parser.parse_args()
    if args.windows:
        path, machine, python, report = lock_file("win32", "amd64"), "Windows amd64", _WINDOWS_PYTHON, _for_windows()
    else:
        path, machine, python = lock_file(), f"{sys.platform} {platform.machine()}", platform.python_version()
        report = _reported(f"{REPOSITORY}[freeze]")
    lines = list(locked(report))
    header = _HEADER.format(machine=machine, python=python, option=" --windows" if args.windows else "")
    path.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path}: {len(lines)} packages\n")
    return 0


def _for_windows() -> dict[str, Any]:
    """pip reads the markers of the system that it runs on, so what Windows needs is asked of uv, in versions."""
    resolve = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-annotate", "--no-header"]
    target = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", _WINDOWS_PYTHON]
    source = ["--only-binary", ":all:", "--extra", "freeze", str(REPOSITORY / "pyproject.toml")]
    versions = subprocess.run([*resolve, *target, *source], stdout=subprocess.PIPE, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "pinned.txt"
        pinned.write_text(versions, encoding="utf-8")
        wheels = ["--platform", "win_amd64", "--python-version", _WINDOWS_PYTHON, "--only-binary", ":all:"]
        return _reported("--no-deps", *wheels, "--target", folder, "-r", str(pinned))


def _reported(*what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    done = subprocess.run([*command, *what], stdout=subprocess.PIPE, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


if __name__ == "__main__":
    raise SystemExit(main())
