"""Between the heat panel and the engine: what is asked is computed on the engine's thread, drawn on the films', kept
for the latest queries, and given up as soon as something else is asked.

The first map comes with the answer and waits for nobody. What it is worth is found out afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject

from cxr_desktop.domain import CancelToken, HeatMap, OnProgress
from cxr_desktop.engine_room import Answer, EngineRoom
from cxr_desktop.heat.picture import DrawnHeat, draw_heat
from cxr_desktop.heat.question import Appraisal, HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.ui.heat.heat_ask import HeatAsk, first_question
from cxr_desktop.ui.heat.heat_panel import HeatPanel
from cxr_desktop.ui.jobs import Job, JobRunner

_QUERIES_KEPT = 12

_Key = tuple[str, str, str]  # film, library, model


@dataclass(frozen=True, slots=True)
class _Known:
    """What has been found out of one query."""

    maps: dict[HeatQuestion, HeatMap] = field(default_factory=dict)
    appraisals: dict[HeatQuestion, Appraisal] = field(default_factory=dict)


class HeatController(QObject):
    """Serves one panel. All on the GUI thread."""

    def __init__(
        self,
        engine: EngineRoom,
        panel: HeatPanel,
        *,
        engine_runner: JobRunner,
        film_runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._panel = panel
        self._engine_runner = engine_runner
        self._film_runner = film_runner
        self._answer: Answer | None = None
        self._known: dict[_Key, _Known] = {}  # the latest queries, oldest first
        self._jobs: list[Job] = []
        panel.answer_shown.connect(self._on_answer_shown)
        panel.answer_left.connect(self.cancel)
        panel.asked.connect(self._on_asked)

    def cancel(self, *_: object) -> None:
        """Give up what is being computed."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    # ------------------------------------------------------------ what is wanted

    def _on_answer_shown(self, answer: Answer, ask: HeatAsk) -> None:
        self.cancel()
        self._answer = answer
        heat = answer.result.heat_map
        if heat is not None:
            self._of_query().maps.setdefault(first_question(answer.result), heat)
            self._draw(ask, heat)

    def _on_asked(self, ask: HeatAsk) -> None:
        self.cancel()
        if self._answer is None:
            return
        known = self._of_query().maps.get(ask.question)
        if known is not None:
            self._draw(ask, known)
            return
        path = self._answer.result.path
        self._panel.show_waiting()
        self._begin(
            self._engine_runner.submit(
                lambda cancel, _progress: self._engine.explain(FilmReading(path), ask.question, cancel),
                on_done=lambda heat: self._on_explained(ask, heat),
                on_failed=self._panel.show_trouble,
            )
        )

    # ------------------------------------------------------------ what has happened

    def _on_explained(self, ask: HeatAsk, heat: HeatMap) -> None:
        self._of_query().maps[ask.question] = heat
        self._draw(ask, heat)

    def _draw(self, ask: HeatAsk, heat: HeatMap) -> None:
        assert self._answer is not None
        height_px, width_px, _ = self._answer.heat_rgba.shape  # the film's: an earlier answer has no film with it

        def work(_cancel: CancelToken, _progress: OnProgress) -> tuple[HeatMap, DrawnHeat]:
            unpacked = replace(heat, maps=dict(heat.maps))  # kept maps come from a file that this thread reads
            return unpacked, draw_heat(unpacked, ask.branch, (width_px, height_px), ask.threshold)

        self._begin(self._film_runner.submit(work, on_done=lambda done: self._on_drawn(ask, *done)))

    def _on_drawn(self, ask: HeatAsk, heat: HeatMap, drawn: DrawnHeat) -> None:
        self._of_query().maps[ask.question] = heat
        self._panel.show_heat(ask, drawn, heat.scale)
        known = self._of_query().appraisals.get(ask.question)
        if known is not None:
            self._panel.show_appraisal(known)
            return
        assert self._answer is not None
        path = self._answer.result.path
        self._begin(
            self._engine_runner.submit(
                lambda cancel, _progress: self._engine.appraise(FilmReading(path), ask.question, heat, cancel),
                on_done=lambda appraisal: self._on_appraised(ask, appraisal),
                on_failed=self._panel.show_trouble,
            )
        )

    def _on_appraised(self, ask: HeatAsk, appraisal: Appraisal) -> None:
        self._of_query().appraisals[ask.question] = appraisal
        self._panel.show_appraisal(appraisal)

    # ------------------------------------------------------------ helpers

    def _begin(self, job: Job) -> None:
        self._jobs.append(job)

    def _of_query(self) -> _Known:
        """What is known of the answer on screen, as the latest of all."""
        assert self._answer is not None
        result = self._answer.result
        key = result.radiograph.content_sha256, result.library.library_id, str(result.model)
        known = self._known.pop(key, None) or _Known()
        self._known[key] = known
        if len(self._known) > _QUERIES_KEPT:
            del self._known[next(iter(self._known))]
        return known
