"""The table of what the window can do: one row per action, with its words, its icon and its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cxr_desktop.ui.theme import icon

CONTEXT = "Actions"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """`text` is the key of its translation."""

    name: str
    text: object  # a str: QT_TRANSLATE_NOOP is typed as if it were anything
    icon: str | None = None
    key: str = ""  # several: with "; " between them
    is_checkable: bool = False


ROWS = (
    ActionRow("open", QT_TRANSLATE_NOOP("Actions", "Open films …"), "open", "Ctrl+O"),
    ActionRow("open_folder", QT_TRANSLATE_NOOP("Actions", "Open a folder of films …"), "folder", "Ctrl+Shift+O"),
    ActionRow("recent", QT_TRANSLATE_NOOP("Actions", "Films opened last"), None, "Ctrl+R"),
    ActionRow("paste", QT_TRANSLATE_NOOP("Actions", "Paste a film"), None, "Ctrl+V"),
    ActionRow("previous", QT_TRANSLATE_NOOP("Actions", "Previous film"), "previous", "Ctrl+Left"),
    ActionRow("next", QT_TRANSLATE_NOOP("Actions", "Next film"), "next", "Ctrl+Right"),
    ActionRow("cancel", QT_TRANSLATE_NOOP("Actions", "Cancel"), "close", "Esc"),
    ActionRow("ask_again", QT_TRANSLATE_NOOP("Actions", "Ask again"), None, "F5"),
    ActionRow("back", QT_TRANSLATE_NOOP("Actions", "Back to the answer before"), "previous", "Alt+Left"),
    ActionRow("forward", QT_TRANSLATE_NOOP("Actions", "Forward to the answer after"), "next", "Alt+Right"),
    ActionRow("history", QT_TRANSLATE_NOOP("Actions", "Earlier queries"), "history", "Ctrl+H", is_checkable=True),
    ActionRow("map", QT_TRANSLATE_NOOP("Actions", "Map of cases"), "map", "Ctrl+M", is_checkable=True),
    ActionRow("libraries", QT_TRANSLATE_NOOP("Actions", "Case libraries"), "library", "Ctrl+B"),
    ActionRow("tags", QT_TRANSLATE_NOOP("Actions", "What the file says (DICOM tags)"), "info", "Ctrl+T"),
    ActionRow("detach", QT_TRANSLATE_NOOP("Actions", "Film in a window of its own"), "detach", "Ctrl+D"),
    ActionRow("full_screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "full-screen", "F11"),
    ActionRow("demonstration", QT_TRANSLATE_NOOP("Actions", "Demonstration"), "play"),
    ActionRow("reference", QT_TRANSLATE_NOOP("Actions", "Reference library"), "library"),
    ActionRow("open_library", QT_TRANSLATE_NOOP("Actions", "Open a case library …"), "open-library", "Ctrl+L"),
    ActionRow("build", QT_TRANSLATE_NOOP("Actions", "Build a case library …"), "build-library"),
    ActionRow("locate", QT_TRANSLATE_NOOP("Actions", "Locate the films of this library …"), "locate"),
    ActionRow("leave_out", QT_TRANSLATE_NOOP("Actions", "Search without it")),
    ActionRow("use_cpu", QT_TRANSLATE_NOOP("Actions", "Run on the CPU")),
    ActionRow("settings", QT_TRANSLATE_NOOP("Actions", "Settings …"), "settings", "Ctrl+,"),
    ActionRow("shortcuts", QT_TRANSLATE_NOOP("Actions", "Keys and mouse …"), "help", "F1; ?"),
    ActionRow("diagnostics", QT_TRANSLATE_NOOP("Actions", "Diagnostics …"), "info"),
    ActionRow("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), None, "Ctrl+Q"),
)


class Actions:
    """The rows as QActions of a window, by name."""

    def __init__(self, parent: QWidget) -> None:
        self._actions = {row.name: _make(row, parent) for row in ROWS}
        parent.addActions(list(self._actions.values()))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def retranslate(self) -> None:
        for row in ROWS:
            action = self._actions[row.name]
            text = QCoreApplication.translate(CONTEXT, str(row.text))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{text} ({key})" if key else text)


def _make(row: ActionRow, parent: QWidget) -> QAction:
    action = QAction(parent)
    action.setObjectName(row.name)
    action.setCheckable(row.is_checkable)
    if row.key:
        action.setShortcuts(QKeySequence.listFromString(row.key))
    if row.icon:
        action.setIcon(icon(row.icon))
    return action
