"""Every key that does something in the window is on the sheet: the window is walked, and its keys are tried."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.evaluation.case_map import CaseMap
from cxr_desktop.ui.case_map.map_commands import COMMANDS as MAP_COMMANDS
from cxr_desktop.ui.case_map.map_view import CaseMapView
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.hands.bindings import Choice, Means, Scope, combined, without_shift
from cxr_desktop.ui.hands.conflicts import conflicts
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.viewer.detached import DetachedPane
from cxr_desktop.ui.workstation import Workstation
from tests.ui.case_map.conftest import cases
from tests.ui.hands.test_hands import bind, film

__all__ = ["cases"]

_OWN_KEYS = {FilmView: Scope.FILM, CaseMapView: Scope.MAP}  # whose keys are told of where
_MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
_KEYS = [key for key in Qt.Key if 0x20 <= key.value <= 0x7E or Qt.Key.Key_Escape <= key <= Qt.Key.Key_F12]


@pytest.fixture
def window(station: Workstation, cases: CaseMap) -> QWidget:
    """With films in all panes, one of them in a window of its own, and a map."""
    for view in station.window.findChildren(FilmView):
        view.show_film(film())
    station.case_map.page.show_map(cases)
    station.window.actions_["detach"].trigger()
    return station.window


def taken_by(widget: QWidget) -> Iterator[QKeySequence]:
    """The keys that the widget does something with, when they are pressed one by one."""
    for key in _KEYS:
        for modifier in _MODIFIERS:
            event = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
            widget.keyPressEvent(event)
            if event.isAccepted():
                widget.keyReleaseEvent(QKeyEvent(QEvent.Type.KeyRelease, key, modifier))
                yield QKeySequence(event.keyCombination())


def keys_of(shortcut: QShortcut) -> list[QKeySequence]:
    return shortcut.keys()


def hears_keys(widget: QWidget) -> bool:
    """By code of this program, not of Qt's."""
    ours = (each for each in type(widget).__mro__ if each.__module__.startswith("cxr_desktop"))
    return any("keyPressEvent" in vars(each) for each in ours)


def test_every_shortcut_of_the_window_is_on_the_sheet(station: Workstation, window: QWidget) -> None:
    known = {QKeySequence(key) for keys in station.hands.keys().values() for key in keys}
    sequences = [key for each in window.findChildren(QAction) for key in each.shortcuts()]
    sequences += [key for each in window.findChildren(QShortcut) for key in keys_of(each)]
    assert len(sequences) > 30
    assert [key.toString() for key in sequences if key not in known] == []


def test_every_key_that_a_widget_takes_is_on_the_sheet(station: Workstation, window: QWidget) -> None:
    given = station.hands.keys()
    heard = [widget for widget in window.findChildren(QWidget) if hears_keys(widget)]
    assert {type(widget) for widget in heard} == set(_OWN_KEYS)
    for kind, scope in _OWN_KEYS.items():
        commands = [each for each in station.hands.commands if each.scope is scope and each.means is Means.KEYS]
        known = {without_shift(key) for each in commands for key in given[each.id]}
        widget = next(each for each in heard if type(each) is kind)
        taken = {without_shift(key.toString()) for key in taken_by(widget)}
        assert taken <= known
        assert len(taken) >= 8


def test_what_measuring_and_choosing_take_is_told_of(station: Workstation, window: QWidget) -> None:
    """They last a moment, and their keys are fixed."""
    told = {(each.scope, each.name) for each in station.hands.commands if each.means is Means.FIXED}
    view, page = station.window.reading.film, station.case_map.page
    view.measure("distance")
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(escape)
    assert escape.isAccepted()
    page.view.select(np.arange(3))
    escape.ignore()
    page.view.keyPressEvent(escape)
    assert escape.isAccepted()
    assert {(Scope.FILM, "measuring_end"), (Scope.FILM, "measuring_set"), (Scope.MAP, "choose_none")} <= told


# ---------------------------------------------------------------- bound to something else


def test_the_map_answers_to_its_new_keys_and_names_them(station: Workstation, window: QWidget, qtbot: QtBot) -> None:
    page = station.case_map.page
    bind(station, "map.fit", "J")
    page.view.zoom(8)
    assert not all(page.view.rect().contains(QPoint(*place)) for place in page.view.pixels.astype(int).tolist())
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert not all(page.view.rect().contains(QPoint(*place)) for place in page.view.pixels.astype(int).tolist())
    qtbot.keyClick(page.view, Qt.Key.Key_J)
    assert all(page.view.rect().contains(QPoint(*place)) for place in page.view.pixels.astype(int).tolist())
    (tool,) = (each for each in page.findChildren(QToolButton) if each.accessibleName() == "All cases in sight")
    assert tool.toolTip() == "All cases in sight (key J)"
    bind(station, "map.fit")
    assert tool.toolTip() == "All cases in sight"


def test_a_map_that_is_made_later_has_the_present_keys(station: Workstation, cases: CaseMap, qtbot: QtBot) -> None:
    bind(station, "map.open", "Q")
    station.case_map.page.show_map(cases)
    view = station.case_map.page.view
    view.point_at(4)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Q)
    assert opened.args == [4]


def test_the_map_says_nothing_of_keys_it_has_not(station: Workstation) -> None:
    page = station.case_map.page
    assert "from case to case" in page._hint.text()
    bind(station, "map.left")
    assert "from case to case" not in page._hint.text()


def test_flicker_by_hand_is_held_with_the_key_it_is_bound_to(
    station: Workstation, window: QWidget, qtbot: QtBot
) -> None:
    view = station.window.reading.film
    bind(station, "film.hold_flicker", "J")
    with qtbot.assertNotEmitted(view.flicker_held, wait=0):
        qtbot.keyPress(view, Qt.Key.Key_B)
    with qtbot.waitSignal(view.flicker_held) as held:
        qtbot.keyPress(view, Qt.Key.Key_J)
    assert held.args == [True]
    with qtbot.waitSignal(view.flicker_held) as held:
        qtbot.keyRelease(view, Qt.Key.Key_J)
    assert held.args == [False]


def test_the_window_of_a_film_goes_by_the_keys_of_the_main_window(station: Workstation, window: QWidget) -> None:
    (detached,) = window.findChildren(DetachedPane)
    bind(station, "window.detach", "Ctrl+J")
    keys = {key.toString() for each in detached.findChildren(QShortcut) for key in keys_of(each)}
    assert keys == {"Ctrl+J", "F11"}


@pytest.mark.parametrize("profile", Profile)
def test_keys_of_the_map_are_in_the_check(station: Workstation, profile: Profile) -> None:
    station.hands.change(Choice(profile))
    commands, given = station.hands.commands, station.hands.keys()
    by_id = {each.id: each for each in commands}
    assert all(given[f"map.{row.name}"] for row in MAP_COMMANDS)
    in_the_way = conflicts(by_id["map.fit"], given["map.open"][0], commands, given)
    assert [each.other.id for each in in_the_way] == ["map.open"]
    held = given["film.hold_flicker"][0]
    assert [each.other.id for each in conflicts(by_id["film.invert"], held, commands, given)] == ["film.hold_flicker"]
    assert combined(held) is not None
