"""The sentence of the product, end to end, with a small real model and a real library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, QueryResult
from cxr_desktop.errors import BadArgument, Cancelled, CorruptImage, UnreadableFile
from cxr_desktop.export.records import LOG_COLUMNS, append_to_log, query_record
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import open_embedder
from cxr_desktop.search import LARGEST_K, HeatMapWish, QueryOptions, SearchEngine


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "films"
    write_demo_films(folder, per_label=6, seed=40, size_px=96)
    return folder


@pytest.fixture(scope="module")
def engine(films: Path, small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    embedder = open_embedder(small_model, choose_device("cpu"))
    directory = tmp_path_factory.mktemp("search") / "library"
    LibraryBuilder(embedder, ImagingIngestor(embedder.preprocessing)).build(list_films([films]), directory)
    with open_library(directory, embedder.fingerprint) as library:
        yield SearchEngine(embedder, library)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (written, *_) = write_demo_films(tmp_path_factory.mktemp("query"), per_label=1, seed=990, size_px=96)
    return written.path


def ask(engine: SearchEngine, film: Path, **options: object) -> QueryResult:
    return engine.query(film, QueryOptions(**options))


def test_the_neighbours_are_those_of_greatest_cosine(engine: SearchEngine, film: Path) -> None:
    result = ask(engine, film, k=12)
    cosines = np.sort(engine.library.embeddings @ result.embedding)[::-1]
    np.testing.assert_allclose([n.similarity for n in result.neighbours], cosines, atol=1e-6)
    assert np.linalg.norm(result.embedding) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("k", [1, 3, 5, 12])
def test_the_vote_is_of_five_however_many_are_shown(engine: SearchEngine, film: Path, k: int) -> None:
    result = ask(engine, film, k=k)
    assert len(result.neighbours) == k
    assert sum(result.evidence.vote.counts.values()) == 5


@pytest.mark.parametrize("k", [0, -1, LARGEST_K + 1])
def test_how_many_can_be_shown_is_bounded(k: int) -> None:
    with pytest.raises(BadArgument, match=f"k is {k}"):
        QueryOptions(k=k)


def test_a_film_of_the_library_finds_itself(engine: SearchEngine, films: Path) -> None:
    own = sorted(films.glob("PNEUMONIA/*"))[0]
    result = ask(engine, own)
    assert result.neighbours[0].case.path == own
    assert result.neighbours[0].is_copy_of_query
    assert result.evidence.copies_of_query == 1


def test_the_parts_of_the_time_make_up_the_whole(engine: SearchEngine, film: Path) -> None:
    timing = ask(engine, film, heat_map=HeatMapWish()).timing
    parts = timing.read_s + timing.embed_s + timing.search_s + timing.heatmap_s
    assert 0 < parts <= timing.total_s
    assert ask(engine, film).timing.heatmap_s == 0


def test_the_neighbours_are_told_while_the_heat_map_is_being_made(engine: SearchEngine, film: Path) -> None:
    told: list[QueryResult] = []
    result = engine.query(film, QueryOptions(heat_map=HeatMapWish()), on_found=told.append)
    (found,) = told
    assert found.heat_map is None
    assert found.neighbours is result.neighbours
    assert found.timing.total_s < result.timing.total_s
    engine.query(film, QueryOptions(), on_found=told.append)
    assert len(told) == 1  # where no heat map is made, the answer itself is as soon


@pytest.mark.parametrize(
    ("wish", "target"), [(HeatMapWish(label="NORMAL"), "label NORMAL"), (HeatMapWish(rank=2), "case ")]
)
def test_a_heat_map_explains_what_was_asked(engine: SearchEngine, film: Path, wish: HeatMapWish, target: str) -> None:
    heat_map = ask(engine, film, heat_map=wish).heat_map
    assert heat_map is not None
    assert heat_map.target.startswith(target)
    assert set(heat_map.maps) == {"cnn", "vit", "fused"}


def test_a_heat_map_of_a_neighbour_that_there_is_not_is_refused(engine: SearchEngine, film: Path) -> None:
    with pytest.raises(BadArgument, match="rank is 13"):
        ask(engine, film, k=12, heat_map=HeatMapWish(rank=13))


def test_a_cancelled_query_gives_no_answer(engine: SearchEngine, film: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        engine.query(film, QueryOptions(), cancel)


def test_bad_films_are_named_and_the_engine_goes_on(engine: SearchEngine, film: Path, tmp_path: Path) -> None:
    (tmp_path / "half.png").write_bytes(film.read_bytes()[:2000])
    with pytest.raises(CorruptImage):
        ask(engine, tmp_path / "half.png")
    with pytest.raises(UnreadableFile):
        ask(engine, tmp_path / "none.png")
    assert len(ask(engine, film).neighbours) == 5


def test_a_record_is_json_and_a_log_line_holds_no_name(engine: SearchEngine, film: Path, tmp_path: Path) -> None:
    result = ask(engine, film)
    record = json.loads(json.dumps(query_record(result)))
    assert record["vote"]["counts"] == dict(result.evidence.vote.counts)
    log = tmp_path / "queries.csv"
    append_to_log(log, result)
    append_to_log(log, result)
    header, first, second = log.read_text(encoding="utf-8").splitlines()
    assert header == ",".join(LOG_COLUMNS)
    assert first.split(",")[1] == result.radiograph.content_sha256
    assert film.stem not in first + second
