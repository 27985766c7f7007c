"""A library's map is made once: who comes later is placed, nobody is moved, and what does not belong is made again."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, Embeddings
from cxr_desktop.errors import Cancelled
from cxr_desktop.evaluation import case_map, map_file
from cxr_desktop.evaluation.case_map import CaseMap, open_case_map
from cxr_desktop.evaluation.projection import Places
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.layout import MAP, holds_foreign_files
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.verify import verify_library
from tests.fakes import FakeEmbedder, FakeIngestor, flip_byte, write_films, write_many_films


class CountingMethod:
    """Lays out by the first two numbers of an embedding, and counts how often it was asked, and for how many."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, embeddings: Embeddings, *, cancel: CancelToken, **_: object) -> Places:
        cancel.raise_if_cancelled()
        self.asked.append(len(embeddings))
        return np.asarray(embeddings[:, :2], np.float64)


@pytest.fixture(autouse=True)
def method(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CountingMethod:
    counting = CountingMethod()
    monkeypatch.setattr(case_map, "project_apart", counting)
    monkeypatch.setenv("CXR_HOME", str(tmp_path / "home"))
    return counting


@pytest.fixture
def films(tmp_path: Path) -> Path:
    return write_many_films(tmp_path / "films", normal=6, pneumonia=6)


@pytest.fixture
def builder() -> LibraryBuilder:
    return LibraryBuilder(FakeEmbedder(), FakeIngestor())


@pytest.fixture
def directory(tmp_path: Path, films: Path, builder: LibraryBuilder) -> Path:
    builder.build(list_films([films]), tmp_path / "library")
    return tmp_path / "library"


def open_map(directory: Path) -> CaseMap:
    with open_library(directory) as library:
        return open_case_map(library)


def places(cases: CaseMap) -> dict[int, tuple[float, float]]:
    return {case_id: (x, y) for case_id, (x, y) in zip(cases.case_ids.tolist(), cases.places.tolist(), strict=True)}


def test_a_map_is_made_once_and_stored_with_the_library(directory: Path, method: CountingMethod) -> None:
    made, again = open_map(directory), open_map(directory)
    assert method.asked == [12]
    assert places(made) == places(again)
    assert made.counts() == {"NORMAL": 6, "PNEUMONIA": 6}
    assert (directory / MAP).is_file()


def test_the_stored_map_is_no_part_of_the_library(directory: Path) -> None:
    manifest = (directory / "manifest.json").read_bytes()
    open_map(directory)
    assert verify_library(directory).is_sound
    assert not holds_foreign_files(directory)
    assert (directory / "manifest.json").read_bytes() == manifest


def test_added_cases_are_placed_and_nobody_is_moved(
    directory: Path, films: Path, builder: LibraryBuilder, method: CountingMethod
) -> None:
    before = places(open_map(directory))
    write_films(films, {"NORMAL/new-1.jpeg": "normal new 1", "NORMAL/new-2.jpeg": "normal new 2"})
    builder.add(list_films([films]), directory)
    after = places(open_map(directory))
    assert len(after) == 14
    assert {case_id: after[case_id] for case_id in before} == before
    assert method.asked == [12]
    assert places(open_map(directory)) == after


def test_the_places_do_not_depend_on_whether_cases_came_one_by_one(
    directory: Path, films: Path, builder: LibraryBuilder, tmp_path: Path
) -> None:
    open_map(directory)
    first_map = (directory / MAP).read_bytes()
    for name in ("new-1", "new-2"):
        write_films(films, {f"NORMAL/{name}.jpeg": f"normal {name}"})
        builder.add(list_films([films]), directory)
        one_by_one = places(open_map(directory))
    (directory / MAP).write_bytes(first_map)
    at_once = places(open_map(directory))
    assert at_once.keys() == one_by_one.keys()
    np.testing.assert_allclose(list(at_once.values()), list(one_by_one.values()), atol=1e-5)


def test_removed_cases_leave_the_map(directory: Path, method: CountingMethod) -> None:
    before = places(open_map(directory))
    gone = next(iter(before))
    remove_cases(directory, case_ids=[gone])
    after = places(open_map(directory))
    assert after == {case_id: where for case_id, where in before.items() if case_id != gone}
    assert method.asked == [12]


def test_a_map_in_which_most_would_be_newcomers_is_made_again(
    directory: Path, films: Path, builder: LibraryBuilder, method: CountingMethod
) -> None:
    open_map(directory)
    write_films(films, {f"NORMAL/new-{n}.jpeg": f"normal new {n}" for n in range(13)})
    builder.add(list_films([films]), directory)
    open_map(directory)
    assert method.asked == [12, 25]


def test_a_large_library_is_laid_out_by_a_sample(
    directory: Path, method: CountingMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_map, "MOST_LAID_OUT", 8)
    assert len(open_map(directory).places) == 12
    assert len(open_map(directory).places) == 12
    assert len(method.asked) == 1


@pytest.mark.parametrize("fault", ["flipped byte", "no JSON", "a list", "another library", "another version"])
def test_a_map_that_does_not_belong_is_made_again(directory: Path, method: CountingMethod, fault: str) -> None:
    right = places(open_map(directory))
    path = directory / MAP
    if fault == "flipped byte":
        flip_byte(path, 300)
    elif fault == "no JSON":
        path.write_bytes(b"\x80\x04K\x01.")
    elif fault == "a list":
        path.write_text("[]")
    else:
        key = {"another library": "library_id", "another version": "method"}[fault]
        content = json.loads(path.read_text()) | {key: "other"}
        del content["sha256"]
        path.write_bytes(map_file._sealed(content))
    assert places(open_map(directory)) == right
    assert method.asked == [12, 12]


def test_where_the_library_cannot_be_written_the_map_is_the_users(
    directory: Path, method: CountingMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    (directory / f"{MAP}.new").mkdir()  # as good as a folder without the right to write, and root heeds it too
    first = places(open_map(directory))
    assert places(open_map(directory)) == first
    assert method.asked == [12]
    assert not (directory / MAP).exists()
    assert [path.suffix for path in (paths.user_data() / "maps").iterdir()] == [".json"]


def test_a_map_that_can_be_stored_nowhere_is_shown_all_the_same(
    directory: Path, method: CountingMethod, tmp_path: Path
) -> None:
    (directory / f"{MAP}.new").mkdir()
    (tmp_path / "home").write_text("no folder")
    assert len(open_map(directory).places) == 12


def test_what_came_with_the_program_is_not_written_to(
    directory: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "resource", lambda _relative: tmp_path)
    open_map(directory)
    assert not (directory / MAP).exists()
    assert (paths.user_data() / "maps").is_dir()


def test_a_cancelled_map_leaves_nothing(directory: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with open_library(directory) as library, pytest.raises(Cancelled):
        open_case_map(library, cancel=cancel)
    assert not (directory / MAP).exists()


def test_a_film_of_the_library_is_placed_near_its_own_case(directory: Path) -> None:
    cases = open_map(directory)
    similarities = cases.similarities(cases.embeddings[3])
    assert similarities.argmax() == 3
    assert similarities[3] == pytest.approx(1, abs=1e-5)
    distance = np.linalg.norm(cases.places - cases.place_of(cases.embeddings[3]), axis=1)
    assert distance[3] <= np.median(distance)
