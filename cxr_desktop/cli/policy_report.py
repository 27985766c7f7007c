"""`cxr info --policy`: what every setting has come to, and who has set it: the program, the user, or the policy."""

from __future__ import annotations

from cxr_desktop import paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.support_desk import policy_record


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


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return {"": "none", "None": "none", "True": "on", "False": "off"}.get(str(value), str(value))
