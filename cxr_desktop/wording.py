"""The words, numbers and dates of what leaves the program, in a language of its user. Without Qt.

Sentences are written in English where they are said, as the argument of a function called `say`; translations come from
the files of the window (resources/translations/*.ts), where tools/update_translations.py puts what it finds.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from cxr_desktop import paths

CONTEXT: Final = "Pages"
NOTICES, ERRORS = "Notices", "Errors"  # where the window keeps those of cxr_desktop.notice and of cxr_desktop.errors

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a language writes numbers and moments, as Qt does in the window."""

    html: str  # its name for browsers
    point: str
    group: str
    grouped_from: int  # numbers below have no groups
    moment: str  # {day}, {month}: its name, {number}: its number, {year}, {time}


_HABITS: Final = {
    "en": _Habits("en", ".", ",", 1_000, "{day} {month} {year}, {time}"),
    "zh_CN": _Habits("zh-CN", ".", ",", 1_000, "{year}年{number}月{day}日 {time}"),
    "es": _Habits("es", ",", ".", 10_000, "{day} de {month} de {year}, {time}"),
}
LANGUAGES: Final = tuple(_HABITS)


def to_say(text: str) -> str:
    """Marks a sentence of a table that is said later, so that it is translated."""
    return text


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. Calling it says a sentence; what it has no translation of stays English."""

    code: str = "en"

    @property
    def html(self) -> str:
        """For the attribute `lang`."""
        return _HABITS[self.code].html

    def __call__(self, text: str, /, **values: object) -> str:
        """`text` with `values` in its placeholders."""
        return _texts(self.code).get((CONTEXT, text), text).format(**values)

    def notice(self, text: str) -> str:
        """One of the sentences of cxr_desktop.notice."""
        return _texts(self.code).get((NOTICES, text), text)

    def error(self, text: str) -> str:
        """A sentence of cxr_desktop.errors that has no placeholders."""
        return _texts(self.code).get((ERRORS, text), text)

    def count(self, count: int) -> str:
        """`5,216`"""
        habits = _HABITS[self.code]
        return f"{count:,}".replace(",", habits.group) if abs(count) >= habits.grouped_from else str(count)

    def number(self, value: float, digits: int) -> str:
        """So many digits after the decimal sign."""
        return f"{value:.{digits}f}".replace(".", _HABITS[self.code].point)

    def similarity(self, similarity: float) -> str:
        """Four digits, cut and not rounded: 1.0000 is said of nothing but the same embedding."""
        return self.number(math.trunc(similarity * 10_000 + math.copysign(1e-6, similarity)) / 10_000, 4)

    def share(self, share: float, digits: int = 0) -> str:
        """A share of 0 to 1 in per cent."""
        return self("{number} %", number=self.number(100 * share, digits))

    def moment(self, moment: datetime) -> str:
        """To the minute."""
        month = _MONTHS.get(self.code, _MONTHS["en"]).split()[moment.month - 1]
        return _HABITS[self.code].moment.format(
            day=moment.day, month=month, number=moment.month, year=moment.year, time=f"{moment:%H:%M}"
        )


ENGLISH: Final = Wording()


@cache
def _texts(code: str) -> Mapping[tuple[str, str], str]:
    """Translations by context and English text; none of English."""
    if code == ENGLISH.code:
        return {}
    root = ElementTree.parse(paths.resource(f"translations/cxr_{code}.ts")).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation") or ""
        for context in root.iter("context")
        for message in context.iter("message")
        if message.findtext("translation")
    }
