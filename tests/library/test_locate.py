"""Films that lie elsewhere now are found by place and bytes, and by nothing less."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, FilmsNotLocated
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.locate import locate_films


@pytest.fixture
def archive(films: Path, tmp_path: Path) -> Path:
    """The films, moved to archive/<name of the folder they were built from>."""
    (tmp_path / "archive").mkdir()
    return Path(shutil.move(films, tmp_path / "archive" / films.name))


@pytest.mark.parametrize("above", [0, 1, 2])
def test_the_folder_itself_or_one_above_it_will_do(library_directory: Path, archive: Path, above: int) -> None:
    named = [archive, *archive.parents][above]
    if above == 2:
        archive = Path(shutil.move(archive, named / archive.name))
    with open_library(library_directory) as library:
        (located,) = locate_films(library, named)
        assert located.found == len(library)
    assert located.folder == archive
    assert located.missing == located.changed == ()


def test_a_missing_film_and_another_film_of_the_same_name_are_named(library_directory: Path, archive: Path) -> None:
    first, second = sorted(archive.rglob("person*.jpeg"))[:2]
    first.unlink()
    second.write_text("another film")
    with open_library(library_directory) as library:
        (located,) = locate_films(library, archive)
        assert located.found == len(library) - 2
    assert located.missing == (first.relative_to(archive).as_posix(),)
    assert located.changed == (second.relative_to(archive).as_posix(),)


def test_a_folder_without_any_of_the_films_is_refused(library_directory: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with open_library(library_directory) as library, pytest.raises(FilmsNotLocated, match="elsewhere"):
        locate_films(library, tmp_path / "elsewhere")


def test_it_can_be_cancelled(library_directory: Path, archive: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with open_library(library_directory) as library, pytest.raises(Cancelled):
        locate_films(library, archive, cancel=cancel)
