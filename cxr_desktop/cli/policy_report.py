"""`cxr info --policy`: what every setting has come to, and who has set it: the program, the user, or the policy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxr_desktop import paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.settings import Settings, table


def tell_policy(console: Console) -> None:
    """Raises SettingsError where a file cannot be taken as it is: then the program would not start either."""
    record = policy_record(arguments.user_settings())
    policy = record["policy"]
    console.say(f"policy            {policy['file'] or f'none; it would be {paths.policy()}'}")
    console.say(f"user's settings   {record['user_file']}")
    for name, value in policy.items():
        if name != "file":
            console.say(f"  {name:<22} {_text(value)}")
    console.say("settings")
    for key, outcome in record["settings"].items():
        console.say(f"  {key:<22} {_text(outcome['value']):<28} set by {outcome['set_by']}")
    console.answer(record)


def policy_record(settings: Settings) -> dict[str, Any]:
    """The outcome as plain data."""
    policy = settings.policy
    chosen = settings.overrides()
    who = f"{policy.who} ({policy.file})"
    return {
        "user_file": str(paths.user_data() / "settings.json"),
        "policy": {
            "file": str(policy.file) if policy.file else None,
            "set_by": policy.set_by,
            "libraries": list(policy.libraries) if policy.libraries is not None else "all",
            "models": list(policy.models) if policy.models is not None else "all",
            "notice": policy.notice,
            "features_off": sorted(policy.features_off),
        },
        "settings": {
            row.key: {
                "value": _plain(getattr(settings, row.key)),
                "set_by": who if row.key in settings.locked else "the user" if row.key in chosen else "default",
                "is_locked": row.key in settings.locked,
            }
            for row in table()
        },
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(place, Path) for place in value):
        return [str(place) for place in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return {"": "none", "None": "none", "True": "on", "False": "off"}.get(str(value), str(value))
