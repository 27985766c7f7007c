"""With text at 160 % the whole window fits a screen of 1366 x 768, in every language, and no word is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.errors import LibraryMissing
from cxr_desktop.evaluation.case_map import CaseMap
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.languages import LANGUAGES
from cxr_desktop.ui.scroll_page import ScrollPart
from cxr_desktop.ui.theme import Theme, apply_theme
from cxr_desktop.ui.workstation import Workstation
from tests.ui.case_map.conftest import cases
from tests.ui.compare.test_board import Found, opened

__all__ = ["cases"]

TEXT = 1.6
ROOM = QSize(1366, 768 - 32)  # the bar of the window's title takes its part


@pytest.fixture(params=LANGUAGES)
def full(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    station: Workstation,
    board: CompareBoard,
    found: Found,
    cases: CaseMap,
) -> Iterator[QWidget]:
    """The window with all that it can show at once."""
    apply_theme(qapp, Theme.DARK, TEXT)
    station._language.apply(request.param)
    window = station.window
    window.actions_["history"].setChecked(True)
    station.case_map.page.show_map(cases)
    opened(qtbot, station, *found[:3])
    board.actions_["why"].setChecked(True)
    window.tell(LibraryMissing("not_found", path=Path("/a/folder/of/a/library")))
    qtbot.waitUntil(lambda: not station.is_busy)
    yield window
    apply_theme(qapp, Theme.DARK)


def settle(qtbot: QtBot, window: QWidget) -> None:
    window.resize(ROOM)
    qtbot.waitUntil(lambda: window.size() == ROOM)


def cut(window: QWidget) -> Iterator[str]:
    """Words that need more room than they have, unless they shorten themselves."""
    for label in (each for each in window.findChildren(QLabel) if each.isVisible() and each.text()):
        shortens = label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            yield f"too low: {label.text()}"
        if not label.wordWrap() and not shortens and label.width() < label.sizeHint().width():
            yield f"too narrow: {label.text()}"
    for kind in (QPushButton, QToolButton):
        for button in (each for each in window.findChildren(kind) if each.isVisible() and each.text()):
            if button.width() < button.minimumSizeHint().width():
                yield f"too narrow: {button.text()}"


def test_the_window_asks_for_no_more_than_there_is(qtbot: QtBot, full: QWidget) -> None:
    least = full.minimumSizeHint()
    assert least.width() <= ROOM.width()
    assert least.height() <= ROOM.height()


def test_no_word_is_cut_and_every_tool_is_there(qtbot: QtBot, full: QWidget, station: Workstation) -> None:
    settle(qtbot, full)
    qtbot.waitUntil(lambda: list(cut(full)) == [])
    tools = station.window.reading.tools
    assert all(tools.rect().contains(each.geometry()) for each in tools.findChildren(QToolButton) if each.isVisible())
    bar = [each for each in station.window._bar.findChildren(QToolButton) if each.defaultAction() is not None]
    assert all(button.isVisible() for button in bar)


def test_pages_beside_the_films_fit_too(qtbot: QtBot, full: QWidget, station: Workstation) -> None:
    station.window.messages.clear()
    for page in (station.case_map.page, station.libraries.view, station.window.welcome):
        station.window.pages.setCurrentWidget(page)
        settle(qtbot, full)
        qtbot.waitUntil(lambda: list(cut(full)) == [])


def test_what_is_too_low_scrolls_and_what_is_large_enough_does_not(
    qtbot: QtBot, full: QWidget, station: Workstation
) -> None:
    settle(qtbot, full)
    left, right = station.window.reading.findChildren(ScrollPart)
    assert left.verticalScrollBar().maximum() > 0
    for part in (left, right):
        assert part.horizontalScrollBar().maximum() == 0
    apply_theme(QApplication.instance(), Theme.DARK)
    full.resize(1920, 1200)
    qtbot.waitUntil(lambda: left.verticalScrollBar().maximum() == right.verticalScrollBar().maximum() == 0)
