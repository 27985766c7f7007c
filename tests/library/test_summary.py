"""What is told of a library without opening it, in every state that it can be in."""

from __future__ import annotations

from pathlib import Path

from cxr_desktop.errors import EmbedderMismatch, LibraryCorrupt, LibraryMissing, LibraryTooNew
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.contents import list_cases
from cxr_desktop.library.layout import LOCK_HOLDER, MANIFEST
from cxr_desktop.library.lock import present_writer, writer_lock
from cxr_desktop.library.manifest import _sealed, read_manifest
from cxr_desktop.library.summary import summarise
from tests.fakes import FakeEmbedder, flip_byte


def test_a_whole_library_says_what_it_is(library_directory: Path, embedder: FakeEmbedder) -> None:
    summary = summarise(library_directory, str(embedder.fingerprint))
    assert summary.trouble is None
    assert summary.writer is None
    assert summary.manifest is not None
    assert summary.manifest.labels == {"NORMAL": 4, "PNEUMONIA": 5}


def test_one_of_another_model_says_which(library_directory: Path) -> None:
    summary = summarise(library_directory, "another model")
    assert isinstance(summary.trouble, EmbedderMismatch)
    assert "another model" in str(summary.trouble)
    assert summary.manifest is not None
    assert summarise(library_directory).trouble is None


def test_one_that_is_gone_damaged_or_newer_has_a_reason(library_directory: Path, tmp_path: Path) -> None:
    gone = summarise(tmp_path / "gone")
    assert isinstance(gone.trouble, LibraryMissing)
    assert gone.is_missing
    manifest = library_directory / MANIFEST
    whole = manifest.read_bytes()
    flip_byte(manifest, 40)
    assert isinstance(summarise(library_directory).trouble, LibraryCorrupt)
    import json

    manifest.write_bytes(_sealed({**json.loads(whole), "schema": 99}))
    assert isinstance(summarise(library_directory).trouble, LibraryTooNew)


def test_who_is_writing_is_told_while_they_do(library_directory: Path) -> None:
    assert present_writer(library_directory) is None
    with writer_lock(library_directory):
        summary = summarise(library_directory)
        assert summary.writer is not None
        assert "process" in str(summary.writer)
        assert summary.trouble is None
    assert summarise(library_directory).writer is None


def test_what_a_killed_writer_left_of_its_name_counts_for_nobody(library_directory: Path) -> None:
    (library_directory / LOCK_HOLDER).write_text('{"holder": "somebody", "since": "long ago"}')
    assert present_writer(library_directory) is None


def test_cases_are_listed_by_label_and_path(library_directory: Path, builder: LibraryBuilder) -> None:
    cases = list_cases(library_directory)
    assert len(cases) == read_manifest(library_directory).cases
    assert [(case.label, case.path.as_posix()) for case in cases] == sorted(
        (case.label, case.path.as_posix()) for case in cases
    )
