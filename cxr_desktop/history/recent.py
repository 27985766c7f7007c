"""The films that were opened last, latest first: those of this sitting, and those of the history beneath them.

There is no list of its own on disk: where the history is not kept, no file name outlives the sitting.
"""

from __future__ import annotations

from pathlib import Path

from cxr_desktop.history.sitting import History

MOST_RECENT = 10


class RecentFilms:
    """One thread only, as the history itself."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._opened: dict[Path, None] = {}  # longest ago first

    def opened(self, path: Path) -> None:
        """This film is on the screen now."""
        self._opened.pop(path, None)
        self._opened[path] = None

    def forget(self, path: Path) -> None:
        """It is not to be offered again, unless the history still has it."""
        self._opened.pop(path, None)

    def clear(self) -> None:
        self._opened.clear()

    def paths(self) -> tuple[Path, ...]:
        """At most MOST_RECENT of them, none twice."""
        asked = (entry.result.path for entry in self._history.search())
        return tuple(dict.fromkeys((*reversed(self._opened), *asked)))[:MOST_RECENT]
