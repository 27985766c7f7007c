"""One query that was answered: the answer, when it was asked for, and what the user wrote about it.

Films are heavy, so an entry can give its film up and take it back; everything else of the answer stays.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from cxr_desktop.domain import QueryResult, Radiograph, ValueRange, Verdict, VoiTable


@dataclass(frozen=True, slots=True, eq=False)
class HistoryEntry:
    """A query and its answer. `view` is whatever the window wants back, unseen."""

    entry_id: int  # later entries have higher ones
    asked_at: datetime  # aware, UTC
    result: QueryResult
    thumbnail: bytes  # JPEG or PNG
    view: object | None = None
    note: str = ""
    verdict: Verdict = Verdict.NONE

    @property
    def film_is_kept(self) -> bool:
        """The result holds the film; else its radiograph has no pixels, only facts and hash."""
        return self.result.radiograph.values.size > 0

    @property
    def film_bytes(self) -> int:
        return self.result.radiograph.values.nbytes

    def without_film(self) -> HistoryEntry:
        """The same entry, light: the film has to be read again from its path."""
        return self.with_film(emptied(self.result.radiograph))

    def with_film(self, radiograph: Radiograph) -> HistoryEntry:
        """The same entry with this film."""
        return replace(self, result=replace(self.result, radiograph=radiograph))


def emptied(radiograph: Radiograph) -> Radiograph:
    """The radiograph without what is large in it: no pixels, no VOI table."""
    voi = ValueRange(0.0, 1.0) if isinstance(radiograph.voi, VoiTable) else radiograph.voi
    return replace(radiograph, values=np.empty((0, 0), np.uint8), voi=voi)


def searchable_text(entry: HistoryEntry) -> str:
    """What a search looks through: file name, labels, note, and the local date as 2026-07-04."""
    evidence = entry.result.evidence
    day = date.fromtimestamp(entry.asked_at.timestamp()).isoformat()  # local; four times as fast as `astimezone`
    labels = f"{evidence.vote.label}\n{evidence.nearest_label}"
    return _folded(f"{entry.result.path.name}\n{labels}\n{entry.note}\n{day}")


def search_words(text: str) -> tuple[str, ...]:
    """The words of a search, each of which has to occur in the searchable text."""
    return tuple(_folded(text).split())


def _folded(text: str) -> str:
    """Upper and lower case, and the two spellings of an accent, are one."""
    return unicodedata.normalize("NFKC", text).casefold()
