"""The libraries that this machine knows: looks at each, checks one, remembers and forgets. No model is needed for it.

Which came with the program and which is the demonstration is told to it; the rest stands on the shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.errors import CxrError
from cxr_desktop.library.shelf import Shelf
from cxr_desktop.library.summary import LibrarySummary, summarise
from cxr_desktop.library.wish import BuildWish
from cxr_desktop.ui.jobs import Job, JobRunner, Tell


@dataclass(frozen=True, slots=True)
class KnownLibraries:
    """Where they are, before anybody has looked: (folder, kind), and builds to be taken up again."""

    folders: tuple[tuple[Path, str], ...]
    begun: tuple[BuildWish, ...]


OWN, REFERENCE, DEMONSTRATION = "own", "reference", "demonstration"

Fixed = Callable[[], Sequence[tuple[Path, str]]]
"""(folder, kind) of the libraries that need not be remembered. Asked on the runner's thread."""


class ShelfController(QObject):
    """Signals say what has happened; methods say what is wanted."""

    known = Signal(object)  # KnownLibraries
    summarised = Signal(object)  # LibrarySummary
    checking = Signal(object, object)  # folder, Progress
    verified = Signal(object)  # Verification
    check_ended = Signal(object)  # folder; done, failed or cancelled
    cases_listed = Signal(object, object)  # folder, tuple[Case, ...]
    removed = Signal(object, int)  # folder, how many
    changed = Signal()  # what is known, or in a library
    failed = Signal(object, object)  # folder, CxrError

    def __init__(self, shelf: Shelf, fixed: Fixed, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model: str | None = None  # fingerprint of the model that runs, as it is shown
        self._shelf = shelf
        self._fixed = fixed
        self._runner = runner
        self._checks: dict[Path, Job] = {}
        self._survey: Job | None = None

    def survey(self) -> None:
        """Look at every library that is known. A drive that does not answer holds up nothing but what is behind it."""
        model = self.model

        def work(cancel: CancelToken, tell: Tell) -> None:
            content = self._shelf.read()
            fixed = tuple(self._fixed())
            own = tuple((folder, OWN) for folder in content.folders if folder not in dict(fixed))
            tell(KnownLibraries((*fixed, *own), content.begun))
            for folder, _ in (*fixed, *own):
                cancel.raise_if_cancelled()
                tell(summarise(folder, model))

        if self._survey is not None:
            self._survey.cancel()
        self._survey = self._runner.submit(work, on_done=lambda _: None, on_progress=self._on_part)

    def remember(self, folder: Path, *joined: Path) -> None:
        """It answers now, or was just made: it is known from now on, and so are those that answer together with it."""

        def change() -> None:
            fixed, known = dict(self._fixed()), self._shelf.read().folders
            for other in joined:
                if other not in fixed and other not in known:
                    self._shelf.put(other)
            if folder not in fixed:
                self._shelf.put(folder)

        self._change(change, folder)

    def forget(self, folder: Path) -> None:
        """It is not listed any more; on its drive it stays as it is."""
        self._change(lambda: self._shelf.remove(folder), folder)

    def drop_begun(self, wish: BuildWish) -> None:
        """This build is not to be taken up again: what it had done is deleted, the library before it stays."""
        from cxr_desktop.library.session import drop_unfinished

        def change() -> None:
            drop_unfinished(wish.directory)
            self._shelf.end(wish.directory)

        self._change(change, wish.directory)

    def verify(self, folder: Path) -> None:
        """Read every byte of it again."""
        from cxr_desktop.library.verify import verify_library

        def work(cancel: CancelToken, tell: Tell) -> object:
            return verify_library(folder, cancel=cancel, on_progress=tell)

        def done(verification: object) -> None:
            self._end_check(folder)
            self.verified.emit(verification)

        def failed(error: CxrError) -> None:
            self._end_check(folder)
            self.failed.emit(folder, error)

        if folder not in self._checks:
            self._checks[folder] = self._runner.submit(
                work, on_done=done, on_failed=failed, on_progress=lambda progress: self.checking.emit(folder, progress)
            )

    def stop_check(self, folder: Path) -> None:
        if folder in self._checks:
            self._checks[folder].cancel()
            self._end_check(folder)

    def list_cases(self, folder: Path) -> None:
        """All of its cases, to choose some."""
        from cxr_desktop.library.contents import list_cases

        self._runner.submit(
            lambda cancel, _tell: list_cases(folder, cancel=cancel),
            on_done=lambda cases: self.cases_listed.emit(folder, cases),
            on_failed=lambda error: self.failed.emit(folder, error),
        )

    def remove_cases(self, folder: Path, cases: Sequence[Case]) -> None:
        """Take these out of the library."""
        from cxr_desktop.library.changes import remove_cases

        self._runner.submit(
            lambda _cancel, _tell: remove_cases(folder, case_ids=[case.case_id for case in cases]),
            on_done=lambda count: self.removed.emit(folder, count),
            on_failed=lambda error: self.failed.emit(folder, error),
        )

    # ------------------------------------------------------------ helpers

    def _on_part(self, part: object) -> None:
        (self.summarised if isinstance(part, LibrarySummary) else self.known).emit(part)

    def _change(self, change: Callable[[], None], folder: Path) -> None:
        self._runner.submit(
            lambda _cancel, _tell: change(),
            on_done=lambda _: self.changed.emit(),
            on_failed=lambda error: self.failed.emit(folder, error),
        )

    def _end_check(self, folder: Path) -> None:
        del self._checks[folder]
        self.check_ended.emit(folder)
