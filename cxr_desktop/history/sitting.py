"""The history in memory: entries by id, newest first to those who ask.

Two things bound it: a number of entries, and a budget of memory for films, of which the longest kept is given up first.
One thread only. Every change is handed to a keeper, if there is one, which must not make anybody wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from cxr_desktop.domain import QueryResult, Radiograph, Verdict
from cxr_desktop.history.entry import HistoryEntry, search_words, searchable_text
from cxr_desktop.history.heat import packed

HISTORY_LIMIT = 10_000
"""Entries. More than a year of a busy reader; the list of the window stays smooth up to here."""

FILM_BUDGET_BYTES = 256 << 20


class Keeper(Protocol):
    """Who keeps entries beyond this sitting."""

    @property
    def next_id(self) -> int:
        """The lowest id that it has never seen."""

    def add(self, entry: HistoryEntry) -> None: ...

    def remove(self, entry_id: int) -> None: ...

    def note(self, entry_id: int, note: str) -> None: ...

    def judge(self, entry_id: int, verdict: Verdict) -> None: ...

    def clear(self) -> None: ...


class History:
    """What was asked. An id that is not there (any more) raises KeyError, but `remove` minds it not."""

    def __init__(self, keeper: Keeper | None = None, *, film_budget_bytes: int = FILM_BUDGET_BYTES) -> None:
        self._keeper = keeper
        self._film_budget_bytes = film_budget_bytes
        self._entries: dict[int, HistoryEntry] = {}  # oldest first
        self._texts: dict[int, str] = {}
        self._films: dict[int, int] = {}  # bytes of the films that are kept, longest kept first
        self._next_id = keeper.next_id if keeper else 1
        self._earlier: set[int] = set()  # entries that a keeper has brought along

    def __len__(self) -> int:
        return len(self._entries)

    def keep_with(self, keeper: Keeper) -> int:
        """Hand all entries to `keeper`, and every change from now on.

        Ids move up, so that none is one that the keeper has seen; by how much is returned.
        """
        shift = max(0, keeper.next_id - min(self._entries, default=self._next_id))
        self._next_id += shift
        moved = [replace(entry, entry_id=entry_id + shift) for entry_id, entry in self._entries.items()]
        self._entries = {entry.entry_id: entry for entry in moved}
        self._films = {entry_id + shift: size for entry_id, size in self._films.items()}
        self._texts.clear()
        self._keeper = keeper
        for entry in moved:
            keeper.add(entry)
        return shift

    def keep_no_longer(self) -> None:
        """From now on nobody keeps anything: what came from earlier sittings is let go, this sitting's stays."""
        self._keeper = None
        for entry_id in self._earlier:
            self.remove(entry_id)
        self._earlier.clear()

    def take_up(self, earlier: Iterable[HistoryEntry]) -> None:
        """Put entries of earlier sittings below those of this one. They are not given to the keeper: it has them."""
        older = {entry.entry_id: entry for entry in earlier}
        self._earlier.update(older)
        self._entries = dict(sorted((older | self._entries).items())[-HISTORY_LIMIT:])
        self._next_id = max(self._next_id, max(self._entries, default=0) + 1)

    def add(
        self, result: QueryResult, thumbnail: bytes, view: object | None = None, *, asked_at: datetime | None = None
    ) -> HistoryEntry:
        """The new entry; it was asked now unless told otherwise."""
        light = replace(result, heat_map=packed(result.heat_map) if result.heat_map else None)
        entry = HistoryEntry(self._next_id, asked_at or datetime.now(UTC), light, thumbnail, view)
        self._next_id += 1
        self._entries[entry.entry_id] = entry
        if self._keeper:
            self._keeper.add(entry)
        self._count_film(entry)
        while len(self._entries) > HISTORY_LIMIT:
            self.remove(next(iter(self._entries)))
        return self._entries[entry.entry_id]

    def get(self, entry_id: int) -> HistoryEntry:
        """The entry of that id."""
        return self._entries[entry_id]

    def remove(self, entry_id: int) -> None:
        """Forget one entry, here and in the file."""
        self._entries.pop(entry_id, None)
        self._texts.pop(entry_id, None)
        self._films.pop(entry_id, None)
        if self._keeper:
            self._keeper.remove(entry_id)

    def clear(self) -> None:
        """Forget everything, here and in the file. Ids are not given out twice."""
        for kept in (self._entries, self._texts, self._films):
            kept.clear()
        if self._keeper:
            self._keeper.clear()

    def note(self, entry_id: int, note: str) -> HistoryEntry:
        """The entry with another note."""
        entry = self._entries[entry_id] = replace(self._entries[entry_id], note=note)
        self._texts.pop(entry_id, None)
        if self._keeper:
            self._keeper.note(entry_id, note)
        return entry

    def judge(self, entry_id: int, verdict: Verdict) -> HistoryEntry:
        """The entry with what the reader thinks of its vote."""
        entry = self._entries[entry_id] = replace(self._entries[entry_id], verdict=verdict)
        if self._keeper:
            self._keeper.judge(entry_id, verdict)
        return entry

    def keep_view(self, entry_id: int, view: object) -> None:
        """Remember how the film was being looked at."""
        self._entries[entry_id] = replace(self._entries[entry_id], view=view)

    def keep_film(self, entry_id: int, radiograph: Radiograph) -> HistoryEntry:
        """Put a film back that had been given up. Raises ValueError if it is another film."""
        entry = self._entries[entry_id]
        if radiograph.content_sha256 != entry.result.radiograph.content_sha256:
            raise ValueError("another film")
        entry = self._entries[entry_id] = entry.with_film(radiograph)
        self._count_film(entry)
        return self._entries[entry_id]

    def search(self, text: str = "") -> tuple[HistoryEntry, ...]:
        """The entries in which every word of `text` occurs, newest first."""
        words = search_words(text)
        newest_first = reversed(self._entries.values())
        if not words:
            return tuple(newest_first)
        return tuple(e for e in newest_first if all(word in self._text_of(e) for word in words))

    def _text_of(self, entry: HistoryEntry) -> str:
        if entry.entry_id not in self._texts:
            self._texts[entry.entry_id] = searchable_text(entry)
        return self._texts[entry.entry_id]

    def _count_film(self, entry: HistoryEntry) -> None:
        """Note a film that has come in, and give up others until the budget holds."""
        self._films.pop(entry.entry_id, None)
        if entry.film_is_kept:
            self._films[entry.entry_id] = entry.film_bytes
        total = sum(self._films.values())
        while total > self._film_budget_bytes:
            longest_kept = next(iter(self._films))
            total -= self._films.pop(longest_kept)
            self._entries[longest_kept] = self._entries[longest_kept].without_film()
