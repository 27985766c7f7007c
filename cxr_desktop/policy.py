"""What IT has laid down for a whole machine: settings that hold, what is allowed, a notice, and what is switched off.

One JSON file, `paths.policy()`. Its `settings` are of the form of the user's file and are read by `settings`; the rest
is read here. A file that cannot be taken as it is stops the program: what it forbids would else be allowed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cxr_desktop import paths
from cxr_desktop.errors import (
    LibraryMissing,
    LibraryNotAllowed,
    ModelNotAllowed,
    SettingsError,
    SwitchedOff,
    WeightsMissing,
)

REFERENCE, DEMONSTRATION = "reference", "demonstration"  # what came with the program, and what it makes of itself
_SHORTEST_HASH = 12  # digits of a model's SHA-256, as `cxr info` shows them


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that can be switched off: its actions in the window, its commands, and parts of the window."""

    actions: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


FEATURES: Final[Mapping[str, Feature]] = {
    "build": Feature(("build",), ("build", "add", "remove", "renew")),
    "demonstration": Feature(("demonstration",), ("demo",)),
    "locate": Feature(("locate",), ("locate",)),
    "open_library": Feature(("open_library",), ("switch",)),
    "paste": Feature(("paste",)),
    "train": Feature((), ("train", "average", "import-weights")),
    "verdict": Feature(parts=("verdict",)),  # what the reader thinks of a vote is not asked for
}


@dataclass(frozen=True, slots=True)
class Policy:
    """Without a file everything is allowed. `libraries` and `models` are None where all are."""

    file: Path | None = None
    set_by: str = ""  # who answers for it, in their own words: "Radiology IT, ext. 4711"
    libraries: tuple[str, ...] | None = None  # folders, REFERENCE, DEMONSTRATION
    models: tuple[str, ...] | None = None  # SHA-256 of the weights or its beginning, REFERENCE
    notice: str = ""  # shown beside the notice of the program, never instead of it
    features_off: frozenset[str] = frozenset()  # keys of FEATURES

    def require_library(self, directory: Path) -> None:
        """Raises LibraryNotAllowed unless the library is one of those, or lies in one of their folders."""
        if self.libraries is None:
            return
        place = directory.resolve()
        allowed = [folder for name in self.libraries if (folder := _folder(name)) is not None]
        if not any(place == folder or folder in place.parents for folder in allowed):
            raise LibraryNotAllowed("policy", path=directory, who=self.who)

    def require_model(self, weights_sha256: str, path: Path) -> None:
        """Raises ModelNotAllowed unless the weights with this hash, at this path, are allowed."""
        if self.models is None:
            return
        if REFERENCE in self.models and path.resolve() == _reference_model():
            return
        if not any(weights_sha256.startswith(name) for name in self.models if name != REFERENCE):
            raise ModelNotAllowed("policy", sha256=weights_sha256[:_SHORTEST_HASH], who=self.who)

    def require_command(self, name: str) -> None:
        """Raises SwitchedOff for a command of a feature that is switched off."""
        if any(name in FEATURES[feature].commands for feature in self.features_off):
            raise SwitchedOff("policy", name=name, who=self.who)

    @property
    def actions_off(self) -> tuple[str, ...]:
        """Names of the window's actions that are switched off."""
        return tuple(action for name in sorted(self.features_off) for action in FEATURES[name].actions)

    @property
    def parts_off(self) -> frozenset[str]:
        """Names of parts of the window that are switched off."""
        return frozenset(part for name in self.features_off for part in FEATURES[name].parts)

    @property
    def who(self) -> str:
        """Who is to be asked."""
        return self.set_by or "IT"


EVERYTHING_ALLOWED: Final = Policy()


def read_policy(path: Path) -> Policy:
    """The policy of the file at `path`, all allowed where there is none. Raises SettingsError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return EVERYTHING_ALLOWED
    except OSError as error:
        raise SettingsError("unreadable", path=path, detail=error.strerror) from error
    except ValueError as error:
        raise SettingsError("damaged", path=path, detail=error) from error
    if not isinstance(content, dict):
        raise SettingsError("damaged", path=path, detail="it has no 'settings'")
    for key in content.keys() - _ENTRIES:
        raise SettingsError("unknown", key=key, path=path)
    allowed = content.get("allowed", {})
    if not isinstance(allowed, dict) or allowed.keys() - {"libraries", "models"}:
        raise SettingsError("type", key="allowed", path=path, expected="'libraries' and 'models'")
    return Policy(
        file=path,
        set_by=_text(content, "set_by", path),
        libraries=_names(allowed, "libraries", path),
        models=_checked_models(_names(allowed, "models", path), path),
        notice=_text(content, "notice", path),
        features_off=_checked_features(_names(content, "features_off", path) or (), path),
    )


_ENTRIES: Final = frozenset({"schema", "settings", "set_by", "allowed", "notice", "features_off"})


def _text(content: Mapping[str, Any], key: str, path: Path) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise SettingsError("type", key=key, path=path, expected="a text")
    return value.strip()


def _names(content: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...] | None:
    value = content.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        raise SettingsError("type", key=key, path=path, expected="a list of texts")
    return tuple(value)


def _checked_models(names: tuple[str, ...] | None, path: Path) -> tuple[str, ...] | None:
    """A hash that is too short would allow models by chance."""
    for name in names or ():
        if name != REFERENCE and (len(name) < _SHORTEST_HASH or set(name) - set("0123456789abcdef")):
            raise SettingsError("type", key="models", path=path, expected="'reference' or hashes of 12 to 64 digits")
    return names


def _checked_features(names: tuple[str, ...], path: Path) -> frozenset[str]:
    for name in names:
        if name not in FEATURES:
            raise SettingsError("choice", key="features_off", path=path, choices=", ".join(FEATURES))
    return frozenset(names)


def _folder(name: str) -> Path | None:
    """What an entry stands for; None where this copy of the program has no such thing."""
    if name == DEMONSTRATION:
        return (paths.user_data() / "demonstration").resolve()
    try:
        return (paths.reference_library() if name == REFERENCE else Path(name)).resolve()
    except LibraryMissing:
        return None


def _reference_model() -> Path | None:
    try:
        return paths.reference_model().resolve()
    except WeightsMissing:
        return None
