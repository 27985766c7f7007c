"""That a build or an evaluation runs can be seen everywhere in the window, and nowhere once it has ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Progress
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.libraries.work_badge import WorkBadge
from cxr_desktop.ui.workstation import Workstation
from tests.ui.libraries.conftest import GatedEmbedder
from tests.ui.libraries.test_build import planned


@pytest.fixture
def badge(station: Workstation) -> WorkBadge:
    found = station.window.status.findChild(WorkBadge)
    assert found is not None
    return found


@pytest.fixture
def building(
    qtbot: QtBot, part: LibrariesPart, embedder: GatedEmbedder, labelled_films: Path, tmp_path: Path
) -> LibrariesPart:
    """A build that waits for the gate of the embedder."""
    planned(qtbot, part, labelled_films, tmp_path / "new")
    embedder.gate.clear()
    part.view.build.build.click()
    return part


def test_nothing_is_said_while_nothing_runs(badge: WorkBadge) -> None:
    assert not badge.isVisible()


def test_a_build_is_seen_beside_the_film_until_it_ends(
    qtbot: QtBot, station: Workstation, badge: WorkBadge, building: LibrariesPart, embedder: GatedEmbedder
) -> None:
    window = station.window
    window.pages.setCurrentWidget(building.view)
    assert not badge.isVisible()  # the strip of that page says more
    window.leave_page()
    assert badge.isVisible()
    with qtbot.waitSignal(building.work.built):
        embedder.gate.set()
    assert not badge.isVisible()


def test_a_click_goes_to_the_job(
    qtbot: QtBot, station: Workstation, badge: WorkBadge, building: LibrariesPart, embedder: GatedEmbedder
) -> None:
    station.window.leave_page()
    qtbot.mouseClick(badge.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert station.window.pages.currentWidget() is building.view
    assert building.view.page is building.view.build
    assert building.view.work.isVisible()
    with qtbot.waitSignal(building.work.built):
        embedder.gate.set()


def test_a_job_that_is_cancelled_is_gone_at_once(
    station: Workstation, badge: WorkBadge, building: LibrariesPart, embedder: GatedEmbedder
) -> None:
    station.window.leave_page()
    building.work.cancel()
    assert not badge.isVisible()
    embedder.gate.set()


def test_it_says_how_far_the_job_is_and_that_it_is_paused(qtbot: QtBot, station: Workstation, badge: WorkBadge) -> None:
    badge.begin()
    assert badge.text == "Case library: at work"
    badge.show_progress(Progress("embedding", 1200, 5216, 98.0, 41.0))
    assert badge.text == "Case library: 23 %"
    tip = badge.findChild(QToolButton).toolTip()
    assert tip == "Embedding films: 1,200 of 5,216, 0:41 left (98.0 a second). Click to go there."
    assert badge.findChild(QToolButton).accessibleName() == tip
    badge.show_held(True)
    assert badge.text == "Case library: paused at 23 %"
    station._language.apply("es")
    qtbot.waitUntil(lambda: badge.text == "Biblioteca de casos: en pausa al 23 %")
    badge.end()
    assert not badge.isVisible()


def test_the_next_job_begins_anew(badge: WorkBadge) -> None:
    badge.begin()
    badge.show_progress(Progress("embedding", 1200, 5216))
    badge.end()
    badge.begin()
    assert badge.text == "Case library: at work"
