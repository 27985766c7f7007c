"""The running window: engine, controller, history and settings, joined; and how it starts and ends."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from cxr_desktop import __version__, paths
from cxr_desktop.domain import Case
from cxr_desktop.engine_room import EngineRoom
from cxr_desktop.errors import CxrError
from cxr_desktop.history import History, HistoryStore
from cxr_desktop.settings import Settings, save_settings
from cxr_desktop.ui.acceptance_dialog import AcceptanceDialog
from cxr_desktop.ui.controller import Controller, Sources, Wishes
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.languages import Language
from cxr_desktop.ui.main_window import MainWindow
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.settings_dialog import SettingsDialog
from cxr_desktop.ui.theme import Theme, apply_theme
from cxr_desktop.ui.welcome_page import WelcomeCard

log = logging.getLogger(__name__)

_LOOK = frozenset({"theme", "font_scale"})
_ENGINE = frozenset({"model", "device"})
_HEAT = frozenset({"heat_map_shown", "heat_map_opacity"})
_WISHES = frozenset({"k", "one_per_patient"})


class Workstation(QObject):
    """Owns everything that the window needs. `library` and `model` come before what the settings say."""

    def __init__(
        self, app: QApplication, home: Path, settings: Settings, *, library: Path | None, model: Path | None
    ) -> None:
        super().__init__()
        self._app = app
        self._settings_file = home / "settings.json"
        self.settings = settings
        self._library, self._model = library, model
        self._language = Language(app)
        self._language.apply(settings.language)
        apply_theme(app, Theme(settings.theme), settings.font_scale)
        self._engine = EngineRoom()
        self._engine_runner = JobRunner("engine", parent=self)
        self._film_runner = JobRunner("films", parent=self)
        self._store = self._open_store(home) if settings.history_kept else None
        self.history = History(self._store)
        if self._store:
            self.history.take_up(self._store.load())
        self.controller = Controller(
            self._engine,
            self.history,
            engine_runner=self._engine_runner,
            film_runner=self._film_runner,
            parent=self,
        )
        self.controller.wishes = Wishes(settings.k, settings.one_per_patient)
        self.window = MainWindow(self.controller, self.history)
        self.window.settings_requested.connect(self._show_settings)
        self.window.library_chosen.connect(lambda library: self._change("library", library))
        self.window.count_chosen.connect(lambda count: self._change("k", count))
        self.window.reading.gallery.set_count(settings.k)
        self._show_heat_as_set()
        self.window.history.show_entries(self.history.search())
        self.window.folder_shown.connect(lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.window.closing.connect(self.close)
        self.controller.broke.connect(self._on_broke)
        self._close_what_is_not_there()

    # ------------------------------------------------------------ start and end

    def is_accepted(self) -> bool:
        """What this is and is not has been accepted for this version, now or before."""
        if self.settings.accepted_version == __version__:
            return True
        if AcceptanceDialog().exec() != QDialog.DialogCode.Accepted:
            return False
        self._change("accepted_version", __version__)
        return True

    def start(self, *, films: Sequence[Path] = (), demonstration: bool = False) -> None:
        """Show the window, then load what it needs."""
        self.window.show()
        library = self._library or self.settings.library
        self.controller.prepare(self._sources(None if demonstration else library))
        if demonstration:
            self.window.open_demonstration()
        elif films:
            self.window.open_films(films)

    def close(self) -> None:
        """End all work within a second and give everything back."""
        for runner in (self._film_runner, self._engine_runner):
            runner.close()
        self._engine.close()
        if self._store:
            self._store.close()

    def thumbnail(self, case: Case) -> bytes | None:
        """The picture of a case, now: only for when the engine has nothing to do."""
        return self._engine.thumbnail(case)

    def _sources(self, library: Path | None) -> Sources:
        return Sources(model=self._model or self.settings.model, device=self.settings.device, library=library)

    def _open_store(self, home: Path) -> HistoryStore | None:
        """The file of earlier sittings; None, and a line in the log, where it cannot be used: nothing in it is lost."""
        try:
            return HistoryStore(home / "history.sqlite", keep_days=self.settings.history_keep_days)
        except CxrError as error:
            log.warning("the history is not kept: %s", error.code)
            return None

    def _close_what_is_not_there(self) -> None:
        """A copy of the program without a reference library says so before anybody clicks."""
        try:
            paths.reference_library()
        except CxrError as error:
            self.window.welcome.set_refusal(WelcomeCard.REFERENCE, error_text(error))
            self.window.actions_["reference"].setEnabled(False)

    # ------------------------------------------------------------ settings

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.settings, parent=self.window)
        dialog.setting_changed.connect(self._change)
        dialog.exec()
        dialog.deleteLater()

    def _change(self, key: str, value: object) -> None:
        """Take a setting over: at once, and for the next start."""
        self.settings = self.settings.changed(key, value)
        try:
            save_settings(self._settings_file, self.settings)
        except CxrError as error:
            log.warning("settings are not kept: %s", error.code)
        if key in _LOOK:
            apply_theme(self._app, Theme(self.settings.theme), self.settings.font_scale)
        elif key == "language":
            self._language.apply(self.settings.language)
        elif key in _WISHES:
            self.controller.wishes = Wishes(self.settings.k, self.settings.one_per_patient)
            self.controller.ask_again()
        elif key in _ENGINE:
            self.controller.prepare(self._sources(self.settings.library))
        elif key in _HEAT:
            self._show_heat_as_set()
        elif key == "library" and self.settings.library:
            self.controller.open_library(self.settings.library)

    def _show_heat_as_set(self) -> None:
        film = self.window.reading.film
        film.set_heat_shown(self.settings.heat_map_shown)
        film.set_heat_opacity(self.settings.heat_map_opacity)

    # ------------------------------------------------------------ trouble

    def _on_broke(self, error: Exception) -> None:
        """A bug: the last good state stays, and the user gets a report without names, paths or pixels."""
        if isinstance(error, CxrError):
            QMessageBox.warning(self.window, self.window.windowTitle(), error_text(error))
            return
        report = bug_report(error)
        log.error("%s", report)
        box = QMessageBox(QMessageBox.Icon.Warning, self.window.windowTitle(), self.tr("Something went wrong inside."))
        box.setInformativeText(
            self.tr("Nothing was lost. Please send the report below to whoever looks after this program.")
        )
        box.setDetailedText(report)
        box.exec()


def bug_report(error: BaseException) -> str:
    """Version, kind of the exception, and where it came from; not its message, which may hold a path or a name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"CXR Desktop {__version__}\n{type(error).__name__}\n{places}"
