"""What every error is: a reason with a sentence, and details for the named places in it."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import ClassVar

_BREAKS_A_LINE = {"Cc", "Zl", "Zp"}  # Unicode's categories: controls, a terminal's escape among them; separators
_TURNS_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def on_one_line(text: str) -> str:
    """What comes from outside, a file's name above all, as it may stand in a sentence.

    What would break the line, command a terminal or turn the direction of writing is written as Python's escape.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) in _BREAKS_A_LINE or character in _TURNS_WRITING:
        return character.encode("unicode_escape").decode("ascii")
    return character


def detail_on_one_line(detail: object) -> object:
    """A named place's filling: texts, paths and foreign exceptions as `on_one_line`, anything else as it is."""
    is_from_outside = isinstance(detail, str | PurePath | Exception) and not isinstance(detail, CxrError)
    return on_one_line(str(detail)) if is_from_outside else detail


class CxrError(Exception):
    """Expected trouble. `reason` picks one of the class's sentences, `details` fill the named places in it."""

    reasons: ClassVar[dict[str, str]] = {}
    """Reason -> English sentence with named places, remedy included."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    @property
    def code(self) -> str:
        """Stable key of the message, for translation: `CorruptImage.truncated`."""
        return f"{type(self).__name__}.{self.reason}"

    def __str__(self) -> str:
        details = {name: detail_on_one_line(detail) for name, detail in self.details.items()}
        return type(self).reasons[self.reason].format_map(details)


class Cancelled(Exception):
    """The job was asked to stop and did so, leaving everything as it was or resumable."""
