"""The list of earlier queries, newest first, and which of them a search leaves over.

Ten thousand entries stay smooth: what is searched is made once per entry, thumbnails are decoded when they are painted,
and a new entry on top is an insertion, not another list. A list that is laid out asks twice for every row how many rows
there are. So Qt counts them, as strings with nothing in them: 1 ms for ten thousand, of which Python would make 40.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPixmap

from cxr_desktop.history import HistoryEntry, search_words, searchable_text
from cxr_desktop.ui.theme import label_colour
from cxr_desktop.ui.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1

_PICTURES_KEPT = 256  # small ones, decoded: a few screens full
_WRITING = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class HistoryModel(QStringListModel):
    """Entries as they were given, less those that the search leaves out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[HistoryEntry, ...] = ()
        self._shown: list[HistoryEntry] = []
        self._coming: list[HistoryEntry] = []  # shown as soon as there are rows for them
        self._words: tuple[str, ...] = ()
        self._texts: dict[int, tuple[str, str]] = {}  # by id: note, and what is searched of an entry with that note
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()  # by id and side, latest used last
        for changed in (self.modelReset, self.rowsInserted, self.rowsRemoved):
            changed.connect(self._show_coming)  # before anybody else hears of it: slots are called in their order

    # ------------------------------------------------------------ what is shown

    def set_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Other entries, newest first. The search stays."""
        self._all = tuple(entries)
        # Now, so that the first key of a search need not wait for all of them; of those that are gone nothing stays.
        self._texts = {entry.entry_id: self._searched(entry) for entry in self._all}
        self._follow(self._found())

    def set_search(self, text: str) -> None:
        """Show only entries in which every word of `text` occurs."""
        words = search_words(text)
        if words != self._words:
            self._words = words
            self._replace(self._found())

    def set_note(self, entry_id: int, note: str) -> None:
        """An entry has another note; the list does not move under the user's eyes, whatever is searched for."""
        self._all = tuple(replace(e, note=note) if e.entry_id == entry_id else e for e in self._all)
        self._texts.update({e.entry_id: self._searched(e) for e in self._all if e.entry_id == entry_id})
        row = self.row_of(entry_id)
        if row >= 0:
            self._shown[row] = replace(self._shown[row], note=note)
            self.dataChanged.emit(self.index(row), self.index(row))

    def holds(self, entry_id: int) -> bool:
        """The entry is among all entries, found or not."""
        return any(entry.entry_id == entry_id for entry in self._all)

    def entry(self, row: int) -> HistoryEntry:
        return self._shown[row]

    def row_of(self, entry_id: int) -> int:
        """The row of that entry, or -1 where it is not to be seen."""
        return next((row for row, entry in enumerate(self._shown) if entry.entry_id == entry_id), -1)

    @property
    def count(self) -> int:
        """Of all entries, found or not."""
        return len(self._all)

    def picture(self, entry: HistoryEntry, side_px: int) -> QPixmap:
        """The thumbnail, fitted into a square of device pixels; null where it cannot be decoded."""
        key = (entry.entry_id, side_px)
        if key not in self._pictures:
            self._pictures[key] = _fitted(entry.thumbnail, side_px)
            if len(self._pictures) > _PICTURES_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    # ------------------------------------------------------------ words

    def result_text(self, entry: HistoryEntry) -> str:
        vote = entry.result.evidence.vote
        return self.tr("{count} of {voters}: {label}").format(
            count=vote.counts.get(vote.label, 0), voters=sum(vote.counts.values()), label=vote.label
        )

    def time_text(self, entry: HistoryEntry) -> str:
        """The time alone if it was today, else the day before it."""
        asked = QDateTime.fromSecsSinceEpoch(int(entry.asked_at.timestamp()))
        locale, short = QLocale(), QLocale.FormatType.ShortFormat
        time = locale.toString(asked.time(), short)
        if asked.date() == QDateTime.currentDateTime().date():
            return time
        return self.tr("{date}, {time}").format(date=locale.toString(asked.date(), short), time=time)

    def result_colour(self, entry: HistoryEntry) -> QColor:
        return label_colour(entry.result.evidence.vote.label, tuple(entry.result.library.label_counts))

    def _spoken(self, entry: HistoryEntry) -> str:
        parts = [entry.result.path.name, self.result_text(entry), self.time_text(entry)]
        if entry.note:
            parts.append(self.tr("Note: {note}").format(note=entry.note))
        return ", ".join(parts)

    def _tool_tip(self, entry: HistoryEntry) -> str:
        lines = [str(entry.result.path), self.result_text(entry), self.time_text(entry)]
        if entry.result.library.parts:
            lines.append(self.tr("Asked: {libraries}").format(libraries=entry.result.library.name))
        if entry.note:
            lines.append(self.tr("Note: {note}").format(note=entry.note))
        return tool_tip(lines)

    # ------------------------------------------------------------ helpers

    def _found(self) -> list[HistoryEntry]:
        found = self._all
        for word in self._words:
            found = tuple(entry for entry in found if word in self._texts[entry.entry_id][1])
        return list(found)

    def _follow(self, entries: list[HistoryEntry]) -> None:
        """New ones on top come in and those that fell off the end go, under the user's eyes; else it is another list.

        All are replaced: entries before may still hold films.
        """
        before, after = ([entry.entry_id for entry in some] for some in (self._shown, entries))
        added = after.index(before[0]) if before and before[0] in after else len(after)
        stayed = len(after) - added
        if not stayed or after[added:] != before[:stayed]:
            self._replace(entries)
            return
        self._shown = [*entries[added:], *self._shown[stayed:]]
        self._coming = [*entries[:added], *self._shown]
        if added:
            self.insertRows(0, added)
        self._coming = entries
        if self.rowCount() > len(entries):
            self.removeRows(len(entries), self.rowCount() - len(entries))
        self.dataChanged.emit(self.index(added), self.index(len(entries) - 1))  # notes, and what else is new

    def _replace(self, entries: list[HistoryEntry]) -> None:
        self._coming = entries
        self.setStringList([""] * len(entries))

    def _show_coming(self) -> None:
        self._shown = self._coming

    def _searched(self, entry: HistoryEntry) -> tuple[str, str]:
        known = self._texts.get(entry.entry_id)
        return known if known and known[0] == entry.note else (entry.note, searchable_text(entry))

    # ------------------------------------------------------------ Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As of a list that nobody writes in."""
        return super().flags(index) & ~_WRITING

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry = self._shown[index.row()]
        if role == ENTRY_ROLE:
            return entry
        text = _TEXTS.get(role)
        return text(self, entry) if text else None


def _file_name(_model: HistoryModel, entry: HistoryEntry) -> str:
    return entry.result.path.name


_TEXTS = {
    int(Qt.ItemDataRole.DisplayRole): _file_name,
    int(Qt.ItemDataRole.AccessibleTextRole): HistoryModel._spoken,
    int(Qt.ItemDataRole.ToolTipRole): HistoryModel._tool_tip,
}


def _fitted(thumbnail: bytes, side_px: int) -> QPixmap:
    image = QImage.fromData(thumbnail)
    if image.isNull():
        return QPixmap()
    size = QSize(side_px, side_px)
    return QPixmap.fromImage(
        image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
