"""What keys do on the map of cases: the table of it, and which keys those are at the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeyEvent

from cxr_desktop.ui.key_table import KeyCommand, KeyTable, first_key_text

CONTEXT: Final = "MapCommands"
ZOOM_STEP: Final = 1.25


COMMANDS: Final = (
    KeyCommand("open", QT_TRANSLATE_NOOP("MapCommands", "Open the case"), ("Return", "Enter"), "open_present"),
    KeyCommand("left", QT_TRANSLATE_NOOP("MapCommands", "To the next case on the left"), ("Left",), "step", ((-1, 0),)),
    KeyCommand(
        "right", QT_TRANSLATE_NOOP("MapCommands", "To the next case on the right"), ("Right",), "step", ((1, 0),)
    ),
    KeyCommand("up", QT_TRANSLATE_NOOP("MapCommands", "To the next case above"), ("Up",), "step", ((0, 1),)),
    KeyCommand("down", QT_TRANSLATE_NOOP("MapCommands", "To the next case below"), ("Down",), "step", ((0, -1),)),
    KeyCommand("fit", QT_TRANSLATE_NOOP("MapCommands", "All cases in sight"), ("Home",), "fit"),
    KeyCommand("zoom_in", QT_TRANSLATE_NOOP("MapCommands", "Closer"), ("+", "="), "zoom", (ZOOM_STEP,)),
    KeyCommand("zoom_out", QT_TRANSLATE_NOOP("MapCommands", "Further away"), ("-",), "zoom", (1 / ZOOM_STEP,)),
)


def map_words(row: KeyCommand) -> str:
    """What a row does, in the language of the moment."""
    return QCoreApplication.translate(CONTEXT, str(row.text))


def _default_keys() -> dict[str, tuple[str, ...]]:
    return {command.name: command.keys for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class MapBindings:
    """Which keys do what. A command that is not named, or has no key, is not bound."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_default_keys)  # by name of the command
    _table: KeyTable[KeyCommand] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = ((key, command) for command in COMMANDS for key in self.keys.get(command.name, ()))
        object.__setattr__(self, "_table", KeyTable(rows))

    def command(self, event: QKeyEvent) -> KeyCommand | None:
        """What the key of `event` does."""
        return self._table.row(event)

    def key_text(self, name: str) -> str:
        """The first key of a command as the system writes it; empty: none is bound."""
        return first_key_text(self.keys.get(name, ()))
