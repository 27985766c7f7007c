"""A running window with an engine that does nothing, for tests of its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.settings import Settings, load_settings
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs
from tests.ui.engines import GatedEngine

Begin = Callable[..., Workstation]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Begin]:
    """Begins a sitting with these settings, or with those that the one before has kept."""
    begun: list[Workstation] = []

    def start(settings: Settings | None = None) -> Workstation:
        settings = settings or load_settings(tmp_path / "settings.json")
        station = Workstation(
            qapp, tmp_path, settings, libraries=(), model=None, dialogs=FakeDialogs(), engine=GatedEngine()
        )
        begun.append(station)
        station.start()
        qtbot.waitUntil(lambda: not station.is_busy)
        return station

    yield start
    for station in begun:
        station.window.close()
        station.window.deleteLater()
        station.deleteLater()


@pytest.fixture
def station(begin: Begin) -> Workstation:
    return begin(Settings())
