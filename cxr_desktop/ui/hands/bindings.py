"""Which keys and mouse gestures are bound to which command. Values only, no widget is known here.

Three layers lie over each other: a command's own keys, those of a profile, and what the reader has changed. Where a
layer binds a key, a lower one gives it up: so a profile or a reader's change holds whatever commands come later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from cxr_desktop.ui.hands.profiles import PROFILES, Profile

Keys = tuple[str, ...]
"""As Qt writes them for files ("Ctrl+O"), or gestures of the mouse ("Shift+Left"); the first one is shown."""

Shortcuts = tuple[tuple[str, str], ...]
"""The setting: (command, keys with "; " between them), and the profile among them."""

_PROFILE: Final = "profile"
_PROFILES: Final = {str(profile): profile for profile in Profile}


class Scope(StrEnum):
    """Where a key does something. WINDOW holds all the others, and they do not hold each other."""

    WINDOW = "window"
    FILM = "film"
    GALLERY = "gallery"
    HISTORY = "history"
    MAP = "map"


class Means(StrEnum):
    """What a command is called by. What is FIXED is told of and cannot be bound."""

    KEYS = "keys"
    MOUSE = "mouse"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be bound. `words` gives its name in the language of the moment."""

    scope: Scope
    name: str
    words: Callable[[], str] = field(compare=False)
    keys: Keys  # its own: what holds where nobody has said anything else
    means: Means = Means.KEYS
    is_held: bool = False  # it lasts for as long as its key is down

    @property
    def id(self) -> str:
        """Its name in settings and profiles."""
        return f"{self.scope}.{self.name}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile, what the reader has changed of it, and what a settings file says that nobody understands."""

    profile: Profile = Profile.OWN
    changes: Mapping[str, Keys] = field(default_factory=dict)  # by id of the command
    not_understood: Shortcuts = ()

    def bind(self, command: Command, keys: Keys) -> Choice:
        """The same with `command` bound to `keys`; none: to nothing."""
        return Choice(self.profile, {**self.changes, command.id: keys}, self.not_understood)

    def reset(self, command: Command) -> Choice:
        """The same with `command` as the profile has it."""
        kept = {name: keys for name, keys in self.changes.items() if name != command.id}
        return Choice(self.profile, kept, self.not_understood)

    def of_profile(self, profile: Profile) -> Choice:
        """`profile`, with what the reader has changed; without, if it is the present one already."""
        return Choice(profile, self.changes, self.not_understood)

    def unchanged(self) -> Choice:
        """The profile as it is."""
        return Choice(self.profile, {}, self.not_understood)


class Clash(StrEnum):
    """Why two commands cannot both have their keys."""

    SAME = "same"
    HELD = "held"  # one lasts while its key is down, and only Shift tells the other's key from it


def bound(commands: Iterable[Command], choice: Choice) -> dict[str, Keys]:
    """Every command's keys under `choice`, by id."""
    commands = tuple(commands)
    given: dict[str, Keys] = {}
    for layer in (choice.changes, PROFILES[choice.profile], {each.id: each.keys for each in commands}):
        above = tuple((each, given[each.id]) for each in commands if each.id in given)
        given |= {
            each.id: tuple(key for key in layer[each.id] if not _is_taken(each, key, above))
            for each in commands
            if each.id in layer and each.id not in given
        }
    return given


def _is_taken(command: Command, key: str, above: Iterable[tuple[Command, Keys]]) -> bool:
    return any(clash(command, key, other, taken) for other, keys in above for taken in keys)


def clash(one: Command, key: str, other: Command, other_key: str) -> Clash | None:
    """Why `one` and `other` cannot have these keys at the same time; None: they can."""
    is_near = one.scope == other.scope or Scope.WINDOW in (one.scope, other.scope)
    if one.id == other.id or one.means != other.means or not is_near:
        return None
    if key == other_key:
        return Clash.SAME
    if (one.is_held or other.is_held) and without_shift(key) == without_shift(other_key):
        return Clash.HELD
    return None


# ---------------------------------------------------------------- keys


def canonical(key: str) -> str:
    """A key as Qt writes it for files; empty: there is no such key."""
    combination = combined(key)
    if combination is None:
        return ""
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def combined(key: str) -> QKeyCombination | None:
    """What has to be pressed; None: there is no such key, or it takes several strokes."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    return None if combination.key() == Qt.Key.Key_unknown else combination


def without_shift(key: str) -> QKeyCombination | None:
    """The same without Shift, which a hand that holds a key down comes upon easily, and the key repeats itself."""
    combination = combined(key)
    if combination is None:
        return None
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, combination.key())


# ---------------------------------------------------------------- the setting


def read_choice(setting: Shortcuts, commands: Iterable[Command], gestures: Iterable[str]) -> Choice:
    """The choice that `setting` tells of. A command or key that is not known stays as it is written."""
    means = {each.id: each.means for each in commands}
    known = {each: each for each in gestures}
    readers: Mapping[Means, Callable[[str], str]] = {
        Means.KEYS: canonical,
        Means.MOUSE: lambda gesture: known.get(gesture, ""),
        Means.FIXED: lambda _: "",
    }
    profile = Profile.OWN
    changes: dict[str, Keys] = {}
    strange = []
    for name, text in setting:
        parts = _parts(text)
        keys = tuple(readers[means[name]](part) for part in parts) if name in means else ()
        if name == _PROFILE and text in _PROFILES:
            profile = _PROFILES[text]
        elif name in means and all(keys):
            changes[name] = keys
        else:
            strange.append((name, text))
    return Choice(profile, changes, tuple(strange))


def to_setting(choice: Choice) -> Shortcuts:
    """What is to be kept of `choice`: only what differs from a first start."""
    profile = () if choice.profile is Profile.OWN else ((_PROFILE, str(choice.profile)),)
    changes = tuple(sorted((name, "; ".join(keys)) for name, keys in choice.changes.items()))
    return (*profile, *changes, *choice.not_understood)


def _parts(text: str) -> tuple[str, ...]:
    """The keys of a text; "; " parts them, as in "+; ;" (plus and semicolon)."""
    return tuple(part.strip() for part in text.split("; ")) if text.strip() else ()
