"""The page by mouse and keyboard: pointing, opening, choosing, zooming; and what is said meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pyqtgraph
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cxr_desktop.domain import Progress
from cxr_desktop.evaluation.case_map import CaseMap
from cxr_desktop.map_room import PlacedQuery
from cxr_desktop.ui.case_map.map_view import CaseMapView
from cxr_desktop.ui.case_map.page import CaseMapPage
from cxr_desktop.ui.languages import Language
from cxr_desktop.ui.theme import Theme, apply_theme, label_colour


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[CaseMapPage]:
    apply_theme(qapp, Theme.DARK)
    pyqtgraph.setConfigOption("mouseRateLimit", -1)  # a test's hand is faster than any other
    made = CaseMapPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    apply_theme(qapp, Theme.DARK)


@pytest.fixture
def view(qtbot: QtBot, page: CaseMapPage, cases: CaseMap, query: PlacedQuery) -> CaseMapView:
    page.show_map(cases)
    page.show_query(query)
    assert page.view is not None
    qtbot.waitExposed(page.view)
    page.view.grab()  # lays out what is shown
    return page.view


def at(view: CaseMapView, row: int) -> QPoint:
    x, y = view.pixels[row]
    return QPoint(round(x), round(y))


def drag(qtbot: QtBot, view: CaseMapView, corners: list[QPoint], modifier: Qt.KeyboardModifier) -> None:
    left = Qt.MouseButton.LeftButton
    target = view.viewport()
    qtbot.mousePress(target, left, modifier, corners[0])
    for corner in corners[1:]:
        send_move(target, corner, modifier)
    qtbot.mouseRelease(target, left, modifier, corners[-1])


def send_move(target, to: QPoint, modifier: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    place, everywhere = QPointF(to), QPointF(target.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, Qt.MouseButton.NoButton, left, modifier)
    QApplication.sendEvent(target, event)


def around(view: CaseMapView, rows: range) -> list[QPoint]:
    """A rectangle about these points, in small steps."""
    pixels = view.pixels[list(rows)]
    (left, top), (right, bottom) = pixels.min(axis=0) - 8, pixels.max(axis=0) + 8
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top + 20)]
    return [
        QPoint(round(x0 + (x1 - x0) * step / 12), round(y0 + (y1 - y0) * step / 12))
        for (x0, y0), (x1, y1) in pairwise(corners)
        for step in range(13)
    ]


def test_the_mouse_points_at_a_case_and_its_picture_is_asked_for(
    qtbot: QtBot, page: CaseMapPage, view: CaseMapView
) -> None:
    with qtbot.waitSignal(page.picture_needed) as needed:
        qtbot.mouseMove(view.viewport(), at(view, 20) + QPoint(2, 0))
    assert needed.args == [view.present]
    assert "PNEUMONIA" in page.card.accessibleName()
    assert "0.2" in page.card.accessibleName()  # its similarity to the query
    assert view.accessibleDescription() == page.card.accessibleName()


def test_a_click_opens_the_case_and_a_click_beside_all_opens_nothing(
    qtbot: QtBot, page: CaseMapPage, view: CaseMapView
) -> None:
    with qtbot.waitSignal(page.case_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 7))
    assert opened.args == [7] or np.linalg.norm(view.pixels[opened.args[0]] - view.pixels[7]) < 3
    with qtbot.assertNotEmitted(page.case_opened, wait=0):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_the_keyboard_begins_at_the_nearest_case_goes_on_by_arrows_and_opens(
    qtbot: QtBot, page: CaseMapPage, view: CaseMapView
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.present == 3
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.points.places[view.present, 0] > view.points.places[3, 0]
    with qtbot.waitSignal(page.case_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [view.present]


def test_where_the_keyboard_is_can_be_seen(qtbot: QtBot, page: CaseMapPage, view: CaseMapView) -> None:
    page.chosen.setVisible(True)
    page.chosen.setFocus()
    without = view.grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != without


def test_a_case_out_of_sight_is_brought_into_it(qtbot: QtBot, view: CaseMapView) -> None:
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    view.point_at(29)
    assert view.rect().contains(at(view, 29))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert all(view.rect().contains(at(view, row)) for row in range(30))


@pytest.mark.parametrize("by_tool", [False, True])
def test_a_lasso_chooses_cases_and_counts_them_by_label(
    qtbot: QtBot, page: CaseMapPage, view: CaseMapView, by_tool: bool
) -> None:
    if by_tool:
        page._tools["lasso"].click()
    modifier = Qt.KeyboardModifier.NoModifier if by_tool else Qt.KeyboardModifier.ShiftModifier
    before = view.pixels
    drag(qtbot, view, around(view, range(15, 30)), modifier)
    np.testing.assert_array_equal(view.chosen, np.arange(15, 30))
    np.testing.assert_array_equal(view.pixels, before)  # the map has not moved
    assert "PNEUMONIA: 15 of 15" in page.legend.lines()
    assert "NORMAL: 0 of 15" in page.legend.lines()
    assert page.chosen.model().rowCount() == 15
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.legend.lines()[0] == "NORMAL: 15"


def test_a_plain_drag_moves_the_map(qtbot: QtBot, view: CaseMapView) -> None:
    before = view.pixels
    middle = view.rect().center()
    drag(qtbot, view, [middle + QPoint(10 * step, 0) for step in range(8)], Qt.KeyboardModifier.NoModifier)
    moved = view.pixels - before
    assert moved[:, 0].min() > 30
    assert np.ptp(moved[:, 0]) < 1e-6
    assert not len(view.chosen)


def test_the_list_of_chosen_cases_is_led_by_the_most_similar(
    qtbot: QtBot, page: CaseMapPage, view: CaseMapView
) -> None:
    view.select(np.arange(15))
    model = page.chosen.model()
    assert [model.row_of_map(model.index(place)) for place in range(3)] == [3, 5, 7]
    assert model.data(model.index(0)) == "NORMAL, similarity 0.9000"
    with qtbot.waitSignal(page.case_opened) as opened:
        page.chosen.setCurrentIndex(model.index(1))
        qtbot.keyClick(page.chosen, Qt.Key.Key_Return)
    assert opened.args == [5]
    assert view.present == 5


def test_the_query_is_in_the_legend_and_its_going_leaves_the_map(
    page: CaseMapPage, view: CaseMapView, query: PlacedQuery
) -> None:
    assert page.legend.lines()[-1] == "The query: film.png"
    with_star, before = view.grab().toImage(), view.pixels
    page.show_query(None)
    assert len(page.legend.lines()) == 2
    assert view.grab().toImage() != with_star
    np.testing.assert_array_equal(view.pixels, before)


def test_labels_have_their_colours_in_every_theme(qtbot: QtBot, qapp: QApplication, view: CaseMapView) -> None:
    labels = ("NORMAL", "PNEUMONIA")
    for theme in (Theme.LIGHT, Theme.CONTRAST, Theme.DARK):
        apply_theme(qapp, theme)
        seen = colours(view)
        assert {label_colour(label, labels).name() for label in labels} <= seen, theme


def test_a_picture_of_a_case_that_is_no_longer_pointed_at_is_not_shown(page: CaseMapPage, view: CaseMapView) -> None:
    view.point_at(4)
    page.show_picture(9, None, None)
    label = page.card.findChild(QLabel, "picture")
    assert label.text() == "…"
    page.show_picture(4, None, None)
    assert label.text() == "No picture on this machine"


def test_how_far_it_is_can_be_read_and_ended(qtbot: QtBot, page: CaseMapPage) -> None:
    page.show_begun()
    assert page.waiting.text == "Opening the map of cases …"
    page.waiting.show_progress(Progress("projecting", 100, 400, 10, 30))
    assert page.waiting.text == "Making the map of cases: 100 of 400, 0:30 left"
    button = page.waiting.findChild(QPushButton)
    with qtbot.waitSignal(page.waiting.cancel_requested):
        button.click()
    page.show_no_map(lambda: "why", can_make=True)
    with qtbot.waitSignal(page.waiting.make_requested):
        button.click()


def test_the_page_follows_the_language(qtbot: QtBot, qapp: QApplication, page: CaseMapPage, view: CaseMapView) -> None:
    language = Language(qapp)
    try:
        language.apply("es")
        qtbot.waitUntil(lambda: page._title.text() == "Mapa de casos")
        assert page.legend.lines()[-1] == "La consulta: film.png"
        assert view.accessibleName() == "Mapa de casos"
    finally:
        language.apply("en")


def colours(view: CaseMapView) -> set[str]:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    return {QColor(int(pixel)).name() for pixel in np.unique(pixels)}


def test_one_map_after_the_other_is_shown_and_let_go(qtbot: QtBot, page: CaseMapPage, cases: CaseMap) -> None:
    """As one switches between libraries. A map in sight that pyqtgraph itself closes ends the program."""
    gone = list[CaseMapView]()
    for _ in range(6):
        page.show_map(cases)
        assert page.view is not None
        qtbot.waitExposed(page.view)
        page.view.grab()
        gone.append(page.view)
    qtbot.waitUntil(lambda: [isValid(view) for view in gone] == [False] * 5 + [True])
