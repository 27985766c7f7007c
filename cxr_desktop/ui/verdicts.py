"""Joins the reader's verdicts to the history and to the audit log.

Where an audit is wanted its line comes first: a verdict that cannot be written there is not kept, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken, OnProgress, QueryResult, Verdict
from cxr_desktop.errors import CxrError
from cxr_desktop.history import History
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.verdict_row import VerdictRow


class Verdicts(QObject):
    """Of the answer that is on the screen, until it `is_off`."""

    failed = Signal(object)  # CxrError

    def __init__(self, row: VerdictRow, history: History, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._row, self._history, self._runner = row, history, runner
        self._entry_id: int | None = None
        self.audit: Callable[[QueryResult, Verdict], None] | None = None  # from any thread
        self.is_off = False  # IT wants none
        row.given.connect(self._on_given)

    def show(self, entry_id: int) -> None:
        """The answer of this entry is on the screen."""
        self._entry_id = entry_id
        if not self.is_off:
            self._show_kept()

    def leave(self) -> None:
        """Another film is, and has no answer yet."""
        self._entry_id = None
        self._row.hide()

    def follow(self, shift: int) -> None:
        """The ids of the history have moved up."""
        self._entry_id = None if self._entry_id is None else self._entry_id + shift

    # ------------------------------------------------------------ helpers

    def _on_given(self, verdict: Verdict) -> None:
        entry_id, audit = self._entry_id, self.audit
        if entry_id is None:
            return
        if audit is None:
            self._keep(entry_id, verdict)
            return
        try:
            result = self._history.get(entry_id).result
        except KeyError:  # it has been removed since
            self._row.hide()
            return

        def work(_cancel: CancelToken, _progress: OnProgress) -> None:
            audit(result, verdict)

        self._runner.submit(work, on_done=lambda _: self._keep(entry_id, verdict), on_failed=self._on_failed)

    def _keep(self, entry_id: int, verdict: Verdict) -> None:
        with suppress(KeyError):
            self._history.judge(entry_id, verdict)

    def _on_failed(self, error: CxrError) -> None:
        if self._entry_id is not None:
            self._show_kept()
        self.failed.emit(error)

    def _show_kept(self) -> None:
        assert self._entry_id is not None
        with suppress(KeyError):
            self._row.show_verdict(self._history.get(self._entry_id).verdict)
