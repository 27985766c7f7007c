"""What surrounds the films, through the real window: tags, a window of its own, the full screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.settings import Settings
from cxr_desktop.ui.viewer.detached import DetachedPane
from cxr_desktop.ui.viewer.tag_dialog import TagDialog
from cxr_desktop.ui.workstation import Workstation
from tests.dicom_making import make_dicom
from tests.fakes import FakeDialogs
from tests.imaging.films import film_values
from tests.ui.engines import GatedEngine


@pytest.fixture
def station(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Workstation]:
    engine = GatedEngine()
    made = Workstation(
        qapp, tmp_path, Settings(language="en"), libraries=(), model=None, dialogs=FakeDialogs(), engine=engine
    )
    with qtbot.waitSignal(made.controller.prepared):
        made.start()
    yield made
    engine.gate.set()
    made.window.close()
    made.window.deleteLater()


def opened(qtbot: QtBot, station: Workstation, film: Path) -> None:
    with qtbot.waitSignal(station.controller.film_opened):
        station.window.open_films([film])


def test_the_tags_of_the_film_on_the_screen_are_shown(qtbot: QtBot, station: Workstation, tmp_path: Path) -> None:
    path = tmp_path / "film.dcm"
    path.write_bytes(make_dicom(film_values(8, height=128, width=128), PatientName="Somebody^Else"))
    opened(qtbot, station, path)
    station.window.actions_["tags"].trigger()
    qtbot.waitUntil(lambda: station.window.findChild(TagDialog) is not None)

    dialog = station.window.findChild(TagDialog)
    assert "film.dcm" in dialog.windowTitle()


def test_a_film_without_tags_says_so(qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
    opened(qtbot, station, films[0])
    station.window.actions_["tags"].trigger()

    def said() -> bool:
        return any("Only DICOM files" in label.text() for label in station.window.messages.findChildren(QLabel))

    qtbot.waitUntil(said)


def test_the_query_film_goes_to_a_window_of_its_own_and_comes_back(
    qtbot: QtBot, station: Workstation, films: list[Path]
) -> None:
    opened(qtbot, station, films[0])
    film = station.window.reading.film
    film.zoom_in()
    before = film.state()
    station.window.actions_["detach"].trigger()
    pane = station.window.findChild(DetachedPane)
    assert pane is not None
    assert film.window() is pane
    station.window.actions_["detach"].trigger()  # once is enough
    assert len(station.window.findChildren(DetachedPane)) == 1
    with qtbot.waitSignal(pane.closed):
        pane.close()

    assert film.window() is station.window
    assert film.state() == before


def test_the_window_fills_the_screen_and_leaves_it(station: Workstation) -> None:
    station.window.actions_["full_screen"].trigger()
    assert station.window.isFullScreen()
    station.window.actions_["full_screen"].trigger()
    assert not station.window.isFullScreen()


def test_a_filter_of_the_query_film_is_made(qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
    opened(qtbot, station, films[0])
    film = station.window.reading.film
    film.toggle_filter("clahe")

    qtbot.waitUntil(lambda: film._canvas.has_filtered("clahe"))
