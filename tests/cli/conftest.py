"""The command line as a user has it: a call of `cxr`, films on disk, a library of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxr_desktop.cli import main
from cxr_desktop.imaging.synthetic import write_demo_films


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cxr = Callable[..., Outcome]


@pytest.fixture
def cxr(capsys: pytest.CaptureFixture[str]) -> Cxr:
    """Runs `cxr` with these arguments in this process."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`films/NORMAL` and `films/PNEUMONIA`, four synthetic films each, in a folder of another script."""
    folder = tmp_path_factory.mktemp("cli") / "胸片 films"
    write_demo_films(folder, per_label=4, seed=10, size_px=96)
    return folder


@pytest.fixture(scope="session")
def other_films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two films of each label, of other patients than `films`."""
    folder = tmp_path_factory.mktemp("cli") / "test"
    write_demo_films(folder, per_label=2, seed=500, size_px=96)
    return folder


@pytest.fixture(scope="session")
def library(films: Path, small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of `films`. Tests do not change it."""
    directory = tmp_path_factory.mktemp("cli") / "病例 library"
    code = main(["build", str(films), "--library", str(directory), "--model", str(small_model), "--quiet"])
    assert code == 0
    return directory
