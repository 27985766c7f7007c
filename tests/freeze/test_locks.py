"""The locked packages: the same versions on both systems, a hash for each, and what each system needs beside."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools.lock_requirements import REPOSITORY, lock_file, locked

LINUX, WINDOWS = lock_file("linux", "x86_64"), lock_file("win32", "amd64")
_LINE = re.compile(r"([\w.-]+)==([\w.+!-]+) --hash=sha256:[0-9a-f]{64}")


def versions(name: str) -> dict[str, str]:
    """Version by normalised name of package."""
    lines = [line for line in (REPOSITORY / "freeze" / name).read_text().splitlines() if not line.startswith("#")]
    found = [_LINE.fullmatch(line) for line in lines]
    assert all(found), "every line names one version and its hash"
    return {re.sub(r"[-_.]+", "-", match[1]).lower(): match[2].partition("+")[0] for match in found if match}


@pytest.mark.parametrize("path", [LINUX, WINDOWS], ids=lambda path: str(path.name))
def test_what_the_project_pins_is_locked_in_that_version(path: Path) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["freeze"]]
    locked_versions = versions(path.name)
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0].lower()
        assert name in locked_versions
        if "==" in requirement:
            assert locked_versions[name] == requirement.partition("==")[2]


def test_both_systems_have_the_same_versions_and_what_their_builds_need() -> None:
    linux, windows = versions(LINUX.name), versions(WINDOWS.name)
    shared = linux.keys() & windows.keys()
    assert {name: linux[name] for name in shared} == {name: windows[name] for name in shared}
    assert {"pefile", "pywin32-ctypes"} <= windows.keys() - linux.keys(), "PyInstaller's own on Windows"


def test_what_pip_would_install_from_the_checkout_itself_is_not_locked() -> None:
    def part(name: str, **archive: object) -> dict[str, object]:
        return {"metadata": {"name": name, "version": "1.0"}, "download_info": archive}

    report = {
        "install": [
            part("zlib-x", archive_info={"hashes": {"sha256": "ab" * 32}}),
            part("cxr-desktop", dir_info={"editable": True}),
            part("Alpha", archive_info={"hashes": {"sha256": "cd" * 32}}),
        ]
    }
    assert list(locked(report)) == [
        f"Alpha==1.0 --hash=sha256:{'cd' * 32}",
        f"zlib-x==1.0 --hash=sha256:{'ab' * 32}",
    ]
