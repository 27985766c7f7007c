"""What changes from one edition of a library to the next, as lines and as JSON; shared by `renew` and `switch`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cxr_desktop.cli.console import Console
from cxr_desktop.library.edition import Change, Value

_TITLES: Final[Mapping[str, str]] = {
    "profile": "model",
    "backbones": "backbones",
    "weights": "weights (SHA-256)",
    "preprocessing": "preprocessing",
    "dimension": "dimension",
    "cases": "cases",
    "labels": "labels",
    "pooled": "several looks at a film",
    "balanced": "labels weigh the same",
    "with_pictures": "small pictures",
    "program": "written by",
}
_HASH_DIGITS: Final = 12


def say_changes(console: Console, changes: Sequence[Change]) -> None:
    """One line for each: what stays, or old -> new."""
    for change in changes:
        old, new = (_text(change.key, value) for value in (change.old, change.new))
        console.say(f"  {_TITLES[change.key]:<24} {f'{old} -> {new}' if change.is_change else f'{old}  (as before)'}")


def changes_record(changes: Sequence[Change]) -> dict[str, Any]:
    """By key: old, new, and whether that is a change."""
    return {each.key: {"old": each.old, "new": each.new, "is_change": each.is_change} for each in changes}


def _text(key: str, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{label} {count}" for label, count in value.items())
    if key == "weights":
        return str(value)[:_HASH_DIGITS]
    return str(value) or "not noted"
