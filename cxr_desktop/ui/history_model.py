"""The list of earlier queries, newest first, and which of them a search leaves over.

Ten thousand entries stay smooth: what is searched is made once per entry, thumbnails are decoded when they are painted,
and a new entry on top is an insertion, not another list.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPixmap

from cxr_desktop.history import HistoryEntry, search_words, searchable_text
from cxr_desktop.ui.theme import label_colour

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1

_PICTURES_KEPT = 256  # small ones, decoded: a few screens full


class HistoryModel(QAbstractListModel):
    """Entries as they were given, less those that the search leaves out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[HistoryEntry, ...] = ()
        self._shown: list[HistoryEntry] = []
        self._words: tuple[str, ...] = ()
        self._texts: dict[int, tuple[str, str]] = {}  # by id: note, and what is searched of an entry with that note
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()  # by id and side, latest used last

    # ------------------------------------------------------------ what is shown

    def set_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Other entries, newest first. The search stays."""
        added = len(entries) - len(self._all)
        is_on_top = added > 0 and all(map(_is_same, entries[added:], self._all))
        self._all = tuple(entries)
        for entry in self._all[:added] if is_on_top else self._all:
            self._searched(entry)  # now, so that the first key of a search need not wait for all of them
        found = self._found()
        if is_on_top and self._shown:
            self._replace_by_longer(found)
        else:
            self._replace(found)

    def set_search(self, text: str) -> None:
        """Show only entries in which every word of `text` occurs."""
        words = search_words(text)
        if words != self._words:
            self._words = words
            self._replace(self._found())

    def set_note(self, entry_id: int, note: str) -> None:
        """An entry has another note; the list does not move under the user's eyes, whatever is searched for."""
        self._all = tuple(replace(e, note=note) if e.entry_id == entry_id else e for e in self._all)
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
        return "<qt>" + "<br>".join(map(escape, lines)) + "</qt>"

    # ------------------------------------------------------------ helpers

    def _found(self) -> list[HistoryEntry]:
        if not self._words:
            return list(self._all)
        return [entry for entry in self._all if all(word in self._searched(entry) for word in self._words)]

    def _replace(self, entries: list[HistoryEntry]) -> None:
        self.beginResetModel()
        self._shown = entries
        self.endResetModel()

    def _replace_by_longer(self, entries: list[HistoryEntry]) -> None:
        """As many new ones on top as the list is longer. All are replaced: entries before may still hold films."""
        added = len(entries) - len(self._shown)
        if added:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
        self._shown = entries
        if added:
            self.endInsertRows()

    def _searched(self, entry: HistoryEntry) -> str:
        note, text = self._texts.get(entry.entry_id, (None, ""))
        if note != entry.note:
            text = searchable_text(entry)
            self._texts[entry.entry_id] = (entry.note, text)
        return text

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry = self._shown[index.row()]
        if role == ENTRY_ROLE:
            return entry
        text = _TEXTS.get(role)
        return text(self, entry) if text else None


def _is_same(one: HistoryEntry, other: HistoryEntry) -> bool:
    return one.entry_id == other.entry_id and one.note == other.note


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
