"""What public data sets write into their file names: the patient, and sometimes a finding. A table, nothing guessed.

A patient found so is unique only within the folder that holds the label folders: the same number in `train` and in
`test` is another child. So the folder's name goes into the pseudonym: `train/person17`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How one data set names its films. Group `patient` is the patient, every other group a clinical fact."""

    data_set: str
    stem: re.Pattern[str]  # matches the whole name without its ending


@dataclass(frozen=True, slots=True)
class NamedFacts:
    """What a file name says. Empty where no pattern knows it."""

    patient: str | None = None
    clinical: Mapping[str, str] = field(default_factory=dict)


PATTERNS = (
    NamePattern("Kermany 2018, pneumonia", re.compile(r"(?P<patient>person\d+)_(?P<agent>bacteria|virus)_\d+(_\d+)?")),
    # IM-0115-0001 is image 1 of study IM-0115, IM-0429-0001-0002 image 2 of its series 1.
    # NORMAL2-IM-0383 is another study than IM-0383: a second round with numbers of its own.
    NamePattern("Kermany 2018, normal", re.compile(r"(?P<patient>(NORMAL\d+-)?IM-\d+)(-\d+){1,2}")),
    NamePattern("synthetic films of this program", re.compile(r"(?P<patient>synthetic-\d+)(-.*)?")),
)


def facts_from_name(path: Path) -> NamedFacts:
    """What the film's file name says, by the first pattern that knows it."""
    for pattern in PATTERNS:
        if match := pattern.stem.fullmatch(path.stem):
            groups = match.groupdict()
            scope = path.parent.parent.name
            return NamedFacts(f"{scope}/{groups.pop('patient')}", groups)
    return NamedFacts()
