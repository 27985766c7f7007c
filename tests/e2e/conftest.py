"""What the tests of the whole program share: synthetic films, a library of them, and a screen that nobody sees."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import JPEG2000Lossless

from tests.e2e.program import command, frozen_folder
from tests.e2e.screen import Screen, obstacle

_SLOW_SIDE_PX = 2500  # of noise, in JPEG 2000: a second to decode

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # of this process, before Qt is imported


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from cxr_desktop.imaging.synthetic import write_demo_films

    folder = tmp_path_factory.mktemp("e2e") / "胸片"
    write_demo_films(folder, per_label=5, seed=10, size_px=96)
    return folder


@pytest.fixture(scope="session")
def library(films: Path, small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from cxr_desktop.cli import main as cxr

    directory = tmp_path_factory.mktemp("e2e") / "病例"
    assert cxr(["build", str(films), "--library", str(directory), "--model", str(small_model), "--quiet"]) == 0
    return directory


@pytest.fixture(scope="session")
def queries(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    from cxr_desktop.imaging.synthetic import write_demo_films

    folder = tmp_path_factory.mktemp("e2e") / "queries"
    return [film.path for film in write_demo_films(folder, per_label=2, seed=900, size_px=96)]


@pytest.fixture(scope="session")
def slow_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that takes so long to read that there is a middle to its query."""
    from tests.dicom_making import make_dicom

    noise = np.random.default_rng(1).integers(0, 4096, (_SLOW_SIDE_PX, _SLOW_SIDE_PX), dtype=np.uint16)
    path = tmp_path_factory.mktemp("slow") / "slow.dcm"
    path.write_bytes(make_dicom(noise, bits_stored=12, transfer_syntax=JPEG2000Lossless))
    return path


@pytest.fixture(scope="session", params=["source", pytest.param("frozen", marks=pytest.mark.frozen)])
def start(request: pytest.FixtureRequest) -> Sequence[str]:
    """The command that starts the window: from its source, and frozen where that has been built."""
    if request.param == "source":
        return command()
    frozen = frozen_folder() / "cxr-desktop"
    if not frozen.is_file():
        pytest.skip(f"no frozen application at {frozen.parent}: pyinstaller cxr_desktop.spec")
    return [str(frozen)]


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if missing := obstacle():
        pytest.skip(f"no screen to show a window on: {missing}")
    made = Screen(tmp_path_factory.mktemp("screen"))
    yield made
    made.close()
