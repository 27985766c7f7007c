"""What a reader can do with films side by side: the table of it, with words, icons and keys.

Keys with a modifier work in the whole window; those without one belong to the films, or they would be taken from
whatever is written elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxr_desktop.ui.theme import icon

CONTEXT: Final = "CompareCommands"


@dataclass(frozen=True, slots=True)
class CompareCommand:
    """`text` is the key of its translation."""

    name: str
    text: object  # a str: QT_TRANSLATE_NOOP is typed as if it were anything
    key: str
    icon: str | None = None
    is_checkable: bool = False
    is_of_films: bool = False  # the key works where a film has the keyboard


COMMANDS: Final = (
    CompareCommand(
        "swap", QT_TRANSLATE_NOOP("CompareCommands", "Let query and case change places"), "X", "swap", is_of_films=True
    ),
    CompareCommand(
        "flicker",
        QT_TRANSLATE_NOOP("CompareCommands", "Show query and case in turns in one place"),
        "Ctrl+Shift+B",
        "flicker",
        is_checkable=True,
        is_of_films=True,
    ),
    CompareCommand(
        "link",
        QT_TRANSLATE_NOOP("CompareCommands", "Zoom, place and window together in all films"),
        "Ctrl+K",
        "link",
        is_checkable=True,
    ),
    CompareCommand(
        "why",
        QT_TRANSLATE_NOOP("CompareCommands", "Show on both films what makes them similar"),
        "W",
        "heat",
        is_checkable=True,
        is_of_films=True,
    ),
    CompareCommand(
        "search",
        QT_TRANSLATE_NOOP("CompareCommands", "Search from this case"),
        "Ctrl+Return",
        "search",
        is_of_films=True,
    ),
    CompareCommand("next_pane", QT_TRANSLATE_NOOP("CompareCommands", "To the next film"), "F6"),
    CompareCommand("previous_pane", QT_TRANSLATE_NOOP("CompareCommands", "To the film before"), "Shift+F6"),
    CompareCommand("close", QT_TRANSLATE_NOOP("CompareCommands", "Close the case"), "Ctrl+W", "close"),
    CompareCommand("close_all", QT_TRANSLATE_NOOP("CompareCommands", "Close all cases"), "Ctrl+Shift+W"),
)


class CompareActions:
    """The rows as actions, by name. `films` is the widget that all films are in."""

    def __init__(self, films: QWidget, slots: Mapping[str, Callable[..., None]]) -> None:
        self._actions = {row.name: _make(row, films, slots[row.name]) for row in COMMANDS}
        films.addActions(list(self._actions.values()))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def set_enabled(self, is_comparing: bool) -> None:
        """Without a case beside the query there is nothing to do."""
        for action in self._actions.values():
            action.setEnabled(is_comparing)

    def retranslate(self) -> None:
        for row in COMMANDS:
            action = self._actions[row.name]
            text = QCoreApplication.translate(CONTEXT, str(row.text))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(
                QCoreApplication.translate("CompareCommands", "{what} (key {key})").format(what=text, key=key)
            )


def _make(row: CompareCommand, films: QWidget, slot: Callable[..., None]) -> QAction:
    action = QAction(films)
    action.setObjectName(row.name)
    action.setCheckable(row.is_checkable)
    action.setShortcut(QKeySequence(row.key))
    if row.is_of_films:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if row.icon:
        action.setIcon(icon(row.icon))
    if row.is_checkable:
        action.toggled.connect(slot)
    else:
        action.triggered.connect(lambda _checked=False: slot())
    return action
