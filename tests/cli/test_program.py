"""Every end has its exit code: 0 done, 1 a bug of ours, 2 bad input, 130 cancelled; only a bug has a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxr_desktop.cli.commands import COMMANDS
from tests.cli.conftest import Cxr
from tests.small_model import write_small_model

NAMES = [command.name for command in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(cxr: Cxr, name: str) -> None:
    done = cxr(name, "--help")
    assert done.code == 0
    assert "Research use only" in done.out


def test_help_lists_every_command(cxr: Cxr) -> None:
    out = cxr("--help").out
    assert all(name in out for name in NAMES)


def test_help_does_not_wait_for_heavy_packages() -> None:
    code = (
        "import sys; from cxr_desktop.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'timm', 'torchvision', 'faiss', 'cv2', 'pydicom', 'imagecodecs', 'matplotlib', 'sklearn'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["evaluate", "map", "build", "add", "locate", "verify", "info", "support"])
def test_a_second_library_is_refused_where_one_is_worked_on(cxr: Cxr, command: str, tmp_path: Path) -> None:
    done = cxr(command, tmp_path, "--library", tmp_path / "a", "--library", tmp_path / "b")
    assert done.code == 2
    assert "works on one case library: name it once" in done.err
    assert "cxr query" in done.err


def test_a_missing_library_is_bad_input(cxr: Cxr, small_model: Path, tmp_path: Path) -> None:
    done = cxr("query", tmp_path / "film.png", "--library", tmp_path / "none", "--model", small_model, "--json")
    assert done.code == 2
    assert done.json["error"]["code"] == "LibraryMissing.not_found"
    assert "cxr build" in done.err


def test_a_library_of_another_model_is_refused_by_name(
    cxr: Cxr, other_films: Path, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.safetensors"
    write_small_model(other, seed=99)
    film = next(other_films.glob("*/*.png"))
    done = cxr("query", film, "--library", library, "--model", other, "--json")
    assert done.code == 2
    assert done.json["error"]["code"] == "EmbedderMismatch.fingerprint"


def test_a_malformed_command_line_is_bad_input(cxr: Cxr) -> None:
    assert cxr("query").code == 2
    assert cxr("nonsense").code == 2


def test_a_bug_has_a_traceback_and_code_1(cxr: Cxr, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("cxr_desktop.library.verify.verify_library", stumble)
    done = cxr("verify", "--library", tmp_path)
    assert done.code == 1
    assert "ZeroDivisionError" in done.err
    assert "bug" in done.err


@pytest.mark.skipif(os.name == "nt", reason="SIGINT cannot be sent to one process on Windows")
def test_ctrl_c_in_a_build_exits_130_and_the_build_resumes(
    cxr: Cxr, films: Path, small_model: Path, tmp_path: Path
) -> None:
    many = tmp_path / "films" / "NORMAL"
    many.mkdir(parents=True)
    for i in range(400):  # each with bytes of its own: equal films would be embedded once
        (many / f"{i:04d}.png").write_bytes(next(films.glob("*/*.png")).read_bytes() + i.to_bytes(4, "big"))
    target = tmp_path / "library"
    command = [sys.executable, "-m", "cxr_desktop", "build", many, "--library", target, "--model", small_model]
    build = subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (target / "unfinished").exists() and time.monotonic() < deadline:
        pass
    build.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, err = build.communicate(timeout=30)
    assert time.monotonic() - started < 10
    assert build.returncode == 130, err
    assert "Traceback" not in err
    resumed = cxr("build", many, "--library", target, "--model", small_model, "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.json["cases"] == 400
