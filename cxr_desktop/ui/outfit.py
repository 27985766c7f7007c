"""What stands around a query and waits until the window is on the screen: map, libraries, diagnostics, the hands.

Making it takes a fifth of a start, most of it the reading of modules; so nothing imports this before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop import paths
from cxr_desktop.errors import SettingsError
from cxr_desktop.library.shelf import Shelf
from cxr_desktop.map_room import MapRoom
from cxr_desktop.policy import Policy
from cxr_desktop.settings import Settings
from cxr_desktop.support_desk import Subject
from cxr_desktop.ui.case_map.controller import CaseMapController
from cxr_desktop.ui.case_map.joining import CaseMapJoint
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.hands.hands import Hands
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.libraries.part import LibrariesPart, libraries_of
from cxr_desktop.ui.libraries.switching import Switching
from cxr_desktop.ui.libraries.work_badge import WorkBadge, join_badge
from cxr_desktop.ui.main_window import MainWindow, demonstration_folder
from cxr_desktop.ui.support.controller import Diagnostics
from cxr_desktop.ui.wishes import Sources
from cxr_desktop.workshop import Workshop


class Outfit(QObject):
    """Made once, for `window`. `settings` tells what holds now, `keep` takes what holds from now on.

    `home` holds the file of the settings and the list of libraries; `sources` tells where answers come from.
    """

    settings_requested = Signal()
    shortcuts_changed = Signal(object)  # the value of the setting
    broke = Signal(object)  # an unexpected exception

    def __init__(
        self,
        window: MainWindow,
        controller: Controller,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        home: Path,
        workshop: Workshop,
        sources: Callable[[], Sources],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._map_room, self._map_runner = MapRoom(), JobRunner("map", threads=2, parent=parent)
        self.cases = CaseMapController(self._map_room, self._map_runner, parent=self)
        self.case_map = CaseMapJoint(window, controller, self.cases)
        self.libraries = LibrariesPart(
            controller,
            workshop,
            Shelf(home / "libraries.json"),
            libraries_of(demonstration_folder()),
            window.dialogs,
            parent=parent,
        )
        self.switching = Switching(controller, window.dialogs, settings, keep, parent=self)
        self._join_libraries(settings().policy)
        self._join_switching()
        self.diagnostics = Diagnostics(lambda: _subject(sources()), window.dialogs, parent=parent)
        self.diagnostics.runner.broke.connect(self.broke)
        window.actions_["diagnostics"].triggered.connect(lambda: self.diagnostics.show(window))
        is_locked = "shortcuts" in settings().locked  # last: it gathers what all others can do
        self.hands = Hands(window, settings().shortcuts, is_locked=is_locked, parent=self)
        self.cases.broke.connect(self.broke)
        self.hands.changed.connect(self.shortcuts_changed)
        if names := self.hands.not_understood:
            window.tell(
                SettingsError("shortcuts", path=paths.policy() if is_locked else home / "settings.json", names=names)
            )

    @property
    def runners(self) -> tuple[JobRunner, ...]:
        """All threads of this; they are stopped and closed by whoever ends the program."""
        return (self._map_runner, self.diagnostics.runner, *self.libraries.runners)

    @property
    def is_busy(self) -> bool:
        """Something is being worked on that belongs on the screen."""
        return self._map_runner.is_busy

    def close(self) -> None:
        """Once the threads have ended."""
        self._map_room.close()

    def _join_switching(self) -> None:
        switching, libraries = self.switching, self.libraries
        switching.changed.connect(libraries.view.edition.show_editions)
        switching.changed.connect(libraries.view.shelf.show_editions)
        switching.failed.connect(libraries.view.tell)
        libraries.switch_requested.connect(switching.switch)
        libraries.back_requested.connect(switching.go_back)
        switching.tell()

    def _join_libraries(self, policy: Policy) -> None:
        window, libraries = self._window, self.libraries
        window.add_page(libraries.view, "libraries", "build")
        libraries.view.shelf.take_away(policy.actions_off)
        libraries.view.edition.take_away(policy.actions_off)
        badge = WorkBadge()
        window.status.add(badge)
        join_badge(badge, libraries.work, window.pages, libraries.view)
        libraries.broke.connect(self.broke)
        libraries.settings_requested.connect(self.settings_requested)
        libraries.folder_shown.connect(window.folder_shown)
        libraries.view.left.connect(window.leave_page)
        window.actions_["libraries"].triggered.connect(lambda: libraries.view.show_page(libraries.view.shelf))
        window.actions_["build"].triggered.connect(lambda: libraries.show_build())


def _subject(sources: Sources) -> Subject:
    """What a support desk would want to know about; of several libraries the one that leads."""
    return Subject(sources.model, sources.libraries[0] if sources.libraries else None, sources.device)
