"""What every test may ask for: the shared radiographs (or a visible skip), a small real model, and no network."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from tests.no_network import NO_NETWORK
from tests.small_model import write_small_model

_HOME = TemporaryDirectory(prefix="cxr home ")  # settings and policy of whoever runs the tests do not decide them

# A library's fsync may wait seconds for other writers on the drive: what comes late is not what never comes.
_PATIENCE_MS = 30_000


def pytest_configure() -> None:
    os.environ["CXR_HOME"] = _HOME.name
    os.environ["CXR_POLICY"] = str(Path(_HOME.name) / "policy.json")
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("MPLBACKEND", "Agg")
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
        wait.__kwdefaults__["timeout"] = _PATIENCE_MS
    NO_NETWORK.install()  # before a test is even collected: an import may not open a connection either


def pytest_unconfigure() -> None:
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """The product never opens a connection; a test that tries to has found a fault, whoever swallows the refusal."""
    yield
    attempts = NO_NETWORK.forget()
    assert not attempts, f"a network connection was attempted: {attempts}"


@pytest.fixture(scope="module", autouse=True)
def _collections_skip_what_stays() -> None:
    """Modules, and pytest's thousands of items, are not walked by every collection: that was half of the whole run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real radiographs: $CXR_TEST_DATA, else ../shared/data beside the checkout."""
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("CXR_TEST_DATA", default))
    if not (folder / "README.md").is_file():
        pytest.skip(f"no shared radiographs at {folder}")
    return folder


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a small hybrid, real in every respect but its size and its (random) values."""
    path = tmp_path_factory.mktemp("model") / "small.safetensors"
    write_small_model(path)
    return path
