"""A window whose engine finds the other films of a folder for each film, and explains pairs when its gate is open."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import CancelToken, Case, Neighbour
from cxr_desktop.engine_room import Answer, to_answer
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.pair import PairExplanation
from cxr_desktop.search import QueryOptions
from cxr_desktop.settings import Settings
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.workstation import Workstation
from tests.ui.engines import GatedEngine, made_result


def neighbours_of(query: Path, films: list[Path]) -> tuple[Neighbour, ...]:
    """The other films, each less similar than the one before it."""
    others = [film for film in films if film != query]
    return tuple(
        Neighbour(
            rank,
            Case(
                case_id=films.index(film) + 1,
                label=film.parent.name,
                path=film,
                content_sha256=hashlib.sha256(film.read_bytes()).hexdigest(),
                patient=f"{films.index(film):032x}" if rank != 2 else None,
                source="Test hospital",
            ),
            0.95 - 0.05 * rank,
            is_copy_of_query=False,
        )
        for rank, film in enumerate(others, start=1)
    )


class ComparingEngine(GatedEngine):
    """`pairs` are those that it was asked about; it answers when `pair_gate` is set, or raises `pair_error`."""

    def __init__(self, films: list[Path]) -> None:
        super().__init__()
        self._films = films
        self.pairs: list[tuple[Path, Path]] = []
        self.cancelled: list[Path] = []
        self.pair_gate = threading.Event()
        self.pair_gate.set()
        self.pair_error: Exception | None = None

    def answer(
        self, film: FilmReading, options: QueryOptions, cancel: CancelToken, on_found: Callable[[Answer], None]
    ) -> Answer:
        self.asked.append(film.path)
        found = neighbours_of(film.path, self._films)
        return to_answer(replace(made_result(film.path), neighbours=found), (96, 96))

    def explain_pair(self, query: FilmReading, case: FilmReading, cancel: CancelToken) -> PairExplanation:
        self.pairs.append((query.path, case.path))
        while not self.pair_gate.wait(0.01):
            if cancel.is_cancelled:
                self.cancelled.append(case.path)
                cancel.raise_if_cancelled()
        if self.pair_error:
            raise self.pair_error
        maps = (np.full((4, 4, 4), level, np.uint8) for level in (100, 200))
        return PairExplanation(0.8765, *maps)


@pytest.fixture
def many_films(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Six synthetic films, three of a label."""
    from cxr_desktop.imaging.synthetic import write_demo_films

    return [film.path for film in write_demo_films(tmp_path_factory.mktemp("f"), per_label=3, seed=4, size_px=96)]


@pytest.fixture
def engine(many_films: list[Path]) -> ComparingEngine:
    return ComparingEngine(many_films)


@pytest.fixture
def station(qtbot: QtBot, qapp: QApplication, engine: ComparingEngine, tmp_path: Path) -> Iterator[Workstation]:
    made = Workstation(qapp, tmp_path, Settings(language="en"), libraries=(), model=None, engine=engine)
    with qtbot.waitSignal(made.controller.prepared):
        made.start()
    yield made
    engine.pair_gate.set()
    made._language.apply("en")
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def board(qtbot: QtBot, station: Workstation, many_films: list[Path]) -> CompareBoard:
    """With the first film as the query, answered."""
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(many_films[:1])
    qtbot.waitExposed(station.window)
    return station.window.reading.board


@pytest.fixture
def found(board: CompareBoard, many_films: list[Path]) -> tuple[Neighbour, ...]:
    """What was found for the query, the most similar first."""
    return neighbours_of(many_films[0], many_films)
