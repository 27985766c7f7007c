"""What makes a Windows of Wine: DLLs that pass on the names of others, and add what Wine lacks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools import try_windows

needs_compiler = pytest.mark.skipif(
    shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs the package gcc-mingw-w64-x86-64"
)


def test_paths_lie_on_the_drive_that_is_the_whole_machine() -> None:
    assert try_windows.drive_path(Path("/tmp/病例 x/dist")) == "Z:\\tmp\\病例 x\\dist"


def test_what_is_missing_is_named_before_anything_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr("sys.argv", ["try_windows", str(tmp_path / "病例 x")])
    with pytest.raises(SystemExit, match=r"wine, x86_64-w64-mingw32-gcc.*xvfb-run"):
        try_windows.main()
    assert not (tmp_path / "病例 x").exists()


@needs_compiler
def test_a_dll_passes_on_every_name_but_those_that_it_has_itself(tmp_path: Path) -> None:
    original, made = tmp_path / "original.dll", tmp_path / "made.dll"
    (tmp_path / "original.c").write_text("int carg(void) { return 1; }\nint other(void) { return 2; }\n")
    try_windows.compile_c(original, str(tmp_path / "original.c"), "-shared", "-Wl,--export-all-symbols")
    try_windows.passed_on(made, original, "elsewhere", "complex.c")
    assert {"carg", "other"} <= set(try_windows.exports(made)) == set(try_windows.exports(original))
    told = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", made], capture_output=True, text=True, check=True).stdout
    assert "elsewhere.other" in told
    assert "elsewhere.carg" not in told


@needs_compiler
@pytest.mark.parametrize(
    ("source", "options", "name"),
    [("icu.c", ["-shared"], "ucnv_open"), ("random.c", ["-shared", "-ladvapi32"], "ProcessPrng")],
)
def test_what_wine_lacks_can_be_made(tmp_path: Path, source: str, options: list[str], name: str) -> None:
    try_windows.compile_c(tmp_path / "made.dll", source, *options)
    assert name in try_windows.exports(tmp_path / "made.dll")
