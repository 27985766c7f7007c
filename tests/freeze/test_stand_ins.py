"""A stand-in is loaded in the place of the library, answers what is called through another, and traps the rest."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from freeze.slimming import is_aligned, strip
from freeze.stand_ins import NotStoodInFor, link, needed_by, stand_in

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("as", "ld", "nm", "objdump", "strip"))),
    reason="needs binutils on Linux",
)

CALL = "import ctypes, sys; print(getattr(ctypes.CDLL(sys.argv[1]), sys.argv[2])())"


def function(name: str, body: str) -> str:
    return f".text\n.globl {name}\n.type {name}, @function\n{name}: {body}\n"


def call(library: Path, name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CALL, str(library), name], capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A large library of two functions and one that nobody asks for; a user of it; another that has one of the two."""
    large = tmp_path / "libs" / "liblarge.so.1"
    large.parent.mkdir()
    names = ("product", "film", "more")
    code = "".join(function(name, f"mov ${number}, %eax; ret") for number, name in enumerate(names, 1))
    link(large, code + ".data\n.skip 1000000\n", versions="LARGE_1 { product; film; more; };")
    (tmp_path / "other").mkdir()
    link(tmp_path / "other" / "libother.so", function("product", "mov $10, %eax; ret"))
    calls = (
        function("idle", "mov $7, %eax; ret")
        + function("multiply", "jmp product@PLT")
        + function("play", "jmp film@PLT")
    )
    link(tmp_path / "libuser.so", calls, needs=large)
    return tmp_path


def test_a_library_is_as_it_was_where_nothing_is_called(folder: Path) -> None:
    large = folder / "libs" / "liblarge.so.1"
    before = large.stat().st_size
    stand_in(large, folder)
    assert large.stat().st_size < before / 10
    assert call(folder / "libuser.so", "idle").stdout == "7\n"
    assert call(folder / "libuser.so", "play").returncode == -signal.SIGILL


def test_what_is_called_is_answered_by_another(folder: Path) -> None:
    stand_in(
        folder / "libs" / "liblarge.so.1", folder, answers=folder / "other" / "libother.so", called=["product"]
    )  # fmt: skip
    assert call(folder / "libuser.so", "multiply").stdout == "10\n"
    assert call(folder / "libuser.so", "play").returncode == -signal.SIGILL


def test_what_is_looked_up_while_the_program_runs_returns_one(folder: Path) -> None:
    """As threadpoolctl looks for a function in everything that is called libopenblas, and breaks without."""
    stand_in(folder / "libs" / "liblarge.so.1", folder, looked_up=["threads"])
    assert call(folder / "libs" / "liblarge.so.1", "threads").stdout == "1\n"


def test_what_nobody_answers_to_is_refused(folder: Path) -> None:
    with pytest.raises(NotStoodInFor, match=r"liblarge\.so\.1: film"):
        stand_in(folder / "libs" / "liblarge.so.1", folder, answers=folder / "other" / "libother.so", called=["film"])


def test_nothing_is_left_beside_a_library(folder: Path) -> None:
    stand_in(folder / "libs" / "liblarge.so.1", folder)
    assert [path.name for path in (folder / "libs").iterdir()] == ["liblarge.so.1"]
    assert needed_by(folder / "libuser.so") == ["liblarge.so.1"]


def test_symbols_go_and_the_library_still_loads(folder: Path) -> None:
    library = folder / "libuser.so"
    library.chmod(0o755)
    strip(library)
    assert call(library, "idle").stdout == "7\n"
    assert library.stat().st_mode & 0o777 == 0o755


def test_a_part_that_does_not_begin_where_its_page_does_is_seen(folder: Path) -> None:
    content = bytearray((folder / "libuser.so").read_bytes())
    assert is_aligned(bytes(content))
    content[64 + 8] += 8  # the offset of the first part
    assert not is_aligned(bytes(content))
