"""The running window: engine, controller, history and settings, joined; and how it starts and ends."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from cxr_desktop import __version__, paths
from cxr_desktop.audit import open_audit
from cxr_desktop.domain import Case
from cxr_desktop.editions import known_models, noted
from cxr_desktop.engine_room import EngineRoom, Preparation
from cxr_desktop.errors import CxrError, SettingsError
from cxr_desktop.history import History
from cxr_desktop.settings import Settings, save_settings
from cxr_desktop.ui.acceptance_dialog import AcceptanceDialog
from cxr_desktop.ui.compare.comparison import Comparison
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.first_paint import FirstPaint
from cxr_desktop.ui.heat.heat_controller import HeatController
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.kept_history import KeptHistory
from cxr_desktop.ui.languages import Language
from cxr_desktop.ui.main_window import MainWindow, demonstration_folder
from cxr_desktop.ui.settings_dialog import SettingsDialog
from cxr_desktop.ui.theme import Theme, apply_theme
from cxr_desktop.ui.verdicts import Verdicts
from cxr_desktop.ui.viewer.desk import Desk
from cxr_desktop.ui.viewer.viewing import Viewing
from cxr_desktop.ui.welcome_page import WelcomeCard
from cxr_desktop.ui.wishes import Sources, Wishes

if TYPE_CHECKING:
    from cxr_desktop.ui.case_map.joining import CaseMapJoint
    from cxr_desktop.ui.hands.hands import Hands
    from cxr_desktop.ui.libraries.part import LibrariesPart
    from cxr_desktop.ui.outfit import Outfit
    from cxr_desktop.workshop import Workshop

log = logging.getLogger(__name__)

_LOOK = frozenset({"theme", "font_scale"})
_ENGINE = frozenset({"model", "device"})
_HEAT = frozenset({"heat_map_shown", "heat_map_opacity"})
_WISHES = frozenset({"k", "one_per_patient"})
_PATIENCE_S = 0.7  # of a user who closes the window; the rest of a second is for the end of the process


class Workstation(QObject):
    """Owns everything that the window needs. `libraries` and `model` come before what the settings say."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        settings: Settings,
        *,
        libraries: Sequence[Path],
        model: Path | None,
        dialogs: Dialogs | None = None,
        engine: EngineRoom | None = None,
        workshop: Workshop | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._settings_file = home / "settings.json"
        self.settings = settings
        kept = (settings.library, *settings.joined_libraries) if settings.library else ()
        self._libraries: tuple[Path, ...] = tuple(libraries) or kept
        self._model = model
        self._workshop = workshop
        self._has_started = False
        self._is_furnished = threading.Event()  # the window is on the screen, with all around a query
        self._handed_over: list[Path] = []  # before the start
        self.has_ended = False  # no thread of ours goes on
        self._has_told_of_settings = False  # once: with every change it would be said again
        self._language = Language(app)
        self._language.apply(settings.language)
        apply_theme(app, Theme(settings.theme), settings.font_scale)
        self._engine = engine or EngineRoom(settings.moved_films, settings.policy)
        self._engine_runner = JobRunner("engine", parent=self)
        self._film_runner = JobRunner("films", parent=self)
        self._viewing_runner = JobRunner("viewing", parent=self)
        self.history = History(film_budget_bytes=0)  # films come from their files, the latest from the controller
        self._kept = KeptHistory(home / "history.sqlite", self.history, self._film_runner, parent=self)
        self.controller = Controller(
            self._engine,
            self.history,
            engine_runner=self._engine_runner,
            film_runner=self._film_runner,
            parent=self,
        )
        self.controller.wishes = Wishes(settings.k, settings.one_per_patient)
        self.window = MainWindow(self.controller, self.history, dialogs)
        self._add_parts()
        self._join()
        self.window.reading.gallery.set_count(settings.k)
        self._show_heat_as_set()
        self._close_what_is_not_there()

    def _add_parts(self) -> None:
        """What belongs to a query: comparing, heat maps, viewer."""
        self.comparison = Comparison(
            self._engine,
            self.controller,
            self.history,
            engine_runner=self._engine_runner,
            film_runner=self._film_runner,
            parent=self,
        )
        self._heat = HeatController(
            self._engine,
            self.window.reading.heat,
            engine_runner=self._engine_runner,
            film_runner=self._film_runner,
            parent=self,
        )
        self._verdicts = Verdicts(self.window.reading.verdict, self.history, self._film_runner, self)
        self._verdicts.is_off = "verdict" in self.settings.policy.parts_off
        views = tuple(pane.view for pane in self.window.reading.board.panes)
        viewing = Viewing(self._viewing_runner, self)
        self._desk = Desk(self.window, self.window.actions_, views, viewing, self.window.tell)
        self.window.obey(self.settings.policy)

    @cached_property
    def outfit(self) -> Outfit:
        """What stands around a query. Made after the first paint, or for whoever wants it sooner."""
        from cxr_desktop.ui.outfit import Outfit

        made = Outfit(
            self.window,
            self.controller,
            lambda: self.settings,
            self._take_edition,
            self._settings_file.parent,
            self._workshop or self._new_workshop(),
            lambda: self._sources(self._libraries),
            parent=self,
        )
        made.settings_requested.connect(self._show_settings)
        made.shortcuts_changed.connect(lambda shortcuts: self._change("shortcuts", shortcuts))
        made.broke.connect(self.report_bug)
        return made

    @property
    def _outfit_if_made(self) -> Outfit | None:
        return vars(self).get("outfit")

    @property
    def libraries(self) -> LibrariesPart:
        return self.outfit.libraries

    @property
    def case_map(self) -> CaseMapJoint:
        return self.outfit.case_map

    @property
    def hands(self) -> Hands:
        return self.outfit.hands

    def _new_workshop(self) -> Workshop:
        from cxr_desktop.workshop import Workshop

        return Workshop(
            lambda: (self._model or self.settings.model, self.settings.device),
            policy=self.settings.policy,
            known_models=lambda: known_models(self.settings, (self._model,)),
            moves=lambda: self.settings.moved_films,
        )

    def _join(self) -> None:
        window = self.window
        self.comparison.join(window.reading, window.history, window.actions_)
        window.settings_requested.connect(self._show_settings)
        window.count_chosen.connect(lambda count: self._change("k", count))
        window.cpu_chosen.connect(lambda: self._change("device", "cpu"))
        window.folder_shown.connect(lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        window.closing.connect(self._desk.close_windows)
        window.closing.connect(self.close)
        self.controller.prepared.connect(self._on_prepared)
        self.controller.film_opened.connect(self._desk.note_film)
        self.controller.broke.connect(self.report_bug)
        self.controller.query_began.connect(self._heat.cancel)
        self._viewing_runner.broke.connect(self.report_bug)
        self._kept.changed.connect(lambda shift: window.show_history(shifted=shift))
        self._kept.changed.connect(self.comparison.on_history_changed)
        verdicts = self._verdicts
        self.controller.answered.connect(lambda _answer, entry_id: verdicts.show(entry_id))
        self.controller.film_opened.connect(lambda _film: verdicts.leave())
        self._kept.changed.connect(verdicts.follow)
        verdicts.failed.connect(window.tell)
        self._kept.failed.connect(window.tell)

    # ------------------------------------------------------------ start and end

    def is_accepted(self) -> bool:
        """What this is and is not has been accepted for this version, now or before."""
        if self.settings.accepted_version == __version__:
            return True
        if AcceptanceDialog().exec() != QDialog.DialogCode.Accepted:
            return False
        self._keep_setting("accepted_version", __version__)
        return True

    def start(self, *, films: Sequence[Path] = (), demonstration: bool = False) -> None:
        """Show the window, then load what it needs. What is asked meanwhile waits in its turn, behind that."""
        self._has_started = True
        FirstPaint(self.window, self._furnish)
        self.window.show()
        # Reading a model beside it would hold the first paint up.
        self._engine_runner.submit(lambda _cancel, _tell: self._is_furnished.wait(), on_done=lambda _: None)
        self._begin_audit()
        if self.settings.history_kept:
            self._kept.begin(self.settings.history_keep_days)
        elif "history_kept" in self.settings.locked:
            self._kept.end()  # what was kept before IT said no
        self.controller.prepare(self._sources(() if demonstration else self._libraries))
        if demonstration:
            self.window.open_demonstration()
        elif wanted := (*films, *self._handed_over):
            self.window.open_films(wanted)

    def _furnish(self) -> None:
        """The window is on the screen: make what stands around a query, and let the engine begin."""
        if self._is_furnished.is_set():
            return
        try:
            _ = self.outfit
        finally:  # a bug in there is reported, and films are answered all the same
            self._is_furnished.set()

    def receive(self, films: Sequence[Path]) -> None:
        """A second start has handed these over, or none: then the window is merely wanted in front.

        While the notice of the first start is being read they wait: no window is shown before it is accepted.
        """
        if not self._has_started:
            self._handed_over.extend(films)
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.open_films(films)

    def close(self) -> None:
        """End within a second and give everything back, but for what a step needs that cannot be cut short."""
        self._is_furnished.set()  # the engine's thread may wait for it
        outfit = self._outfit_if_made
        runners = (
            self._film_runner,
            self._engine_runner,
            self._viewing_runner,
            *(outfit.runners if outfit else ()),
        )
        for runner in runners:
            runner.stop()
        deadline = time.monotonic() + _PATIENCE_S
        ended = [runner.close(max(0.0, deadline - time.monotonic())) for runner in runners]
        if ended[1]:
            self._engine.close()
        if outfit and all(ended[3:]):
            outfit.close()
        self._kept.close()
        self.has_ended = all(ended)

    def thumbnail(self, case: Case) -> bytes | None:
        """The picture of a case, now: only for when the engine has nothing to do."""
        return self._engine.thumbnail(case)

    @property
    def is_busy(self) -> bool:
        """Some thread has something to do."""
        ours = (self._film_runner, self._engine_runner, self._viewing_runner)
        outfit = self._outfit_if_made
        return (outfit is not None and outfit.is_busy) or any(runner.is_busy for runner in ours)

    def _sources(self, libraries: tuple[Path, ...]) -> Sources:
        return Sources(model=self._model or self.settings.model, device=self.settings.device, libraries=libraries)

    def _close_what_is_not_there(self) -> None:
        """A copy of the program without a reference library says so before anybody clicks."""
        try:
            paths.reference_library()
        except CxrError:
            self.window.welcome.set_missing(WelcomeCard.REFERENCE)
            self.window.actions_["reference"].setEnabled(False)

    def _on_prepared(self, preparation: Preparation) -> None:
        """What answers will at the next start too, unless some of it is lost; the demonstration is to look around."""
        self._keep_setting("moved_films", preparation.moves)
        info = preparation.library
        if info is not None and preparation.trouble is None:
            self._libraries = tuple(part.directory for part in info.each)
        count = info.count if info else 0
        log.info("runs on %s with %s, %d cases", preparation.device.name, preparation.model, count)
        if info is not None and preparation.trouble is None and info.directory != demonstration_folder() / "library":
            self._keep_library(self._libraries[0])
            self._keep_setting("joined_libraries", self._libraries[1:])

    # ------------------------------------------------------------ settings

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.settings, parent=self.window)
        dialog.setting_changed.connect(self._change)
        dialog.exec()
        dialog.deleteLater()

    def _change(self, key: str, value: object) -> None:
        """Take a setting over: at once, and for the next start."""
        if key in self.settings.locked:
            self.window.reading.gallery.set_count(self.settings.k)
            self.window.tell(SettingsError("locked"))
            return
        if key == "library" and isinstance(value, Path):
            self.controller.open_library(value)  # kept once it has been opened
            return
        self._keep_setting(key, value)
        if key in _LOOK:
            apply_theme(self._app, Theme(self.settings.theme), self.settings.font_scale)
        elif key == "language":
            self._language.apply(self.settings.language)
        elif key in _WISHES:
            self.controller.wishes = Wishes(self.settings.k, self.settings.one_per_patient)
            self.controller.ask_again()
        elif key in _ENGINE:
            self._model = None if key == "model" else self._model
            self.controller.prepare(self._sources(self._libraries))
        elif key in _HEAT:
            self._show_heat_as_set()
        elif key == "history_kept":
            self._kept.begin(self.settings.history_keep_days) if value else self._kept.end()
        elif key == "audit_kept":
            self._begin_audit()
        elif key == "history_keep_days":
            self._kept.keep_for(self.settings.history_keep_days)

    def _keep_setting(self, key: str, value: object) -> None:
        if key in self.settings.locked or getattr(self.settings, key) == value:
            return
        self._keep(self.settings.changed(key, value))

    def _keep_library(self, library: Path) -> None:
        """With the moment since when it is in use."""
        if "library" not in self.settings.locked and self.settings.library != library:
            self._keep(noted(self.settings.changed("library", library)))

    def _take_edition(self, settings: Settings) -> None:
        """Library and model have been switched: what the command line named holds no longer."""
        self._model = None
        self._keep(settings)

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        try:
            save_settings(self._settings_file, self.settings)
        except CxrError as error:
            log.warning("settings are not kept: %s", error.code)
            if not self._has_told_of_settings:
                self._has_told_of_settings = True
                self.window.tell(error)

    def _begin_audit(self) -> None:
        audit = open_audit(self.settings)
        self.controller.audit = audit.asked if audit else None
        self._verdicts.audit = audit.judged if audit else None

    def _show_heat_as_set(self) -> None:
        film = self.window.reading.film
        film.set_heat_shown(self.settings.heat_map_shown)
        film.set_heat_opacity(self.settings.heat_map_opacity)

    # ------------------------------------------------------------ trouble

    def report_bug(self, error: BaseException) -> None:
        """The last good state stays, and the user gets a report without names, paths or pixels."""
        if isinstance(error, CxrError):
            self.window.tell(error)
            return
        report = bug_report(error)
        log.error("%s", report)
        self.window.dialogs.tell_bug(report)


def bug_report(error: BaseException) -> str:
    """Version, kind of the exception, and where it came from; not its message, which may hold a path or a name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"CXR Desktop {__version__}\n{type(error).__name__}\n{places}"
