"""`cxr switch` beside a window that is open: refused, in time, and allowed once it has ended, however it ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.program import Program, environment, settle_in, user_data
from tests.e2e.screen import Screen, until

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def other_library(films: Path, small_model: Path, tmp_path: Path) -> Path:
    from cxr_desktop.cli import main as cxr

    assert cxr(["build", str(films), "--library", str(tmp_path / "other"), "--model", str(small_model), "--quiet"]) == 0
    return tmp_path / "other"


def switch(home: Path, *arguments: object) -> Done:
    words = [sys.executable, "-m", "cxr_desktop", "switch", *map(str, arguments)]
    return subprocess.run(words, env=environment(home), cwd=home, capture_output=True, text=True, check=False)


def test_a_switch_beside_an_open_window_is_refused_and_goes_once_the_window_has_ended(
    start: Sequence[str], screen: Screen, tmp_path: Path, library: Path, small_model: Path, other_library: Path
) -> None:
    settle_in(tmp_path, library=library, model=small_model)
    program = Program(start, screen, tmp_path)
    try:
        program.window()
        until((user_data(tmp_path) / "libraries.json").is_file, "open: the library")
        before = (user_data(tmp_path) / "settings.json").read_bytes()
        refused = switch(tmp_path, other_library)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "A window of the program is open" in refused.stderr
        assert "Close it and run the same command again" in refused.stderr
        assert (user_data(tmp_path) / "settings.json").read_bytes() == before
    finally:
        program.kill()  # without a chance to tidy up
    done = switch(tmp_path, other_library)
    assert (done.returncode, done.stderr) == (0, "")
    assert program.settings()["library"] == os.fspath(other_library)
