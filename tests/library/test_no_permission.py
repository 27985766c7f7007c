"""Places where this account may not look: a named error with its reason, or simply nothing there; never a bug.

Tests often run as an administrator, who may look everywhere: they become nobody for as long as they look.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.engine_room import films_in
from cxr_desktop.errors import FilmsNotLocated, LibraryMissing, LibraryNotWritable, NoFilmsFound, WeightsMissing
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.edition import known_films
from cxr_desktop.library.layout import clear_segments, holds_foreign_files
from cxr_desktop.library.locate import locate_films
from cxr_desktop.library.lock import present_writer
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.summary import summarise
from cxr_desktop.model.weights import read_weights
from tests.accounts import as_nobody
from tests.fakes import FakeEmbedder, FakeIngestor, write_films, write_many_films

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may enter: those of pytest are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for each in (folder, *folder.rglob("*")):
        if each.is_dir():
            each.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def library(place: Path) -> Path:
    films = write_many_films(place / "films", normal=2, pneumonia=2)
    LibraryBuilder(FakeEmbedder("small"), FakeIngestor()).build(list_films([films]), place / "library")
    return place / "library"


def test_a_closed_folder_of_films_is_named(place: Path) -> None:
    folder = write_films(place / "films", {"NORMAL/a.jpeg": "normal 1"})
    for closed in (folder / "NORMAL", folder):
        closed.chmod(0)
        with as_nobody(), pytest.raises(NoFilmsFound, match="cannot be listed") as caught:
            list_films([folder])
        assert caught.value.details["path"] == closed
        closed.chmod(0o755)


@pytest.mark.parametrize("mode", [0o700, 0o755], ids=["may not look", "may not write"])
@pytest.mark.parametrize("is_there", [False, True], ids=["new folder", "empty folder"])
def test_a_new_edition_into_a_closed_folder_is_refused_before_anything_is_written(
    place: Path, library: Path, mode: int, is_there: bool
) -> None:
    (closed := place / "closed").mkdir()
    if is_there:
        (closed / "new").mkdir()
    closed.chmod(mode)
    films = known_films(library)
    with as_nobody(), pytest.raises(LibraryNotWritable, match="ask your IT") as caught:
        LibraryBuilder(FakeEmbedder("newer"), FakeIngestor()).build(films, closed / "new", edition_of=library)
    assert caught.value.details["path"] == closed / "new"
    assert not any(path.is_file() for path in closed.rglob("*"))


@pytest.mark.parametrize("folder", ["films", "films/NORMAL"])
def test_a_closed_folder_of_films_is_no_reason_to_leave_them_out_of_a_new_edition(
    place: Path, library: Path, folder: str
) -> None:
    (closed := place / folder).chmod(0)
    films, builder = known_films(library), LibraryBuilder(FakeEmbedder("newer"), FakeIngestor())
    (place / "open").mkdir()
    (place / "open").chmod(0o777)
    with as_nobody():
        with pytest.raises(NoFilmsFound, match="cannot be listed") as caught:
            builder.build(films, place / "open" / "new", edition_of=library)
        assert caught.value.details["path"] == closed
    closed.chmod(0o755)
    with as_nobody():
        assert builder.build(films, place / "open" / "new", edition_of=library).cases == 4


def test_what_lies_below_a_closed_folder_is_not_said_to_be_missing(place: Path) -> None:
    folder = write_films(place / "films", {"NORMAL/a.jpeg": "normal 1"})
    folder.chmod(0)
    with as_nobody(), pytest.raises(NoFilmsFound, match="ask its owner"):
        list_films([folder / "NORMAL"])


def test_a_folder_that_can_be_listed_and_not_entered_gives_names_for_reading_to_refuse(place: Path) -> None:
    folder = write_films(place / "films", {"a.jpeg": "normal 1", "b.jpeg": "normal 2"})
    folder.chmod(0o744)
    with as_nobody():
        assert [film.path.name for film in list_films([folder])] == ["a.jpeg", "b.jpeg"]


def test_films_to_be_opened_are_taken_as_they_are_named(place: Path) -> None:
    folder = write_films(place / "films", {"a.jpeg": "normal 1"})
    folder.chmod(0)
    with as_nobody():
        assert films_in([folder / "a.jpeg"], CancelToken()) == (folder / "a.jpeg",)
        with pytest.raises(NoFilmsFound):
            films_in([folder], CancelToken())


def test_a_closed_library_has_a_summary_that_says_why(library: Path) -> None:
    library.chmod(0)
    with as_nobody():
        assert present_writer(library) is None
        summary = summarise(library)
    assert isinstance(summary.trouble, LibraryMissing)
    assert summary.trouble.reason == "unreadable"
    assert not summary.manifest


def test_a_closed_part_of_a_library_is_not_said_to_be_missing(library: Path) -> None:
    segment = next((library / "segments").iterdir())
    segment.chmod(0)
    with as_nobody(), pytest.raises(LibraryMissing, match="cannot be read") as caught:
        open_library(library, FakeEmbedder("small").fingerprint)
    assert caught.value.details["file"].endswith("cases.sqlite")


def test_a_place_that_cannot_be_looked_at_cannot_be_built_at(library: Path) -> None:
    (library / "segments").chmod(0)
    with as_nobody(), pytest.raises(LibraryNotWritable):
        clear_segments(library, keep=())
    library.chmod(0)
    with as_nobody(), pytest.raises(LibraryNotWritable):
        holds_foreign_files(library)
    with as_nobody(), pytest.raises(LibraryNotWritable):
        holds_foreign_files(library / "below")


def test_moved_films_are_not_found_in_a_closed_folder(library: Path, place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0)
    opened = open_library(library, FakeEmbedder("small").fingerprint)
    with closing(opened), as_nobody(), pytest.raises(FilmsNotLocated):
        locate_films(opened, closed)


def test_weights_in_a_closed_folder_are_not_found(place: Path) -> None:
    (place / "closed").mkdir(mode=0)
    with as_nobody(), pytest.raises(WeightsMissing):
        read_weights(place / "closed" / "model.safetensors")


def test_looking_never_raises(place: Path) -> None:
    inner = write_films(place / "films", {"a.jpeg": ""}) / "a.jpeg"
    assert paths.is_file(inner)
    assert paths.is_folder(inner.parent)
    assert paths.is_there(inner)
    inner.parent.chmod(0)
    with as_nobody():
        assert not paths.is_file(inner)
        assert not paths.is_folder(inner / "x")
        assert not paths.is_there(inner)
