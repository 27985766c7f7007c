"""The main window: it assembles the parts and joins their wishes to the controller. It decides nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cxr_desktop import paths
from cxr_desktop.domain import Neighbour, Progress
from cxr_desktop.engine_room import Answer, OpenedFilm, Preparation
from cxr_desktop.errors import CxrError, HistoryError, SettingsError, on_one_line
from cxr_desktop.history import History, RecentFilms
from cxr_desktop.policy import Policy
from cxr_desktop.ui.actions import Actions
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.dialogs import Dialogs, SystemDialogs
from cxr_desktop.ui.evidence_panel import Action
from cxr_desktop.ui.film_view import FilmViewState
from cxr_desktop.ui.history_panel import HistoryPanel
from cxr_desktop.ui.message_bar import MessageBar
from cxr_desktop.ui.messages import error_text, progress_text
from cxr_desktop.ui.notice_strip import NoticeStrip
from cxr_desktop.ui.opening import Opening, places_in
from cxr_desktop.ui.reading_page import ReadingPage
from cxr_desktop.ui.status_row import StatusRow
from cxr_desktop.ui.tool_bar import ToolBar
from cxr_desktop.ui.ways_on import ways_on
from cxr_desktop.ui.welcome_page import WelcomePage


class MainWindow(QMainWindow):
    """What only the application can do (settings, closing) goes out by signal."""

    settings_requested = Signal()
    count_chosen = Signal(int)  # cases to show
    cpu_chosen = Signal()  # to run on
    folder_shown = Signal(object)  # Path: to be opened in the file manager
    closing = Signal()

    def __init__(self, controller: Controller, history: History, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._controller = controller
        self._history_of_sitting = history
        self.dialogs: Dialogs = dialogs or SystemDialogs(self)
        self._recent = RecentFilms(history)
        self._opening = Opening(controller, self._recent, self.dialogs, self)
        self._film_on_screen: Path | None = None
        self._shown_entry: int | None = None  # whose answer is on the screen
        self.actions_ = Actions(self)
        self.welcome = WelcomePage()
        self.reading = ReadingPage()
        self.history = HistoryPanel()
        self.messages = MessageBar()
        self.status = StatusRow()
        self._preparation: Preparation | None = None
        self._lay_out()
        self._join_actions()
        self._join_controller()
        self._join_parts()
        self.setAcceptDrops(True)
        self.retranslate()

    # ------------------------------------------------------------ set-up

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.reading)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.pages, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.history)
        body.addLayout(right, 1)
        self.history.set_collapsed(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self.status)
        self._notice = NoticeStrip()
        column.addWidget(self._notice)
        self.setCentralWidget(whole)
        self._bar = ToolBar(self.actions_, self._opening.recent_menu)
        self.addToolBar(self._bar)
        self.resize(1440, 900)

    def _join_actions(self) -> None:
        controller, opening = self._controller, self._opening
        for name, slot in {
            "open": opening.choose_films,
            "open_folder": opening.choose_folder,
            "paste": opening.paste,
            "previous": lambda: controller.step(-1),
            "next": lambda: controller.step(1),
            "cancel": controller.cancel,
            "ask_again": controller.ask_again,
            "demonstration": self.open_demonstration,
            "reference": lambda: opening.choose_reference(self._on_preparing_failed),
            "open_library": opening.choose_library,
            "locate": opening.choose_films_of_library,
            "leave_out": controller.leave_lost_out,
            "use_cpu": self.cpu_chosen.emit,
            "settings": self.settings_requested.emit,
            "quit": self.close,
        }.items():
            self.actions_[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.actions_["history"].toggled.connect(lambda is_shown: self.history.set_collapsed(not is_shown))
        self.history.collapsed_changed.connect(lambda is_hidden: self.actions_["history"].setChecked(not is_hidden))
        self.actions_["cancel"].setEnabled(False)

    def _join_controller(self) -> None:
        controller = self._controller
        for signal, slot in (
            (controller.warming_up, self.status.badge.show_warming_up),
            (controller.prepared, self._on_prepared),
            (controller.preparing_failed, self._on_preparing_failed),
            (controller.film_opened, self._on_film_opened),
            (controller.film_refused, self._on_film_refused),
            (controller.query_began, self._on_query_began),
            (controller.query_ended, self._show_idle),
            (controller.query_cancelled, self._on_query_cancelled),
            (controller.query_failed, self._on_query_failed),
            (controller.found, self.reading.show_found),
            (controller.answered, self._on_answered),
            (controller.case_missing, self._on_case_missing),
            (controller.thumbnail_ready, self.reading.gallery.set_thumbnail),
            (controller.worklist_changed, self._bar.show_place),
            (controller.library_work_began, self._show_busy),
            (controller.library_progress, self._on_library_progress),
            (controller.library_work_ended, self._on_library_work_ended),
            (controller.demonstration_ready, lambda made: controller.ask(made.queries)),
            (controller.broke, self._on_broke),
        ):
            signal.connect(slot)

    def _join_parts(self) -> None:
        controller, gallery, history = self._controller, self.reading.gallery, self.history
        for signal, slot in (
            (self.welcome.demo_requested, self.open_demonstration),
            (self.welcome.reference_requested, self.actions_["reference"].trigger),
            (self.welcome.open_library_requested, self._opening.choose_library),
            (self.welcome.build_requested, self.actions_["build"].trigger),
            (self.welcome.libraries_requested, self.actions_["libraries"].trigger),
            (self.welcome.open_film_requested, self._opening.choose_films),
            (self.reading.evidence.action_requested, lambda name: self.actions_[name].trigger()),
            (self.messages.action_requested, self._on_message_action),
            (gallery.count_changed, self.count_chosen.emit),
            (gallery.thumbnail_needed, controller.need_thumbnail),
            (gallery.folder_requested, self.folder_shown.emit),
            (gallery.locate_requested, lambda _case: self._opening.choose_films_of_library()),
            (history.entry_activated, controller.restore),
            (history.remove_requested, self._on_entry_removed),
            (history.note_changed, self._history_of_sitting.note),
            (history.clear_requested, self._on_clear_requested),
        ):
            signal.connect(slot)

    # ------------------------------------------------------------ what the user wants

    def open_films(self, films: Sequence[Path]) -> None:
        """Files and folders, from anywhere: dropped, chosen, pasted, or named by a second start."""
        self._opening.open_films(films)

    def open_demonstration(self) -> None:
        self._controller.open_demonstration(demonstration_folder())

    def add_page(self, page: QWidget, *actions: str) -> None:
        """A page beside welcome and films, shown by these actions."""
        self.pages.addWidget(page)
        for name in actions:
            self.actions_[name].triggered.connect(lambda: self.pages.setCurrentWidget(page))

    def leave_page(self) -> None:
        """Back to the film, or to the welcome where none is open."""
        self.pages.setCurrentWidget(self.reading if self._film_on_screen else self.welcome)

    def obey(self, policy: Policy) -> None:
        """Say what IT has to say, and take away what it has switched off."""
        self._notice.add(policy.notice)
        for name in policy.actions_off:
            self.actions_[name].setEnabled(False)
            self.actions_[name].setVisible(False)
        self.welcome.take_away(policy.actions_off)

    def tell(self, error: CxrError, *more: str) -> None:
        """Say what is wrong, across the window, with what can be done about it."""
        trouble = partial(self._trouble, error, (*ways_on(error), *more))
        self.messages.show_trouble(trouble, stays=isinstance(error, HistoryError | SettingsError))

    def show_history(self, *, shifted: int = 0) -> None:
        """The history has changed under the list; its ids may have moved up."""
        self._shown_entry = None if self._shown_entry is None else self._shown_entry + shifted
        self.history.show_entries(self._history_of_sitting.search())
        if self._shown_entry is not None:
            self.history.set_current(self._shown_entry)

    # ------------------------------------------------------------ what has happened: model and library

    def _on_prepared(self, preparation: Preparation) -> None:
        self._preparation = preparation
        self.status.badge.show_device(preparation.device)
        info = preparation.library
        is_demonstration = info is not None and info.directory == demonstration_folder() / "library"
        self.status.show_library(info, is_demonstration=is_demonstration)
        if preparation.trouble is not None:
            self.tell(preparation.trouble)
        else:
            self.messages.clear_mended()

    def _on_preparing_failed(self, error: CxrError) -> None:
        self._show_device()
        self.tell(error)

    def _on_library_progress(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else None
        self.welcome.show_progress(progress_text(progress), share)
        self.status.say(partial(progress_text, progress))
        self._show_busy(share)

    def _on_library_work_ended(self) -> None:
        self.welcome.show_progress("", None)
        self._show_idle()

    def _on_broke(self, _error: Exception) -> None:
        """The report is shown by others; what waited for the work that broke waits no longer."""
        self._show_device()
        self._on_library_work_ended()
        if self._film_on_screen is not None and self._shown_entry is None:
            text = QT_TRANSLATE_NOOP("MainWindow", "Something went wrong inside: there is no answer to this film.")
            self.reading.show_trouble(self._film_on_screen, partial(self._no_answer, str(text)))

    # ------------------------------------------------------------ what has happened: films and queries

    def _on_film_opened(self, film: OpenedFilm) -> None:
        self._keep_view()
        self._shown_entry, self._film_on_screen = None, film.path
        self._opening.note_opened(film.path)
        self.messages.clear()
        self.pages.setCurrentWidget(self.reading)
        self.reading.show_film(film)

    def _on_film_refused(self, path: Path, error: CxrError) -> None:
        """The film that is on the screen stays, and its answer."""
        self.messages.show_trouble(partial(self._trouble, error, ways_on(error), path))

    def _on_query_began(self, path: Path) -> None:
        name = on_one_line(path.name)
        self.status.say(lambda: self.tr("Looking for the most similar cases of {name} …").format(name=name))
        self._show_busy()

    def _on_query_cancelled(self, path: Path) -> None:
        if path == self._film_on_screen and self._shown_entry is None:
            text = QT_TRANSLATE_NOOP("MainWindow", "The query was cancelled: there is no answer to this film.")
            self.reading.show_trouble(path, partial(self._no_answer, str(text)))

    def _on_query_failed(self, path: Path, error: CxrError) -> None:
        """Told where the answer would be; of a film that never came on the screen, across the window."""
        if path == self._film_on_screen:
            self.reading.show_trouble(path, partial(self._trouble, error, (*ways_on(error), "back"), path))
        else:
            self._on_film_refused(path, error)

    def _on_answered(self, answer: Answer, entry_id: int) -> None:
        self._shown_entry = entry_id
        view = self._history_of_sitting.get(entry_id).view
        self.reading.show_answer(answer, view if isinstance(view, FilmViewState) else None)
        self.show_history()

    def _on_case_missing(self, neighbour: Neighbour) -> None:
        def trouble() -> tuple[str, list[Action]]:
            text = self.tr("The film of case {rank} is not where the library knows it: moved, or on another machine.")
            return text.format(rank=neighbour.rank), self._offered(("locate",))

        self.messages.show_trouble(trouble)

    # ------------------------------------------------------------ what has happened: history

    def _on_entry_removed(self, entry_id: int) -> None:
        with suppress(KeyError):
            self._recent.forget(self._history_of_sitting.get(entry_id).result.path)
        self._history_of_sitting.remove(entry_id)
        self.show_history()

    def _on_clear_requested(self) -> None:
        question = self.tr(
            "Forget all earlier queries, with their notes, and which films were opened? This cannot be undone."
        )
        if self.dialogs.confirm(question, self.tr("Forget all")):
            self._history_of_sitting.clear()
            self._recent.clear()
            self._shown_entry = None
            self.show_history()

    # ------------------------------------------------------------ helpers

    def _trouble(self, error: CxrError, names: Sequence[str], path: Path | None = None) -> tuple[str, Sequence[Action]]:
        text = error_text(error)
        if path is not None:
            text = self.tr("{name}: {reason}").format(name=on_one_line(path.name), reason=text)
        return text, self._offered(names)

    def _no_answer(self, text: str) -> tuple[str, list[Action]]:
        return self.tr(text), self._offered(("ask_again", "back"))

    def _offered(self, names: Sequence[str]) -> list[Action]:
        """What is possible just now."""
        return [Action(name, self.actions_[name].text()) for name in names if self.actions_[name].isEnabled()]

    def _on_message_action(self, name: str) -> None:
        self.messages.clear()
        self.actions_[name].trigger()

    def _keep_view(self) -> None:
        """Remember how the film of the answer on screen was looked at."""
        if self._shown_entry is not None and not self.reading.shows_kept_picture:
            with suppress(KeyError):  # it has been removed since
                self._history_of_sitting.keep_view(self._shown_entry, self.reading.film.state())

    def _show_device(self) -> None:
        self.status.badge.show_device(self._preparation.device if self._preparation else None)

    def _show_busy(self, share: float | None = None) -> None:
        self.status.show_busy(True, share)
        self.actions_["cancel"].setEnabled(True)

    def _show_idle(self) -> None:
        is_busy = self._controller.is_working
        self.status.show_busy(is_busy)
        self.actions_["cancel"].setEnabled(is_busy)
        if not is_busy:
            self.status.say()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("CXR Desktop"))
        self.actions_.retranslate()

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if places_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_films(places_in(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()  # what has to end may take up to a second
        self._opening.close()
        self.closing.emit()
        event.accept()


def demonstration_folder() -> Path:
    """Where the demonstration is kept."""
    return paths.user_data() / "demonstration"
