"""A new edition: the same cases with another model, beside a library that nothing touches."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, LibraryLocked, LibraryNotWritable, NoFilmsFound, NothingChanges
from cxr_desktop.library.builder import BuildReport, LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.disk import sha256_of
from cxr_desktop.library.edition import CHANGES, Manner, changes, edition_of, known_films, manner_of, require_edition
from cxr_desktop.library.lock import writer_lock
from cxr_desktop.library.manifest import PROGRAM, parse_manifest, read_manifest
from cxr_desktop.library.records import CaseEntry
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.wish import FilmSource, edition_wish
from tests.fakes import FakeEmbedder, FakeIngestor, write_films


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library with all that a table of cases has: two sources, a list, DICOM patients, a copy, a removed case."""
    folder = write_films(
        tmp_path / "train",
        {f"NORMAL/IM-{n:04d}-0001.jpeg": f"normal {n}" for n in range(70)}
        | {f"PNEUMONIA/person{n}_bacteria_{n}.jpeg": f"pneumonia {n}" for n in range(6)}
        | {"NORMAL/copy.jpeg": "normal 0", "NORMAL/ward.dcm": "dcm Lovelace"},
    )
    listed = write_films(tmp_path / "more", {"a.png": "a", "b.png": "b"})
    table = listed / "list.csv"
    table.write_text(
        "path,label,patient,view,age,sex,source,label_origin,split,agent\n"
        "a.png,PNEUMONIA,MRN 4711,AP,61,F,Ward 7,biopsy,train,virus\nb.png,NORMAL,MRN 4711,PA,,,,,test,\n"
    )
    directory = tmp_path / "old"
    builder = LibraryBuilder(FakeEmbedder(), FakeIngestor())
    builder.build(list_films([folder]), directory, balanced=True)
    builder.add(FilmSource(label_file=table).films(CancelToken()), directory)
    remove_cases(directory, paths=[folder / "NORMAL" / "IM-0003-0001.jpeg"])
    return directory


def renew(
    old: Path,
    new: Path,
    embedder: FakeEmbedder | None = None,
    cancel: CancelToken | None = None,
    manner: Manner | None = None,
) -> BuildReport:
    wish = edition_wish(old, new, Path("new.safetensors"), manner or manner_of(read_manifest(old)))
    return LibraryBuilder(embedder or FakeEmbedder("newer", dimension=7), FakeIngestor()).build(
        wish.source.films(CancelToken()),
        new,
        balanced=wish.balanced,
        with_pictures=wish.with_pictures,
        pooled=wish.pooled,
        edition_of=wish.source.library,
        cancel=cancel,
    )


def entries(directory: Path) -> dict[int, tuple[Path, CaseEntry]]:
    with open_library(directory) as library:
        roots = library.manifest.roots
        return {entry.case_id: (entry.place.path(roots), entry) for entry in library.entries()}


def state(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): sha256_of(path) for path in directory.rglob("*") if path.is_file()}


def test_everything_that_the_old_table_says_is_in_the_new_one_and_the_old_one_is_as_it_was(
    old: Path, tmp_path: Path
) -> None:
    before = state(old)
    report = renew(old, tmp_path / "new")
    assert state(old) == before
    assert report.refused == ()
    was, now = entries(old), entries(tmp_path / "new")
    assert was.keys() == now.keys()
    for case_id, (path, entry) in was.items():
        assert (now[case_id][0], now[case_id][1].listing, now[case_id][1].file) == (path, entry.listing, entry.file)
    patients = {entry.listing.patient or entry.file.patient for _, entry in now.values()}
    assert "MRN 4711" not in patients
    manifest = read_manifest(tmp_path / "new")
    assert (manifest.balanced, manifest.program) == (True, PROGRAM)
    assert manifest.library_id != read_manifest(old).library_id


def test_what_changes_is_told_before_and_after(old: Path, tmp_path: Path) -> None:
    model = FakeEmbedder("newer", dimension=7)
    before = edition_of(read_manifest(old))
    planned = {
        change.key: change
        for change in changes(before, before.renewed(model.fingerprint, manner_of(read_manifest(old))))
    }
    assert tuple(planned) == CHANGES
    assert {key for key, change in planned.items() if change.is_change} == {"profile", "weights", "dimension"}
    assert (planned["dimension"].old, planned["dimension"].new) == (12, 7)
    (tmp_path / "more" / "b.png").unlink()
    renew(old, tmp_path / "new", model)
    made = {change.key: change for change in changes(before, edition_of(read_manifest(tmp_path / "new")))}
    changed = {key for key, change in made.items() if change.is_change}
    assert changed == {"cases", "labels", "profile", "weights", "dimension"}


def test_films_that_are_missing_or_not_what_they_were_are_named_and_left_out(old: Path, tmp_path: Path) -> None:
    missing, changed = tmp_path / "train/NORMAL/IM-0001-0001.jpeg", tmp_path / "train/NORMAL/IM-0002-0001.jpeg"
    missing.unlink()
    changed.write_text("another film")
    report = renew(old, tmp_path / "new")
    assert {(file.path, file.code) for file in report.refused} == {
        (missing, "UnreadableFile.missing"),
        (changed, "CorruptImage.not_as_known"),
    }
    assert report.cases == read_manifest(old).cases - 2


def test_a_drive_that_is_gone_is_no_reason_to_forget_its_films(old: Path, tmp_path: Path) -> None:
    shutil.move(tmp_path / "more", tmp_path / "elsewhere")
    with pytest.raises(NoFilmsFound):
        renew(old, tmp_path / "new")


def test_films_that_were_found_elsewhere_on_this_machine_are_taken_from_there(old: Path, tmp_path: Path) -> None:
    shutil.move(tmp_path / "more", tmp_path / "elsewhere")
    library_id = read_manifest(old).library_id
    moves = [
        (library_id, str(tmp_path / "more"), str(tmp_path / "elsewhere")),
        ("other", str(tmp_path / "train"), "/no"),
    ]
    report = LibraryBuilder(FakeEmbedder("newer"), FakeIngestor()).build(
        known_films(old, moves), tmp_path / "new", edition_of=old
    )
    assert (report.cases, report.refused) == (read_manifest(old).cases, ())
    assert str(tmp_path / "elsewhere") in read_manifest(tmp_path / "new").roots
    assert str(tmp_path / "more") in read_manifest(old).roots


def test_one_that_was_cancelled_resumes_and_ends_as_one_that_was_not(old: Path, tmp_path: Path) -> None:
    class Stopping(FakeEmbedder):
        def embed(self, batch):  # type: ignore[no-untyped-def]
            if self.films_embedded >= 68:
                cancel.cancel()
            return super().embed(batch)

    cancel = CancelToken()
    stopping = Stopping("newer", dimension=7)
    with pytest.raises(Cancelled):
        renew(old, tmp_path / "new", stopping, cancel)
    again = FakeEmbedder("newer", dimension=7)
    renew(old, tmp_path / "new", again)
    assert again.films_embedded < 20
    renew(old, tmp_path / "straight")
    with open_library(tmp_path / "new") as one, open_library(tmp_path / "straight") as other:
        assert one.case_ids.tolist() == other.case_ids.tolist()
        assert one.embeddings.tobytes() == other.embeddings.tobytes()


@pytest.mark.parametrize("model", ["newer", "fake"])
def test_it_may_be_made_in_another_manner_with_another_model_or_the_same(old: Path, tmp_path: Path, model: str) -> None:
    manner = Manner(pooled=True, balanced=False, with_pictures=False)
    renew(old, tmp_path / "new", FakeEmbedder(model), manner=manner)
    made = read_manifest(tmp_path / "new")
    assert manner_of(made) == manner
    changed = {change.key for change in changes(edition_of(read_manifest(old)), edition_of(made)) if change.is_change}
    assert changed >= {"pooled", "balanced", "with_pictures"}
    assert ("weights" in changed) == (model == "newer")


def test_one_that_is_resumed_in_another_manner_begins_anew(old: Path, tmp_path: Path) -> None:
    class Stopping(FakeEmbedder):
        def embed(self, batch):  # type: ignore[no-untyped-def]
            if self.films_embedded >= 68:
                cancel.cancel()
            return super().embed(batch)

    cancel = CancelToken()
    with pytest.raises(Cancelled):
        renew(old, tmp_path / "new", Stopping("newer"), cancel)
    renew(old, tmp_path / "new", FakeEmbedder("newer"), manner=Manner(with_pictures=False))
    with open_library(tmp_path / "new") as library:
        assert not any(library.thumbnail(case_id) for case_id in library.case_ids.tolist())


def test_pictures_that_the_old_library_has_not_want_room(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew(old, tmp_path / "plain", FakeEmbedder("newer"), manner=Manner(with_pictures=False))
    manifest = read_manifest(tmp_path / "plain")
    usage = namedtuple("usage", "total used free")(10**9, 10**9, 2 * manifest.size_bytes + 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    require_edition(tmp_path / "plain", manifest, tmp_path / "new", FakeEmbedder().fingerprint, manner_of(manifest))
    with pytest.raises(LibraryNotWritable, match="free"):
        require_edition(tmp_path / "plain", manifest, tmp_path / "new", FakeEmbedder().fingerprint, Manner())


def test_the_same_model_in_the_same_manner_is_refused(old: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingChanges):
        renew(old, tmp_path / "new", FakeEmbedder())
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("place", ["old", "old/segments/new", "other", "begun by others", "damaged", "films"])
def test_nothing_that_is_there_is_written_over(old: Path, tmp_path: Path, place: str) -> None:
    films = list_films([tmp_path / "train"])
    LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(films, tmp_path / "other")
    shutil.copytree(tmp_path / "other", tmp_path / "damaged")
    (tmp_path / "damaged" / "manifest.json").write_bytes(
        (tmp_path / "damaged" / "manifest.json").read_bytes().replace(b"cosine", b"cosinE")
    )
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(films, tmp_path / "begun by others", cancel=stopped)
    write_films(tmp_path / "films", {"a.png": "film"})
    before = state(tmp_path)
    with pytest.raises(LibraryNotWritable):
        renew(old, tmp_path / place)
    assert state(tmp_path) == before


def test_a_drive_with_too_little_room_is_refused_before_anything_is_embedded(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")(10**9, 10**9, 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(LibraryNotWritable) as refused:
        renew(old, tmp_path / "new")
    assert refused.value.reason == "too_little"
    assert not (tmp_path / "new").exists()


def test_two_at_one_place_wait_for_each_other(old: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with writer_lock(tmp_path / "new"), pytest.raises(LibraryLocked):
        renew(old, tmp_path / "new")


def test_a_list_of_films_can_be_cancelled(old: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        known_films(old, cancel=cancel)


def test_a_library_that_does_not_say_who_wrote_it_is_read(old: Path) -> None:
    from cxr_desktop.library.manifest import _sealed

    content = json.loads((old / "manifest.json").read_text())
    del content["program"]
    assert parse_manifest(_sealed(content)).program == ""
