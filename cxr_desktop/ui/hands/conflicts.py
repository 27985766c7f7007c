"""Whether a command may have a key: who has it already, and which keys belong to Qt and to the system for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt

from cxr_desktop.ui.hands.bindings import Clash, Command, Keys, Means, Scope, canonical, clash, combined


class Reason(StrEnum):
    """Why nobody can have a key."""

    FOCUS = "focus"
    ESCAPE = "escape"
    SYSTEM = "system"
    LISTS = "lists"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Conflict:
    """`other` has a key that stands in the way."""

    kind: Clash
    other: Command


_Key = Qt.Key
# What moves the keyboard through a window, and what presses its buttons: a key of the window would be taken from them.
_OF_LISTS: Final = frozenset(
    (
        *(_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Home),
        *(_Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
    )
)
_FOCUS: Final = frozenset((_Key.Key_Tab, _Key.Key_Backtab))
_MODIFIERS: Final = frozenset(
    (_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta, _Key.Key_CapsLock, _Key.Key_NumLock)
)
# Windows and the Linux desktops keep these for themselves; some do not even reach a program.
_OF_SYSTEM: Final = frozenset(
    (
        "Alt+F4",
        "Alt+Space",
        "Alt+Esc",
        "Ctrl+Esc",
        "Ctrl+Alt+Del",
        "Ctrl+Alt+L",
        "Ctrl+Shift+Esc",
        "Print",
        "Menu",
        "F10",
    )
)


def reserved(command: Command, key: str) -> Reason | None:
    """Why `command` cannot have `key`, whoever has it now; None: it can."""
    combination = combined(key)
    if command.means is not Means.KEYS or combination is None:
        return None
    modifiers = combination.keyboardModifiers()
    for is_so, reason in (
        (combination.key() in _MODIFIERS, Reason.MODIFIER),
        (combination.key() in _FOCUS, Reason.FOCUS),
        (canonical(key) in _OF_SYSTEM or bool(modifiers & Qt.KeyboardModifier.MetaModifier), Reason.SYSTEM),
        (combination.key() == _Key.Key_Escape, Reason.ESCAPE),
        (command.scope is Scope.WINDOW and _is_of_lists(combination.key(), modifiers), Reason.LISTS),
    ):
        if is_so:
            return reason
    return None


def _is_of_lists(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    return key in _OF_LISTS and not modifiers & ~Qt.KeyboardModifier.ShiftModifier


def conflicts(
    command: Command, key: str, commands: Iterable[Command], given: Mapping[str, Keys]
) -> tuple[Conflict, ...]:
    """Who stands in the way of `command` having `key`, each once; `given` are the present keys."""
    found = {
        other.id: Conflict(kind, other)
        for other in commands
        for taken in given[other.id]
        if (kind := clash(command, key, other, taken))
    }
    return tuple(found.values())


def without(command: Command, key: str, other: Command, keys: Keys) -> Keys:
    """The `keys` that are left to `other` once `command` has `key`."""
    return tuple(each for each in keys if clash(command, key, other, each) is None)
