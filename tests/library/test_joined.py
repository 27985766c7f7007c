"""Several libraries searched as one answer as one library of all their films would, and say whose each case is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from cxr_desktop.domain import Elsewhere, Embeddings, Neighbour
from cxr_desktop.errors import BadArgument, CaseNotFound, JoinedLibraryLost, LibrariesNotJoinable, LibraryMissing
from cxr_desktop.evidence.vote import weigh
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import CaseLibrary, open_library
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.joined import JoinedLibraries, distinct_names, open_together
from cxr_desktop.library.segment import Segment
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_films

ALL = 60  # more than there are cases

NORTH = {f"NORMAL/n{number}.jpeg": f"north normal {number}" for number in range(6)} | {
    f"PNEUMONIA/p{number}.jpeg": f"north pneumonia {number}" for number in range(4)
}
SOUTH = {f"NORMAL/n{number}.jpeg": f"south normal {number}" for number in range(3)} | {
    f"PNEUMONIA/p{number}.jpeg": f"south pneumonia {number}" for number in range(8)
}
SHARED = {"NORMAL/shared.jpeg": "a film of both", "NORMAL/agreed.jpeg": "another one of both"}
SHARED_IN_SOUTH = {"PNEUMONIA/shared.jpeg": "a film of both", "NORMAL/agreed.jpeg": "another one of both"}

Build = Callable[..., Path]
Join = Callable[..., JoinedLibraries]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A library of that name, of films by relative path."""

    def build(name: str, films: Mapping[str, str], *, profile: str = "fake", **options: bool) -> Path:
        folder = write_films(tmp_path / f"films of {name.replace('/', ' ')}", films)
        directory = tmp_path / name
        LibraryBuilder(FakeEmbedder(profile), FakeIngestor()).build(list_films([folder]), directory, **options)
        return directory

    return build


@pytest.fixture
def join() -> Iterator[Join]:
    with ExitStack() as stack:

        def join(*directories: Path) -> JoinedLibraries:
            return stack.enter_context(JoinedLibraries([stack.enter_context(open_library(d)) for d in directories]))

        yield join


@pytest.fixture
def query() -> Embeddings:
    vectors = np.random.default_rng(7).normal(size=(3, 12))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def told(neighbours: tuple[Neighbour, ...]) -> list[tuple[int, str, str]]:
    """Rank, label and file of each, which is what the answer of one library and that of several have in common."""
    return [(n.rank, n.case.label, n.case.content_sha256) for n in neighbours]


def test_the_answer_is_that_of_one_library_of_all_films(build: Build, join: Join, query: Embeddings) -> None:
    """Whether the same films lie in one library or in two must not matter to anybody."""
    both = join(build("north", NORTH), build("south", SOUTH))
    with open_library(build("all", NORTH | {f"{k}.of.south.jpeg": v for k, v in SOUTH.items()})) as whole:
        for k in (1, 5, ALL):
            for mine, theirs in zip(both.neighbours(query, k), whole.neighbours(query, k), strict=True):
                assert told(mine) == told(theirs)
                assert [n.similarity for n in mine] == pytest.approx([n.similarity for n in theirs], abs=1e-4)
                assert weigh(mine, both.label_weights).vote == weigh(theirs, whole.label_weights).vote
        assert both.info.count == whole.info.count == 21
        assert both.info.label_counts == whole.info.label_counts


def test_every_neighbour_knows_its_library(build: Build, join: Join, query: Embeddings) -> None:
    both = join(build("north", NORTH), build("south", SOUTH))
    (found, *_) = both.neighbours(query, ALL)
    assert len(found) == 21
    for neighbour in found:
        assert f"films of {neighbour.library}" in str(neighbour.case.path)
    assert [part.name for part in both.info.parts] == ["north", "south"]
    assert both.info.each == both.info.parts
    assert both.info.name == "north + south"
    assert [part.count for part in both.info.parts] == [10, 11]


def test_one_library_alone_is_what_it_was(build: Build, query: Embeddings) -> None:
    with open_together([build("north", NORTH)], open_library) as library:
        assert isinstance(library, CaseLibrary)
        assert library.info.each == (library.info,)
        assert {n.library for n in library.neighbours(query, ALL)[0]} == {""}


def test_a_film_of_two_libraries_votes_once_with_the_label_that_it_has_in_the_first(
    build: Build, join: Join, query: Embeddings
) -> None:
    both = join(build("north", NORTH | SHARED), build("south", SOUTH | SHARED_IN_SOUTH))
    (found, *_) = both.neighbours(query, ALL)
    contents = [n.case.content_sha256 for n in found]
    assert len(contents) == len(set(contents)) == both.info.count == 23
    (shared,) = (n for n in found if n.case.path.name == "shared.jpeg")
    (agreed,) = (n for n in found if n.case.path.name == "agreed.jpeg")
    assert (shared.library, shared.case.label) == ("north", "NORMAL")
    assert shared.also_in == (Elsewhere("south", "PNEUMONIA"),)
    assert agreed.also_in == (Elsewhere("south", "NORMAL"),)
    assert all(n.also_in == () for n in found if n not in (shared, agreed))
    assert both.info.label_counts == {"NORMAL": 11, "PNEUMONIA": 12}


def test_the_library_that_is_named_first_leads(build: Build, join: Join, query: Embeddings) -> None:
    both = join(build("south", SOUTH | SHARED_IN_SOUTH), build("north", NORTH | SHARED))
    (shared,) = (n for n in both.neighbours(query, ALL)[0] if n.case.path.name == "shared.jpeg")
    assert (shared.library, shared.case.label) == ("south", "PNEUMONIA")
    assert both.info.directory.name == "south"


def test_a_library_whose_films_are_all_in_the_first_changes_nothing(
    build: Build, join: Join, query: Embeddings
) -> None:
    """Copies inside of one library are its own affair: they count as they do there."""
    north = build("north", NORTH | {"NORMAL/copy.jpeg": "north normal 0"})
    both = join(north, build("part", dict(list(NORTH.items())[2:])))
    with open_library(north) as alone:
        for mine, theirs in zip(both.neighbours(query, ALL), alone.neighbours(query, ALL), strict=True):
            assert told(mine) == told(theirs)
        assert both.info.count == alone.info.count == 11
        assert both.label_direction("NORMAL") == pytest.approx(alone.label_direction("NORMAL"))


def test_enough_are_found_where_the_nearest_of_a_library_are_all_known_already(
    build: Build, join: Join, query: Embeddings
) -> None:
    """What is hidden must not use up the places of what is not."""
    films = {f"NORMAL/f{number}.jpeg": f"film {number}" for number in range(40)}
    both = join(build("first", films), build("second", films | {"PNEUMONIA/new.jpeg": "the only new one"}))
    (found, *_) = both.neighbours(query, ALL)
    assert len(found) == 41
    assert sum(n.library == "second" for n in found) == 1


def test_copies_of_the_query_are_marked(build: Build, join: Join, query: Embeddings) -> None:
    both = join(build("north", NORTH), build("south", SOUTH))
    wanted = both.neighbours(query, ALL)[0][-1].case.content_sha256
    (found, *_) = both.neighbours(query, ALL, query_sha256=[wanted, None, None])
    assert [n.case.content_sha256 for n in found if n.is_copy_of_query] == [wanted]


def test_patients_are_told_apart_within_a_library_alone(build: Build, join: Join, query: Embeddings) -> None:
    """`person1` of two hospitals is two people; the number says nothing outside of its library."""
    films = {f"PNEUMONIA/person1_virus_{number}.jpeg": "" for number in range(3)}
    north = {name: f"north {name}" for name in films}
    south = {name: f"south {name}" for name in films}
    both = join(build("a/train", north), build("b/train", south))
    (found, *_) = both.neighbours(query, ALL)
    assert len({n.patient for n in found}) == 2
    (once, *_) = both.neighbours(query, ALL, one_per_patient=True)
    assert sorted(n.library for n in once) == ["a/train", "b/train"]


def test_a_case_is_found_by_its_id_in_the_library_that_has_it(build: Build, join: Join, query: Embeddings) -> None:
    both = join(build("north", NORTH | SHARED), build("south", SOUTH | SHARED_IN_SOUTH))
    for neighbour in both.neighbours(query, ALL)[0]:
        case_id = neighbour.case.case_id
        assert both.case(case_id).path == neighbour.case.path
        assert float(both.embedding(case_id) @ query[0]) == pytest.approx(neighbour.similarity, abs=1e-5)
        assert both.thumbnail(case_id).startswith(b"JPEG of ")
    with pytest.raises(CaseNotFound):
        both.case(1)


def test_what_a_label_looks_like_is_told_by_all_libraries(build: Build, join: Join) -> None:
    both = join(build("north", NORTH), build("south", SOUTH | {"COVID/c.jpeg": "only here"}))
    of_label = [lib.embeddings[np.array(lib.labels) == "PNEUMONIA"] for lib in both.libraries]
    mean = np.concatenate(of_label).mean(axis=0)
    assert both.label_direction("PNEUMONIA") == pytest.approx(mean / np.linalg.norm(mean), abs=1e-6)
    assert np.linalg.norm(both.label_direction("COVID")) == pytest.approx(1)
    with pytest.raises(BadArgument, match="NORMAL, PNEUMONIA"):
        both.label_direction("MEASLES")


def test_labels_weigh_over_all_libraries_where_each_is_to_weigh_the_same(build: Build, join: Join) -> None:
    both = join(build("north", NORTH, balanced=True), build("south", SOUTH, balanced=True))
    assert both.label_weights == {"NORMAL": pytest.approx(21 / (2 * 9)), "PNEUMONIA": pytest.approx(21 / (2 * 12))}


def test_removed_cases_are_not_among_the_answers(build: Build, join: Join, query: Embeddings) -> None:
    """A film that was taken out of the first library is that of the second."""
    north, south = build("north", NORTH | SHARED), build("south", SOUTH | SHARED_IN_SOUTH)
    with open_library(north) as library:
        (gone,) = (case for case in library.cases() if case.path.name == "shared.jpeg")
    remove_cases(north, case_ids=[gone.case_id])
    (shared,) = (n for n in join(north, south).neighbours(query, ALL)[0] if n.case.path.name == "shared.jpeg")
    assert (shared.library, shared.case.label, shared.also_in) == ("south", "PNEUMONIA", ())


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"profile": "other"}, "model"),
        ({"pooled": True}, "looks"),
        ({"balanced": True}, "votes"),
    ],
)
def test_what_cannot_be_ranked_in_one_list_is_refused(
    build: Build, join: Join, other: dict[str, bool], reason: str
) -> None:
    with pytest.raises(LibrariesNotJoinable, match=r"north and south|(south|north) was built") as refused:
        join(build("north", NORTH), build("south", SOUTH, **other))
    assert refused.value.reason == reason


def test_the_same_library_is_refused_under_one_name_and_under_two(build: Build, join: Join, tmp_path: Path) -> None:
    north = build("north", NORTH)
    with pytest.raises(LibrariesNotJoinable, match="named twice"):
        join(north, north)
    copy = Path(copytree(north, tmp_path / "backup"))
    with pytest.raises(LibrariesNotJoinable, match="backup is a copy of north"):
        join(north, build("south", SOUTH), copy)


def test_a_refusal_leaves_the_libraries_as_they_were(build: Build, query: Embeddings) -> None:
    with open_library(build("north", NORTH)) as north, open_library(build("south", SOUTH, pooled=True)) as south:
        with pytest.raises(LibrariesNotJoinable):
            JoinedLibraries([north, south])
        assert len(north.neighbours(query, ALL)[0]) == 10


def test_one_of_several_that_is_not_there_is_named(build: Build, tmp_path: Path) -> None:
    north = build("north", NORTH)
    with pytest.raises(JoinedLibraryLost, match=r"gone cannot be searched together .* no case library at") as error:
        open_together([north, tmp_path / "gone"], open_library)
    assert error.value.details["path"] == tmp_path / "gone"


def test_a_drive_that_goes_away_later_is_named_too(
    build: Build, join: Join, query: Embeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux keeps deleted files readable, so the drive's refusal has to be played."""
    both = join(build("north", NORTH), build("south", SOUTH))
    select = Segment._select

    def refuse(segment: Segment, statement: str, *values: object) -> object:
        if "south" in str(segment.directory):
            raise LibraryMissing("unreadable", file="cases.sqlite", detail="Input/output error")
        return select(segment, statement, *values)

    monkeypatch.setattr(Segment, "_select", refuse)
    with pytest.raises(JoinedLibraryLost, match=r"south cannot be searched together .*Input/output error"):
        both.neighbours(query, 5)


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("/a/north", "/a/south"), ("north", "south")),
        (("/a/library", "/b/library"), ("a/library", "b/library")),
        (("/x/a/library", "/y/a/library", "/z/chest"), ("x/a/library", "y/a/library", "chest")),
    ],
)
def test_names_are_as_long_as_it_takes_to_tell_them_apart(folders: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert distinct_names([Path(folder) for folder in folders]) == names
