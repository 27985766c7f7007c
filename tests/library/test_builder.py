"""Building: what becomes a case, what is refused, what is taken over, and what a stopped build leaves."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Progress
from cxr_desktop.errors import Cancelled, LibraryMissing, LibraryNotWritable, LibraryTooNew, NoFilmsFound
from cxr_desktop.library import disk, unfinished
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import CaseLibrary, open_library
from cxr_desktop.library.label_file import read_label_file
from cxr_desktop.library.manifest import _sealed
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, flip_byte, write_films, write_many_films


def paths(library: CaseLibrary) -> list[str]:
    return [case.path.name for case in library.cases()]


def snapshot(directory: Path) -> dict[str, Any]:
    """All that a library consists of, but for the times."""
    manifest = json.loads((directory / "manifest.json").read_bytes())
    for moment in ("created", "updated", "sha256"):
        del manifest[moment]
    files = {str(path.relative_to(directory)): path.read_bytes() for path in (directory / "segments").glob("*/*")}
    return {"manifest": manifest, **files}


class StoppingEmbedder(FakeEmbedder):
    """Cancels, or breaks, when it is asked for a batch too many."""

    def __init__(self, batches: int, stop: BaseException | CancelToken) -> None:
        super().__init__()
        self._batches = batches
        self._stop = stop

    def embed(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        if self._batches == 0:
            if isinstance(self._stop, CancelToken):
                self._stop.cancel()
            else:
                raise self._stop
        self._batches -= 1
        return super().embed(batch)


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two batches of four films each, so that a few films make several chunks."""
    monkeypatch.setattr(unfinished, "_CHUNK_FILMS", 8)


@pytest.fixture
def many_films(tmp_path: Path) -> tuple[ListedFilm, ...]:
    folder = write_many_films(tmp_path / "many", normal=20, pneumonia=25)
    write_films(folder, {"NORMAL/copy.jpeg": "pneumonia 7", "PNEUMONIA/broken.jpeg": "bad"})
    return list_films([folder])


# ---------------------------------------------------------------- what a library holds


def test_every_readable_film_becomes_a_case(library_directory: Path) -> None:
    with open_library(library_directory) as library:
        assert library.info.label_counts == {"NORMAL": 4, "PNEUMONIA": 5}
        assert len(list(library.cases())) == 9


def test_a_case_knows_what_the_film_and_its_folder_say(library_directory: Path, films: Path) -> None:
    with open_library(library_directory) as library:
        case = next(case for case in library.cases() if case.path.name == "person3_virus_3.jpeg")

    assert case.path == films / "PNEUMONIA" / "person3_virus_3.jpeg"
    assert (case.label, case.label_origin, case.patient) == ("PNEUMONIA", "folder", "train/person3")
    assert case.clinical == {"agent": "virus"}
    assert (case.facts.view_position, case.facts.age_years) == ("PA", 50.0)
    assert case.case_id == int(case.content_sha256[:16], 16) >> 1


def test_a_patient_whom_the_list_names_is_hidden(tmp_path: Path, builder: LibraryBuilder) -> None:
    folder = write_many_films(tmp_path / "films", normal=3, pneumonia=1)
    table = tmp_path / "list.csv"
    rows = [f"NORMAL/IM-000{n}-0001.jpeg,NORMAL,MRN-{n // 2}" for n in range(3)]
    table.write_text("\n".join(["path,label,patient", *rows]))
    films = read_label_file(table, images=[folder])

    builder.build(films, tmp_path / "library")
    again = builder.add(films, tmp_path / "library")

    with open_library(tmp_path / "library") as library:
        patients = [case.patient for case in library.cases()]
    assert sorted(patients.count(patient) for patient in set(patients)) == [1, 2]
    assert (again.added, again.updated) == (0, 0)
    written = b"".join(path.read_bytes() for path in (tmp_path / "library").rglob("*") if path.is_file())
    assert b"MRN-" not in written


def test_the_patient_of_the_file_serves_where_the_list_names_none(tmp_path: Path, builder: LibraryBuilder) -> None:
    folder = write_films(tmp_path / "films", {"NORMAL/a.dcm": "dcm 1234"})
    builder.build(list_films([folder]), tmp_path / "library")

    with open_library(tmp_path / "library") as library:
        (case,) = library.cases()
        assert case.patient == f"{library.manifest.patient_salt.hex()[:4]}-1234"


def test_an_exact_copy_takes_the_next_number(library_directory: Path) -> None:
    with open_library(library_directory) as library:
        ids = {case.path.name: case.case_id for case in library.cases()}

    assert ids["copy.jpeg"] == ids["IM-0000-0001.jpeg"] + 1


def test_an_exact_copy_has_the_same_embedding(library_directory: Path, embedder: FakeEmbedder) -> None:
    with open_library(library_directory) as library:
        embeddings = dict(zip(paths(library), library.embeddings, strict=True))

    np.testing.assert_array_equal(embeddings["copy.jpeg"], embeddings["IM-0000-0001.jpeg"])
    assert embedder.films_embedded == 8


def test_a_refused_film_is_reported_with_its_reason(library_directory: Path, films: Path) -> None:
    with open_library(library_directory) as library:
        (refusal,) = library.refusals()

    assert refusal.path == films / "NORMAL" / "damaged.jpeg"
    assert refusal.code == "CorruptImage.damaged"
    assert "Copy or export it again" in refusal.reason


def test_a_bug_in_a_decoder_costs_one_film_and_is_logged(
    tmp_path: Path, builder: LibraryBuilder, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_films(tmp_path / "films", {"NORMAL/a": "a", "NORMAL/b": "bug"})

    report = builder.build(list_films([folder]), tmp_path / "library")

    assert (report.added, len(report.refused)) == (1, 1)
    assert "ZeroDivisionError" in caplog.text
    assert "films" not in caplog.text.splitlines()[0]


def test_a_library_needs_one_readable_film(tmp_path: Path, builder: LibraryBuilder) -> None:
    folder = write_films(tmp_path / "films", {"NORMAL/a": "bad 1", "NORMAL/b": "bad 2"})

    with pytest.raises(NoFilmsFound, match=r"None of the 2 files .* damaged"):
        builder.build(list_films([folder]), tmp_path / "library")
    with pytest.raises(LibraryMissing, match="never finished"):
        open_library(tmp_path / "library")


def test_paths_in_any_script_and_length(tmp_path: Path, builder: LibraryBuilder) -> None:
    folder = tmp_path / "Zoë 病例 📷" / ("x" * 100) / ("y" * 100)
    write_films(folder, {"НОРМА/सामान्य #1 100%?.png": "a"})

    builder.build(list_films([folder]), folder / "library")

    with open_library(folder / "library") as library:
        (case,) = library.cases()
    assert case.label == "НОРМА"
    assert case.path.read_text() == "a"


def test_balance_is_a_weight_not_a_copy(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    builder.build(list_films([films]), tmp_path / "library", balanced=True)

    with open_library(tmp_path / "library") as library:
        assert len(library) == 9
        assert library.label_weights == {"NORMAL": 9 / (2 * 4), "PNEUMONIA": 9 / (2 * 5)}


def test_a_library_without_pictures_keeps_none_not_even_of_the_library_before(
    tmp_path: Path, films: Path, builder: LibraryBuilder
) -> None:
    listed = list_films([films])
    builder.build(listed, tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        embeddings = library.embeddings

    builder.build(listed, tmp_path / "library", with_pictures=False)
    write_films(films, {"NORMAL/late.png": "late"})
    builder.add(list_films([films]), tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        assert len(library) == 10
        assert {library.thumbnail(case.case_id) for case in library.cases()} == {b""}
        assert all(row in embeddings for row in library.embeddings[:9])

    builder.build(listed, tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        assert all(library.thumbnail(case.case_id) for case in library.cases())


def test_a_pooled_library_holds_means_over_looks_and_its_additions_too(
    tmp_path: Path, films: Path, builder: LibraryBuilder
) -> None:
    listed = list_films([films])
    builder.build(listed, tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        plain = np.array(library.embeddings)

    builder.build(listed[:-1], tmp_path / "library", pooled=True)
    builder.add(listed, tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        pooled = np.array(library.embeddings)
        assert library.manifest.pooled
    assert pooled.shape == plain.shape
    assert np.allclose(np.linalg.norm(pooled, axis=1), 1.0, atol=1e-6)
    assert not any(np.allclose(row, other, atol=1e-3) for row in pooled for other in plain)

    builder.build(listed, tmp_path / "library")
    with open_library(tmp_path / "library") as library:
        assert np.array_equal(library.embeddings, plain)
        assert not library.manifest.pooled


def test_the_same_films_give_the_same_bytes(
    tmp_path: Path, many_films: Sequence[ListedFilm], builder: LibraryBuilder
) -> None:
    builder.build(many_films, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    flip_byte(tmp_path / "first" / "segments" / "000001" / "embeddings.npy", -1)  # nothing can be taken over

    builder.build(many_films, tmp_path / "first")
    builder.build(many_films[::-1], tmp_path / "second")

    assert snapshot(tmp_path / "first") == snapshot(tmp_path / "second")


# ---------------------------------------------------------------- building again


def test_nothing_is_embedded_or_decoded_twice(
    library_directory: Path, films: Path, builder: LibraryBuilder, embedder: FakeEmbedder, ingestor: FakeIngestor
) -> None:
    embedded, ingested = embedder.films_embedded, ingestor.films_ingested
    write_films(films, {"TB/new.png": "new"})

    report = builder.build(list_films([films]), library_directory)

    assert report.cases == 10
    assert embedder.films_embedded == embedded + 1
    assert ingestor.films_ingested == ingested + 2  # the new one, and another try with the damaged one


def test_a_rebuilt_library_holds_exactly_the_films_listed(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    (films / "NORMAL" / "copy.jpeg").unlink()
    builder.build(list_films([films]), library_directory)

    with open_library(library_directory) as library:
        assert "copy.jpeg" not in paths(library)
        assert len(library) == 8


def test_a_rebuilt_library_keeps_its_identity(library_directory: Path, films: Path, builder: LibraryBuilder) -> None:
    with open_library(library_directory) as library:
        before = library.manifest
    builder.build(list_films([films]), library_directory)

    with open_library(library_directory) as library:
        assert library.info.library_id == before.library_id
        assert library.manifest.patient_salt == before.patient_salt


def test_another_model_embeds_everything_anew(library_directory: Path, films: Path) -> None:
    other = FakeEmbedder("other", dimension=7)

    LibraryBuilder(other, FakeIngestor()).build(list_films([films]), library_directory)

    assert other.films_embedded == 8
    with open_library(library_directory, other.fingerprint) as library:
        assert library.embeddings.shape == (9, 7)


@pytest.mark.parametrize("name", ["cases.sqlite", "embeddings.npy", "thumbnails.bin"])
def test_a_damaged_library_can_be_built_again(
    library_directory: Path, films: Path, builder: LibraryBuilder, name: str
) -> None:
    path = library_directory / "segments" / "000001" / name
    for position in range(0, path.stat().st_size, 997):
        flip_byte(path, position)

    builder.build(list_films([films]), library_directory)

    with open_library(library_directory) as library:
        assert all(library.thumbnail(case.case_id).startswith(b"JPEG of") for case in library.cases())


def test_a_library_with_a_missing_file_can_be_built_again(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    (library_directory / "segments" / "000001" / "cases.sqlite").unlink()

    assert builder.build(list_films([films]), library_directory).cases == 9


def test_a_library_with_a_damaged_manifest_can_be_built_again(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    flip_byte(library_directory / "manifest.json", 400)

    assert builder.build(list_films([films]), library_directory).cases == 9


# ---------------------------------------------------------------- stopped builds


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("batches", range(12))
def test_a_cancelled_build_resumes_to_the_same_bytes(
    tmp_path: Path, many_films: Sequence[ListedFilm], batches: int
) -> None:
    before = LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(many_films[::3], tmp_path / "library")
    shutil.copytree(tmp_path / "library", tmp_path / "uninterrupted")
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(many_films, tmp_path / "uninterrupted")
    cancel = CancelToken()
    stopping = StoppingEmbedder(batches, cancel)

    with pytest.raises(Cancelled):
        LibraryBuilder(stopping, FakeIngestor()).build(many_films, tmp_path / "library", cancel=cancel)
    with open_library(tmp_path / "library") as library:
        assert len(library) == before.cases
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(many_films, tmp_path / "library")

    assert snapshot(tmp_path / "library") == snapshot(tmp_path / "uninterrupted")


@pytest.mark.usefixtures("small_chunks")
def test_finished_chunks_are_not_done_again(tmp_path: Path, many_films: Sequence[ListedFilm]) -> None:
    with pytest.raises(MemoryError):
        LibraryBuilder(StoppingEmbedder(5, MemoryError()), FakeIngestor()).build(many_films, tmp_path / "library")
    embedder, progress = FakeEmbedder(), []

    LibraryBuilder(embedder, FakeIngestor()).build(many_films, tmp_path / "library", on_progress=progress.append)

    assert embedder.films_embedded == len(many_films) - 2 - 16  # a damaged film, a copy, two chunks
    assert progress[0].done == 16 + 4


@pytest.mark.usefixtures("small_chunks")
def test_a_film_that_has_changed_is_done_again_on_resuming(tmp_path: Path, many_films: Sequence[ListedFilm]) -> None:
    with pytest.raises(MemoryError):
        LibraryBuilder(StoppingEmbedder(5, MemoryError()), FakeIngestor()).build(many_films, tmp_path / "library")
    many_films[10].path.write_text("changed since")

    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(many_films, tmp_path / "library")

    with open_library(tmp_path / "library") as library:
        case = next(case for case in library.cases() if case.path == many_films[10].path)
        assert library.thumbnail(case.case_id) == b"JPEG of changed since"


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("name", ["cases.sqlite", "embeddings.npy", "thumbnails.bin"])
def test_a_damaged_chunk_is_done_again(tmp_path: Path, many_films: Sequence[ListedFilm], name: str) -> None:
    with pytest.raises(MemoryError):
        LibraryBuilder(StoppingEmbedder(6, MemoryError()), FakeIngestor()).build(many_films, tmp_path / "library")
    (chunk,) = (tmp_path / "library" / "unfinished" / "build").glob("000001-*/" + name)
    flip_byte(chunk, 200 if name != "thumbnails.bin" else 0)
    embedder = FakeEmbedder()

    LibraryBuilder(embedder, FakeIngestor()).build(many_films, tmp_path / "library")

    assert embedder.films_embedded == len(many_films) - 2 - 8
    with open_library(tmp_path / "library") as library:
        assert len(library) == len(many_films) - 1


@pytest.mark.usefixtures("small_chunks")
def test_a_finished_build_leaves_nothing_behind(tmp_path: Path, many_films: Sequence[ListedFilm]) -> None:
    with pytest.raises(MemoryError):
        LibraryBuilder(StoppingEmbedder(3, MemoryError()), FakeIngestor()).build(many_films[1:], tmp_path / "library")
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(many_films, tmp_path / "library")

    names = Counter(path.name for path in (tmp_path / "library").rglob("*"))
    assert set(names) == {
        "manifest.json", "writer.lock", "segments", "000001", "cases.sqlite", "embeddings.npy", "thumbnails.bin"
    }  # fmt: skip


def test_cancelling_takes_less_than_a_second(tmp_path: Path) -> None:
    folder = write_many_films(tmp_path / "films", normal=200, pneumonia=200)
    cancel = CancelToken()
    builder = LibraryBuilder(FakeEmbedder(delay_s=0.05), FakeIngestor())
    threading.Timer(0.3, cancel.cancel).start()

    started_s = time.monotonic()
    with pytest.raises(Cancelled):
        builder.build(list_films([folder]), tmp_path / "library", cancel=cancel)
    assert time.monotonic() - started_s < 1.3


def test_progress_counts_every_film_and_ends_at_the_last(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    seen: list[Progress] = []

    builder.build(list_films([films]), tmp_path / "library", on_progress=seen.append)

    embedding = [progress for progress in seen if progress.stage == "embedding"]
    assert (embedding[-1].done, embedding[-1].total, embedding[-1].remaining_s) == (10, 10, 0.0)


# ---------------------------------------------------------------- places that are not for us


def test_a_directory_of_something_else_is_never_touched(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    other = write_films(tmp_path / "other", {"thesis.docx": "years of work"})

    with pytest.raises(LibraryNotWritable) as caught:
        builder.build(list_films([films]), other)
    assert caught.value.reason == "not_a_library"
    assert [path.name for path in other.rglob("*")] == ["thesis.docx"]


@pytest.mark.parametrize("content", ['{"name": "my web app"}', "", "no JSON"])
def test_the_manifest_of_another_program_is_never_replaced(
    tmp_path: Path, films: Path, builder: LibraryBuilder, content: str
) -> None:
    other = write_films(tmp_path / "other", {"manifest.json": content})

    with pytest.raises(LibraryNotWritable):
        builder.build(list_films([films]), other)
    assert (other / "manifest.json").read_text() == content


def test_a_file_in_the_way_is_named(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    (tmp_path / "library").touch()

    with pytest.raises(LibraryNotWritable):
        builder.build(list_films([films]), tmp_path / "library")


def test_a_library_of_a_newer_program_is_never_replaced(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    newer = {**json.loads((library_directory / "manifest.json").read_bytes()), "schema": 2}
    (library_directory / "manifest.json").write_bytes(_sealed(newer))

    with pytest.raises(LibraryTooNew):
        builder.build(list_films([films]), library_directory)
    assert (library_directory / "manifest.json").read_bytes() == _sealed(newer)


def test_a_folder_that_a_file_manager_has_looked_into_counts_as_empty(
    tmp_path: Path, films: Path, builder: LibraryBuilder
) -> None:
    library = write_films(tmp_path / "library", {".DS_Store": "x", "Thumbs.db": "x"})

    assert builder.build(list_films([films]), library).cases == 9


def test_an_empty_directory_is_taken(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    (tmp_path / "library").mkdir()

    assert builder.build(list_films([films]), tmp_path / "library").cases == 9


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_no_permission_to_write_is_named(tmp_path: Path, films: Path, builder: LibraryBuilder) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)

    with pytest.raises(LibraryNotWritable) as caught:
        builder.build(list_films([films]), tmp_path / "locked" / "library")
    assert caught.value.reason == "permission"


def test_a_full_disk_loses_nothing(
    library_directory: Path, films: Path, builder: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(library_directory)
    write_films(films, {"TB/new.png": "new"})

    def disk_is_full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(disk, "_sync_one", disk_is_full)
        with pytest.raises(LibraryNotWritable, match="no space left"):
            builder.build(list_films([films]), library_directory)
    with open_library(library_directory) as library:
        assert len(library) == 9
    assert snapshot(library_directory)["manifest"] == before["manifest"]

    assert builder.build(list_films([films]), library_directory).cases == 10


def test_a_vanished_drive_stops_the_build_instead_of_emptying_the_library(
    library_directory: Path, films: Path, builder: LibraryBuilder
) -> None:
    listed = list_films([films])
    shutil.rmtree(films)

    with pytest.raises(NoFilmsFound) as caught:
        builder.build(listed, library_directory)
    assert caught.value.reason == "missing"
    with open_library(library_directory) as library:
        assert len(library) == 9
