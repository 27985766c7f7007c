"""The chain: every line holds its number, the hash of the line before it, and the hash of itself.

Pure functions over lines of JSON. A line that is edited does not fit its own hash, one that is missing or moved does
not fit its neighbours. Two things the lines alone cannot tell: that the last ones are gone, which an anchor tells, and
that the first ones are gone by the rule of retention, which a line of that rule tells further on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

BEGINNING: Final = "0" * 64  # what the first line of a log names as the line before it
NUMBER, PREVIOUS, HASH, KIND = "n", "previous", "hash", "kind"
RETENTION: Final = "retention"

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Anchor:
    """How far a log had come: the number and the hash of its last line."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class AuditFault:
    """`line` counts the lines of the file from 1; `reason` is one of REASONS."""

    line: int
    reason: str


REASONS: Final = {
    "damaged": "is no line of this log, or not whole",
    "edited": "has been changed since it was written",
    "missing": "does not follow the line before it: lines were removed, added or moved",
    "beginning": "is not the first one, and no rule of retention has removed those before it",
    "truncated": "should be followed by more: the anchor knows of later lines",
    "anchor": "is not the one that the anchor knows under this number",
}


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a check has found. `head` is the anchor of the log as it is now, None for an empty one."""

    lines: int
    first: int  # number of the first line that is kept
    head: Anchor | None
    faults: tuple[AuditFault, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults


def sealed(content: Line, after: Anchor | None) -> dict[str, Any]:
    """The line that follows `after` and holds `content`."""
    number, previous = (after.number + 1, after.hash) if after else (1, BEGINNING)
    line = {NUMBER: number, **content, PREVIOUS: previous}
    return line | {HASH: _hash(line)}


def to_text(line: Line) -> str:
    """One line of the file, with its end."""
    return json.dumps(line, sort_keys=True, separators=(",", ":")) + "\n"


def anchor_of(line: Line) -> Anchor:
    """What is known of a log that ends with this line."""
    return Anchor(int(line[NUMBER]), str(line[HASH]))


def to_line(text: str) -> dict[str, Any] | None:
    """The line, or None where it is none: cut off, or no object with a number and two hashes."""
    try:
        line = json.loads(text)
    except ValueError:
        return None
    is_line = isinstance(line, dict) and type(line.get(NUMBER)) is int
    return line if is_line and all(isinstance(line.get(key), str) for key in (PREVIOUS, HASH)) else None


def check_chain(texts: Sequence[str], anchor: Anchor | None = None) -> AuditReport:
    """Every edited, removed, added or moved line of a log, and with an anchor those that are gone from its end."""
    faults: list[AuditFault] = []
    lines = [to_line(text) for text in texts]
    before: Line | None = None
    for place, line in enumerate(lines, 1):
        if line is None:
            faults.append(AuditFault(place, "damaged"))
            continue
        if line[HASH] != _hash({key: value for key, value in line.items() if key != HASH}):
            faults.append(AuditFault(place, "edited"))
        if before is not None and (line[NUMBER], line[PREVIOUS]) != (before[NUMBER] + 1, before[HASH]):
            faults.append(AuditFault(place, "missing"))
        before = line
    whole = [line for line in lines if line is not None]
    if whole and not _is_beginning(whole):
        faults.append(AuditFault(1, "beginning"))
    if anchor is not None:
        faults.extend(_faults_of_anchor(anchor, whole, len(lines)))
    first = whole[0][NUMBER] if whole else 1
    head = anchor_of(whole[-1]) if whole else None
    return AuditReport(len(lines), first, head, tuple(sorted(faults, key=lambda fault: fault.line)))


def _is_beginning(lines: Sequence[Line]) -> bool:
    first = lines[0]
    before = (first[NUMBER] - 1, first[PREVIOUS])
    removed = [line.get("until") for line in lines if line.get(KIND) == RETENTION]
    return before == (0, BEGINNING) or {"n": before[0], "hash": before[1]} in removed


def _faults_of_anchor(anchor: Anchor, lines: Sequence[Line], count: int) -> list[AuditFault]:
    if not lines or lines[-1][NUMBER] < anchor.number:
        return [AuditFault(count, "truncated")]
    places = [place for place, line in enumerate(lines, 1) if line[NUMBER] == anchor.number]
    return [AuditFault(place, "anchor") for place in places if lines[place - 1][HASH] != anchor.hash]


def _hash(line: Line) -> str:
    return hashlib.sha256(json.dumps(line, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
