"""The gallery as it is used: by mouse, by keyboard, with fifty cards, with films that are not there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QListView, QSpinBox
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.ui.gallery_panel import GalleryPanel
from cxr_desktop.ui.similarity_chart import SimilarityChart
from cxr_desktop.ui.theme import Theme, apply_theme
from tests.answers import LABELS, make_neighbour
from tests.ui.test_gallery_model import ONE_PATIENT, picture_bytes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> Iterator[GalleryPanel]:
    apply_theme(qapp, Theme.DARK)
    panel = GalleryPanel()
    qtbot.addWidget(panel)
    panel.resize(520, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def view_of(panel: GalleryPanel) -> QListView:
    return panel.findChild(QListView)


def focus_card(panel: GalleryPanel, row: int, qtbot: QtBot) -> QListView:
    view = view_of(panel)
    panel.activateWindow()
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    qtbot.waitUntil(view.hasFocus)
    return view


def click(panel: GalleryPanel, row: int, qtbot: QtBot, at: QPoint | None = None) -> None:
    view = view_of(panel)
    rect = view.visualRect(view.model().index(row, 0))
    qtbot.mouseClick(view.viewport(), LEFT, pos=rect.topLeft() + (at or QPoint(100, 100)))


def point_of_fold(panel: GalleryPanel) -> QPoint:
    view = view_of(panel)
    return QPoint(30, view.visualRect(view.model().index(1, 0)).height() - 14)


def test_a_click_shows_the_case(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.show_neighbours(ONE_PATIENT, LABELS, ())
    with qtbot.waitSignal(panel.case_activated) as activated:
        click(panel, 1, qtbot)
    assert activated.args == [ONE_PATIENT[1]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_shows_the_case_once(panel: GalleryPanel, qtbot: QtBot, key: Qt.Key) -> None:
    shown: list[Neighbour] = []
    panel.case_activated.connect(shown.append)
    panel.show_neighbours(ONE_PATIENT, LABELS, ())
    qtbot.keyClick(focus_card(panel, 2, qtbot), key)
    assert [neighbour.rank for neighbour in shown] == [3]


def test_the_arrow_keys_reach_every_card(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.show_neighbours([make_neighbour(rank) for rank in range(1, 6)], LABELS, ())
    view = focus_card(panel, 0, qtbot)
    seen = [0]
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        seen.append(view.currentIndex().row())
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert seen == [0, 1, 2, 3, 4]
    assert view.currentIndex().row() == 4
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 2


def test_the_path_is_copied_by_key(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.show_neighbours([make_neighbour(1, path=Path("/films/胸片 1.png"))], LABELS, ())
    qtbot.keyClick(focus_card(panel, 0, qtbot), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert Path(QGuiApplication.clipboard().text()) == Path("/films/胸片 1.png")


def test_the_menu_offers_what_the_keys_do(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.show_neighbours(ONE_PATIENT, LABELS, ())
    view = focus_card(panel, 1, qtbot)
    offered = {action.text(): action for action in view.actions()}
    with qtbot.waitSignal(panel.folder_requested) as folder:
        offered["Open folder"].trigger()
    assert folder.args == [Path("/films/PNEUMONIA")]
    with qtbot.waitSignal(panel.locate_requested):
        offered["Locate the film …"].trigger()


def test_nothing_is_offered_where_there_is_no_card(panel: GalleryPanel) -> None:
    panel.show_neighbours((), (), ())
    assert not any(action.isEnabled() for action in view_of(panel).actions())


def test_a_patients_films_unfold_by_mouse_and_fold_by_key(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.show_neighbours(ONE_PATIENT, LABELS, ())
    with qtbot.assertNotEmitted(panel.case_activated):
        click(panel, 1, qtbot, point_of_fold(panel))
    view = focus_card(panel, 3, qtbot)
    assert view.model().rowCount() == 6
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.model().rowCount() == 4
    assert view.currentIndex().row() == 1


@pytest.mark.parametrize(("jpeg", "height"), [(None, 150), (b"picture", 222)])
def test_a_missing_film_can_be_located_by_mouse(
    panel: GalleryPanel, qtbot: QtBot, jpeg: bytes | None, height: int
) -> None:
    panel.show_neighbours([make_neighbour(1)], LABELS, {101})
    panel.set_thumbnail(101, picture_bytes() if jpeg else None)
    view = view_of(panel)
    qtbot.waitUntil(lambda: not view.visualRect(view.model().index(0, 0)).isEmpty())
    with qtbot.waitSignal(panel.locate_requested) as located, qtbot.assertNotEmitted(panel.case_activated):
        click(panel, 0, qtbot, QPoint(118, height))
    assert located.args == [make_neighbour(1).case]


def test_only_cards_in_sight_ask_for_pictures_and_each_once(panel: GalleryPanel, qtbot: QtBot) -> None:
    asked: list[Case] = []
    panel.thumbnail_needed.connect(asked.append)
    panel.show_neighbours([make_neighbour(rank) for rank in range(1, 51)], LABELS, ())
    qtbot.waitUntil(lambda: len(asked) >= 4)
    assert len(asked) < 12
    view_of(panel).scrollToBottom()
    qtbot.waitUntil(lambda: make_neighbour(50).case in asked)
    assert len({case.case_id for case in asked}) == len(asked)


def test_pictures_may_come_while_they_are_asked_for(panel: GalleryPanel, qtbot: QtBot) -> None:
    panel.thumbnail_needed.connect(lambda case: panel.set_thumbnail(case.case_id, picture_bytes()))
    with qtbot.waitSignal(panel.thumbnail_needed):
        panel.show_neighbours(ONE_PATIENT, LABELS, ())
    assert not panel.grab().isNull()


def test_fifty_cards_are_laid_out_and_painted_at_once(panel: GalleryPanel) -> None:
    neighbours = [make_neighbour(rank) for rank in range(1, 51)]
    jpeg = picture_bytes()
    took_s = []
    for _ in range(3):
        began = time.thread_time()
        panel.show_neighbours(neighbours, LABELS, ())
        for neighbour in neighbours:
            panel.set_thumbnail(neighbour.case.case_id, jpeg)
        panel.grab()
        took_s.append(time.thread_time() - began)
    assert min(took_s) < 0.3


def test_the_number_of_cases_is_asked_for_and_set(panel: GalleryPanel, qtbot: QtBot) -> None:
    spin = panel.findChild(QSpinBox)
    assert (spin.minimum(), spin.maximum()) == (1, 50)
    with qtbot.waitSignal(panel.count_changed) as changed:
        spin.setValue(20)
    assert changed.args == [20]
    with qtbot.assertNotEmitted(panel.count_changed):
        panel.set_count(7)
    assert spin.value() == 7


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT, Theme.CONTRAST])
def test_every_state_can_be_painted_in_every_theme(panel: GalleryPanel, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme, 1.5)
    itself = make_neighbour(1, similarity=1.0, is_copy_of_query=True, path=Path(f"/films/{'长' * 200}.png"))
    panel.show_neighbours([itself, *ONE_PATIENT[1:]], LABELS, {102})
    panel.set_thumbnail(101, picture_bytes())
    panel.set_thumbnail(103, None)
    view_of(panel).setCurrentIndex(view_of(panel).model().index(0, 0))
    assert not panel.grab().isNull()


def test_it_is_retranslated_live(panel: GalleryPanel, qapp: QApplication) -> None:
    qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert view_of(panel).accessibleName() == "Most similar cases"


def test_the_chart_keeps_its_height_and_tells_its_numbers(qtbot: QtBot) -> None:
    chart = SimilarityChart()
    qtbot.addWidget(chart)
    empty = chart.sizeHint()
    chart.show_neighbours([make_neighbour(rank, similarity=1 - rank / 30) for rank in range(1, 51)], LABELS)
    assert chart.sizeHint() == empty
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert chart.accessibleDescription().startswith("1  PNEUMONIA  0.9666; 2  PNEUMONIA  0.9333")
    assert not chart.grab().isNull()
