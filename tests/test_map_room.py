"""The map's own library: its cases where they are now, and a query at its place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, LibraryInfo, Neighbour, ignore_progress
from cxr_desktop.errors import Cancelled, CaseNotFound, LibraryMissing
from cxr_desktop.evaluation import case_map
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.sources import list_films
from cxr_desktop.map_room import MapRoom, place_query
from tests.fakes import FakeEmbedder, FakeIngestor, write_many_films
from tests.ui.engines import made_result


@pytest.fixture(autouse=True)
def _quick_method(monkeypatch: pytest.MonkeyPatch) -> None:
    def method(embeddings: np.ndarray, **_: object) -> np.ndarray:
        return embeddings[:, :2].astype(float)

    monkeypatch.setattr(case_map, "project_apart", method)


@pytest.fixture
def info(tmp_path: Path) -> LibraryInfo:
    films = write_many_films(tmp_path / "films", normal=4, pneumonia=4)
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(list_films([films]), tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        return library.info


@pytest.fixture
def room() -> Iterator[MapRoom]:
    made = MapRoom()
    yield made
    made.close()


def test_cases_are_where_their_films_were_found(info: LibraryInfo, room: MapRoom, tmp_path: Path) -> None:
    moves = ((info.library_id, str(tmp_path / "films"), str(tmp_path / "elsewhere")),)
    cases = room.open_map(info, moves, CancelToken(), ignore_progress)
    found = [room.case(int(case_id)) for case_id in cases.case_ids]
    assert [case.label for case in found] == [cases.label_of(row) for row in range(8)]
    assert {case.path.parent.parent for case in found} == {tmp_path / "elsewhere"}


def test_without_a_map_there_is_no_case(info: LibraryInfo, room: MapRoom) -> None:
    with pytest.raises(LibraryMissing):
        room.case(1)
    room.open_map(info, (), CancelToken(), ignore_progress)
    with pytest.raises(CaseNotFound):
        room.case(1)


def test_a_cancelled_map_leaves_the_one_before(info: LibraryInfo, room: MapRoom) -> None:
    cases = room.open_map(info, (), CancelToken(), ignore_progress)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        room.open_map(info, (), cancel, ignore_progress)
    assert room.case(int(cases.case_ids[0]))


def test_a_query_stands_where_its_embedding_says_with_similarities_to_all(
    info: LibraryInfo, room: MapRoom, tmp_path: Path
) -> None:
    cases = room.open_map(info, (), CancelToken(), ignore_progress)
    (film, *_) = write_demo_films(tmp_path / "query", per_label=1, seed=1, size_px=96)
    nearest, stranger = room.case(int(cases.case_ids[5])), replace(room.case(int(cases.case_ids[0])), case_id=1)
    neighbours = tuple(
        Neighbour(rank, case, 0.5, is_copy_of_query=False) for rank, case in enumerate((stranger, nearest), start=1)
    )
    query = place_query(cases, replace(made_result(film.path), embedding=cases.embeddings[5], neighbours=neighbours))
    assert query.neighbours == (5,)  # the other has left the library since, or is of another one
    assert query.ranks == (2,)
    assert query.similarities[5] == 0.5
    others = np.arange(len(cases.case_ids)) != 5
    np.testing.assert_allclose(query.similarities[others], (cases.embeddings @ cases.embeddings[5])[others], atol=1e-6)
