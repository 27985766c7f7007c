"""The real window with a real (small) model and a real library: drop, read, compare, come back, close."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.settings import Settings
from cxr_desktop.ui.workstation import Workstation


@pytest.fixture
def workstation(
    qtbot: QtBot, qapp: QApplication, library: Path, small_model: Path, tmp_path: Path
) -> Iterator[Workstation]:
    made = Workstation(qapp, tmp_path, Settings(), libraries=(library,), model=small_model)
    yield made
    made.window.close()
    made.window.deleteLater()


def drop(workstation: Workstation, paths: list[Path]) -> None:
    """As from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(10, 10), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    workstation.window.dropEvent(event)


def test_a_film_that_is_dropped_while_the_model_warms_up_is_answered(
    qtbot: QtBot, workstation: Workstation, queries: list[Path]
) -> None:
    with qtbot.waitSignal(workstation.controller.answered, timeout=30_000) as answered:
        workstation.start()
        drop(workstation, queries[:1])
    result = answered.args[0].result
    assert result.path == queries[0]
    assert len(result.neighbours) == 5
    window = workstation.window
    assert window.reading.isVisible()
    vote = window.reading.evidence.findChild(QLabel, "vote")
    assert vote is not None
    assert result.evidence.vote.label in vote.text()
    assert "CPU" in window.status.badge.text() or "CUDA" in window.badge.text()


def test_an_earlier_query_comes_back_as_it_was_looked_at(
    qtbot: QtBot, workstation: Workstation, queries: list[Path]
) -> None:
    workstation.start()
    controller, film = workstation.controller, workstation.window.reading.film
    with qtbot.waitSignal(controller.answered, timeout=30_000):
        drop(workstation, queries[:1])
    film.zoom_in()
    film.invert()
    state = film.state()
    with qtbot.waitSignal(controller.answered, timeout=30_000):
        drop(workstation, queries[1:2])
    assert film.state() != state
    first = workstation.history.search()[-1]
    with qtbot.waitSignal(controller.answered):
        workstation.window.history.entry_activated.emit(first.entry_id)
    assert film.state() == state


def test_closing_in_the_middle_of_everything_ends_within_a_second(
    qtbot: QtBot, workstation: Workstation, queries: list[Path]
) -> None:
    workstation.start()
    with qtbot.waitSignal(workstation.controller.answered, timeout=30_000):
        drop(workstation, queries[:1])
    for film in queries:
        drop(workstation, [film])
    started = time.monotonic()
    workstation.window.close()
    assert time.monotonic() - started < 1.5


def test_a_library_that_is_none_leaves_the_one_before(
    qtbot: QtBot, workstation: Workstation, queries: list[Path], tmp_path: Path
) -> None:
    workstation.start()
    with qtbot.waitSignal(workstation.controller.preparing_failed, timeout=30_000):
        workstation.controller.open_library(tmp_path / "none")
    with qtbot.waitSignal(workstation.controller.answered, timeout=30_000):
        drop(workstation, queries[:1])
