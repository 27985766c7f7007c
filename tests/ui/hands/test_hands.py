"""Shortcuts in the running window: they hold at once, everywhere, are kept, and IT may set them for good."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import FilmFacts, Geometry, Radiograph, ValueRange
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.settings import Settings
from cxr_desktop.ui.film_commands import COMMANDS, FilmCommand
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.hands.bindings import Choice, Means, combined
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.workstation import Workstation
from tests.ui.hands.conftest import Begin


def film() -> FilmRenderer:
    values = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64)
    return FilmRenderer(Radiograph(values, ValueRange(0, 4095), False, FilmFacts(), "PNG", "0" * 64, Geometry()))


def press(qtbot: QtBot, view: FilmView, key: str) -> None:
    combination = combined(key)
    assert combination is not None
    qtbot.keyClick(view, combination.key(), combination.keyboardModifiers())


class Watched(FilmView):
    """Writes down what it is told to do."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def do(self, command: FilmCommand) -> None:
        self.done.append(command.name)


@pytest.mark.parametrize("profile", Profile)
def test_every_command_of_a_film_is_done_by_each_of_its_keys(
    station: Workstation, qtbot: QtBot, profile: Profile
) -> None:
    view = Watched()
    qtbot.addWidget(view)
    view.show_film(film())
    station.hands.change(Choice(profile))
    given = station.hands.keys()
    for command in COMMANDS:
        for key in given[f"film.{command.name}"]:
            view.done.clear()
            press(qtbot, view, key)
            assert view.done == [command.name], key


@pytest.mark.parametrize("profile", Profile)
def test_every_action_of_the_window_has_the_keys_of_the_profile(station: Workstation, profile: Profile) -> None:
    station.hands.change(Choice(profile))
    given = station.hands.keys()
    for action in station.window.actions_:
        assert [key.toString() for key in action.shortcuts()] == list(given[f"window.{action.objectName()}"])


def test_an_action_answers_to_its_new_key_and_no_more_to_its_old_one(station: Workstation, qtbot: QtBot) -> None:
    station.window.activateWindow()
    qtbot.waitUntil(station.window.isActiveWindow)
    history = station.window.actions_["history"]
    bind(station, "window.history", "Ctrl+J")
    QTest.keyClick(station.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not history.isChecked()
    QTest.keyClick(station.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert history.isChecked()


def test_lists_answer_to_their_new_keys(station: Workstation) -> None:
    bind(station, "gallery.copy", "Ctrl+Shift+C")
    (copy,) = (action for action in station.window.reading.gallery._view.actions() if action.objectName() == "copy")
    assert copy.shortcut() == QKeySequence("Ctrl+Shift+C")


def bind(station: Workstation, name: str, *keys: str) -> None:
    (command,) = (each for each in station.hands.commands if each.id == name)
    station.hands.change(station.hands.choice.bind(command, keys))


def test_a_film_that_is_made_later_knows_the_keys_once_it_has_the_keyboard(station: Workstation, qtbot: QtBot) -> None:
    bind(station, "film.invert", "Q")
    late = FilmView()
    qtbot.addWidget(late)
    late.show_film(film())
    late.show()
    late.activateWindow()
    late.setFocus()
    qtbot.waitUntil(late.hasFocus)
    press(qtbot, late, "Q")
    assert late.state().inverted


def drag(qtbot: QtBot, view: FilmView, button: Qt.MouseButton, by: QPoint, held: Qt.KeyboardModifier) -> None:
    start = view.rect().center()
    qtbot.mousePress(view, button, held, start)
    qtbot.mouseMove(view, start + by / 2)
    qtbot.mouseMove(view, start + by)
    qtbot.mouseRelease(view, button, held, start + by)


@pytest.mark.parametrize(
    ("gesture", "button", "held"),
    [
        ("Right", Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
        ("Shift+Left", Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
        ("Ctrl+Middle", Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_drag_does_what_it_is_bound_to(
    station: Workstation, qtbot: QtBot, gesture: str, button: Qt.MouseButton, held: Qt.KeyboardModifier
) -> None:
    view = station.window.reading.film
    view.resize(200, 200)
    view.show_film(film())
    placement = view.placement()
    assert placement is not None
    fitted = placement.zoom
    for name, is_done in (
        ("window", lambda: view.state().window is not None),
        ("pan", lambda: view.state().centre is not None and view.state().zoom == fitted),
        ("zoom", lambda: (view.state().zoom or 0) > fitted),
    ):
        station.hands.change(Choice())
        bind(station, f"film.{name}", gesture)
        view.reset()
        drag(qtbot, view, button, QPoint(0, -60), held)
        assert is_done(), name


def test_dragging_up_by_the_length_of_a_doubling_doubles_and_back_brings_back(
    station: Workstation, qtbot: QtBot
) -> None:
    view = station.window.reading.film
    view.resize(300, 300)
    view.show_film(film())
    bind(station, "film.zoom", "Right")
    placement = view.placement()
    assert placement is not None
    start, right = view.rect().center(), Qt.MouseButton.RightButton
    qtbot.mousePress(view, right, pos=start)
    qtbot.mouseMove(view, start - QPoint(0, 120))
    assert view.state().zoom == pytest.approx(2 * placement.zoom)
    qtbot.mouseMove(view, start)
    assert view.state().zoom == pytest.approx(placement.zoom)
    qtbot.mouseRelease(view, right, pos=start)


# ---------------------------------------------------------------- what is written


def test_tooltips_name_the_present_keys(station: Workstation) -> None:
    settings, window = station.window.actions_["settings"], station.window
    (invert,) = window.reading.tools.findChildren(QToolButton, "invert")
    assert "(key I)" in invert.toolTip()
    bind(station, "window.settings", "Ctrl+J")
    bind(station, "film.invert", "Q")
    assert "Ctrl+J" in settings.toolTip()
    assert "(key Q)" in invert.toolTip()
    bind(station, "film.invert")
    bind(station, "window.settings")
    assert invert.toolTip() == "Invert black and white"
    assert settings.toolTip() == settings.text()


# ---------------------------------------------------------------- what is kept


def test_what_was_changed_holds_in_the_next_sitting(begin: Begin, tmp_path: Path) -> None:
    first = begin(Settings())
    first.hands.change(Choice(Profile.OHIF))
    bind(first, "film.invert", "Q")
    first.window.close()
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))["settings"]["shortcuts"]
    assert kept == {"profile": "ohif", "film.invert": "Q"}
    second = begin()
    assert second.hands.keys()["film.invert"] == ("Q",)
    assert second.hands.keys()["film.reset"] == ("Space",)


def test_a_command_that_is_not_known_is_named_and_stays_in_the_file(begin: Begin, tmp_path: Path) -> None:
    station = begin(Settings(shortcuts=(("film.of_tomorrow", "X"),)))
    told = station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
    assert "film.of_tomorrow" in told
    assert "settings.json" in told
    bind(station, "film.invert", "Q")
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))["settings"]["shortcuts"]
    assert kept == {"film.invert": "Q", "film.of_tomorrow": "X"}


def test_what_it_has_set_holds_and_is_not_kept_as_the_users_own(begin: Begin, tmp_path: Path) -> None:
    station = begin(Settings(shortcuts=(("profile", "weasis"),), locked=frozenset({"shortcuts"})))
    assert station.hands.keys()["film.toggle_lettering"] == ("I", "Space")
    assert not (tmp_path / "settings.json").exists() or "weasis" not in (tmp_path / "settings.json").read_text()
    assert station.hands.is_locked


def test_mouse_and_keys_of_a_film_come_from_different_rows(station: Workstation) -> None:
    means = {each.name: each.means for each in station.hands.commands if each.scope == "film"}
    assert means["pan"] is Means.MOUSE
    assert means["pan_left"] is Means.KEYS
