"""What is answered from changes as a whole; what is lost of several is named, and one can go on without it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken, ignore_progress
from cxr_desktop.errors import (
    FilmsNotLocated,
    JoinedLibraryLost,
    LibrariesNotJoinable,
    LibraryMissing,
    LibraryNotAllowed,
)
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.open_libraries import OpenLibraries
from cxr_desktop.library.sources import list_films
from cxr_desktop.policy import EVERYTHING_ALLOWED, Policy
from tests.fakes import FakeEmbedder, FakeIngestor, fake_fingerprint, write_films

MODEL = fake_fingerprint()


def build(directory: Path, *films: str, pooled: bool = False) -> Path:
    folder = directory.with_name(f"films of {directory.name}")
    write_films(folder, {f"NORMAL/{film}.jpeg": f"{directory.name} {film}" for film in films})
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(list_films([folder]), directory, pooled=pooled)
    return directory


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return build(tmp_path / "north", "a", "b")


@pytest.fixture
def south(tmp_path: Path) -> Path:
    return build(tmp_path / "south", "c", "d", "e")


@pytest.fixture
def libraries() -> Iterator[OpenLibraries]:
    made = OpenLibraries((), EVERYTHING_ALLOWED)
    yield made
    made.close()


def names(libraries: OpenLibraries) -> list[str]:
    return [part.directory.name for part in libraries.info.each] if libraries.info else []


def test_none_is_open_at_first(libraries: OpenLibraries) -> None:
    assert libraries.info is None
    with pytest.raises(LibraryMissing):
        libraries.searched  # noqa: B018


def test_one_is_opened_or_several_of_which_the_first_leads(libraries: OpenLibraries, north: Path, south: Path) -> None:
    libraries.open([north], MODEL)
    assert names(libraries) == ["north"]
    libraries.open([south, north], MODEL)
    assert names(libraries) == ["south", "north"]
    assert libraries.info is not None
    assert (libraries.info.directory, libraries.info.count) == (south, 5)


def test_those_before_stay_where_one_cannot_be_opened(
    libraries: OpenLibraries, north: Path, south: Path, tmp_path: Path
) -> None:
    libraries.open([north, south], MODEL)
    with pytest.raises(JoinedLibraryLost):
        libraries.open([north, south, tmp_path / "gone"], MODEL)
    assert names(libraries) == ["north", "south"]
    libraries.open_without_lost(MODEL)
    assert names(libraries) == ["north", "south"]


def test_one_can_go_on_without_what_has_vanished(libraries: OpenLibraries, north: Path, south: Path) -> None:
    libraries.open([north, south], MODEL)
    shutil.rmtree(north)
    with pytest.raises(JoinedLibraryLost, match="north cannot be searched"):
        libraries.open([north, south], MODEL)
    libraries.open_without_lost(MODEL)
    assert names(libraries) == ["south"]


def test_one_can_go_on_without_what_no_longer_fits(libraries: OpenLibraries, north: Path, tmp_path: Path) -> None:
    """The library that was named later is the one that is left out."""
    pooled = build(tmp_path / "pooled", "f", pooled=True)
    with pytest.raises(LibrariesNotJoinable):
        libraries.open([north, pooled], MODEL)
    libraries.open_without_lost(MODEL)
    assert names(libraries) == ["north"]


def test_a_start_opens_all_that_can_be(libraries: OpenLibraries, north: Path, south: Path, tmp_path: Path) -> None:
    pooled = build(tmp_path / "pooled", "f", pooled=True)
    libraries.open_what_can_be([tmp_path / "gone", north, pooled, south], MODEL)
    assert names(libraries) == ["north", "south"]
    libraries.open_without_lost(MODEL)
    assert names(libraries) == ["north", "south"]


def test_a_start_with_nothing_that_can_be_opened_leaves_none(libraries: OpenLibraries, tmp_path: Path) -> None:
    libraries.open_what_can_be([tmp_path / "gone"], MODEL)
    assert libraries.info is None


def test_what_a_query_finds_lost_is_left_out_too(libraries: OpenLibraries, north: Path, south: Path) -> None:
    libraries.open([north, south], MODEL)
    with pytest.raises(JoinedLibraryLost), libraries.noting_loss():
        raise JoinedLibraryLost("lost", name="south", path=south, trouble=LibraryMissing("none_open"))
    libraries.open_without_lost(MODEL)
    assert names(libraries) == ["north"]


def test_each_has_to_be_allowed(north: Path, south: Path) -> None:
    libraries = OpenLibraries((), Policy(libraries=(str(north),)))
    with pytest.raises(JoinedLibraryLost, match="not allowed on this machine") as refused:
        libraries.open([north, south], MODEL)
    assert isinstance(refused.value.__cause__, LibraryNotAllowed)


def test_films_that_have_moved_are_looked_for_in_each(
    libraries: OpenLibraries, north: Path, south: Path, tmp_path: Path
) -> None:
    """A case that somebody locates may be of any of them; those whose films are elsewhere stay as they are."""
    libraries.open([north, south], MODEL)
    moved = (tmp_path / "films of south").rename(tmp_path / "moved")
    libraries.locate(moved, MODEL, CancelToken(), ignore_progress)
    assert names(libraries) == ["north", "south"]
    assert [part for part, _, _ in libraries.moves] == [libraries.info.parts[1].library_id]  # type: ignore[union-attr]
    found = libraries.searched.neighbours(FakeEmbedder().embed(_any_film()), 9)[0]
    assert all(neighbour.case.path.is_file() for neighbour in found)
    assert len(found) == 5


def test_films_that_are_nowhere_there_are_said_to_be(
    libraries: OpenLibraries, north: Path, south: Path, tmp_path: Path
) -> None:
    libraries.open([north, south], MODEL)
    (tmp_path / "empty").mkdir()
    with pytest.raises(FilmsNotLocated):
        libraries.locate(tmp_path / "empty", MODEL, CancelToken(), ignore_progress)
    assert names(libraries) == ["north", "south"]


def _any_film():  # type: ignore[no-untyped-def]
    return FakeIngestor().ingest(b"any", salt=b"").pixels
