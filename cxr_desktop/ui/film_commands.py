"""What a reader can do with a film: the table of it, and which keys and mouse buttons do it at the moment.

The film view does what a row says and knows no key itself. Defaults stand in the rows; other bindings may take their
place at any time (`FilmView.set_bindings`). Keys are written as Qt writes them: "F", "Shift+Left", "Space".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from cxr_desktop.ui.key_table import KeyCommand, KeyTable, first_key_text

CONTEXT: Final = "FilmCommands"

_LEFT, _RIGHT, _UP, _DOWN = QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)


@dataclass(frozen=True, slots=True)
class FilmCommand(KeyCommand):
    """A command of FilmView."""

    is_held: bool = False  # the method is given True when the key goes down, False when it comes up


@dataclass(frozen=True, slots=True)
class FilmDrag:
    """One thing that a drag of the mouse does."""

    name: str
    text: object
    button: str  # by default: one of GESTURES; empty: none


COMMANDS: Final = (
    FilmCommand("zoom_in", QT_TRANSLATE_NOOP("FilmCommands", "Zoom in"), ("+", "="), "zoom_in"),
    FilmCommand("zoom_out", QT_TRANSLATE_NOOP("FilmCommands", "Zoom out"), ("-",), "zoom_out"),
    FilmCommand("fit", QT_TRANSLATE_NOOP("FilmCommands", "Show the whole film"), ("F",), "fit"),
    FilmCommand("actual_size", QT_TRANSLATE_NOOP("FilmCommands", "Actual size, pixel by pixel"), ("P",), "actual_size"),
    FilmCommand("rotate", QT_TRANSLATE_NOOP("FilmCommands", "Turn clockwise"), ("T",), "rotate", (1,)),
    FilmCommand(
        "rotate_back", QT_TRANSLATE_NOOP("FilmCommands", "Turn counter-clockwise"), ("Shift+T",), "rotate", (-1,)
    ),
    FilmCommand("flip_across", QT_TRANSLATE_NOOP("FilmCommands", "Swap left and right"), ("M",), "flip_across"),
    FilmCommand("flip_down", QT_TRANSLATE_NOOP("FilmCommands", "Swap top and bottom"), ("Shift+M",), "flip_down"),
    FilmCommand(
        "as_it_came", QT_TRANSLATE_NOOP("FilmCommands", "Window: as it came"), ("1",), "use_preset", ("as_it_came",)
    ),
    FilmCommand(
        "full_range", QT_TRANSLATE_NOOP("FilmCommands", "Window: full range"), ("2",), "use_preset", ("full_range",)
    ),
    FilmCommand(
        "lungs", QT_TRANSLATE_NOOP("FilmCommands", "Window: dark parts, as lungs"), ("3",), "use_preset", ("lungs",)
    ),
    FilmCommand(
        "soft_tissue",
        QT_TRANSLATE_NOOP("FilmCommands", "Window: middle tones, as soft tissue"),
        ("4",),
        "use_preset",
        ("soft_tissue",),
    ),
    FilmCommand(
        "bones", QT_TRANSLATE_NOOP("FilmCommands", "Window: bright parts, as bones"), ("5",), "use_preset", ("bones",)
    ),
    FilmCommand("invert", QT_TRANSLATE_NOOP("FilmCommands", "Invert black and white"), ("I",), "invert"),
    FilmCommand("reset", QT_TRANSLATE_NOOP("FilmCommands", "Show the film as it came"), ("R",), "reset"),
    FilmCommand(
        "toggle_lettering",
        QT_TRANSLATE_NOOP("FilmCommands", "Show or hide the words on the film"),
        ("O",),
        "toggle_lettering",
    ),
    FilmCommand("toggle_heat", QT_TRANSLATE_NOOP("FilmCommands", "Show or hide the heat map"), ("H",), "toggle_heat"),
    FilmCommand(
        "peek",
        QT_TRANSLATE_NOOP("FilmCommands", "Hold to see the film without the heat map"),
        ("V",),
        "peek",
        is_held=True,
    ),
    FilmCommand(
        "hold_pan",
        QT_TRANSLATE_NOOP("FilmCommands", "Hold to move the film with the left button"),
        ("Space",),
        "hold_pan",
        is_held=True,
    ),
    FilmCommand("pan_left", QT_TRANSLATE_NOOP("FilmCommands", "Look further left"), ("Left",), "pan", (_LEFT,)),
    FilmCommand("pan_right", QT_TRANSLATE_NOOP("FilmCommands", "Look further right"), ("Right",), "pan", (_RIGHT,)),
    FilmCommand("pan_up", QT_TRANSLATE_NOOP("FilmCommands", "Look further up"), ("Up",), "pan", (_UP,)),
    FilmCommand("pan_down", QT_TRANSLATE_NOOP("FilmCommands", "Look further down"), ("Down",), "pan", (_DOWN,)),
    FilmCommand(
        "narrower", QT_TRANSLATE_NOOP("FilmCommands", "More contrast"), ("Shift+Left",), "nudge_window", (_LEFT,)
    ),
    FilmCommand(
        "wider", QT_TRANSLATE_NOOP("FilmCommands", "Less contrast"), ("Shift+Right",), "nudge_window", (_RIGHT,)
    ),
    FilmCommand("brighter", QT_TRANSLATE_NOOP("FilmCommands", "Brighter"), ("Shift+Up",), "nudge_window", (_UP,)),
    FilmCommand("darker", QT_TRANSLATE_NOOP("FilmCommands", "Darker"), ("Shift+Down",), "nudge_window", (_DOWN,)),
    FilmCommand(
        "magnify",
        QT_TRANSLATE_NOOP("FilmCommands", "Hold for a loupe under the mouse"),
        ("G",),
        "magnify",
        is_held=True,
    ),
    FilmCommand(
        "hold_flicker",
        QT_TRANSLATE_NOOP("FilmCommands", "Hold to see the other film of the pair in this one's place"),
        ("B",),
        "hold_flicker",
        is_held=True,
    ),
    FilmCommand("distance", QT_TRANSLATE_NOOP("FilmCommands", "Measure a distance"), ("D",), "measure", ("distance",)),
    FilmCommand("angle", QT_TRANSLATE_NOOP("FilmCommands", "Measure an angle"), ("A",), "measure", ("angle",)),
    FilmCommand(
        "cardiothoracic",
        QT_TRANSLATE_NOOP("FilmCommands", "Measure the cardiothoracic ratio"),
        ("C",),
        "measure",
        ("cardiothoracic",),
    ),
    FilmCommand(
        "remove_measure", QT_TRANSLATE_NOOP("FilmCommands", "Remove the last measure"), ("Backspace",), "remove_measure"
    ),
    FilmCommand(
        "remove_measures",
        QT_TRANSLATE_NOOP("FilmCommands", "Remove all measures"),
        ("Shift+Backspace",),
        "remove_measures",
    ),
    FilmCommand(
        "clahe",
        QT_TRANSLATE_NOOP("FilmCommands", "Filter: local contrast (CLAHE)"),
        ("E",),
        "toggle_filter",
        ("clahe",),
    ),
    FilmCommand("sharpen", QT_TRANSLATE_NOOP("FilmCommands", "Filter: sharpen"), ("S",), "toggle_filter", ("sharpen",)),
)

DRAGS: Final = (
    FilmDrag("window", QT_TRANSLATE_NOOP("FilmCommands", "Window and level"), "Left"),
    FilmDrag("pan", QT_TRANSLATE_NOOP("FilmCommands", "Move the film"), "Middle"),
    FilmDrag("zoom", QT_TRANSLATE_NOOP("FilmCommands", "Zoom: up is larger"), ""),
    FilmDrag("remove", QT_TRANSLATE_NOOP("FilmCommands", "Remove the measure under the mouse"), "Right"),
)

_BUTTONS: Final = {button: Qt.MouseButton[f"{button}Button"] for button in ("Left", "Middle", "Right")}
# Alt is left out: with it, the desktops of Linux move the window.
_HELD_WITH: Final = {
    "": Qt.KeyboardModifier.NoModifier,
    "Shift+": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl+": Qt.KeyboardModifier.ControlModifier,
}
GESTURES: Final = {
    f"{held}{name}": (button, modifier) for held, modifier in _HELD_WITH.items() for name, button in _BUTTONS.items()
}
"""What a drag can be bound to: the button, and what is held down with it."""


def words(row: FilmCommand | FilmDrag) -> str:
    """What a row does, in the language of the moment."""
    return QCoreApplication.translate(CONTEXT, str(row.text))


def _default_keys() -> dict[str, tuple[str, ...]]:
    return {command.name: command.keys for command in COMMANDS}


def _default_buttons() -> dict[str, str]:
    return {drag.name: drag.button for drag in DRAGS}


@dataclass(frozen=True, slots=True)
class Bindings:
    """Which keys and mouse buttons do what. A command or drag that is not named, or has no key, is not bound."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_default_keys)  # by name of the command
    buttons: Mapping[str, str] = field(default_factory=_default_buttons)  # by name of the drag
    _table: KeyTable[FilmCommand] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = ((key, command) for command in COMMANDS for key in self.keys.get(command.name, ()))
        object.__setattr__(self, "_table", KeyTable(rows))

    def command(self, event: QKeyEvent) -> FilmCommand | None:
        """What the key of `event` does."""
        return self._table.row(event)

    def held(self, key: int) -> FilmCommand | None:
        """The command that ends when `key` comes up, whatever else is held down with it."""
        return next((command for command in self._table.rows_of(key) if command.is_held), None)

    def drag(self, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier = _HELD_WITH[""]) -> str | None:
        """The name of what a drag with `button` does. Where nothing is bound to it with `modifiers`, they are passed
        over."""
        by_gesture = {GESTURES[bound]: name for name, bound in self.buttons.items() if bound}
        return by_gesture.get((button, modifiers)) or by_gesture.get((button, _HELD_WITH[""]))

    def key_text(self, name: str) -> str:
        """The first key of a command as the system writes it; empty: none is bound."""
        return first_key_text(self.keys.get(name, ()))
