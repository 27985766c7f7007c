"""Which row of a table a key means. Of tables whose keys work where a widget has the keyboard, and of no actions.

Keys are written as Qt writes them: "F", "Shift+Left", "Space".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class KeyCommand:
    """One thing that a key does. `text` is the key of its translation."""

    name: str
    text: object  # a str: QT_TRANSLATE_NOOP is typed as if it were anything
    keys: tuple[str, ...]  # by default; the first one is shown
    method: str  # of the widget that has the keyboard
    arguments: tuple[object, ...] = ()


_ARROWS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class KeyTable(Generic[Row]):
    """Rows by their keys. Of two rows with one key the later has it."""

    def __init__(self, keys: Iterable[tuple[str, Row]]) -> None:
        self._rows = {_combined(key): row for key, row in keys}

    def row(self, event: QKeyEvent) -> Row | None:
        """What the key of `event` means. Where nothing else is bound to it, Shift is passed over: some keyboards need
        it for + and for digits."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        exact = self._rows.get(QKeyCombination(modifiers, key).toCombined())
        if exact is not None or key in _ARROWS:
            return exact
        plain = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        return self._rows.get(QKeyCombination(plain, key).toCombined())

    def rows_of(self, key: int) -> Iterator[Row]:
        """Those of this key, whatever else is held down with it."""
        for combined, row in self._rows.items():
            if combined & ~int(Qt.KeyboardModifier.KeyboardModifierMask.value) == key:
                yield row


def first_key_text(keys: tuple[str, ...]) -> str:
    """The first of `keys` as the system writes it; empty: there is none."""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def _combined(key: str) -> int:
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    return int(combination.toCombined())
