"""What the user may choose, as one table; and the file that keeps what differs from the defaults.

The fields of `Settings` are the table: name, type, default, what is allowed and the group it is shown in stand in one
place. IT may give a second file of the same form: what it says holds, and the user cannot change it. Without Qt.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from cxr_desktop.errors import SettingsError
from cxr_desktop.output import write_output
from cxr_desktop.policy import EVERYTHING_ALLOWED, Policy, read_policy

SCHEMA: Final = 1
_NUMBER, _VALUES = "schema", "settings"  # the two entries of the file


class Kind(StrEnum):
    """What a value is, and so how it is checked, kept and edited."""

    CHOICE = "choice"
    TEXT = "text"
    WHOLE = "whole"
    SHARE = "share"  # shown in per cent
    SWITCH = "switch"
    FOLDER = "folder"  # a Path, or None
    FILE = "file"  # a Path, or None
    FOLDERS = "folders"
    MOVES = "moves"  # rows of three texts
    NAMED = "named"  # texts by name: a mapping in the file, pairs here, so that settings never change


Moves = tuple[tuple[str, str, str], ...]
Named = tuple[tuple[str, str], ...]


class Group(StrEnum):
    """What belongs together on screen; INTERNAL is not shown."""

    APPEARANCE = "appearance"
    ANSWERS = "answers"
    HISTORY = "history"
    ENGINE = "engine"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    key: str
    kind: Kind
    default: object
    group: Group
    choices: tuple[str, ...] = ()
    lowest: float = 0
    highest: float = 0


def _about(kind: Kind, group: Group, **allowed: object) -> dict[str, object]:
    return {"kind": kind, "group": group, **allowed}


@dataclass(frozen=True, slots=True)
class Settings:
    """All values; they never change. `locked` names those that IT has set."""

    theme: str = field(
        default="system",
        metadata=_about(Kind.CHOICE, Group.APPEARANCE, choices=("system", "dark", "light", "contrast")),
    )
    language: str = field(
        default="system", metadata=_about(Kind.CHOICE, Group.APPEARANCE, choices=("system", "en", "zh_CN", "es"))
    )
    font_scale: float = field(default=1.0, metadata=_about(Kind.SHARE, Group.APPEARANCE, lowest=0.8, highest=2.0))
    k: int = field(default=5, metadata=_about(Kind.WHOLE, Group.ANSWERS, lowest=1, highest=50))
    one_per_patient: bool = field(default=False, metadata=_about(Kind.SWITCH, Group.ANSWERS))
    heat_map_shown: bool = field(default=True, metadata=_about(Kind.SWITCH, Group.ANSWERS))
    heat_map_opacity: float = field(default=0.5, metadata=_about(Kind.SHARE, Group.ANSWERS, lowest=0.0, highest=1.0))
    history_kept: bool = field(default=False, metadata=_about(Kind.SWITCH, Group.HISTORY))
    history_keep_days: int = field(default=90, metadata=_about(Kind.WHOLE, Group.HISTORY, lowest=1, highest=3650))
    audit_kept: bool = field(default=False, metadata=_about(Kind.SWITCH, Group.HISTORY))
    library: Path | None = field(default=None, metadata=_about(Kind.FOLDER, Group.ENGINE))
    model: Path | None = field(default=None, metadata=_about(Kind.FILE, Group.ENGINE))
    device: str = field(default="auto", metadata=_about(Kind.CHOICE, Group.ENGINE, choices=("auto", "cpu", "cuda")))
    # Libraries that are searched together with that one:
    joined_libraries: tuple[Path, ...] = field(default=(), metadata=_about(Kind.FOLDERS, Group.INTERNAL))
    # The version whose notice the user has accepted at a first start:
    accepted_version: str = field(default="", metadata=_about(Kind.TEXT, Group.INTERNAL))
    # Where films of a library were found on this machine: (library id, root in its manifest, folder here).
    moved_films: Moves = field(default=(), metadata=_about(Kind.MOVES, Group.INTERNAL))
    # What was in use before the last switch, so that the way back is one step: "library" and perhaps "model".
    previous_edition: Named = field(default=(), metadata=_about(Kind.NAMED, Group.INTERNAL))
    # The one that is in use, with the moment since when ("since"); it counts while library and model are those.
    edition_in_use: Named = field(default=(), metadata=_about(Kind.NAMED, Group.INTERNAL))
    # Keys and mouse: a profile, and keys by command ("film.invert": "X; Shift+I"). What is meant is known to ui/hands.
    shortcuts: Named = field(default=(), metadata=_about(Kind.NAMED, Group.INTERNAL))
    # How the audit log is kept, and what the program's own log says: for IT, in the policy.
    audit_keep_days: int = field(default=3650, metadata=_about(Kind.WHOLE, Group.INTERNAL, lowest=1, highest=36500))
    audit_who: str = field(
        default="pseudonym", metadata=_about(Kind.CHOICE, Group.INTERNAL, choices=("pseudonym", "account", "nobody"))
    )
    audit_folder: Path | None = field(default=None, metadata=_about(Kind.FOLDER, Group.INTERNAL))
    audit_anchor: Path | None = field(default=None, metadata=_about(Kind.FILE, Group.INTERNAL))
    log_level: str = field(
        default="info", metadata=_about(Kind.CHOICE, Group.INTERNAL, choices=("debug", "info", "warning", "error"))
    )
    locked: frozenset[str] = frozenset()
    policy: Policy = EVERYTHING_ALLOWED

    def changed(self, key: str, value: Any) -> Settings:
        """The same with another value for `key`: one that the row allows, as those of the dialog are."""
        return replace(self, **{key: value})

    def overrides(self) -> dict[str, object]:
        """What the user has set to something else than the default."""
        return {
            row.key: getattr(self, row.key)
            for row in table()
            if row.key not in self.locked and getattr(self, row.key) != row.default
        }


@cache
def table() -> tuple[Setting, ...]:
    """The rows, in the order in which they are shown."""
    return tuple(_to_setting(each) for each in fields(Settings) if each.metadata)


def _to_setting(each: Field[Any]) -> Setting:
    return Setting(key=each.name, default=each.default, **each.metadata)


# ---------------------------------------------------------------- the files


def load_settings(path: Path, policy: Path | None = None) -> Settings:
    """The settings of the file at `path`, the defaults where there is none. `policy` is the file of IT, if any.

    Raises SettingsError, which names the key and the file.
    """
    set_by_it = _read(policy) if policy else {}
    values = _read(path) | set_by_it
    rules = read_policy(policy) if policy else EVERYTHING_ALLOWED
    return replace(Settings(locked=frozenset(set_by_it), policy=rules), **values)


def save_settings(path: Path, settings: Settings) -> None:
    """Keep what differs from the defaults; the file is replaced whole. Raises OutputNotWritable."""
    kinds = {row.key: row.kind for row in table()}
    values = {key: _TO_FILE.get(kinds[key], _as_it_is)(value) for key, value in settings.overrides().items()}
    write_output(path, json.dumps({_NUMBER: SCHEMA, _VALUES: values}, indent=2, ensure_ascii=False) + "\n")


def _read(path: Path) -> dict[str, Any]:
    """Checked values by key; none where there is no such file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError("unreadable", path=path, detail=error.strerror) from error
    except ValueError as error:  # no JSON, or no UTF-8
        raise SettingsError("damaged", path=path, detail=error) from error
    rows = {row.key: row for row in table()}
    values = _values(content, path)
    for key in values:
        if key not in rows:
            raise SettingsError("unknown", key=key, path=path)
    return {key: checked(rows[key], value, path) for key, value in values.items()}


def _values(content: object, path: Path) -> Mapping[str, object]:
    if not isinstance(content, dict) or not isinstance(content.get(_VALUES), dict):
        raise SettingsError("damaged", path=path, detail="it has no 'settings'")
    number = content.get(_NUMBER)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise SettingsError("damaged", path=path, detail="it has no 'schema' number")
    if number > SCHEMA:
        raise SettingsError("too_new", path=path, found=number, known=SCHEMA)
    values: dict[str, object] = content[_VALUES]
    return values


# ---------------------------------------------------------------- what is allowed


def checked(row: Setting, value: object, path: Path) -> object:
    """`value`, as read from `path`, in the type of `row`. Raises SettingsError."""
    fits, convert, expected = _KINDS[row.kind]
    if not fits(value):
        raise SettingsError("type", key=row.key, path=path, expected=expected)
    if row.choices and value not in row.choices:
        raise SettingsError("choice", key=row.key, path=path, choices=", ".join(row.choices))
    if isinstance(value, int | float) and row.highest and not row.lowest <= value <= row.highest:
        raise SettingsError("range", key=row.key, path=path, lowest=row.lowest, highest=row.highest)
    return convert(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_place(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(value))


def _as_it_is(value: Any) -> object:
    return value


def _to_place(value: Any) -> Path | None:
    return None if value is None else Path(value)


def _is_places(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(place) and place for place in value)


def _to_places(value: Any) -> tuple[Path, ...]:
    return tuple(map(Path, value))


def _is_moves(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(row, list | tuple) and len(row) == 3 and all(map(_is_text, row)) for row in value
    )


def _to_moves(value: Any) -> Moves:
    return tuple((library, root, folder) for library, root, folder in value)


def _is_named(value: object) -> bool:
    return isinstance(value, dict | tuple) and all(_is_text(text) for pair in dict(value).items() for text in pair)


def _to_named(value: Any) -> Named:
    return tuple(dict(value).items())


def _places_to_file(value: tuple[Path, ...]) -> list[str]:
    return [str(place) for place in value]


def _place_to_file(value: Path | None) -> str | None:
    return None if value is None else str(value)


_Rule = tuple[Callable[[object], bool], Callable[[Any], object], str]
_KINDS: Final[Mapping[Kind, _Rule]] = {
    Kind.CHOICE: (_is_text, _as_it_is, "a text"),
    Kind.TEXT: (_is_text, _as_it_is, "a text"),
    Kind.WHOLE: (_is_whole, _as_it_is, "a whole number"),
    Kind.SHARE: (_is_number, float, "a number"),
    Kind.SWITCH: (_is_switch, _as_it_is, "true or false"),
    Kind.FOLDER: (_is_place, _to_place, "a path or null"),
    Kind.FILE: (_is_place, _to_place, "a path or null"),
    Kind.FOLDERS: (_is_places, _to_places, "a list of texts"),
    Kind.MOVES: (_is_moves, _to_moves, "rows of three texts"),
    Kind.NAMED: (_is_named, _to_named, "texts by name"),
}
_TO_FILE: Final[Mapping[Kind, Callable[[Any], object]]] = {  # of the kinds that JSON does not know
    Kind.FOLDER: _place_to_file,
    Kind.FILE: _place_to_file,
    Kind.FOLDERS: _places_to_file,
    Kind.NAMED: dict,
}
