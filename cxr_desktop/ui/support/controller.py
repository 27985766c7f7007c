"""Gathers the diagnostics beside everything else, shows them as they come, saves the bundle. One dialog at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cxr_desktop.domain import CancelToken
from cxr_desktop.output import write_output
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.jobs import Job, JobRunner, Tell
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.support.dialog import DiagnosticsDialog

if TYPE_CHECKING:
    from cxr_desktop.support_desk import Facts, Subject

_BUNDLE = "cxr-support.zip"


class Diagnostics(QObject):
    """`subject` says what to look at: asked anew each time."""

    def __init__(self, subject: Callable[[], Subject], dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subject, self._dialogs = subject, dialogs
        self.runner = JobRunner("support", parent=self)
        self.dialog: DiagnosticsDialog | None = None
        self._job: Job | None = None

    def show(self, window: QWidget) -> None:
        """In front of `window`, which goes on meanwhile."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        dialog = self.dialog = DiagnosticsDialog(window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.save_requested.connect(self._save)
        dialog.logs_requested.connect(_open_logs)
        dialog.begin()
        dialog.show()
        subject = self._subject()
        self._job = self.runner.submit(
            lambda cancel, tell: _gather(subject, cancel, tell),
            on_done=lambda _: dialog.end(),
            on_progress=lambda part: dialog.show_part(*part),
        )

    def _save(self) -> None:
        dialog = self.dialog
        assert dialog is not None
        target = self._dialogs.choose_target(dialog.title_of_saving, _BUNDLE)
        if target is None:
            return
        record = dict(dialog.record)
        self._job = self.runner.submit(
            lambda _cancel, _tell: _write(target, record),
            on_done=lambda _: dialog.say_saved(target.name),
            on_failed=lambda error: dialog.say(lambda: error_text(error)),
        )

    def _on_closed(self) -> None:
        if self._job:
            self._job.cancel()
        self.dialog = None


def _gather(subject: Subject, cancel: CancelToken, tell: Tell) -> None:
    from cxr_desktop.support_desk import gather

    for part in gather(subject, cancel):
        tell(part)


def _write(target: Path, record: dict[str, Facts]) -> None:
    from cxr_desktop.support_desk import bundle_files, zipped

    write_output(target, zipped(bundle_files(record)))


def _open_logs() -> None:
    from cxr_desktop.support_desk import log_folder

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
