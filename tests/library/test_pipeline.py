"""The pipeline: order, batches, and memory that does not grow with the number of films."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, CorruptImage, LibraryMissing
from cxr_desktop.imaging.looks import AS_IT_IS, Look
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.ingest import IngestedFilm
from cxr_desktop.library.pipeline import FilmPipeline, Memory
from cxr_desktop.library.records import FilmContent
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_films, write_many_films

NOTHING_DONE = Memory(known=lambda _: None, embedded=lambda _: None)


class RecordingEmbedder(FakeEmbedder):
    """Remembers the size of every batch."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    def embed(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        self.batches.append(len(batch))
        return super().embed(batch)


def run(folder: Path, embedder: FakeEmbedder) -> list[list[object]]:
    pipeline = FilmPipeline(embedder, FakeIngestor(), workers=3)
    batches = pipeline.run(list_films([folder]), NOTHING_DONE, salt=b"salt", cancel=CancelToken())
    return [[outcome for _, outcome in batch] for batch in batches]


def test_batches_are_consecutive_films_less_those_that_need_no_embedding(tmp_path: Path) -> None:
    contents = ["a", "bad", "b", "c", "d", "d", "b", "e", "f"]
    folder = write_films(tmp_path, {f"X/{number}.png": text for number, text in enumerate(contents)})
    embedder = RecordingEmbedder()

    batches = run(folder, embedder)

    assert [len(batch) for batch in batches] == [4, 4, 1]
    assert embedder.batches == [3, 3, 1]  # of two equal films in a batch one is embedded
    assert isinstance(batches[0][1], CorruptImage)


def test_how_far_looks_stretch_belongs_to_the_model() -> None:
    embedder = FakeEmbedder()
    embedder.preprocessing = replace(embedder.preprocessing, stretched_part=0.4)
    pipeline = FilmPipeline(embedder, FakeIngestor())
    assert pipeline.looks(is_pooled=True) == (Look(), Look(width=0.4), Look(height=0.4))
    assert pipeline.looks(is_pooled=False) == AS_IT_IS


@pytest.mark.parametrize("lanes", [2, 3, 8])
def test_lanes_change_nothing_but_who_does_the_work(tmp_path: Path, lanes: int) -> None:
    contents = ["a", "bad", "b", "c", "d", "d", "b", "e", "f", "a", "g", "h", "i"]
    folder = write_films(tmp_path, {f"X/{number:02d}.png": text for number, text in enumerate(contents)})

    alone, shared = run(folder, FakeEmbedder()), run(folder, FakeEmbedder(lanes=lanes))

    assert [len(batch) for batch in shared] == [4, 4, 4, 1]
    for one, other in zip(chain(*alone), chain(*shared), strict=True):
        assert type(one) is type(other)
        if isinstance(one, FilmContent):
            assert isinstance(other, FilmContent)
            assert np.array_equal(one.embedding, other.embedding)


def test_trouble_in_a_lane_comes_out(tmp_path: Path) -> None:
    folder = write_films(tmp_path, {f"X/{number}.png": str(number) for number in range(20)})

    with pytest.raises(ValueError, match="length one"):
        run(folder, BrokenEmbedder(lanes=3))


def test_lanes_can_be_cancelled(tmp_path: Path) -> None:
    folder = write_films(tmp_path, {f"X/{number:03d}.png": str(number) for number in range(200)})
    cancel = CancelToken()
    embedder = FakeEmbedder(lanes=2, delay_s=0.02)
    batches = FilmPipeline(embedder, FakeIngestor()).run(list_films([folder]), NOTHING_DONE, salt=b"s", cancel=cancel)
    next(batches)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(batches)
    assert embedder.films_embedded < 60


def test_a_known_film_is_not_decoded(tmp_path: Path) -> None:
    folder = write_films(tmp_path, {"X/1.png": "a", "X/2.png": "b"})
    ((first, _),) = run(folder, FakeEmbedder())
    assert isinstance(first, FilmContent)
    ingestor = FakeIngestor()
    memory = Memory(lambda sha256: first if sha256 == first.file.content_sha256 else None, lambda _: None)

    pipeline = FilmPipeline(FakeEmbedder(), ingestor)
    ((known, _),) = (
        [outcome for _, outcome in batch]
        for batch in pipeline.run(list_films([folder]), memory, salt=b"salt", cancel=CancelToken())
    )

    assert known is first
    assert ingestor.films_ingested == 1


class BrokenEmbedder(FakeEmbedder):
    """A device that has begun to make mistakes."""

    def embed(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.full_like(super().embed(batch), np.nan)


def test_nothing_but_unit_vectors_gets_into_a_library(tmp_path: Path) -> None:
    folder = write_films(tmp_path, {"X/1.png": "a"})

    with pytest.raises(ValueError, match="length one"):
        run(folder, BrokenEmbedder())


def test_trouble_with_the_library_is_not_taken_for_a_bad_film(tmp_path: Path) -> None:
    def drive_is_gone(_: str) -> None:
        raise LibraryMissing("unreadable", file="cases.sqlite", detail="disk I/O error")

    folder = write_films(tmp_path, {"X/1.png": "a", "X/2.png": "b"})
    memory = Memory(known=drive_is_gone, embedded=lambda _: None)
    pipeline = FilmPipeline(FakeEmbedder(), FakeIngestor())

    with pytest.raises(LibraryMissing):
        list(pipeline.run(list_films([folder]), memory, salt=b"salt", cancel=CancelToken()))


class LargeIngestor(FakeIngestor):
    """Films as large as a model sees them."""

    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        film = super().ingest(data, salt=salt, looks=looks)
        return IngestedFilm(np.repeat(film.pixels, 1000, axis=1), film.thumbnail, film.signature)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_films(tmp_path: Path) -> None:
    def peak_mib(films: int) -> float:
        folder = write_many_films(tmp_path / str(films), normal=films, pneumonia=0)
        builder = LibraryBuilder(FakeEmbedder(), LargeIngestor(), workers=2)
        tracemalloc.start()
        builder.build(list_films([folder]), tmp_path / f"library {films}")
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        return peak

    few, many = peak_mib(100), peak_mib(500)

    assert many < 1.1 * few
