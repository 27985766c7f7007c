"""Measuring as a reader does it: by mouse and by keyboard, through every zoom, flip and turn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import FilmFacts, Geometry, Radiograph, ValueRange
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.film_view import FilmView

LEFT = Qt.MouseButton.LeftButton
TENTH_MM = FilmFacts(pixel_spacing_mm=(0.1, 0.1))


def shown(view: FilmView, facts: FilmFacts = TENTH_MM, *, is_at_detector: bool = False) -> None:
    values = np.tile(np.arange(400, dtype=np.uint16), (300, 1))
    geometry = Geometry("L\\F", is_at_detector)
    view.show_film(
        FilmRenderer(Radiograph(values, ValueRange(0, 400), False, facts, "DICOM", "0" * 64, geometry)), "a.dcm"
    )


@pytest.fixture
def view(qtbot: QtBot) -> FilmView:
    view = FilmView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    shown(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def said(view: FilmView) -> str:
    return view.accessibleDescription()


def spot(view: FilmView, x: float, y: float) -> QPoint:
    placement = view.placement()
    assert placement is not None
    return placement.to_room(QPointF(x, y)).toPoint()


def measure_distance(view: FilmView, qtbot: QtBot) -> None:
    """50 pixels: 5 mm."""
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.mouseClick(view, LEFT, pos=spot(view, 150, 100))
    qtbot.mouseClick(view, LEFT, pos=spot(view, 180, 140))


def test_two_clicks_are_a_distance_and_the_mouse_windows_again(view: FilmView, qtbot: QtBot) -> None:
    measure_distance(view, qtbot)

    assert "5.0 mm, Scale: DICOM Pixel Spacing" in said(view)
    assert view.state().window is None
    qtbot.mousePress(view, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(150, 100))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(150, 100))
    assert view.state().window is not None


def test_one_drag_is_a_distance_too(view: FilmView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.mousePress(view, LEFT, pos=QPoint(150, 100))
    qtbot.mouseMove(view, QPoint(170, 120))
    qtbot.mouseMove(view, QPoint(180, 140))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(180, 140))

    assert "5.0 mm" in said(view)
    assert view.state().window is None


@pytest.mark.parametrize(
    ("facts", "is_at_detector", "expected"),
    [
        (FilmFacts(), False, "50 pixels, No scale: lengths are in pixels"),
        (TENTH_MM, True, "5.0 mm, Scale: at the detector (DICOM Imager Pixel Spacing)"),
        (FilmFacts(pixel_spacing_mm=(0.3, 0.1)), False, "12.4 mm, Scale: DICOM Pixel Spacing"),
    ],
)
def test_a_length_says_what_it_rests_on(
    view: FilmView, qtbot: QtBot, facts: FilmFacts, is_at_detector: bool, expected: str
) -> None:
    shown(view, facts, is_at_detector=is_at_detector)
    measure_distance(view, qtbot)

    assert expected in said(view)


def test_an_angle_takes_three_points_and_the_ratio_four(view: FilmView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_A)
    for x, y in ((200, 100), (150, 100), (150, 150)):
        qtbot.mouseClick(view, LEFT, pos=spot(view, x, y))
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert "Heart: set one edge" in said(view)
    for x, y in ((150, 160), (250, 170), (100, 180), (300, 180)):
        qtbot.mouseClick(view, LEFT, pos=spot(view, x, y))

    assert "90.0°, Cardiothoracic ratio 0.50" in said(view)


def test_the_keyboard_alone_measures(view: FilmView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert "6.1 mm" in said(view)  # five steps of 12 pixels, and one of 1
    assert view.state().centre is None


def test_a_measure_stays_on_the_film_through_zoom_flip_and_turn(view: FilmView, qtbot: QtBot) -> None:
    measure_distance(view, qtbot)
    before = said(view)
    for change in (view.zoom_in, view.flip_across, lambda: view.rotate(1), lambda: view.pan(QPointF(1, 0))):
        change()
        with_line = view.grab().toImage()
        at = spot(view, 165, 120)
        colours = {with_line.pixelColor(at + QPoint(dx, dy)).name() for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        assert any(name.endswith("00") and name.startswith("#f") for name in colours), change  # the line's yellow

    assert said(view) == before


def test_a_measure_goes_by_key_by_mouse_and_with_its_film(view: FilmView, qtbot: QtBot) -> None:
    measure_distance(view, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert "mm" not in said(view)
    measure_distance(view, qtbot)
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=spot(view, 300, 250))
    assert "mm" in said(view)  # nothing is there
    qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=spot(view, 165, 120))
    assert "mm" not in said(view)
    measure_distance(view, qtbot)
    measure_distance(view, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ShiftModifier)
    assert "mm" not in said(view)
    measure_distance(view, qtbot)
    shown(view)
    assert said(view) == "a.dcm"


def test_escape_lays_the_tool_down_and_its_points_go(view: FilmView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.mouseClick(view, LEFT, pos=QPoint(150, 100))
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert said(view) == "a.dcm"
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert view.state().inverted


# ---------------------------------------------------------------- the loupe


def test_the_loupe_shows_the_film_larger_where_the_mouse_is_and_goes_with_the_key(view: FilmView, qtbot: QtBot) -> None:
    view.resize(800, 600)
    before = view.grab().toImage()
    qtbot.keyPress(view, Qt.Key.Key_G)
    qtbot.mouseMove(view, QPoint(400, 300))
    through = view.grab().toImage()

    def slope(image: object) -> int:
        return image.pixelColor(430, 300).lightness() - image.pixelColor(370, 300).lightness()  # type: ignore[attr-defined]

    assert through.pixelColor(400, 300).lightness() == pytest.approx(before.pixelColor(400, 300).lightness(), abs=2)
    assert slope(through) == pytest.approx(slope(before) / 2.5, abs=3)
    assert through.pixelColor(600, 100) == before.pixelColor(600, 100)
    qtbot.keyRelease(view, Qt.Key.Key_G)
    assert view.grab().toImage() == before


# ---------------------------------------------------------------- filters


def test_a_filter_is_named_on_the_film_before_and_after_it_is_there(view: FilmView, qtbot: QtBot) -> None:
    plain = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_E)
    waiting = view.grab().toImage()
    assert view.state().filter == "clahe"
    assert waiting != plain  # "being made"

    film = view._film
    assert film is not None
    view.show_filtered(film, "clahe", (np.zeros((300, 400), np.uint16),))
    there = view.grab().toImage()
    assert there.pixelColor(300, 150).lightness() == 0
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert view.grab().toImage() == plain


def test_what_a_filter_made_of_another_film_is_not_shown(view: FilmView) -> None:
    film = view._film
    assert film is not None
    shown(view)
    view.toggle_filter("sharpen")
    before = view.grab().toImage()
    view.show_filtered(film, "sharpen", (np.zeros((300, 400), np.uint16),))

    assert view.grab().toImage() == before


def test_the_loupe_lies_over_lines_which_are_elsewhere_in_it(view: FilmView, qtbot: QtBot) -> None:
    measure_distance(view, qtbot)
    at = spot(view, 165, 120)
    view.magnify()
    qtbot.mouseMove(view, at + QPoint(30, 30))
    seen = view.grab().toImage()

    assert all(seen.pixelColor(at + QPoint(dx, dy)).saturation() < 30 for dx in (-1, 0, 1) for dy in (-1, 0, 1))
