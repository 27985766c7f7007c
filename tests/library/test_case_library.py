"""An open library: neighbours, cases, pictures, and what it refuses to open."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.errors import BadArgument, CaseNotFound, EmbedderMismatch, LibraryCorrupt, LibraryMissing
from cxr_desktop.library import case_library
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import CaseLibrary, open_library
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, MemoryStore, fake_fingerprint, flip_byte, write_films


@pytest.fixture
def library(library_directory: Path) -> Iterator[CaseLibrary]:
    with open_library(library_directory, fake_fingerprint(), create_store=MemoryStore) as library:
        yield library


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[CaseLibrary]:
    """Twenty films of patient 0, one each of patients 1 to 3, two without a patient."""
    films = {f"NORMAL/person0_virus_{number}.png": f"zero {number}" for number in range(20)}
    films |= {f"NORMAL/person{number}_virus_1.png": f"other {number}" for number in (1, 2, 3)}
    films |= {f"TB/unnamed {number}.png": f"unnamed {number}" for number in range(2)}
    write_films(tmp_path / "s", films)
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(list_films([tmp_path / "s"]), tmp_path / "twins")
    with open_library(tmp_path / "twins", create_store=MemoryStore) as library:
        yield library


def query(seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    row = np.random.default_rng(seed).normal(size=(1, 12))
    return (row / np.linalg.norm(row)).astype(np.float32)


# ---------------------------------------------------------------- search


def test_neighbours_are_ranked_by_similarity(library: CaseLibrary) -> None:
    (found,) = library.neighbours(query(), 9)

    assert [neighbour.rank for neighbour in found] == list(range(1, 10))
    similarities = [neighbour.similarity for neighbour in found]
    assert similarities == sorted(similarities, reverse=True)
    expected = library.embeddings @ query()[0]
    assert similarities == pytest.approx(sorted(expected.tolist(), reverse=True), abs=1e-6)


def test_each_query_has_an_answer_of_its_own(library: CaseLibrary) -> None:
    queries = np.concatenate([query(0), query(1)])

    assert library.neighbours(queries, 3) == [*library.neighbours(query(0), 3), *library.neighbours(query(1), 3)]


def test_no_more_neighbours_than_cases(library: CaseLibrary) -> None:
    assert len(library.neighbours(query(), 50)[0]) == 9


def test_a_copy_of_the_query_is_marked_and_first(library: CaseLibrary) -> None:
    copy = next(case for case in library.cases() if case.path.name == "copy.jpeg")

    (found,) = library.neighbours(library.embedding(copy.case_id)[None], 4, query_sha256=[copy.content_sha256])

    assert [neighbour.is_copy_of_query for neighbour in found] == [True, True, False, False]
    assert [neighbour.case.case_id for neighbour in found[:2]] == [copy.case_id - 1, copy.case_id]
    assert found[0].similarity == pytest.approx(1.0, abs=1e-6)
    assert found[0].similarity <= 1.0


def test_a_query_without_a_known_file_marks_nothing(library: CaseLibrary) -> None:
    (found,) = library.neighbours(query(), 9, query_sha256=[None])

    assert not any(neighbour.is_copy_of_query for neighbour in found)


def test_one_per_patient_folds_known_patients_only(twins: CaseLibrary) -> None:
    (found,) = twins.neighbours(query(), 25, one_per_patient=True)

    patients = [neighbour.case.patient for neighbour in found]
    assert sorted(map(str, patients)) == ["None", "None", "s/person0", "s/person1", "s/person2", "s/person3"]
    assert [neighbour.rank for neighbour in found] == [1, 2, 3, 4, 5, 6]


def test_one_per_patient_keeps_the_most_similar_film(twins: CaseLibrary) -> None:
    (everything,) = twins.neighbours(query(), 25)
    (folded,) = twins.neighbours(query(), 25, one_per_patient=True)

    best = next(neighbour for neighbour in everything if neighbour.case.patient == "s/person0")
    assert best.case in [neighbour.case for neighbour in folded]


@pytest.mark.parametrize("k", [1, 2, 3, 4, 5, 6])
def test_a_folded_search_looks_on_until_it_has_enough(twins: CaseLibrary, k: int) -> None:
    for seed in range(10):
        assert len(twins.neighbours(query(seed), k, one_per_patient=True)[0]) == k


def test_excluded_cases_and_patients_do_not_appear(twins: CaseLibrary) -> None:
    unnamed = next(case for case in twins.cases() if case.patient is None)

    (found,) = twins.neighbours(query(), 25, exclude_cases={unnamed.case_id}, exclude_patients={"s/person0"})

    assert len(found) == 4
    assert unnamed.case_id not in [neighbour.case.case_id for neighbour in found]
    assert "s/person0" not in [neighbour.case.patient for neighbour in found]


def test_excluding_everything_leaves_nothing(twins: CaseLibrary) -> None:
    everything = [case.case_id for case in twins.cases()]

    assert twins.neighbours(query(), 5, exclude_cases=everything) == [()]


def test_embeddings_of_another_dimension_are_a_bug(library: CaseLibrary) -> None:
    with pytest.raises(ValueError, match="shape"):
        library.neighbours(np.zeros((1, 13), np.float32), 5)
    with pytest.raises(ValueError, match="0 neighbours"):
        library.neighbours(query(), 0)


def test_faiss_and_memory_answer_alike(library: CaseLibrary, library_directory: Path) -> None:
    with open_library(library_directory) as with_faiss:
        assert with_faiss.neighbours(query(), 9) == library.neighbours(query(), 9)


# ---------------------------------------------------------------- cases


def test_arrays_and_cases_are_in_one_order(library: CaseLibrary) -> None:
    cases = list(library.cases())

    assert library.case_ids.tolist() == [case.case_id for case in cases]
    assert library.labels == [case.label for case in cases]
    for case, embedding in zip(cases, library.embeddings, strict=True):
        np.testing.assert_array_equal(library.embedding(case.case_id), embedding)
        assert library.case(case.case_id) == case
    assert library.signatures.shape == (9, 16, 16)


def test_the_direction_of_a_label_is_the_mean_of_its_cases(library: CaseLibrary) -> None:
    normal = library.embeddings[np.array(library.labels) == "NORMAL"].mean(axis=0)

    direction = library.label_direction("NORMAL")

    assert np.linalg.norm(direction) == pytest.approx(1.0)
    np.testing.assert_allclose(direction, normal / np.linalg.norm(normal), atol=1e-6)
    with pytest.raises(BadArgument, match="NORMAL, PNEUMONIA"):
        library.label_direction("TB")


def test_thumbnails_can_be_read_from_several_threads(library: CaseLibrary) -> None:
    wanted = {case.case_id: b"JPEG of " + case.path.read_bytes() for case in library.cases()}
    wrong: list[int] = []

    def read() -> None:
        for _ in range(50):
            wrong.extend(case_id for case_id, jpeg in wanted.items() if library.thumbnail(case_id) != jpeg)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_unknown_case_is_named(library: CaseLibrary) -> None:
    for ask in (library.case, library.thumbnail, library.embedding):
        with pytest.raises(CaseNotFound, match="Case 0000000000000007 is not"):
            ask(7)


# ---------------------------------------------------------------- opening


def test_another_model_is_refused(library_directory: Path) -> None:
    with pytest.raises(EmbedderMismatch):
        open_library(library_directory, fake_fingerprint("other"))


def test_no_library_and_no_directory_are_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(LibraryMissing, match="Build one with"):
            open_library(place)


@pytest.mark.parametrize("name", ["cases.sqlite", "embeddings.npy"])
def test_a_changed_byte_is_refused(library_directory: Path, name: str) -> None:
    flip_byte(library_directory / "segments" / "000001" / name, -1)

    with pytest.raises(LibraryCorrupt, match=name):
        open_library(library_directory)


def test_a_library_can_be_moved(library_directory: Path, tmp_path: Path) -> None:
    moved = tmp_path / "Ordner mit 病例 #1"
    shutil.move(library_directory, moved)

    with open_library(moved) as library:
        assert len(list(library.cases())) == 9


def test_opening_writes_nothing(library_directory: Path) -> None:
    before = sorted(library_directory.rglob("*"))
    with open_library(library_directory) as library:
        list(library.cases())
        assert sorted(library_directory.rglob("*")) == before


def test_a_drive_that_goes_away_is_named(library_directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_library(library_directory, create_store=MemoryStore) as library:
        segment = library._table.segments[0]
        with closing(sqlite3.connect(":memory:")) as broken:
            monkeypatch.setattr(segment, "_database", broken)
            with pytest.raises(LibraryMissing, match="Check the drive"):
                list(library.cases())


# ---------------------------------------------------------------- beside a writer


def test_an_open_library_is_a_snapshot(library_directory: Path, films: Path, builder: LibraryBuilder) -> None:
    with open_library(library_directory) as library:
        before = list(library.cases())
        (films / "NORMAL" / "copy.jpeg").unlink()
        builder.build(list_films([films]), library_directory)
        remove_cases(library_directory, case_ids=[before[0].case_id])

        assert list(library.cases()) == before
        assert all(library.thumbnail(case.case_id) for case in before)
        assert len(library.neighbours(query(), 50)[0]) == len(library.embeddings) == 9


def test_a_library_replaced_while_it_is_opened_is_opened_anew(
    library_directory: Path, films: Path, builder: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (films / "NORMAL" / "copy.jpeg").unlink()
    real_open = case_library.open_checked_segments

    def open_after_a_build(directory: Path, manifest: object) -> object:
        monkeypatch.setattr(case_library, "open_checked_segments", real_open)
        builder.build(list_films([films]), library_directory)
        return real_open(directory, manifest)

    monkeypatch.setattr(case_library, "open_checked_segments", open_after_a_build)

    with open_library(library_directory) as library:
        assert len(library) == 8


def test_readers_come_and_go_while_a_writer_works(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    stop, counts, faults = threading.Event(), set(), []

    def read() -> None:
        while not stop.is_set():
            try:
                with open_library(library_directory, create_store=MemoryStore) as library:
                    assert len(list(library.cases())) == len(library)
                    counts.add(len(library))
            except Exception as fault:  # noqa: BLE001 -- whatever it is, the test has to see it
                faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    until = time.monotonic() + 3
    number = 0
    while time.monotonic() < until:
        number += 1
        write_films(films, {f"TB/{number}.png": f"tb {number}"})
        builder.add(list_films([films / "TB" / f"{number}.png"]), library_directory)
        if number % 10 == 0:
            builder.build(list_films([films]), library_directory)
    stop.set()
    for reader in readers:
        reader.join()

    assert faults == []
    assert len(counts) > 3
