"""Walks the trail of answers: search from a case, back, forward, and to any breadcrumb.

An earlier answer is shown again from the history, without the engine. Where no answer is on the screen, because a query
failed or was cancelled, the way back leads to the answer that was there last.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.engine_room import Answer
from cxr_desktop.errors import ImageError
from cxr_desktop.ui.compare.trail import Origin, Step, Trail
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.jobs import Job, JobRunner


class TrailController(QObject):
    """Follows `controller`, and tells it where to go."""

    changed = Signal(object)  # Trail
    ways_changed = Signal(bool, bool)  # whether there is a way back, and one forward
    case_missing = Signal(object)  # Neighbour: its film is not where the library knows it

    def __init__(self, controller: Controller, film_runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._film_runner = film_runner
        self._trail = Trail()
        self._is_answered = False  # the film on the screen
        self._goal: int | None = None  # the place that is being gone to
        self._origin: tuple[Path, Origin] | None = None  # the film that is being asked about, and what it is
        self._looking: Job | None = None
        controller.query_began.connect(lambda _: self._leave())
        controller.film_opened.connect(lambda _: self._on_film_opened())
        controller.answered.connect(self._on_answered)

    # ------------------------------------------------------------ what is wanted

    def search_from(self, neighbour: Neighbour) -> None:
        """Ask about the film of a case, if it is still the very film that the library knows."""
        case = neighbour.case

        def on_looked(is_there: bool) -> None:
            if is_there:
                self._controller.ask_beside(case.path)
                self._origin = case.path, Origin(neighbour.rank, case.label)
            else:
                self.case_missing.emit(neighbour)

        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._film_runner.submit(lambda _cancel, _tell: _is_the_film_of(case), on_done=on_looked)

    def go_back(self) -> None:
        self.go_to(self._trail.place - int(self._is_answered))

    def go_forward(self) -> None:
        self.go_to(self._trail.place + 1)

    def go_to(self, place: int) -> None:
        """Show the answer of that step again."""
        goal = self._trail.at(place)
        if goal is None or goal.present is None:
            return
        try:
            self._controller.restore(goal.present.entry_id)
        except KeyError:  # it has been forgotten since
            self._show(self._trail.without(goal.present.entry_id))
        else:
            self._goal = place

    def keep(self, is_known: Callable[[int], bool], *, shifted: int = 0) -> None:
        """The history has changed: its ids may have moved up, and steps whose answer it has forgotten are gone."""
        trail = self._trail.shifted(shifted)
        for step in trail.steps:
            if not is_known(step.entry_id):
                trail = trail.without(step.entry_id)
        self._goal = None
        self._show(trail)

    # ------------------------------------------------------------ what has happened

    def _leave(self) -> None:
        """Something else is asked: what was on its way does not count any more."""
        self._goal = self._origin = None
        if self._looking is not None:
            self._looking.cancel()

    def _on_film_opened(self) -> None:
        self._is_answered = False
        self._show(self._trail)

    def _on_answered(self, answer: Answer, entry_id: int) -> None:
        self._is_answered = True
        goal = self._trail.at(-1 if self._goal is None else self._goal)
        path = answer.result.path
        origin = self._origin[1] if self._origin and self._origin[0] == path else None
        self._goal = self._origin = None
        if goal is not None and goal.present is not None and goal.present.entry_id == entry_id:
            self._show(goal)
        else:
            self._show(self._trail.visited(Step(entry_id, path.name, origin)))

    def _show(self, trail: Trail) -> None:
        self._trail = trail
        self.changed.emit(trail)
        back, forward = trail.place - int(self._is_answered), trail.place + 1
        self.ways_changed.emit(trail.at(back) is not None, trail.at(forward) is not None)


def _is_the_film_of(case: Case) -> bool:
    from cxr_desktop.imaging.readers import read_film_bytes

    try:
        return sha256(read_film_bytes(case.path)).hexdigest() == case.content_sha256
    except ImageError:
        return False
