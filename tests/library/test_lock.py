"""One writer at a time, and the second is told who the first is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxr_desktop.errors import LibraryLocked
from cxr_desktop.library.lock import writer_lock

_HOLD = """
import sys
from pathlib import Path
from cxr_desktop.library.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_writer(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock of `tmp_path`."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with process:
        yield process
        process.kill()


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path, other_writer: subprocess.Popen[str]) -> None:
    with pytest.raises(LibraryLocked, match=rf"process {other_writer.pid}\) since 20"), writer_lock(tmp_path):
        pass


def test_a_killed_writer_lets_go(tmp_path: Path, other_writer: subprocess.Popen[str]) -> None:
    other_writer.kill()
    other_writer.wait()

    with writer_lock(tmp_path):
        assert f"process {os.getpid()}" in (tmp_path / "writer.json").read_text()


def test_a_second_writer_in_this_process_is_refused_too(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(LibraryLocked), writer_lock(tmp_path):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writer_lock(tmp_path):
        raise ZeroDivisionError
    with writer_lock(tmp_path):
        pass
    assert not (tmp_path / "writer.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"holder": "x"}'])
def test_an_unreadable_holder_is_somebody(tmp_path: Path, other_writer: subprocess.Popen[str], content: str) -> None:
    (tmp_path / "writer.json").write_text(content)

    with pytest.raises(LibraryLocked, match="written by somebody"), writer_lock(tmp_path):
        pass
