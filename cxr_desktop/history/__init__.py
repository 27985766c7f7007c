"""The queries of this sitting, and earlier ones where that is allowed.

`History` is what the window asks, on one thread and in memory. A `HistoryStore` may stand behind it and keep entries
in a file; it has a thread of its own, so nobody waits for a drive. What goes to the file says nothing of a patient.
"""

from cxr_desktop.history.entry import HistoryEntry, search_words, searchable_text
from cxr_desktop.history.recent import RecentFilms
from cxr_desktop.history.sitting import HISTORY_LIMIT, History, Keeper
from cxr_desktop.history.store import HistoryStore, delete_history

__all__ = [
    "HISTORY_LIMIT",
    "History",
    "HistoryEntry",
    "HistoryStore",
    "Keeper",
    "RecentFilms",
    "delete_history",
    "search_words",
    "searchable_text",
]
