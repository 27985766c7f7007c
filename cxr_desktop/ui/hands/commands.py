"""All that can be bound, gathered from where it is told: the tables of films and map, and every action of the window.

Nothing is listed here a second time: a new row of a table, and a new action that has a name and a key, appear by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxr_desktop.ui.case_map.map_commands import COMMANDS as MAP_COMMANDS
from cxr_desktop.ui.case_map.map_commands import map_words
from cxr_desktop.ui.film_commands import COMMANDS, DRAGS, words
from cxr_desktop.ui.gallery_panel import GalleryPanel
from cxr_desktop.ui.hands.bindings import Command, Keys, Means, Scope, canonical
from cxr_desktop.ui.history_panel import HistoryPanel

CONTEXT: Final = "Shortcuts"

_PANELS: Final = ((GalleryPanel, Scope.GALLERY), (HistoryPanel, Scope.HISTORY))
_OF_QT: Final = "_q_"  # how Qt's own actions are named, as those that clear a field


@dataclass(frozen=True, slots=True)
class FixedRow:
    """What cannot be bound: what it does, and what does it; both are keys of translations."""

    scope: Scope
    name: str
    text: object  # a str: QT_TRANSLATE_NOOP is typed as if it were anything
    by: object


FIXED: Final = (
    FixedRow(
        Scope.FILM,
        "wheel",
        QT_TRANSLATE_NOOP("Shortcuts", "Zoom where the pointer is"),
        QT_TRANSLATE_NOOP("Shortcuts", "Wheel"),
    ),
    FixedRow(
        Scope.FILM,
        "twice",
        QT_TRANSLATE_NOOP("Shortcuts", "Show the whole film"),
        QT_TRANSLATE_NOOP("Shortcuts", "Double click"),
    ),
    FixedRow(
        Scope.FILM,
        "measuring_step",
        QT_TRANSLATE_NOOP("Shortcuts", "While measuring: move the point"),
        QT_TRANSLATE_NOOP("Shortcuts", "Arrow keys; with Shift in small steps"),
    ),
    FixedRow(
        Scope.FILM,
        "measuring_set",
        QT_TRANSLATE_NOOP("Shortcuts", "While measuring: set the point"),
        QT_TRANSLATE_NOOP("Shortcuts", "Enter"),
    ),
    FixedRow(
        Scope.FILM,
        "measuring_end",
        QT_TRANSLATE_NOOP("Shortcuts", "While measuring: stop"),
        QT_TRANSLATE_NOOP("Shortcuts", "Esc"),
    ),
    FixedRow(
        Scope.MAP,
        "move",
        QT_TRANSLATE_NOOP("Shortcuts", "Move the map"),
        QT_TRANSLATE_NOOP("Shortcuts", "Drag, left button"),
    ),
    FixedRow(
        Scope.MAP,
        "wheel",
        QT_TRANSLATE_NOOP("Shortcuts", "Zoom where the pointer is"),
        QT_TRANSLATE_NOOP("Shortcuts", "Wheel"),
    ),
    FixedRow(
        Scope.MAP,
        "choose",
        QT_TRANSLATE_NOOP("Shortcuts", "Draw around cases to choose them"),
        QT_TRANSLATE_NOOP("Shortcuts", "Shift and drag, left button"),
    ),
    FixedRow(
        Scope.MAP,
        "choose_none",
        QT_TRANSLATE_NOOP("Shortcuts", "Choose no case any more"),
        QT_TRANSLATE_NOOP("Shortcuts", "Esc"),
    ),
)


def film_commands() -> Iterator[Command]:
    """What keys and mouse do on a film."""
    for row in COMMANDS:
        keys = tuple(canonical(key) for key in row.keys)
        yield Command(Scope.FILM, row.name, partial(words, row), keys, is_held=row.is_held)
    for drag in DRAGS:
        yield Command(Scope.FILM, drag.name, partial(words, drag), (drag.button,) if drag.button else (), Means.MOUSE)


def map_commands() -> Iterator[Command]:
    """What keys do on the map of cases."""
    for row in MAP_COMMANDS:
        keys = tuple(canonical(key) for key in row.keys)
        yield Command(Scope.MAP, row.name, partial(map_words, row), keys)


def fixed_commands() -> Iterator[Command]:
    """What is only told of."""
    for row in FIXED:
        yield Command(row.scope, row.name, partial(translated, row.text), (row.name,), Means.FIXED)


def actions_in(window: QWidget, named: frozenset[str]) -> dict[str, QAction]:
    """The actions below `window` that can have a key, by id of the command: those `named`, key or not, and all others
    that have a name and a key."""
    return {
        f"{_scope(action)}.{action.objectName()}": action
        for action in window.findChildren(QAction)
        if action.objectName() in named or (_has_name(action) and action.shortcuts())
    }


def action_command(action: QAction) -> Command:
    """An action as what can be bound; its keys of this moment are its own."""
    return Command(_scope(action), action.objectName(), action.text, _keys_of(action))


def translated(text: object) -> str:
    """A text of this part of the program, in the language of the moment."""
    return QCoreApplication.translate(CONTEXT, str(text))


def _has_name(action: QAction) -> bool:
    return bool(action.objectName()) and not action.objectName().startswith(_OF_QT)


def _keys_of(action: QAction) -> Keys:
    return tuple(key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts())


def _scope(action: QAction) -> Scope:
    """Where the keys of `action` work. What belongs to one widget that is no list belongs to the films."""
    if action.shortcutContext() in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut):
        return Scope.WINDOW
    widget = action.parent()
    while widget is not None:
        for panel, scope in _PANELS:
            if isinstance(widget, panel):
                return scope
        widget = widget.parent()
    return Scope.FILM
