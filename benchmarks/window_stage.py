"""What benchmarks.window plays on: synthetic films, a library of them, and the real window, driven as a user would."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QPointF, Qt, QTimer, QUrl, SignalInstance
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from cxr_desktop.imaging.synthetic import dicom_bytes, synthesise_film, write_demo_films
from cxr_desktop.settings import Settings
from cxr_desktop.ui.workstation import Workstation

LIBRARY_PER_LABEL = 30  # more than the fifty cases that a gallery can show
SMALL_PX, LARGE_PX = 448, 3072
_LARGE_FILMS = 6
_PATIENCE_MS = 60_000
_SCROLL_PX = 60  # a frame: a fast turn of the wheel


@dataclass(frozen=True)
class Material:
    """Films in a folder, all of nobody."""

    library_films: Path
    small: tuple[Path, ...]
    large: tuple[Path, ...]  # DICOM, as a detector gives them


def make_material(folder: Path) -> Material:
    """New films: of the library, and others to ask about it."""
    write_demo_films(folder / "library films", per_label=LIBRARY_PER_LABEL, seed=1, size_px=SMALL_PX)
    asked = write_demo_films(folder / "queries", per_label=8, seed=900_001, size_px=SMALL_PX)
    return Material(
        folder / "library films",
        tuple(film.path for film in asked),
        _large_films(folder / "large"),
    )


def _large_films(folder: Path) -> tuple[Path, ...]:
    """One film under several names: the window opens each anew, and to make one takes seconds."""
    folder.mkdir()
    content = dicom_bytes(synthesise_film(800_001, size_px=LARGE_PX), bits=12)
    paths = tuple(folder / f"{number}.dcm" for number in range(_LARGE_FILMS))
    for path in paths:
        path.write_bytes(content)
    return paths


@dataclass(frozen=True)
class Shown:
    """Seconds from a wish to what is painted."""

    cases_s: float  # the neighbours
    whole_s: float  # and the heat map on the film


class Stage:
    """The window, ready and warm; used as a context manager, it is closed in the end."""

    def __init__(self, app: QApplication, home: Path, library: Path, model: Path) -> None:
        self._app = app
        self.station = Workstation(app, home, Settings(), libraries=(library,), model=model)
        self.window = self.station.window
        self.gallery = self._view(self.window.reading.gallery)
        self.list = self._view(self.window.history)
        self._loop = QEventLoop()
        self._patience = QTimer(singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._loop.quit)
        self._cases = _NextPaint(self.gallery.viewport(), lambda: None)
        self._film = _NextPaint(self.window.reading.film, self._loop.quit)
        # Connected after the window's own handlers, these are told after them.
        self.station.controller.found.connect(lambda _: self._cases.expect())
        self.station.controller.answered.connect(self._expect_all)

    def _expect_all(self, *_: object) -> None:
        self._cases.expect()
        self._film.expect()

    def __enter__(self) -> Stage:
        with wait_for(self.station.controller.prepared):
            self.station.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()

    def drop(self, film: Path) -> Shown:
        """Drop it on the window, as from a file manager, and wait for the answer."""
        return self._until_shown(lambda: self._drop(film))

    def restore(self, entry_id: int) -> Shown:
        """Click an earlier query, and wait until it is on the screen."""
        return self._until_shown(lambda: self.window.history.entry_activated.emit(entry_id))

    def show_count(self, count: int) -> Shown:
        """Ask for so many cases, and wait for the answer."""
        return self._until_shown(lambda: self.window.count_chosen.emit(count))

    def settle(self) -> float:
        """Wait until no thread has anything to do and all is painted; the seconds that took."""
        began = time.perf_counter()
        while self.station.is_busy:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        self._app.processEvents()
        return time.perf_counter() - began

    def scroll(self, view: QAbstractItemView, *, most: int) -> list[float]:
        """Seconds of each frame, from the top down, at most so many frames."""
        bar = view.verticalScrollBar()
        bar.setValue(0)
        self._app.processEvents()
        places = range(_SCROLL_PX, min(bar.maximum(), most * _SCROLL_PX), _SCROLL_PX)
        return [self.frame(lambda place=place: bar.setValue(place)) for place in places]  # type: ignore[misc]

    def frame(self, act: Callable[[], object]) -> float:
        """Seconds until what `act` has changed is painted."""
        began = time.perf_counter()
        act()
        self._app.processEvents()
        return time.perf_counter() - began

    def _drop(self, film: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(film))])
        action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        self.window.dropEvent(QDropEvent(QPointF(10, 10), action, data, buttons, Qt.KeyboardModifier.NoModifier))

    def _until_shown(self, act: Callable[[], object]) -> Shown:
        self._cases.forget()
        self._film.forget()
        self._patience.start()
        began = time.perf_counter()
        act()
        self._loop.exec()
        self._patience.stop()
        if self._cases.painted is None or self._film.painted is None:
            raise TimeoutError("no answer")
        return Shown(self._cases.painted - began, self._film.painted - began)

    @staticmethod
    def _view(panel: QWidget) -> QListView:
        view = panel.findChild(QListView)
        assert view is not None
        return view


class _NextPaint(QObject):
    """When a widget has next been painted, once that was expected."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self.painted: float | None = None
        self._widget, self._then = widget, then
        self._is_expected = False
        widget.installEventFilter(self)

    def forget(self) -> None:
        """From now on for another time."""
        self.painted = None

    def expect(self) -> None:
        if self.painted is None:
            self._is_expected = True
            self._widget.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if self._is_expected and event.type() == QEvent.Type.Paint:
            self._is_expected = False
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.painted = time.perf_counter()
        self._then()


@contextmanager
def wait_for(signal: SignalInstance) -> Iterator[None]:
    """Do what is in the block, then wait until the signal has come."""
    loop = QEventLoop()
    came: list[object] = []

    def note(*_: object) -> None:
        came.append(True)
        loop.quit()

    connection = signal.connect(note)
    yield
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    if not came:
        loop.exec()
    signal.disconnect(connection)
    if not came:
        raise TimeoutError("the window did not become ready")
