"""Libraries in the window, with an engine that does as it is told and a workshop whose model is a fake."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import CancelToken, Embeddings
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.sources import list_films
from cxr_desktop.settings import Settings
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.workstation import Workstation
from cxr_desktop.workshop import LoadEmbedder, Workshop
from tests.fakes import FakeDialogs, FakeEmbedder, FakeIngestor, write_films, write_many_films
from tests.ui.engines import GatedEngine


class GatedEmbedder(FakeEmbedder):
    """Waits before every batch until its gate is open."""

    def __init__(self, profile: str = "small", dimension: int = 12) -> None:
        super().__init__(profile, dimension=dimension)
        self.gate = threading.Event()
        self.gate.set()
        self.waits = threading.Event()

    def embed(self, batch: NDArray[np.float32]) -> Embeddings:
        self.waits.set()
        assert self.gate.wait(10)
        return super().embed(batch)


class Engine(GatedEngine):
    """One whose model is the workshop's, as it is in the product."""

    def _prepared(self, trouble):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        return replace(super()._prepared(trouble), model=str(FakeEmbedder("small").fingerprint))


@pytest.fixture
def embedder() -> GatedEmbedder:
    return GatedEmbedder()


@pytest.fixture
def load(embedder: GatedEmbedder) -> LoadEmbedder:
    """Whatever weights file is asked for, it is that one."""
    return lambda _model, _device: embedder


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def labelled_films(tmp_path: Path) -> Path:
    """Sixteen films of two labels, among them an exact copy under another label, and a damaged one."""
    folder = write_many_films(tmp_path / "films", normal=6, pneumonia=8)
    return write_films(folder, {"PNEUMONIA/copy.jpeg": "normal 0", "NORMAL/damaged.jpeg": "bad film"})


@pytest.fixture
def library(tmp_path: Path, labelled_films: Path) -> Path:
    """A library of them: fifteen cases."""
    directory = tmp_path / "chest"
    LibraryBuilder(FakeEmbedder("small"), FakeIngestor()).build(list_films([labelled_films]), directory)
    return directory


@pytest.fixture
def station(
    qtbot: QtBot,
    qapp: QApplication,
    engine: Engine,
    embedder: GatedEmbedder,
    load: LoadEmbedder,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Workstation]:
    monkeypatch.setenv("CXR_HOME", str(tmp_path / "home"))
    made = Workstation(
        qapp,
        tmp_path / "home",
        Settings(language="en"),
        libraries=(),
        model=None,
        dialogs=dialogs,
        engine=engine,
        workshop=Workshop(
            lambda: (None, "cpu"),
            load=load,
            create_ingestor=lambda _: FakeIngestor(),
            resamples=20,
        ),
    )
    with qtbot.waitSignal(made.controller.prepared):
        made.start()
    yield made
    engine.gate.set()
    embedder.gate.set()
    made._language.apply("en")
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def part(station: Workstation) -> LibrariesPart:
    """On screen, as it is when it is used: only there does the list follow what changes on the shelf."""
    station.window.actions_["libraries"].trigger()
    return station.libraries


@pytest.fixture
def endless_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at a library that takes as long as nobody cancels it."""

    def endless(_library: object, *, cancel: CancelToken, **_: object) -> None:
        while not cancel.is_cancelled:
            time.sleep(0.01)
        cancel.raise_if_cancelled()

    monkeypatch.setattr("cxr_desktop.library.audit.audit_library", endless)
