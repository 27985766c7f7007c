"""The history beyond this sitting: begins, changes its rule and ends as the settings say, and nobody waits for a drive.

The file is opened on a thread of its own. Until it is there, and where it cannot be, the sitting goes on in memory.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cxr_desktop.domain import CancelToken, OnProgress
from cxr_desktop.errors import CxrError
from cxr_desktop.history import History, HistoryEntry, HistoryStore, delete_history
from cxr_desktop.ui.jobs import Job, JobRunner

log = logging.getLogger(__name__)


class KeptHistory(QObject):
    """Owns the file. Signals come on the GUI thread."""

    changed = Signal(int)  # the list is another one; ids have moved up by so much
    failed = Signal(object)  # CxrError: nothing is kept, or no longer
    _store_failed = Signal(object)  # CxrError; from the store's thread

    def __init__(self, path: Path, history: History, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._history = history
        self._runner = runner
        self._store: HistoryStore | None = None
        self._opening: Job | None = None
        self._has_failed = False
        self._store_failed.connect(self._on_store_failed, Qt.ConnectionType.QueuedConnection)

    def begin(self, keep_days: int) -> None:
        """Open the file, take up what is in it, and keep this sitting too."""
        if self._store is not None or self._opening is not None:
            return

        def work(_cancel: CancelToken, _progress: OnProgress) -> tuple[HistoryStore, tuple[HistoryEntry, ...]]:
            store = HistoryStore(self._path, keep_days=keep_days, on_failed=self._store_failed.emit)
            try:
                return store, store.load()
            except CxrError:
                store.close()
                raise

        self._opening = self._runner.submit(work, on_done=self._on_opened, on_failed=self._on_not_opened)

    def keep_for(self, days: int) -> None:
        """Another rule of forgetting, at once."""
        if self._store is not None:
            self._store.keep_for(days)

    def end(self) -> None:
        """Keep nothing any more, and leave nothing behind."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
        store, self._store = self._store, None
        if store is not None:
            self._history.keep_no_longer()
        self._runner.submit(
            lambda _cancel, _progress: store.delete() if store else delete_history(self._path),
            on_done=lambda _: self.changed.emit(0),
            on_failed=self.failed.emit,
        )

    def close(self) -> None:
        """Write what is queued."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # ------------------------------------------------------------ helpers

    def _on_opened(self, opened: tuple[HistoryStore, tuple[HistoryEntry, ...]]) -> None:
        self._opening = None
        self._store, earlier = opened
        shift = self._history.keep_with(self._store)
        self._history.take_up(earlier)
        self.changed.emit(shift)

    def _on_not_opened(self, error: CxrError) -> None:
        self._opening = None
        log.warning("the history is not kept: %s", error.code)
        self.failed.emit(error)

    @Slot(object)
    def _on_store_failed(self, error: CxrError) -> None:
        """Told once: a full drive would say it with every query."""
        log.warning("the history file was not written: %s", error.code)
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
