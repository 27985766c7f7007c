"""The words of the shortcuts: scopes, profiles, keys, gestures of the mouse, and what stands in the way of a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from cxr_desktop.ui.hands.bindings import Clash, Command, Keys, Means, Scope
from cxr_desktop.ui.hands.commands import FIXED, translated
from cxr_desktop.ui.hands.conflicts import Conflict, Reason
from cxr_desktop.ui.hands.profiles import Profile

SCOPES: Final[Mapping[Scope, object]] = {
    Scope.WINDOW: QT_TRANSLATE_NOOP("Shortcuts", "Everywhere in the window"),
    Scope.FILM: QT_TRANSLATE_NOOP("Shortcuts", "On a film"),
    Scope.GALLERY: QT_TRANSLATE_NOOP("Shortcuts", "In the most similar cases"),
    Scope.HISTORY: QT_TRANSLATE_NOOP("Shortcuts", "In the earlier queries"),
    Scope.MAP: QT_TRANSLATE_NOOP("Shortcuts", "On the map of cases"),
}

PROFILES: Final[Mapping[Profile, object]] = {
    Profile.OWN: QT_TRANSLATE_NOOP("Shortcuts", "CXR Desktop"),
    Profile.OHIF: QT_TRANSLATE_NOOP("Shortcuts", "Like OHIF"),
    Profile.WEASIS: QT_TRANSLATE_NOOP("Shortcuts", "Like Weasis"),
}

_ALONE: Final = {
    "Left": QT_TRANSLATE_NOOP("Shortcuts", "Drag, left button"),
    "Middle": QT_TRANSLATE_NOOP("Shortcuts", "Drag, middle button"),
    "Right": QT_TRANSLATE_NOOP("Shortcuts", "Drag, right button"),
}
_HELD_WITH: Final = {
    "Left": QT_TRANSLATE_NOOP("Shortcuts", "{key} and drag, left button"),
    "Middle": QT_TRANSLATE_NOOP("Shortcuts", "{key} and drag, middle button"),
    "Right": QT_TRANSLATE_NOOP("Shortcuts", "{key} and drag, right button"),
}
NOTHING: Final = QT_TRANSLATE_NOOP("Shortcuts", "None")

CLASHES: Final[Mapping[Clash, object]] = {
    Clash.SAME: QT_TRANSLATE_NOOP("Shortcuts", "{key} is bound already: “{other}” ({scope}). Take it over?"),
    Clash.HELD: QT_TRANSLATE_NOOP(
        "Shortcuts",
        "{key} is the key of “{other}” ({scope}), too, but for Shift, and one of the two is held down. Take it over?",
    ),
}

REASONS: Final[Mapping[Reason, object]] = {
    Reason.FOCUS: QT_TRANSLATE_NOOP("Shortcuts", "{key} moves the keyboard through the window. Choose another key."),
    Reason.ESCAPE: QT_TRANSLATE_NOOP("Shortcuts", "{key} cancels and closes everywhere. Choose another key."),
    Reason.SYSTEM: QT_TRANSLATE_NOOP("Shortcuts", "{key} belongs to the operating system. Choose another key."),
    Reason.LISTS: QT_TRANSLATE_NOOP(
        "Shortcuts",
        "{key} works lists and buttons all over the window. Choose another key, or hold Ctrl or Alt with it.",
    ),
    Reason.MODIFIER: QT_TRANSLATE_NOOP("Shortcuts", "{key} does nothing alone. Press it together with another key."),
}


def scope_text(scope: Scope) -> str:
    return translated(SCOPES[scope])


def profile_text(profile: Profile) -> str:
    return translated(PROFILES[profile])


def key_text(key: str) -> str:
    """One key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def gesture_text(gesture: str) -> str:
    """A drag, by its button and what is held with it."""
    held, _, button = gesture.rpartition("+")
    return translated(_HELD_WITH[button]).format(key=held) if held else translated(_ALONE[button])


def keys_text(command: Command, keys: Keys) -> str:
    """All that calls a command; empty: nothing does."""
    if command.means is Means.FIXED:
        return next(translated(row.by) for row in FIXED if (row.scope, row.name) == (command.scope, command.name))
    return ", ".join(map(gesture_text if command.means is Means.MOUSE else key_text, keys))


def nothing_text() -> str:
    """What stands where nothing is bound."""
    return translated(NOTHING)


def conflict_text(command: Command, key: str, conflict: Conflict) -> str:
    """Who stands in the way, and the question what to do."""
    return translated(CLASHES[conflict.kind]).format(
        key=keys_text(command, (key,)), other=conflict.other.words(), scope=scope_text(conflict.other.scope)
    )


def reason_text(key: str, reason: Reason) -> str:
    """Why nobody can have this key."""
    return translated(REASONS[reason]).format(key=key_text(key))
