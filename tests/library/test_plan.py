"""A dry run: what would be taken, what not and why, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import (
    BadLabelFile,
    Cancelled,
    EmbedderMismatch,
    LibraryLocked,
    LibraryNotWritable,
    NoFilmsFound,
)
from cxr_desktop.library.lock import writer_lock
from cxr_desktop.library.plan import BuildPlan, plan_build
from cxr_desktop.library.wish import BuildWish, FilmSource
from tests.fakes import FakeEmbedder, FakeIngestor, write_films


def plan(wish: BuildWish, embedder: FakeEmbedder | None = None, **options: object) -> BuildPlan:
    return plan_build(wish, embedder or FakeEmbedder(), FakeIngestor(), sample=4, **options)  # type: ignore[arg-type]


def test_counts_are_by_label_with_their_patients(films: Path, tmp_path: Path) -> None:
    write_films(films, {"NORMAL/empty.jpeg": ""})
    made = plan(BuildWish(tmp_path / "new", FilmSource(films)))
    normal, pneumonia = made.labels
    assert (normal.label, normal.films, normal.patients, normal.films_without_patient) == ("NORMAL", 5, 3, 2)
    assert (pneumonia.label, pneumonia.films, pneumonia.patients) == ("PNEUMONIA", 5, 5)
    assert made.films == 10
    assert [(file.path.name, file.code) for file in made.left_out] == [("empty.jpeg", "CorruptImage.empty")]
    assert made.sampled == 4
    assert made.seconds > 0
    assert not (tmp_path / "new").exists()


def test_several_looks_are_embedded_in_the_sample_too(films: Path, tmp_path: Path) -> None:
    once, often = FakeEmbedder(), FakeEmbedder()
    plan(BuildWish(tmp_path / "new", FilmSource(films)), once)
    plan(BuildWish(tmp_path / "new", FilmSource(films), pooled=True), often)
    assert often.films_embedded == 3 * once.films_embedded


def test_a_bad_row_of_a_table_is_named(films: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nNORMAL/copy.jpeg,NORMAL\nNORMAL/damaged.jpeg,\n")
    with pytest.raises(BadLabelFile, match="Row 3"):
        plan(BuildWish(tmp_path / "new", FilmSource(films, table)))


def test_a_film_that_a_table_names_and_nobody_has_is_left_out(films: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nNORMAL/copy.jpeg,NORMAL\nNORMAL/gone.jpeg,NORMAL\n")
    made = plan(BuildWish(tmp_path / "new", FilmSource(films, table)))
    assert made.films == 1
    assert [file.code for file in made.left_out] == ["UnreadableFile.missing"]


def test_what_the_place_of_the_library_tells_is_told_before_the_build(
    films: Path, library_directory: Path, tmp_path: Path
) -> None:
    source = FilmSource(films)
    assert plan(BuildWish(library_directory, source)).cases_before == 9
    assert plan(BuildWish(library_directory, source, adds=True)).cases_before == 9
    with pytest.raises(LibraryNotWritable, match="not a case library"):
        plan(BuildWish(films, source))
    with pytest.raises(EmbedderMismatch):
        plan(BuildWish(library_directory, source, adds=True), FakeEmbedder("other"))
    with writer_lock(library_directory), pytest.raises(LibraryLocked):
        plan(BuildWish(library_directory, source))


def test_nothing_to_take_and_a_cancel_end_it(films: Path, tmp_path: Path) -> None:
    with pytest.raises(NoFilmsFound):
        plan(BuildWish(tmp_path / "new", FilmSource(tmp_path / "nothing")))
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        plan(BuildWish(tmp_path / "new", FilmSource(films)), cancel=cancel, on_progress=lambda _: cancel.cancel())
