"""What leaves the engine is ready to be drawn, and what it loads is not looked through for garbage."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.engine_room import Answer, EngineRoom, _sparing_libraries, open_film, ready_to_draw
from cxr_desktop.errors import JoinedLibraryLost, LibraryMissing
from cxr_desktop.heat.question import HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.imaging.synthetic import synthesise_film, write_demo_films, write_png
from cxr_desktop.imaging.thumbnail import read_thumbnail
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.segment import Segment
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import open_embedder
from cxr_desktop.search import QueryOptions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "film.png"
    write_png(synthesise_film(3, size_px=700), path)
    return path


def test_an_opened_film_is_ready_to_be_drawn(path: Path) -> None:
    film = open_film(FilmReading(path))
    as_it_came = film.renderer.render(None, inverted=False)
    np.testing.assert_array_equal(film.renderer.table(None, inverted=False)[film.halves[0]], as_it_came)
    assert max(film.halves[-1].shape) <= 512
    assert ready_to_draw(film) is film
    again = ready_to_draw(replace(film, halves=()))
    for mine, theirs in zip(again.halves, film.halves, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_its_thumbnail_is_a_small_picture_of_it(path: Path) -> None:
    film = open_film(FilmReading(path))
    small = read_thumbnail(film.thumbnail).astype(float)
    assert max(small.shape) == 224
    height, width = film.halves[0].shape
    corner = film.halves[0][: height // 4, : width // 4].mean()
    assert small[: small.shape[0] // 4, : small.shape[1] // 4].mean() == pytest.approx(corner, abs=3)


def test_what_is_loaded_is_spared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    with monkeypatch.context() as patch:
        patch.delitem(sys.modules, "timm", raising=False)
        with _sparing_libraries():
            assert not gc.isenabled()
        assert gc.isenabled()
    monkeypatch.setitem(sys.modules, "timm", sys)
    with _sparing_libraries():
        assert gc.isenabled()
    assert frozen == [True]


def test_without_a_library_nothing_is_explained(path: Path) -> None:
    with pytest.raises(LibraryMissing):
        EngineRoom().explain(FilmReading(path), HeatQuestion(label="NORMAL"), CancelToken())


@pytest.fixture(scope="module")
def libraries(small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    embedder = open_embedder(small_model, choose_device("cpu"))
    builder = LibraryBuilder(embedder, ImagingIngestor(embedder.preprocessing))
    made = []
    for name, seed in (("north", 60), ("south", 80)):
        directory = tmp_path_factory.mktemp("engine") / name
        films = directory.with_name(f"films of {name}")
        write_demo_films(films, per_label=3, seed=seed, size_px=96)
        builder.build(list_films([films]), directory)
        made.append(directory)
    return made


class TestSeveralLibraries:
    """With a small real model: what is opened together answers together, and says whose each case is."""

    @pytest.fixture
    def room(self) -> Iterator[EngineRoom]:
        room = EngineRoom()
        yield room
        room.close()

    def ask(self, room: EngineRoom, path: Path, **options: object) -> Answer:
        return room.answer(FilmReading(path), QueryOptions(**options), CancelToken(), lambda _: None)

    def test_answer_as_one(self, room: EngineRoom, libraries: list[Path], small_model: Path, path: Path) -> None:
        preparation = room.prepare(small_model, "cpu", libraries)
        assert preparation.trouble is None
        assert preparation.library is not None
        assert [part.name for part in preparation.library.parts] == ["north", "south"]
        answer = self.ask(room, path, k=12)
        assert {n.library for n in answer.result.neighbours} == {"north", "south"}
        assert len(answer.result.neighbours) == 12
        assert answer.result.library == preparation.library
        assert not answer.missing
        for neighbour in answer.result.neighbours:
            thumbnail = room.thumbnail(neighbour.case)
            assert thumbnail
            assert max(read_thumbnail(thumbnail).shape) <= 224
            question = HeatQuestion(case_id=neighbour.case.case_id)
            assert room.explain(FilmReading(path), question, CancelToken()).maps["fused"].max() > 0

    def test_start_without_one_that_has_vanished_and_say_so(
        self, room: EngineRoom, libraries: list[Path], small_model: Path, path: Path, tmp_path: Path
    ) -> None:
        preparation = room.prepare(small_model, "cpu", [tmp_path / "gone", *libraries])
        assert isinstance(preparation.trouble, JoinedLibraryLost)
        assert preparation.library is not None
        assert preparation.library.name == "north + south"
        assert self.ask(room, path).result.neighbours
        assert room.open_without_lost().trouble is None

    def test_lose_one_in_a_query_and_go_on_without_it(
        self,
        room: EngineRoom,
        libraries: list[Path],
        small_model: Path,
        path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Linux keeps deleted files readable, so the drive's refusal has to be played."""
        room.prepare(small_model, "cpu", libraries)
        select = Segment._select

        def refuse(segment: Segment, statement: str, *values: object) -> object:
            if "south" in segment.directory.parts:
                raise LibraryMissing("unreadable", file="cases.sqlite", detail="Input/output error")
            return select(segment, statement, *values)

        monkeypatch.setattr(Segment, "_select", refuse)
        with pytest.raises(JoinedLibraryLost, match="south cannot be searched"):
            self.ask(room, path)
        preparation = room.open_without_lost()
        assert preparation.library is not None
        assert (preparation.library.name, preparation.library.parts) == ("north", ())
        assert {n.library for n in self.ask(room, path).result.neighbours} == {""}
