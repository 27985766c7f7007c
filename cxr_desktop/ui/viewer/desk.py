"""What surrounds the films of a window: their tags, a window of their own, the full screen; and who works for them.

Joins the window's actions and film views to `Viewing`. It knows which film is on the screen, and nothing of answers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from cxr_desktop.engine_room import OpenedFilm
from cxr_desktop.errors import CxrError
from cxr_desktop.imaging.dicom.patient_view import PatientView
from cxr_desktop.ui.actions import Actions
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.viewer.detached import DetachedPane
from cxr_desktop.ui.viewer.tag_dialog import TagDialog
from cxr_desktop.ui.viewer.viewing import Viewing

Tell = Callable[[CxrError], object]


class Desk(QObject):
    """For one window. The first of `views` is the query film's."""

    def __init__(
        self, window: QWidget, actions: Actions, views: tuple[FilmView, ...], viewing: Viewing, tell: Tell
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._views, self._viewing = window, actions, views, viewing
        self._path: Path | None = None
        self._detached: dict[FilmView, DetachedPane] = {}
        for view in views:
            viewing.serve(view)
            view.film_changed.connect(partial(self._on_film_changed, view))
        for name, slot in (
            ("tags", self._read_tags),
            ("detach", self._detach),
            ("full_screen", self._toggle_full_screen),
        ):
            actions[name].triggered.connect(slot)
        viewing.tags_read.connect(self._show_tags)
        viewing.tags_refused.connect(lambda _path, error: tell(error))

    def note_film(self, film: OpenedFilm) -> None:
        """Another query film is on the screen."""
        self._path = film.path

    def close_windows(self) -> None:
        """The main window closes: nothing of it is to stay on a second monitor."""
        for pane in tuple(self._detached.values()):
            pane.close()
        for dialog in self._window.findChildren(TagDialog):
            dialog.close()

    def _read_tags(self) -> None:
        if self._path is not None:
            self._viewing.read_tags(self._path)

    def _show_tags(self, path: Path, tags: PatientView) -> None:
        TagDialog(path.name, tags.tags, self._window).show()

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _detach(self) -> None:
        """The film that has the focus, or else that of the query; where there is no film there is nothing to detach."""
        view = next((view for view in self._views if view.hasFocus()), self._views[0])
        if view.placement() is None:
            return
        if view in self._detached:
            self._detached[view].activateWindow()
            return
        pane = self._detached[view] = DetachedPane(
            view, self._window, detach=self._actions["detach"], full_screen=self._actions["full_screen"]
        )
        pane.closed.connect(lambda: self._detached.pop(view, None))
        pane.show()
        view.setFocus()

    def _on_film_changed(self, view: FilmView, is_there: bool) -> None:
        """The window of a case goes with the case: an empty one would stand there for nothing. That of the query stays:
        the next film comes into it."""
        if not is_there and view in self._detached:
            self._detached[view].close()
