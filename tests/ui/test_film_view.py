"""How a reader works with a film: what mouse and keys do, and that a look can be kept and given back."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import FilmFacts, Geometry, Radiograph, ValueRange, Window
from cxr_desktop.imaging.halving import halves
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.film_commands import Bindings
from cxr_desktop.ui.film_view import FilmView, FilmViewState, HeatLayer
from cxr_desktop.ui.theme import FILM_BACKGROUND
from tests.imaging.films import film_values

RED = HeatLayer(np.full((4, 4, 4), (255, 0, 0, 255), np.uint8), "What spoke for A")
FILM_POINT = QPointF(210.4, 133.7)  # of the view: well on the film


class Unhalved:
    """A film of which nothing but its halves is to be drawn."""

    def __init__(self, of: FilmRenderer) -> None:
        self._of = of

    def __getattr__(self, name: str) -> object:
        assert name != "indices", "halved on the GUI thread"
        return getattr(self._of, name)


def film(*, inverted: bool = False, width: int = 400, height: int = 300) -> FilmRenderer:
    values = film_values(12, height=height, width=width)
    return FilmRenderer(
        Radiograph(values, ValueRange(0, 4095), inverted, FilmFacts("PA"), "test", "0" * 64, Geometry("L\\F"))
    )


@pytest.fixture
def view(qtbot: QtBot) -> FilmView:
    view = FilmView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_film(film(), "film-17.png")
    view.show()
    qtbot.waitExposed(view)
    return view


def pixels(view: FilmView) -> NDArray[np.uint8]:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : 3 * image.width()].copy()


def middle(view: FilmView) -> NDArray[np.uint8]:
    """Of the view, clear of what is written in the corners: (h, w, 3)."""
    picture = pixels(view)
    margin = round(60 * view.devicePixelRatioF())
    return picture.reshape(len(picture), -1, 3)[margin:-margin, margin:-margin]


def wheel(view: FilmView, at: QPointF, notches: float) -> None:
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def drag(qtbot: QtBot, view: FilmView, by: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    start = QPoint(150, 150)
    qtbot.mousePress(view, button, pos=start)
    qtbot.mouseMove(view, start + by / 2)
    qtbot.mouseMove(view, start + by)
    qtbot.mouseRelease(view, button, pos=start + by)


# ---------------------------------------------------------------- zoom and place


@pytest.mark.parametrize("notches", [1, -1, 0.25, 6])
def test_the_wheel_keeps_the_film_point_under_the_cursor_still(view: FilmView, notches: float) -> None:
    view.zoom_in()
    before = view.placement()
    assert before is not None
    point = before.to_film(FILM_POINT)

    wheel(view, FILM_POINT, notches)

    after = view.placement()
    assert after is not None
    assert after.zoom != before.zoom
    shift = after.to_room(point) - FILM_POINT
    assert abs(shift.x()) < 1e-6
    assert abs(shift.y()) < 1e-6


def test_the_wheel_keeps_the_picture_under_the_cursor_still(qtbot: QtBot) -> None:
    """Seen, not computed: a bright spot stays under the cursor to a fraction of a pixel."""
    values = np.zeros((600, 800), np.uint8)
    values[245:262, 381:398] = 255
    view = FilmView()
    qtbot.addWidget(view)
    view.resize(600, 450)
    hanging = Geometry("L\\F")
    view.show_film(FilmRenderer(Radiograph(values, ValueRange(0, 255), False, FilmFacts(), "test", "0" * 64, hanging)))

    def spot() -> QPointF:
        picture = pixels(view)
        light = picture.reshape(len(picture), -1, 3)[..., 1].astype(float)
        light[:80], light[-80:], light[:, :60], light[:, -60:] = 0, 0, 0, 0  # what is written there
        rows, columns = np.indices(light.shape) + 0.5
        return QPointF((light * columns).sum(), (light * rows).sum()) / light.sum() / view.devicePixelRatioF()

    before = spot()
    for notches in (1, 1, 2, -4):
        wheel(view, before, notches)
        moved = spot() - before
        assert abs(moved.x()) < 0.25
        assert abs(moved.y()) < 0.25


def test_a_film_is_shown_whole_and_follows_the_size_of_the_view(view: FilmView, qtbot: QtBot) -> None:
    placement = view.placement()
    assert placement is not None
    assert placement.zoom == pytest.approx(1)

    with qtbot.waitSignal(view.zoom_changed) as blocker:
        view.resize(200, 300)

    assert blocker.args == [pytest.approx(0.5)]


def test_a_zoom_that_was_chosen_does_not_follow_the_size_of_the_view(view: FilmView) -> None:
    view.zoom_in()
    chosen = view.state()

    view.resize(300, 200)

    assert view.state() == chosen


def test_actual_size_is_one_screen_pixel_per_film_pixel(view: FilmView) -> None:
    view.show_film(film(width=1200, height=900))
    view.actual_size()

    assert view.state().zoom == pytest.approx(1 / view.devicePixelRatioF())


def test_double_click_shows_the_whole_film_again(view: FilmView, qtbot: QtBot) -> None:
    view.zoom_in()
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))

    assert view.state() == FilmViewState()


def test_middle_drag_carries_the_film_along(view: FilmView, qtbot: QtBot) -> None:
    view.zoom_in()
    before = view.placement()
    assert before is not None

    drag(qtbot, view, QPoint(30, -20), Qt.MouseButton.MiddleButton)

    after = view.placement()
    assert after is not None
    assert (after.to_room(QPointF(0, 0)) - before.to_room(QPointF(0, 0))).toTuple() == pytest.approx((30, -20))
    assert view.state().window is None


def test_dragging_with_the_space_bar_carries_the_film_along(view: FilmView, qtbot: QtBot) -> None:
    qtbot.keyPress(view, Qt.Key.Key_Space)
    drag(qtbot, view, QPoint(30, 0))
    qtbot.keyRelease(view, Qt.Key.Key_Space)

    assert view.state().window is None
    assert view.state().centre == pytest.approx((170, 150))


# ---------------------------------------------------------------- window and level


def test_dragging_right_widens_the_window(view: FilmView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.window_changed):
        drag(qtbot, view, QPoint(80, 0))

    window = view.state().window
    assert window is not None
    assert window.width > 4095
    assert window.center == pytest.approx(2047.5)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("of_itself", [False, True])
def test_dragging_up_brightens_the_film_whichever_way_its_values_run(
    view: FilmView, qtbot: QtBot, of_itself: bool, inverted: bool
) -> None:
    view.show_film(film(inverted=of_itself))
    view.restore(replace(view.state(), inverted=inverted))
    before = middle(view).mean()

    drag(qtbot, view, QPoint(0, -60))

    assert middle(view).mean() > before + 5


def test_a_window_never_closes(view: FilmView, qtbot: QtBot) -> None:
    for _ in range(9):
        drag(qtbot, view, QPoint(-149, 0))

    window = view.state().window
    assert window is not None
    assert window.width > 0
    assert middle(view).std() > 0


def test_a_trembling_click_leaves_the_window_alone(view: FilmView, qtbot: QtBot) -> None:
    drag(qtbot, view, QPoint(1, 1))

    assert view.state().window is None


def test_reset_gives_the_film_as_it_came(view: FilmView, qtbot: QtBot) -> None:
    fresh = pixels(view)
    view.zoom_in()
    view.invert()
    drag(qtbot, view, QPoint(50, 50))

    with qtbot.waitSignal(view.window_changed) as blocker:
        view.reset()

    assert blocker.args == [None]
    np.testing.assert_array_equal(pixels(view), fresh)


def test_inverting_turns_black_and_white(view: FilmView, qtbot: QtBot) -> None:
    before = middle(view).astype(int)

    with qtbot.waitSignal(view.inverted_changed):
        view.invert()

    np.testing.assert_allclose(middle(view), 255 - before, atol=2)  # smoothing cuts off fractions


# ---------------------------------------------------------------- the heat map


def test_a_heat_map_is_laid_over_the_film_as_strongly_as_asked(view: FilmView) -> None:
    bare = middle(view).astype(float)
    view.show_heat(RED)
    view.set_heat_opacity(0.25)

    expected = 0.75 * bare + 0.25 * np.array([255, 0, 0])
    np.testing.assert_allclose(middle(view), expected, atol=2)


def test_hiding_the_heat_map_gives_the_film_alone(view: FilmView, qtbot: QtBot) -> None:
    bare = middle(view)
    view.show_heat(RED)

    with qtbot.waitSignal(view.heat_shown_changed) as blocker:
        qtbot.keyClick(view, Qt.Key.Key_H)

    assert blocker.args == [False]
    np.testing.assert_array_equal(middle(view), bare)


def test_the_film_is_seen_alone_while_the_key_is_held(view: FilmView, qtbot: QtBot) -> None:
    bare = middle(view)
    view.show_heat(RED)
    covered = middle(view)

    qtbot.keyPress(view, Qt.Key.Key_V)
    np.testing.assert_array_equal(middle(view), bare)
    qtbot.keyRelease(view, Qt.Key.Key_V)

    np.testing.assert_array_equal(middle(view), covered)
    assert view.state().heat_shown


def test_a_peek_ends_when_the_focus_goes(view: FilmView, qtbot: QtBot) -> None:
    view.show_heat(RED)
    covered = middle(view)
    qtbot.keyPress(view, Qt.Key.Key_V)
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))

    np.testing.assert_array_equal(middle(view), covered)


def test_another_film_does_not_inherit_the_heat_map(view: FilmView) -> None:
    bare = middle(view)
    view.show_heat(RED)
    view.zoom_in()

    view.show_film(film())

    np.testing.assert_array_equal(middle(view), bare)


def test_another_film_is_fitted_and_as_it_came_and_keeps_the_choice_about_heat(view: FilmView) -> None:
    view.restore(FilmViewState(3.0, (10, 10), Window(10, 10), True, False, 0.3))

    view.show_film(film())

    assert view.state() == FilmViewState(heat_shown=False, heat_opacity=0.3)


# ---------------------------------------------------------------- a look kept


@pytest.mark.parametrize(
    "look",
    [
        FilmViewState(),
        FilmViewState(inverted=True, heat_opacity=0.2),
        FilmViewState(2.7, (101.3, 77.9), Window(1500, 700), False, True, 0.8),
        FilmViewState(0.4, (300.0, 200.0), None, True, False, 0.8),
    ],
)
def test_a_look_that_is_given_back_gives_the_same_pixels(view: FilmView, look: FilmViewState) -> None:
    view.show_heat(RED)
    view.restore(look)
    kept, before = view.state(), pixels(view)

    view.show_film(film(width=90))
    view.zoom_out()
    view.show_film(film(), "film-17.png")
    view.show_heat(RED)
    view.restore(kept)

    assert view.state() == look
    np.testing.assert_array_equal(pixels(view), before)


def test_a_look_that_is_given_back_is_told_to_the_tools(view: FilmView, qtbot: QtBot) -> None:
    with qtbot.waitSignals(
        [view.window_changed, view.inverted_changed, view.heat_shown_changed, view.heat_opacity_changed]
    ):
        view.restore(FilmViewState(None, None, Window(10, 10), True, False, 0.3))


# ---------------------------------------------------------------- keys, words and the empty view


@pytest.mark.parametrize(
    ("key", "modifier", "changes"),
    [
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier, {"zoom", "centre"}),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.NoModifier, {"zoom", "centre"}),
        (Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, {"zoom", "centre"}),
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier, {"turn"}),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier, {"turn"}),
        (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, {"window"}),
        (Qt.Key.Key_I, Qt.KeyboardModifier.NoModifier, {"inverted"}),
        (Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier, {"heat_shown"}),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, {"zoom", "centre"}),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, {"window"}),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, set()),
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier, set()),
    ],
)
def test_a_key_does_what_its_tool_does(
    view: FilmView, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, changes: set[str]
) -> None:
    before = view.state()
    qtbot.keyClick(view, key, modifier)
    after = view.state()

    assert {name for name in FilmViewState.__slots__ if getattr(before, name) != getattr(after, name)} == changes


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_R])
def test_fit_and_reset_have_keys(view: FilmView, qtbot: QtBot, key: Qt.Key) -> None:
    view.zoom_in()
    qtbot.keyClick(view, key)

    assert view.state() == FilmViewState()


def test_an_arrow_looks_further_into_its_direction(view: FilmView, qtbot: QtBot) -> None:
    view.zoom_in()
    before = view.state().centre
    qtbot.keyClick(view, Qt.Key.Key_Right)
    after = view.state().centre

    assert before is not None
    assert after is not None
    assert after[0] > before[0]
    assert after[1] == before[1]


def test_the_focus_is_seen(view: FilmView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with_focus = pixels(view)
    view.clearFocus()
    without = pixels(view)

    assert (with_focus[0] != without[0]).any()
    np.testing.assert_array_equal(with_focus[100:200, 100:200], without[100:200, 100:200])


def test_an_empty_view_is_dark_and_says_what_to_do(view: FilmView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.film_changed) as blocker:
        view.show_film(None)
    picture = middle(view)

    assert blocker.args == [False]
    assert (picture == FILM_BACKGROUND.getRgb()[:3]).all(axis=-1).mean() > 0.8
    assert picture.max() > 100


def test_an_empty_view_takes_every_order_calmly(view: FilmView, qtbot: QtBot) -> None:
    view.show_film(None)
    for order in (view.zoom_in, view.zoom_out, view.fit, view.actual_size, view.invert, view.reset):
        order()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Left, Qt.Key.Key_V, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    wheel(view, FILM_POINT, 1)
    drag(qtbot, view, QPoint(40, 40))

    assert view.placement() is None


def test_the_caption_is_told_to_screen_readers(view: FilmView) -> None:
    assert view.accessibleName() == "Film"
    assert view.accessibleDescription() == "film-17.png"


def test_a_name_given_by_the_page_outlives_a_change_of_language(view: FilmView) -> None:
    view.setAccessibleName("The query film")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))

    assert view.accessibleName() == "The query film"


def test_a_window_is_asked_once_for_many_paintings(qtbot: QtBot) -> None:
    class Counted(FilmRenderer):
        count = 0

        def table(self, window: Window | None, *, inverted: bool) -> NDArray[np.uint8]:
            self.count += 1
            return super().table(window, inverted=inverted)

    values = film_values(12)
    counted = Counted(Radiograph(values, ValueRange(0, 4095), False, FilmFacts(), "test", "0" * 64))
    view = FilmView()
    qtbot.addWidget(view)
    view.show_film(counted)
    for _ in range(3):
        view.zoom_in()
        view.grab()

    assert counted.count == 1


def test_typing_beside_the_film_is_not_taken_for_orders(view: FilmView, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "fir1h")

    assert view.state() == FilmViewState()


def test_halves_that_are_made_are_drawn_as_they_are(view: FilmView) -> None:
    renderer = film(width=1600, height=1200)
    view.show_film(renderer)
    drawn_here = view.grab().toImage()
    view.show_film(Unhalved(renderer), halves=halves(renderer.indices))
    assert view.grab().toImage() == drawn_here


# ---------------------------------------------------------------- others that follow, and other keys


def test_views_can_follow_each_other_without_an_echo(view: FilmView, qtbot: QtBot) -> None:
    other, told = FilmView(), list[FilmViewState]()
    qtbot.addWidget(other)
    other.show_film(film())
    for one, follower in ((view, other), (other, view)):
        one.state_changed.connect(follower.restore)
        one.state_changed.connect(told.append)

    view.zoom_in()
    drag(qtbot, other, QPoint(40, 0))

    assert other.state() == view.state()
    assert other.state().window is not None
    assert all(one != next_one for one, next_one in pairwise(told))


def test_a_change_that_is_none_is_not_told(view: FilmView, qtbot: QtBot) -> None:
    view.zoom_in()
    with qtbot.assertNotEmitted(view.state_changed):
        view.restore(FilmViewState())
        view.fit()
        view.show_film(film())


def test_other_bindings_take_the_place_of_the_default_ones(view: FilmView, qtbot: QtBot) -> None:
    view.set_bindings(Bindings(keys={"invert": ("Ctrl+X",), "zoom_in": ("Shift+I",)}, buttons={"pan": "Left"}))
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert view.state() == FilmViewState()
    qtbot.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert view.state() == FilmViewState(inverted=True)
    qtbot.keyClick(view, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert view.state().zoom == pytest.approx(1.25)
    drag(qtbot, view, QPoint(30, 0))
    assert view.state().window is None
    assert view.state().centre == pytest.approx((200 - 30 / 1.25, 150))


# ---------------------------------------------------------------- turns and what is written


def test_a_turned_film_is_seen_turned(view: FilmView) -> None:
    view.resize(300, 300)
    before = middle(view).copy()
    view.rotate(1)
    np.testing.assert_allclose(middle(view).astype(int), np.rot90(before, -1), atol=1)
    view.flip_across()
    np.testing.assert_allclose(middle(view).astype(int), np.fliplr(np.rot90(before, -1)), atol=1)


def test_what_is_in_the_middle_stays_there_when_the_film_turns(view: FilmView) -> None:
    wheel(view, FILM_POINT, 5)
    before = view.placement()
    view.rotate(1)
    view.flip_down()
    after = view.placement()

    assert before is not None
    assert after is not None
    here = QPointF(200, 150)
    assert after.to_film(here).toTuple() == pytest.approx(before.to_film(here).toTuple())


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_wheel_keeps_its_point_on_a_turned_film_too(view: FilmView, is_turned: bool) -> None:
    view.rotate(1 if is_turned else 0)
    view.flip_across()
    before = view.placement()
    wheel(view, QPointF(190, 140), 3)
    after = view.placement()

    assert before is not None
    assert after is not None
    assert after.to_film(QPointF(190, 140)).toTuple() == pytest.approx(before.to_film(QPointF(190, 140)).toTuple())


def test_the_words_go_and_what_must_not_be_forgotten_stays(view: FilmView, qtbot: QtBot) -> None:
    everything = pixels(view)
    qtbot.keyClick(view, Qt.Key.Key_O)
    without = pixels(view)

    assert (everything[:40, :300] != without[:40, :300]).any()  # the file name
    np.testing.assert_array_equal(everything[140:160, :90], without[140:160, :90])  # the side of the patient
    qtbot.keyClick(view, Qt.Key.Key_O)
    np.testing.assert_array_equal(pixels(view), everything)


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5])
def test_a_number_gives_a_window_and_1_the_film_as_it_came(view: FilmView, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(view, key)
    assert view.state().window is not None
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert view.state().window is None
