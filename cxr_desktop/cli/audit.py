"""`cxr audit`: whether the audit log is as it was written, and the anchor by which a missing end is found later."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from cxr_desktop.audit import LOG_NAME, audit_folder, audit_log, check_chain, read_anchor, read_lines
from cxr_desktop.audit.chain import REASONS
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "verify: find every line that was edited, removed, added or moved; with --anchor, also those gone at the end. "
        "anchor: print how far the log has come, to be kept where its writers cannot write. "
        "retain: remove what is older than the settings say, so that the rest can still be verified."
    )
    parser.add_argument("action", choices=("verify", "anchor", "retain"))
    parser.add_argument("--file", type=Path, metavar="JSONL", help="the log; default: that of this user")
    parser.add_argument("--anchor", type=Path, metavar="JSON", help="what `cxr audit anchor --json` printed earlier")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> int:
    """0 where every line is as it was written, 2 otherwise."""
    settings = arguments.user_settings()
    file = args.file or audit_folder(settings) / LOG_NAME
    if args.action == "retain":
        removed = audit_log(settings, file.parent).retain()
        console.say(f"{removed} lines removed from {file}")
        console.answer({"file": str(file), "removed": removed})
        return 0
    anchor = args.anchor or settings.audit_anchor if args.action == "verify" else None
    report = check_chain(read_lines(file), read_anchor(anchor) if anchor else None)
    head = {"n": report.head.number, "hash": report.head.hash} if report.head else None
    if args.action == "anchor" and report.is_sound:
        console.say(json.dumps(head))
        console.answer(head)
        return 0
    for fault in report.faults:
        console.say(f"line {fault.line} {REASONS[fault.reason]}")
    if report.is_sound:
        end = "" if anchor else "; nothing is known of lines gone from its end: give an --anchor"
        console.say(f"Sound: {report.lines:,} lines, the first kept is number {report.first}{end}")
    faults = [{"line": fault.line, "reason": fault.reason} for fault in report.faults]
    console.answer(
        {"file": str(file), "is_sound": report.is_sound, "lines": report.lines, "head": head, "faults": faults}
    )
    return 0 if report.is_sound else 2
