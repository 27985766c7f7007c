"""Adding films to a library: what is new, what has changed, what is there already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.errors import Cancelled, EmbedderMismatch, LibraryMissing
from cxr_desktop.library.builder import BuildReport, LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.label_file import read_label_file
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_films

Add = Callable[..., BuildReport]


@pytest.fixture
def add(library_directory: Path, builder: LibraryBuilder) -> Add:
    return lambda *places, **options: builder.add(list_films(places, **options), library_directory)


def by_name(library_directory: Path) -> dict[str, Case]:
    with open_library(library_directory) as library:
        return {case.path.name: case for case in library.cases()}


def test_a_new_film_becomes_a_case(add: Add, library_directory: Path, films: Path) -> None:
    write_films(films, {"TB/new.png": "new"})

    report = add(films / "TB" / "new.png")

    assert (report.added, report.updated, report.cases) == (1, 0, 10)
    with open_library(library_directory) as library:
        assert library.info.label_counts == {"NORMAL": 4, "PNEUMONIA": 5, "TB": 1}
        (found,) = library.neighbours(library.embedding(by_name(library_directory)["new.png"].case_id)[None], 1)
        assert found[0].case.path == films / "TB" / "new.png"


def test_what_is_there_is_neither_embedded_nor_written(
    add: Add, library_directory: Path, films: Path, embedder: FakeEmbedder
) -> None:
    before, embedded = (library_directory / "manifest.json").read_bytes(), embedder.films_embedded

    report = add(films)

    assert (report.added, report.updated, len(report.refused)) == (0, 0, 1)
    assert embedder.films_embedded == embedded
    assert (library_directory / "manifest.json").read_bytes() == before


def test_a_renamed_film_keeps_its_case(add: Add, library_directory: Path, films: Path, embedder: FakeEmbedder) -> None:
    before, embedded = by_name(library_directory), embedder.films_embedded
    (films / "PNEUMONIA" / "person3_virus_3.jpeg").rename(films / "PNEUMONIA" / "renamed.png")

    report = add(films)

    after = by_name(library_directory)
    assert (report.added, report.updated, report.cases) == (0, 1, 9)
    assert after["renamed.png"].case_id == before["person3_virus_3.jpeg"].case_id
    assert embedder.films_embedded == embedded


def test_a_film_moved_to_another_label_changes_its_label(add: Add, library_directory: Path, films: Path) -> None:
    (films / "TB").mkdir()
    (films / "PNEUMONIA" / "person3_virus_3.jpeg").rename(films / "TB" / "person3_virus_3.jpeg")

    report = add(films)

    assert (report.added, report.updated) == (0, 1)
    assert by_name(library_directory)["person3_virus_3.jpeg"].label == "TB"
    with open_library(library_directory) as library:
        assert library.info.label_counts == {"NORMAL": 4, "PNEUMONIA": 4, "TB": 1}


def test_a_second_copy_becomes_a_case_of_its_own(
    add: Add, library_directory: Path, films: Path, embedder: FakeEmbedder
) -> None:
    embedded = embedder.films_embedded
    write_films(films, {"NORMAL/another.jpeg": "normal 0"})

    add(films)

    cases = by_name(library_directory)
    assert cases["another.jpeg"].case_id == cases["IM-0000-0001.jpeg"].case_id + 2
    assert embedder.films_embedded == embedded


def test_a_film_with_new_content_replaces_its_case(add: Add, library_directory: Path, films: Path) -> None:
    before = by_name(library_directory)
    write_films(films, {"NORMAL/IM-0001-0001.jpeg": "taken again"})

    report = add(films)

    after = by_name(library_directory)
    assert (report.added, report.updated, report.cases) == (0, 1, 9)
    assert after["IM-0001-0001.jpeg"].case_id != before["IM-0001-0001.jpeg"].case_id


def test_a_corrected_label_file_changes_what_is_said_without_embedding(
    library_directory: Path, films: Path, builder: LibraryBuilder, embedder: FakeEmbedder
) -> None:
    embedded = embedder.films_embedded
    csv = write_films(films.parent, {"labels.csv": "path,label,age\nNORMAL/IM-0001-0001.jpeg,TB,7\n"}) / "labels.csv"

    report = builder.add(read_label_file(csv, images=[films]), library_directory)

    case = by_name(library_directory)["IM-0001-0001.jpeg"]
    assert (report.added, report.updated) == (0, 1)
    assert (case.label, case.facts.age_years, case.facts.view_position) == ("TB", 7.0, "PA")
    assert embedder.films_embedded == embedded


def test_a_folder_within_a_known_folder_is_the_same_place(add: Add, library_directory: Path, films: Path) -> None:
    assert add(films / "NORMAL").updated == 0
    with open_library(library_directory) as library:
        assert library.manifest.roots == (str(films),)


def test_films_of_another_folder_bring_their_root(add: Add, library_directory: Path, tmp_path: Path) -> None:
    elsewhere = write_films(tmp_path / "elsewhere", {"NORMAL/x.png": "x"})

    add(elsewhere)

    assert by_name(library_directory)["x.png"].path == elsewhere / "NORMAL" / "x.png"


def test_a_film_that_can_be_read_now_is_no_refusal_any_more(add: Add, library_directory: Path, films: Path) -> None:
    write_films(films, {"NORMAL/damaged.jpeg": "mended"})

    add(films)

    with open_library(library_directory) as library:
        assert library.refusals() == []
        assert len(library) == 10


def test_many_additions_stay_few_segments(add: Add, library_directory: Path, films: Path) -> None:
    for number in range(30):
        write_films(films, {f"TB/{number}.png": f"tb {number}"})
        add(films / "TB" / f"{number}.png")

    with open_library(library_directory) as library:
        assert len(library) == 39
        assert len(library.manifest.segments) <= 8
        assert len({case.case_id for case in library.cases()}) == 39


def test_another_model_may_not_add(library_directory: Path, films: Path) -> None:
    other = LibraryBuilder(FakeEmbedder("other"), FakeIngestor())

    with pytest.raises(EmbedderMismatch):
        other.add(list_films([films]), library_directory)


def test_there_must_be_a_library(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    with pytest.raises(LibraryMissing):
        builder.add(list_films([films]), tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_cancelled_addition_changes_nothing(library_directory: Path, films: Path, builder: LibraryBuilder) -> None:
    write_films(films, {"TB/new.png": "new"})
    cancel = CancelToken()
    cancel.cancel()

    with pytest.raises(Cancelled):
        builder.add(list_films([films]), library_directory, cancel=cancel)
    assert "new.png" not in by_name(library_directory)
