"""Libraries in the window, joined: the pages, the two controllers behind them, and the controller of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop import paths
from cxr_desktop.engine_room import Preparation
from cxr_desktop.errors import CxrError, LibraryMissing
from cxr_desktop.library.edition import Manner, manner_of
from cxr_desktop.library.plan import BuildPlan
from cxr_desktop.library.records import RefusedFile
from cxr_desktop.library.shelf import Shelf
from cxr_desktop.library.sources import absolute
from cxr_desktop.library.verify import Verification
from cxr_desktop.library.wish import BuildWish, FilmSource, edition_wish
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.libraries.film_strip import AuditPictures, FailurePictures
from cxr_desktop.ui.libraries.shelf_controller import DEMONSTRATION, REFERENCE, Fixed, KnownLibraries, ShelfController
from cxr_desktop.ui.libraries.view import LibrariesView
from cxr_desktop.ui.libraries.work_controller import WorkController
from cxr_desktop.workshop import AuditedLibrary, ComparedLibraries, EditionSurvey, EvaluatedLibrary, Workshop

_LOOKERS = 2  # threads: a long check of one library does not hold up a look at the others


def libraries_of(demonstration: Path) -> Fixed:
    """The libraries that need not be remembered: what came with the program, and the demonstration in that folder."""

    def fixed() -> Iterator[tuple[Path, str]]:
        with suppress(LibraryMissing):
            yield paths.reference_library(), REFERENCE
        if (demonstration / "library").is_dir():
            yield demonstration / "library", DEMONSTRATION

    return lambda: tuple(fixed())


class LibrariesPart(QObject):
    """Owns the view and its threads."""

    settings_requested = Signal()
    folder_shown = Signal(object)  # Path: to be opened in the file manager
    broke = Signal(object)  # an unexpected exception
    switch_requested = Signal(object)  # EditionInUse
    back_requested = Signal()

    def __init__(
        self,
        controller: Controller,
        workshop: Workshop,
        shelf: Shelf,
        fixed: Fixed,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.runners: Sequence[JobRunner] = (
            JobRunner("libraries", threads=_LOOKERS, parent=parent),
            JobRunner("workshop", parent=parent),
        )
        self._controller = controller
        self._dialogs = dialogs
        self._asked: tuple[Path, ...] = ()  # folders of the libraries that answer; the first leads
        self._last_wish: BuildWish | None = None
        self._again: Callable[[], None] = lambda: None
        self.shelf = ShelfController(shelf, fixed, self.runners[0], parent=self)
        self.work = WorkController(workshop, shelf, self.runners[1], parent=self)
        self.view = LibrariesView(dialogs)
        self._join_controllers()
        self._join_view()

    # ------------------------------------------------------------ what is wanted

    def show_build(self, *, adds_to: Path | None = None, place: Path | None = None) -> None:
        """The page on which a library is built, perhaps at this place, or films are added to one."""
        self.view.build.begin(adds_to)
        if place is not None:
            self.view.build.place.set_place(place)
        self.view.show_page(self.view.build)

    def build(self, wish: BuildWish) -> None:
        """Build what was planned, or what was interrupted."""
        self._last_wish = wish
        self._again = lambda: self.build(wish)
        self.view.shelf.show_running(wish.directory)
        self.work.build(wish)

    def _open(self, *folders: Path) -> None:
        self._again = lambda: self._open(*folders)
        self._controller.open_library(*folders)

    def _part(self, folder: Path) -> None:
        """Search on without this one."""
        self._open(*(other for other in self._asked if other != folder))

    def _audit(self, folder: Path) -> None:
        self._again = lambda: self._audit(folder)
        self.work.audit(folder)

    def _show_evaluation(self, folder: Path) -> None:
        self.view.evaluation.begin(folder)
        self.view.show_page(self.view.evaluation)

    def _evaluate(self, folder: Path, source: FilmSource) -> None:
        self._again = lambda: self._evaluate(folder, source)
        self.work.evaluate(folder, source)

    def _show_edition(self, folder: Path) -> None:
        summary = self.view.shelf.cards[folder].summary
        assert summary is not None
        assert summary.manifest is not None, "it is offered for whole libraries only"
        self.view.edition.begin(folder, manner_of(summary.manifest))
        self.view.show_page(self.view.edition)

    def _survey_edition(self, origin: Path, place: Path, model: Path | None, manner: Manner) -> None:
        self._again = lambda: self._survey_edition(origin, place, model, manner)
        self.work.survey_edition(origin, place, model, manner)

    def _compare(self, survey: EditionSurvey, source: FilmSource) -> None:
        self._again = lambda: self._compare(survey, source)
        self.work.compare(survey, source)

    def _export_comparison(self, made: ComparedLibraries) -> None:
        if folder := self._dialogs.choose_folder(self.tr("A folder for the comparison")):
            self.work.export_comparison(made, folder)

    def _plan(self, wish: BuildWish) -> None:
        self._again = lambda: self._plan(wish)
        self._last_wish = wish
        self.work.plan(wish)

    def _remove(self, folder: Path) -> None:
        self.view.removal.begin(folder)
        self.view.show_page(self.view.removal)
        self.shelf.list_cases(folder)

    def _locate(self, _folder: Path) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Where are the films of this library now?")):
            self._controller.locate(folder)

    def _find(self, folder: Path) -> None:
        """The library itself is elsewhere now."""
        if found := self._dialogs.choose_folder(self.tr("Where is this case library now?")):
            self.shelf.forget(folder)
            asked = [found if other == folder else other for other in self._asked]
            self._open(*(asked if folder in self._asked else [found]))

    def _choose_library(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Open a case library")):
            self._open(folder)

    def _export_audit(self, made: AuditedLibrary) -> None:
        if folder := self._dialogs.choose_folder(self.tr("A folder for the audit")):
            self.work.export_audit(made, folder)

    def _export_evaluation(self, made: EvaluatedLibrary) -> None:
        if folder := self._dialogs.choose_folder(self.tr("A folder for the evaluation")):
            self.work.export_evaluation(made, folder)

    def _on_card_action(self, name: str, folder: Path) -> None:
        actions: dict[str, Callable[[Path], object]] = {
            "open": self._open,
            "join": lambda folder: self._open(*self._asked, folder),
            "part": self._part,
            "verify": self.shelf.verify,
            "stop_verify": self.shelf.stop_check,
            "audit": self._audit,
            "evaluate": self._show_evaluation,
            "edition": self._show_edition,
            "back": lambda _: self.back_requested.emit(),
            "add": lambda folder: self.show_build(adds_to=folder),
            "remove": self._remove,
            "locate": self._locate,
            "show": self.folder_shown.emit,
            "forget": self.shelf.forget,
            "settings": lambda _: self.settings_requested.emit(),
            "rebuild": lambda folder: self.show_build(place=folder),
            "find": self._find,
            "again": lambda _: self.shelf.survey(),
        }
        actions[name](folder)

    def _on_way_chosen(self, name: str) -> None:
        """Of a message: it is about the library that was last worked on."""
        if name == "again":
            self._again()
        else:
            folder = self._last_wish.directory if self._last_wish else next(iter(self._asked), Path())
            self._on_card_action(name, folder)

    # ------------------------------------------------------------ what has happened

    def _on_prepared(self, preparation: Preparation) -> None:
        self.shelf.model = preparation.model
        info = preparation.library
        self._asked = tuple(absolute(part.directory) for part in info.each) if info else ()
        self.view.shelf.show_asked(self._asked)
        made = self.view.audit.made
        self.view.audit.show_present(made is not None and made.audit.library.directory in self._asked)
        if self._asked:
            self.shelf.remember(*self._asked)
        self.view.edition.show_present(self._asked[0] if self._asked else None)

    def _survey(self) -> None:
        if self.view.isVisible():
            self.shelf.survey()

    def _on_known(self, known: KnownLibraries) -> None:
        self.view.shelf.show_known(known)
        self.view.shelf.show_asked(self._asked)
        self.view.shelf.show_running(self._last_wish.directory if self._last_wish and self.work.is_working else None)

    def _on_failed(self, _folder: Path, error: CxrError) -> None:
        self.view.tell(error)
        self._survey()

    def _on_planned(self, plan: BuildPlan) -> None:
        self.view.build.show_plan(plan)

    def _on_stored(self, wish: BuildWish) -> None:
        self._again = lambda: self._audit(wish.directory)  # what is built need not be built again
        self.shelf.remember(wish.directory)
        self._open_anew(absolute(wish.directory))

    def _on_left_unseen(self, wish: BuildWish) -> None:
        """To where the library that is there now can be seen: what built it would offer to build it again."""
        if wish.source.library is not None:
            self._show_built_edition(wish, ())
        else:
            self.view.show_page(self.view.shelf)
            self.view.say_left_unseen()

    def _on_built(self, wish: BuildWish, made: AuditedLibrary, pictures: AuditPictures) -> None:
        if wish.source.library is not None:
            self._show_built_edition(wish, made.report.refused if made.report else ())
        else:
            self._show_audit(made, pictures)

    def _show_built_edition(self, wish: BuildWish, left_out: Sequence[RefusedFile]) -> None:
        """What was left out, and what it has come to: the page looks at the library that is there now."""
        assert wish.source.library is not None
        page = self.view.edition
        page.begin(wish.source.library, wish.manner, place=wish.directory, model=wish.model)
        page.show_left_out(left_out)
        self.view.show_page(page)
        self._survey_edition(wish.source.library, wish.directory, wish.model, wish.manner)

    def _show_audit(self, made: AuditedLibrary, pictures: AuditPictures) -> None:
        self.view.audit.show_audit(made, pictures)
        self.view.audit.show_present(made.audit.library.directory in self._asked)
        self.view.show_page(self.view.audit)

    def _on_evaluated(self, made: EvaluatedLibrary, pictures: FailurePictures) -> None:
        self._show_evaluation(made.evaluation.library.directory)
        self.view.evaluation.show_evaluation(made, pictures)

    def _on_removed(self, folder: Path, count: int) -> None:
        self.view.removal.show_removed(count)
        self.shelf.list_cases(folder)
        self._survey()
        self._open_anew(folder)

    def _open_anew(self, changed: Path) -> None:
        """What answers is a snapshot of what it was."""
        if changed in self._asked:
            self._controller.open_library(*self._asked)

    def _on_verified(self, verification: Verification) -> None:
        if card := self.view.shelf.cards.get(verification.directory):
            card.show_verification(verification)

    def _on_work_ended(self) -> None:
        self.view.work.end()
        self.view.build.show_working(False)
        self.view.evaluation.show_working(False)
        self.view.edition.show_working(False)
        self._survey()

    def _on_work_began(self, can_be_held: bool) -> None:
        self.view.messages.clear()
        self.view.work.begin(can_be_held=can_be_held)
        self.view.build.show_working(True)
        self.view.evaluation.show_working(True)
        self.view.edition.show_working(True)

    # ------------------------------------------------------------ set-up

    def _join_controllers(self) -> None:
        view, shelf, work = self.view, self.shelf, self.work
        for signal, slot in (
            (self._controller.prepared, self._on_prepared),
            (shelf.known, self._on_known),
            (shelf.summarised, view.shelf.show_summary),
            (shelf.checking, lambda folder, progress: self._on_card(folder, "show_checking", progress)),
            (shelf.check_ended, lambda folder: self._on_card(folder, "show_check_ended")),
            (shelf.verified, self._on_verified),
            (shelf.cases_listed, view.removal.show_cases),
            (shelf.removed, self._on_removed),
            (shelf.changed, self._survey),
            (shelf.failed, self._on_failed),
            (work.began, self._on_work_began),
            (work.progressed, view.work.show_progress),
            (work.held_changed, view.work.show_held),
            (work.ended, self._on_work_ended),
            (work.cancelled, view.say_cancelled),
            (work.left_unseen, self._on_left_unseen),
            (work.failed, view.tell),
            (work.planned, self._on_planned),
            (work.stored, self._on_stored),
            (work.built, self._on_built),
            (work.audited, self._show_audit),
            (work.evaluated, self._on_evaluated),
            (work.edition_surveyed, view.edition.show_survey),
            (work.compared, view.edition.show_comparison),
            (work.exported, view.say_exported),
            *((runner.broke, self.broke) for runner in self.runners),
        ):
            signal.connect(slot)

    def _on_card(self, folder: Path, method: str, *values: object) -> None:
        if card := self.view.shelf.cards.get(folder):
            getattr(card, method)(*values)

    def _join_view(self) -> None:
        view, work = self.view, self.work
        for signal, slot in (
            (view.shown, self.shelf.survey),
            (view.way_chosen, self._on_way_chosen),
            (view.shelf.action_requested, self._on_card_action),
            (view.shelf.open_requested, self._choose_library),
            (view.shelf.build_requested, self.show_build),
            (view.shelf.resume_requested, self.build),
            (view.shelf.drop_requested, self.shelf.drop_begun),
            (view.build.plan_requested, self._plan),
            (view.build.build_requested, self.build),
            (view.audit.export_requested, self._export_audit),
            (view.audit.open_requested, self._open),
            (view.evaluation.evaluation_requested, self._evaluate),
            (view.evaluation.export_requested, self._export_evaluation),
            (view.edition.survey_requested, self._survey_edition),
            (view.edition.build_requested, lambda survey: self.build(_to_wish(survey))),
            (view.edition.comparison_requested, self._compare),
            (view.edition.export_requested, self._export_comparison),
            (view.edition.switch_requested, self.switch_requested),
            (view.edition.back_requested, self.back_requested),
            (view.removal.removal_requested, self.shelf.remove_cases),
            (view.work.hold_requested, work.hold),
            (view.work.go_on_requested, work.go_on),
            (view.work.cancel_requested, work.cancel),
        ):
            signal.connect(slot)


def _to_wish(survey: EditionSurvey) -> BuildWish:
    """What was surveyed; the model is named, so that it resumes with that very one."""
    facts = {change.key: bool(change.new) for change in survey.changes}
    manner = Manner(facts["pooled"], facts["balanced"], facts["with_pictures"])
    return edition_wish(survey.old.library, survey.new.library, survey.new.model or paths.reference_model(), manner)
