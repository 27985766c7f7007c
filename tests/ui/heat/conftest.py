"""An engine that explains when its gate is open, and an answer to ask it about."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, Footprint, HeatMap
from cxr_desktop.engine_room import Answer, EngineRoom
from cxr_desktop.errors import CxrError
from cxr_desktop.heat.question import Appraisal, HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from tests.answers import LABELS, make_heat_maps, make_result


class ExplainingEngine(EngineRoom):
    """Counts what it was asked. `error` is raised instead of a map."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.explained: list[HeatQuestion] = []
        self.appraised: list[HeatQuestion] = []
        self.cancelled: list[HeatQuestion] = []
        self.error: CxrError | None = None

    def explain(self, film: FilmReading, question: HeatQuestion, cancel: CancelToken) -> HeatMap:
        self.explained.append(question)
        self.gate.wait(10)
        if cancel.is_cancelled:
            self.cancelled.append(question)
        cancel.raise_if_cancelled()
        if self.error:
            raise self.error
        return HeatMap(make_heat_maps(), Footprint(0, 0, 1, 1), str(question))

    def appraise(self, film: FilmReading, question: HeatQuestion, heat: HeatMap, cancel: CancelToken) -> Appraisal:
        self.appraised.append(question)
        assert heat.maps["fused"].ndim == 2
        return Appraisal(0.1, dict.fromkeys(heat.maps, 0.9), agrees=False, is_stable=dict.fromkeys(heat.maps, True))


@pytest.fixture
def explaining() -> ExplainingEngine:
    return ExplainingEngine()


@pytest.fixture
def answer() -> Answer:
    return answer_to("film.png")


def answer_to(name: str) -> Answer:
    return Answer(make_result(name), np.zeros((4, 4, 4), np.uint8), frozenset(), LABELS)


@pytest.fixture
def other_answer() -> Answer:
    return answer_to(str(Path("other.png")))
