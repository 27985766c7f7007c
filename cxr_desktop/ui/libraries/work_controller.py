"""The long jobs on libraries: one at a time, on a thread and with a model of their own, so that queries go on.

A job can be cancelled at any time, a build also held and let go on. A build that does not end, whatever ended it, stays
noted on the shelf and can be taken up again. The audit that follows a build is a job of its own: cancelled, it leaves
the library that was built.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import CxrError, OutputNotWritable
from cxr_desktop.library.edition import Manner
from cxr_desktop.library.pausing import Pause
from cxr_desktop.library.shelf import Shelf
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.ui.jobs import Job, JobRunner, OnDone, Tell, Work
from cxr_desktop.ui.languages import wording_of_window
from cxr_desktop.ui.libraries.film_strip import AuditPictures, ComparisonPictures, FailurePictures
from cxr_desktop.workshop import AuditedLibrary, ComparedLibraries, EditionSurvey, EvaluatedLibrary, Workshop

if TYPE_CHECKING:
    from cxr_desktop.library.builder import BuildReport

log = logging.getLogger(__name__)


class WorkController(QObject):
    """Signals say what has happened; methods say what is wanted. A new job takes the place of the one before."""

    began = Signal(bool)  # whether it can be held
    progressed = Signal(object)  # Progress
    held_changed = Signal(bool)
    ended = Signal()  # done, failed or cancelled
    cancelled = Signal(bool)  # whether a library was to be changed
    left_unseen = Signal(object)  # BuildWish: its library is there, and looking it over was cancelled
    failed = Signal(object)  # CxrError
    planned = Signal(object)  # BuildPlan
    stored = Signal(object)  # BuildWish: its library is there now, nobody has looked it over yet
    built = Signal(object, object, object)  # BuildWish, AuditedLibrary, AuditPictures
    audited = Signal(object, object)  # AuditedLibrary, AuditPictures
    evaluated = Signal(object, object)  # EvaluatedLibrary, FailurePictures
    edition_surveyed = Signal(object)  # EditionSurvey
    compared = Signal(object, object)  # ComparedLibraries, ComparisonPictures
    exported = Signal(object)  # Path

    def __init__(self, workshop: Workshop, shelf: Shelf, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._shelf = shelf
        self._runner = runner
        self._job: Job | None = None
        self._pause = Pause()
        self._on_cancelled: Callable[[], None] = lambda: None
        runner.broke.connect(lambda _error: self._end())

    @property
    def is_working(self) -> bool:
        return self._job is not None

    # ------------------------------------------------------------ jobs

    def plan(self, wish: BuildWish) -> None:
        """Find out what the build would do."""
        self._begin(lambda cancel, tell: self._workshop.plan(wish, cancel, tell), self.planned.emit)

    def build(self, wish: BuildWish) -> None:
        """Build, or add, as wished; the audit comes after it."""
        pause = self._pause = Pause()

        def work(cancel: CancelToken, tell: Tell) -> BuildReport:
            self._note(wish)
            report = self._workshop.build(wish, pause, cancel, tell)
            self._shelf.end(wish.directory)
            self._workshop.rest()
            return report

        def done(report: BuildReport) -> None:
            self.stored.emit(wish)
            self._look_over(
                wish.directory,
                lambda made: self.built.emit(wish, *made),
                report,
                on_cancelled=lambda: self.left_unseen.emit(wish),
            )

        self._begin(work, done, is_build=True, on_cancelled=lambda: self.cancelled.emit(True))

    def audit(self, directory: Path) -> None:
        """Look the library over."""
        self._look_over(directory, lambda made: self.audited.emit(*made))

    def evaluate(self, directory: Path, source: FilmSource) -> None:
        """Ask the library about labelled films."""

        def work(cancel: CancelToken, tell: Tell) -> tuple[EvaluatedLibrary, FailurePictures]:
            made = self._workshop.evaluate(directory, source, cancel, tell)
            self._workshop.rest()
            return made, FailurePictures.of(made.failures)

        self._begin(work, lambda made: self.evaluated.emit(*made))

    def survey_edition(self, origin: Path, place: Path, model: Path | None, manner: Manner) -> None:
        """Find out what another edition of the library at `origin` would change, or changes."""
        self._begin(
            lambda cancel, _tell: self._workshop.survey_edition(origin, place, model, manner, cancel),
            self.edition_surveyed.emit,
        )

    def compare(self, survey: EditionSurvey, source: FilmSource) -> None:
        """Ask both libraries about the same labelled films."""

        def work(cancel: CancelToken, tell: Tell) -> tuple[ComparedLibraries, ComparisonPictures]:
            made = self._workshop.compare(survey, source, cancel, tell)
            self._workshop.rest()
            return made, ComparisonPictures.of(made)

        self._begin(work, lambda made: self.compared.emit(*made))

    def export_comparison(self, made: ComparedLibraries, folder: Path) -> None:
        """Write the comparison as a page and as a table into `folder`."""
        say = wording_of_window()

        def work(_cancel: CancelToken, _tell: Tell) -> Path:
            from cxr_desktop.evaluation.paired_report import write_comparison

            return write_comparison(made.comparison, made.record, folder, say)

        self._begin(work, self.exported.emit)

    def export_audit(self, made: AuditedLibrary, folder: Path) -> None:
        """Write the audit as a page and as tables into `folder`."""
        from cxr_desktop.export.audit_page import write_audit

        say = wording_of_window()

        def work(_cancel: CancelToken, _tell: Tell) -> Path:
            return write_audit(made.audit, made.pictures, folder, say)

        self._begin(work, self.exported.emit)

    def export_evaluation(self, made: EvaluatedLibrary, folder: Path) -> None:
        """Write the evaluation as a page, as tables and as charts into `folder`."""
        say = wording_of_window()

        def work(_cancel: CancelToken, _tell: Tell) -> Path:
            from cxr_desktop.evaluation.page import write_evaluation

            return write_evaluation(made.evaluation, made.record, made.failures, folder, say)

        self._begin(work, self.exported.emit)

    # ------------------------------------------------------------ while one runs

    def cancel(self) -> None:
        """Give the job up. What a build has done is kept, to be taken up again. What has just ended, has ended."""
        if self._job is not None and not self._job.is_done:
            self._give_up(self._job)
            self._on_cancelled()

    def hold(self) -> None:
        self._pause.hold()
        self.held_changed.emit(True)

    def go_on(self) -> None:
        self._pause.release()
        self.held_changed.emit(False)

    # ------------------------------------------------------------ helpers

    def _look_over(
        self,
        directory: Path,
        on_done: OnDone,
        report: BuildReport | None = None,
        *,
        on_cancelled: Callable[[], None] | None = None,
    ) -> None:
        def work(cancel: CancelToken, tell: Tell) -> tuple[AuditedLibrary, AuditPictures]:
            made = self._workshop.audit(directory, cancel, tell, report)
            return made, AuditPictures.of(made)

        self._begin(work, on_done, on_cancelled=on_cancelled)

    def _begin(
        self,
        work: Work,
        on_done: OnDone,
        *,
        is_build: bool = False,
        on_cancelled: Callable[[], None] | None = None,
    ) -> None:
        def done(made: Any) -> None:
            self._end()
            on_done(made)

        def failed(error: CxrError) -> None:
            self._end()
            self.failed.emit(error)

        if self._job is not None:
            self._give_up(self._job)
        self._on_cancelled = on_cancelled or (lambda: self.cancelled.emit(False))
        self.began.emit(is_build)  # a build can be held
        self._job = self._runner.submit(work, on_done=done, on_failed=failed, on_progress=self.progressed.emit)

    def _give_up(self, job: Job) -> None:
        job.cancel()
        self._runner.submit(lambda _cancel, _tell: self._workshop.rest(), on_done=lambda _: None)
        self._end()

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.ended.emit()

    def _note(self, wish: BuildWish) -> None:
        """So that it can be taken up again; where that cannot be written, it is built all the same."""
        try:
            self._shelf.begin(wish)
        except OutputNotWritable as error:
            log.warning("the build is not noted: %s", error.code)
