"""The main window: it assembles the parts and joins their wishes to the controller. It decides nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop import paths
from cxr_desktop.domain import Neighbour, Progress
from cxr_desktop.engine_room import Answer, OpenedFilm, Preparation
from cxr_desktop.errors import CxrError, LibraryMissing
from cxr_desktop.history import History
from cxr_desktop.ui.actions import Actions
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.device_badge import DeviceBadge
from cxr_desktop.ui.evidence_panel import Action
from cxr_desktop.ui.film_view import FilmViewState
from cxr_desktop.ui.history_panel import HistoryPanel
from cxr_desktop.ui.messages import error_text, progress_text
from cxr_desktop.ui.notice_strip import NoticeStrip
from cxr_desktop.ui.reading_page import ReadingPage
from cxr_desktop.ui.theme import SPACE_PX
from cxr_desktop.ui.welcome_page import WelcomePage


class MainWindow(QMainWindow):
    """What only the application can do (settings, closing) goes out by signal."""

    settings_requested = Signal()
    library_chosen = Signal(object)  # Path: to be remembered
    count_chosen = Signal(int)  # cases to show
    folder_shown = Signal(object)  # Path: to be opened in the file manager
    closing = Signal()

    def __init__(self, controller: Controller, history: History) -> None:
        super().__init__()
        self._controller = controller
        self._history_of_sitting = history
        self._shown_entry: int | None = None
        self.actions_ = Actions(self)
        self.welcome = WelcomePage()
        self.reading = ReadingPage()
        self.history = HistoryPanel()
        self.badge = DeviceBadge()
        self._library_text = QLabel()
        self._message = QLabel()
        self._place = QLabel()
        self._progress = QProgressBar(textVisible=False, maximum=0)
        self._preparation: Preparation | None = None
        self._lay_out()
        self._join_actions()
        self._join_controller()
        self._join_parts()
        self.setAcceptDrops(True)
        self.retranslate()

    # ------------------------------------------------------------ set-up

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.reading)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.history)
        body.addWidget(self._pages, 1)
        self.history.set_collapsed(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._status_row())
        column.addWidget(NoticeStrip())
        self.setCentralWidget(whole)
        self._bar = self._tool_bar()
        self.addToolBar(self._bar)
        self.resize(1440, 900)

    def _status_row(self) -> QWidget:
        row = QWidget()
        self._progress.setFixedWidth(20 * SPACE_PX)
        self._progress.hide()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(2 * SPACE_PX, SPACE_PX // 2, 2 * SPACE_PX, SPACE_PX // 2)
        layout.setSpacing(2 * SPACE_PX)
        layout.addWidget(self._message, 1)
        for widget in (self._progress, self._library_text, self.badge):
            layout.addWidget(widget)
        return row

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(movable=False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # it cannot be hidden by accident
        for name in ("history", "open", "open_folder", "previous"):
            bar.addAction(self.actions_[name])
        bar.addWidget(self._place)
        for name in ("next", "cancel"):
            bar.addAction(self.actions_[name])
        bar.addSeparator()
        for name in ("demonstration", "reference", "open_library", "build", "locate", "settings"):
            bar.addAction(self.actions_[name])
        return bar

    def _join_actions(self) -> None:
        controller = self._controller
        for name, slot in {
            "open": self._choose_films,
            "open_folder": self._choose_folder,
            "paste": self._paste,
            "previous": lambda: controller.step(-1),
            "next": lambda: controller.step(1),
            "cancel": controller.cancel,
            "demonstration": self.open_demonstration,
            "reference": self._choose_reference,
            "open_library": self._choose_library,
            "build": self._choose_build,
            "locate": self._choose_films_folder,
            "settings": self.settings_requested.emit,
            "quit": self.close,
        }.items():
            self.actions_[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.actions_["history"].toggled.connect(lambda is_shown: self.history.set_collapsed(not is_shown))
        self.history.collapsed_changed.connect(lambda is_hidden: self.actions_["history"].setChecked(not is_hidden))
        self.actions_["cancel"].setEnabled(False)
        self._show_place(0, 0)

    def _join_controller(self) -> None:
        controller = self._controller
        for signal, slot in (
            (controller.warming_up, self._on_warming_up),
            (controller.prepared, self._on_prepared),
            (controller.preparing_failed, self._on_preparing_failed),
            (controller.film_opened, self._on_film_opened),
            (controller.film_refused, self._on_film_refused),
            (controller.query_began, self._on_query_began),
            (controller.query_ended, self._on_query_ended),
            (controller.query_failed, self._on_query_failed),
            (controller.answered, self._on_answered),
            (controller.case_opened, self.reading.show_case),
            (controller.case_missing, self._on_case_missing),
            (controller.thumbnail_ready, self.reading.gallery.set_thumbnail),
            (controller.worklist_changed, self._show_place),
            (controller.library_progress, self._on_library_progress),
            (controller.demonstration_ready, lambda made: controller.ask(made.queries)),
        ):
            signal.connect(slot)

    def _join_parts(self) -> None:
        controller, gallery, history = self._controller, self.reading.gallery, self.history
        for signal, slot in (
            (self.welcome.demo_requested, self.open_demonstration),
            (self.welcome.reference_requested, self._choose_reference),
            (self.welcome.open_library_requested, self._choose_library),
            (self.welcome.build_requested, self._choose_build),
            (self.welcome.open_film_requested, self._choose_films),
            (self.reading.evidence.action_requested, lambda name: self.actions_[name].trigger()),
            (gallery.count_changed, self.count_chosen.emit),
            (gallery.case_activated, controller.show_case),
            (gallery.thumbnail_needed, controller.need_thumbnail),
            (gallery.folder_requested, self.folder_shown.emit),
            (gallery.locate_requested, lambda _case: self._choose_films_folder()),
            (history.entry_activated, self._on_entry_activated),
            (history.remove_requested, self._on_entry_removed),
            (history.note_changed, self._on_note_changed),
            (history.clear_requested, self._on_history_cleared),
        ):
            signal.connect(slot)

    # ------------------------------------------------------------ what the user wants

    def open_films(self, films: Sequence[Path]) -> None:
        """Files and folders, from anywhere: dropped, chosen, pasted, or named by a second start."""
        folders = [path for path in films if path.is_dir()]
        if len(films) == 1 and folders:
            self._controller.open_folder(folders[0])
        else:
            self._controller.ask([path for path in films if path not in folders])

    def open_demonstration(self) -> None:
        self._controller.open_demonstration(_demonstration_folder())

    def _choose_films(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Open films"))
        self.open_films([Path(name) for name in names])

    def _choose_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Open a folder of films")):
            self._controller.open_folder(Path(name))

    def _choose_library(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Open a case library")):
            self._choose(Path(name))

    def _choose_reference(self) -> None:
        try:
            self._choose(paths.reference_library())
        except LibraryMissing as error:
            self._say(error_text(error))

    def _choose_build(self) -> None:
        films = QFileDialog.getExistingDirectory(self, self.tr("Films: a folder whose folders are labels"))
        library = films and QFileDialog.getExistingDirectory(self, self.tr("An empty folder for the case library"))
        if library:
            self._controller.build(Path(films), Path(library))

    def _choose_films_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Where are the films of this library now?")):
            self._controller.locate(Path(name))

    def _choose(self, library: Path) -> None:
        self.library_chosen.emit(library)

    def _paste(self) -> None:
        urls = QApplication.clipboard().mimeData().urls()
        self.open_films([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # ------------------------------------------------------------ what has happened

    def _on_warming_up(self) -> None:
        self.badge.show_warming_up()

    def _on_prepared(self, preparation: Preparation) -> None:
        self._preparation = preparation
        self.badge.show_device(preparation.device)
        self.welcome.show_progress("", None)
        self._show_library()

    def _on_preparing_failed(self, error: CxrError) -> None:
        self.badge.show_device(self._preparation.device if self._preparation else None)
        self.welcome.show_progress("", None)
        self._say(error_text(error))

    def _on_film_opened(self, film: OpenedFilm) -> None:
        self._keep_view()
        self._shown_entry = None
        self._pages.setCurrentWidget(self.reading)
        self.reading.show_film(film)

    def _on_film_refused(self, path: Path, error: CxrError) -> None:
        self._say(self.tr("{name}: {reason}").format(name=path.name, reason=error_text(error)))

    def _on_query_began(self, path: Path) -> None:
        self._say(self.tr("Looking for the most similar cases of {name} …").format(name=path.name))
        self._progress.show()
        self.actions_["cancel"].setEnabled(True)

    def _on_query_ended(self) -> None:
        self._say("")
        self._progress.hide()
        self.actions_["cancel"].setEnabled(False)

    def _on_query_failed(self, path: Path, error: CxrError) -> None:
        actions = ("demonstration", "open_library") if isinstance(error, LibraryMissing) else ()
        text = self.tr("{name}: {reason}").format(name=path.name, reason=error_text(error))
        self.reading.evidence.show_message(text, [Action(name, self.actions_[name].text()) for name in actions])
        self.reading.gallery.show_neighbours((), (), ())
        self.reading.chart.show_neighbours((), ())
        self._say(text)

    def _on_answered(self, answer: Answer, entry_id: int) -> None:
        self._shown_entry = entry_id
        view = self._history_of_sitting.get(entry_id).view
        self.reading.show_answer(answer, view if isinstance(view, FilmViewState) else None)
        self.history.show_entries(self._history_of_sitting.search())
        self.history.set_current(entry_id)

    def _on_case_missing(self, neighbour: Neighbour) -> None:
        self._say(
            self.tr("The film of case {rank} is not on this machine. Say where the films are: {action}").format(
                rank=neighbour.rank, action=self.actions_["locate"].text()
            )
        )

    def _on_library_progress(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else None
        self.welcome.show_progress(progress_text(progress), share)
        self._say(progress_text(progress))

    def _on_entry_activated(self, entry_id: int) -> None:
        self._controller.restore(entry_id)

    def _on_entry_removed(self, entry_id: int) -> None:
        self._history_of_sitting.remove(entry_id)
        self.history.show_entries(self._history_of_sitting.search())

    def _on_note_changed(self, entry_id: int, note: str) -> None:
        self._history_of_sitting.note(entry_id, note)

    def _on_history_cleared(self) -> None:
        question = self.tr("Forget all queries of this sitting? This cannot be undone.")
        if QMessageBox.question(self, self.windowTitle(), question) != QMessageBox.StandardButton.Yes:
            return
        self._history_of_sitting.clear()
        self.history.show_entries(())

    # ------------------------------------------------------------ helpers

    def _keep_view(self) -> None:
        """Remember how the film of the answer on screen was looked at."""
        if self._shown_entry is not None:
            with suppress(KeyError):  # it has been removed since
                self._history_of_sitting.keep_view(self._shown_entry, self.reading.film.state())

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setToolTip(text)

    def _show_place(self, place: int, count: int) -> None:
        self._place_shown = place, count
        self._place.setText(self.tr("{place} of {count}").format(place=place + 1, count=count) if count else "")
        self.actions_["previous"].setEnabled(place > 0)
        self.actions_["next"].setEnabled(place + 1 < count)

    def _show_library(self) -> None:
        info = self._preparation.library if self._preparation else None
        if info is None:
            self._library_text.setText(self.tr("No case library"))
        else:
            is_demonstration = info.directory == _demonstration_folder() / "library"
            name = self.actions_["demonstration"].text() if is_demonstration else info.directory.name
            text = self.tr("{name}: {count} cases").format(name=name, count=self.locale().toString(info.count))
            self._library_text.setText(text)
            self._library_text.setToolTip(str(info.directory))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("CXR Desktop"))
        self.actions_.retranslate()
        self._say("")  # a sentence in the language before would be left
        self._show_place(*self._place_shown)
        self._show_library()

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_films([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()


def _demonstration_folder() -> Path:
    return paths.user_data() / "demonstration"
