"""Between film views and the thread that works for them: filters are made and tags are read off the GUI thread.

A controller of its own, because none of it asks the engine anything. A filter of a film that has gone is not shown.
"""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import CxrError
from cxr_desktop.imaging.halving import Plane
from cxr_desktop.ui.film_look import FilmRenderer
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.jobs import Job, JobRunner, Tell


class Viewing(QObject):
    """Serves film views. All on the GUI thread."""

    tags_read = Signal(object, object)  # Path, PatientView
    tags_refused = Signal(object, object)  # Path, CxrError

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._filtering: WeakKeyDictionary[FilmView, Job] = WeakKeyDictionary()

    def serve(self, view: FilmView) -> None:
        """Make what this view's filters need, from now on."""
        view.filter_needed.connect(lambda film, name: self._filter(view, film, name))

    def read_tags(self, path: Path) -> None:
        """Every tag of the DICOM film at `path`. Told by `tags_read`; nothing is kept or logged."""

        def work(_cancel: CancelToken, _tell: Tell) -> object:
            from cxr_desktop.imaging.dicom.patient_view import read_patient_fields

            return read_patient_fields(path)

        def refuse(error: CxrError) -> None:
            self.tags_refused.emit(path, error)

        self._runner.submit(work, on_done=lambda tags: self.tags_read.emit(path, tags), on_failed=refuse)

    def _filter(self, view: FilmView, film: FilmRenderer, name: str) -> None:
        def work(_cancel: CancelToken, _tell: Tell) -> tuple[Plane, ...]:
            from cxr_desktop.imaging.filters import filtered

            return filtered(name, film)

        if view in self._filtering:
            self._filtering[view].cancel()
        self._filtering[view] = self._runner.submit(work, on_done=lambda halves: view.show_filtered(film, name, halves))
