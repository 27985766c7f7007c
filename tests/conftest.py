"""What every test may ask for: the shared radiographs (or a visible skip), a small real model, and no network."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.small_model import write_small_model


def pytest_configure() -> None:
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("MPLBACKEND", "Agg")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product never opens a connection; a test that does has found a fault."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a network connection was attempted")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


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
