"""How films and libraries get in: dialogs, what is dropped, what is pasted, and the films that were opened last.

Nothing here looks at a file: a drive that is slow or gone would hold the window up. The controller does, elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QUrl
from PySide6.QtGui import QAction, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cxr_desktop.errors import CxrError, LibraryMissing
from cxr_desktop.history import RecentFilms
from cxr_desktop.output import write_output
from cxr_desktop.paths import reference_library
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.tool_tip import tool_tip


class Opening(QObject):
    """Takes wishes and hands them to the controller."""

    def __init__(self, controller: Controller, recent: RecentFilms, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._recent = recent
        self._dialogs = dialogs
        self._pasted: TemporaryDirectory[str] | None = None
        self._pasted_count = 0
        self._recent_actions: dict[Path, QAction] = {}
        self.recent_menu = QMenu(parent)
        self.recent_menu.aboutToShow.connect(self._fill_recent_menu)
        controller.missing_found.connect(self._on_missing_found)

    # ------------------------------------------------------------ films

    def open_films(self, places: Sequence[Path]) -> None:
        """Files and folders, from anywhere: dropped, chosen, pasted, or named by a second start."""
        if places:
            self._controller.open_places(places)

    def choose_films(self) -> None:
        self.open_films(self._dialogs.choose_films(self.tr("Open films")))

    def choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("Open a folder of films"))
        self.open_films([folder] if folder else [])

    def paste(self) -> None:
        """Files that were copied in a file manager, their paths as text, or a picture itself."""
        data = QApplication.clipboard().mimeData()
        places = places_in(data)
        if places:
            self.open_films(places)
        elif data.hasImage():
            self._paste_image(QApplication.clipboard().image())

    def note_opened(self, path: Path) -> None:
        """This film is on the screen: it is offered again, unless it was pasted and has no place of its own."""
        if not self._is_pasted(path):
            self._recent.opened(path)

    def close(self) -> None:
        """Nothing that was pasted outlives the window."""
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    # ------------------------------------------------------------ libraries

    def choose_library(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Open a case library")):
            self._controller.open_library(folder)

    def choose_reference(self, on_missing: Callable[[CxrError], None]) -> None:
        try:
            self._controller.open_library(reference_library())
        except LibraryMissing as error:
            on_missing(error)

    def choose_films_of_library(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Where are the films of this library now?")):
            self._controller.locate(folder)

    # ------------------------------------------------------------ helpers

    def _paste_image(self, image: QImage) -> None:
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="cxr-desktop-")  # for this user's eyes alone
        self._pasted_count += 1
        name = self.tr("Pasted film {number}").format(number=self._pasted_count)
        self._controller.open_written(Path(self._pasted.name) / f"{name}.png", partial(_write_png, image))

    def _is_pasted(self, path: Path) -> bool:
        return self._pasted is not None and path.is_relative_to(self._pasted.name)

    def _fill_recent_menu(self) -> None:
        """Those that are gone are greyed as soon as the drives have answered."""
        self.recent_menu.clear()
        self._recent_actions = {path: self._recent_action(path) for path in self._recent.paths()}
        if not self._recent_actions:
            self.recent_menu.addAction(self.tr("No film has been opened yet")).setEnabled(False)
        self._controller.find_missing(tuple(self._recent_actions))

    def _recent_action(self, path: Path) -> QAction:
        action = self.recent_menu.addAction(path.name.replace("&", "&&"))
        action.setToolTip(tool_tip([str(path)]))
        action.triggered.connect(lambda: self.open_films([path]))
        return action

    def _on_missing_found(self, missing: frozenset[Path]) -> None:
        for path in missing & self._recent_actions.keys():
            action = self._recent_actions[path]
            action.setText(self.tr("{name}: not there any more").format(name=path.name.replace("&", "&&")))
            action.setEnabled(False)


def places_in(data: QMimeData) -> list[Path]:
    """The local files and folders that are meant, by address or, line by line, by path."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = (line.strip().strip('"') for line in data.text().splitlines())
    return [path for path in map(_path_in, lines) if path is not None]


def _path_in(line: str) -> Path | None:
    if line.startswith("file:"):
        line = QUrl(line).toLocalFile()
    path = Path(line)
    return path if line and path.is_absolute() else None


def _write_png(image: QImage, path: Path) -> None:
    """A grey picture as grey, so that it passes for the film it is; a coloured one as it is, and is refused."""
    if image.allGray():
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    write_output(path, bytes(buffer.data().data()))
