"""The table of what can be done with a film: every row can be done, and no key does two things."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from cxr_desktop.ui.film_commands import COMMANDS, DRAGS, Bindings, FilmCommand
from cxr_desktop.ui.film_view import FilmView


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_one_of_the_film_view(command: FilmCommand) -> None:
    assert callable(getattr(FilmView, command.method))


def test_names_keys_and_buttons_are_given_once() -> None:
    names = Counter(row.name for row in (*COMMANDS, *DRAGS))
    keys = Counter(key for command in COMMANDS for key in command.keys)

    assert {names.most_common(1)[0][1], keys.most_common(1)[0][1]} == {1}
    assert len({drag.button for drag in DRAGS}) == len(DRAGS)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier), "zoom_in"),
        (press(Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier), "as_it_came"),
        (press(Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier), "rotate_back"),
        (press(Qt.Key.Key_Left), "pan_left"),
        (press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier), "narrower"),
        (press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier), None),
        (press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier), None),
    ],
)
def test_a_key_finds_its_command(event: QKeyEvent, name: str | None) -> None:
    command = Bindings().command(event)

    assert (command.name if command else None) == name


def test_a_held_key_ends_whatever_is_held_with_it() -> None:
    held = Bindings(keys={"peek": ("Ctrl+Y",)}).held(Qt.Key.Key_Y)

    assert held is not None
    assert held.name == "peek"
    assert Bindings().held(Qt.Key.Key_I) is None
