"""The map in the window: an action opens it beside the reading page, and whatever comes on the screen closes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.errors import LibraryMissing
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.layout import MAP
from cxr_desktop.library.sources import list_films
from cxr_desktop.settings import Settings
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs, FakeEmbedder, FakeIngestor, write_many_films
from tests.ui.engines import GatedEngine


@pytest.fixture
def engine(tmp_path: Path) -> GatedEngine:
    """Answers from a library of six cases that is really there."""
    films = write_many_films(tmp_path / "films", normal=3, pneumonia=3)
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(list_films([films]), tmp_path / "library")
    engine = GatedEngine()
    engine.directory = tmp_path / "library"
    return engine


@pytest.fixture
def station(qtbot: QtBot, qapp: QApplication, engine: GatedEngine, tmp_path: Path) -> Iterator[Workstation]:
    settings = Settings(language="en")
    made = Workstation(qapp, tmp_path, settings, libraries=(), model=None, dialogs=FakeDialogs(), engine=engine)
    yield made
    made.window.close()
    made.window.deleteLater()


def start(qtbot: QtBot, station: Workstation) -> None:
    with qtbot.waitSignal(station.controller.prepared):
        station.start()


def test_the_map_of_the_library_is_made_shown_and_stored(
    qtbot: QtBot, station: Workstation, engine: GatedEngine
) -> None:
    start(qtbot, station)
    page = station.case_map.page
    station.window.actions_["map"].trigger()
    assert station.window.pages.currentWidget() is page
    assert page.waiting.text == "Opening the map of cases …"  # at once
    qtbot.waitUntil(lambda: page.view is not None, timeout=240_000)  # a process is begun for it
    assert page.legend.lines() == ["NORMAL: 3", "PNEUMONIA: 3"]
    assert (engine.directory / MAP).is_file()
    qtbot.waitUntil(lambda: not station.is_busy)


def test_the_way_back_leads_to_what_was_there(qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
    start(qtbot, station)
    window, action = station.window, station.window.actions_["map"]
    with qtbot.waitSignal(station.controller.answered):
        window.open_films(films[:1])
    action.trigger()
    station.case_map.page.back_requested.emit()
    assert window.pages.currentWidget() is window.reading
    assert not action.isChecked()
    station.outfit.cases.cancel()
    assert station.case_map.page.waiting.text == "The map was not made."
    qtbot.waitUntil(lambda: not station.is_busy)


def test_a_film_that_is_opened_comes_before_the_map(qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
    start(qtbot, station)
    station.window.actions_["map"].trigger()
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(films[:1])
    assert station.window.pages.currentWidget() is station.window.reading
    assert not station.window.actions_["map"].isChecked()
    station.outfit.cases.cancel()
    qtbot.waitUntil(lambda: not station.is_busy)


def test_without_a_library_there_is_nothing_to_open(qtbot: QtBot, station: Workstation, engine: GatedEngine) -> None:
    engine.refusal = LibraryMissing("none_open")
    start(qtbot, station)
    assert not station.window.actions_["map"].isEnabled()


def test_a_library_that_has_gone_is_said_where_the_map_would_be(
    qtbot: QtBot, station: Workstation, engine: GatedEngine, tmp_path: Path
) -> None:
    engine.directory = tmp_path / "gone"
    start(qtbot, station)
    with qtbot.waitSignal(station.outfit.cases.failed):
        station.window.actions_["map"].trigger()
    assert "gone" in station.case_map.page.waiting.text


def test_the_window_is_there_before_what_draws_the_map() -> None:
    code = "import sys, cxr_desktop.ui.workstation; print('pyqtgraph' in sys.modules, 'sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.split() == ["False", "False"]
