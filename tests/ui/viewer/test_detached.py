"""A film in a window of its own: the same film, and it comes back to its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.viewer.detached import DetachedPane


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    for name in ("left", "middle", "right"):
        pane = QLabel(name)
        pane.setAccessibleName(f"The {name} film")
        layout.addWidget(pane)
    window.show()
    return window


def pane_at(window: QWidget, place: int) -> QWidget:
    return window.layout().itemAt(place).widget()


def made_detached(pane: QWidget, window: QWidget) -> DetachedPane:
    return DetachedPane(pane, window, detach=QAction(window), full_screen=QAction(window))


def test_a_pane_is_moved_and_comes_back_to_its_place(window: QWidget, qtbot: QtBot) -> None:
    pane = pane_at(window, 1)
    detached = made_detached(pane, window)
    detached.show()

    assert pane.window() is detached
    assert pane.isVisible()
    assert "The middle film" in detached.windowTitle()
    assert any(RESEARCH_NOTICE in label.text() for label in detached.findChildren(QLabel))
    back = window.findChild(QPushButton)
    assert back is not None
    with qtbot.waitSignal(detached.closed):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)

    assert pane_at(window, 1) is pane
    assert pane.isVisible()
    assert pane.window() is window


def test_its_window_can_fill_the_screen(window: QWidget, qtbot: QtBot) -> None:
    detached = made_detached(pane_at(window, 0), window)
    detached.show()
    detached.toggle_full_screen()
    assert detached.isFullScreen()
    detached.toggle_full_screen()
    assert not detached.isFullScreen()
    with qtbot.waitSignal(detached.closed):
        detached.close()
