"""The list of known libraries: latest first, none twice, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.library.shelf import MOST_LIBRARIES, Shelf, ShelfContent
from cxr_desktop.library.wish import BuildWish, FilmSource


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home" / "libraries.json")


def test_the_latest_stands_first_and_none_twice(shelf: Shelf, tmp_path: Path) -> None:
    for name in ("one", "病例", "one"):
        shelf.put(tmp_path / name)
    assert shelf.read().folders == (tmp_path / "one", tmp_path / "病例")


def test_the_oldest_make_room(shelf: Shelf, tmp_path: Path) -> None:
    for number in range(MOST_LIBRARIES + 1):
        shelf.put(tmp_path / str(number))
    assert len(shelf.read().folders) == MOST_LIBRARIES
    assert tmp_path / "0" not in shelf.read().folders


def test_a_removed_library_is_only_not_listed(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    shelf.put(folder)
    shelf.begin(BuildWish(folder, FilmSource(tmp_path)))
    shelf.remove(folder)
    assert shelf.read() == ShelfContent()
    assert folder.is_dir()


def test_a_begun_build_comes_back_as_it_was_wished_until_it_ends(shelf: Shelf, tmp_path: Path) -> None:
    source = FilmSource(tmp_path / "films", tmp_path / "labels.csv")
    wish = BuildWish(tmp_path / "library", source, with_pictures=False, pooled=True, balanced=True)
    other = BuildWish(tmp_path / "other", FilmSource(label_file=tmp_path / "labels.csv"), adds=True)
    shelf.begin(wish)
    shelf.begin(other)
    assert shelf.read().begun == (other, wish)
    shelf.begin(wish)
    assert shelf.read().begun == (wish, other)
    shelf.end(wish.directory)
    assert shelf.read().begun == (other,)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 99, "folders": [], "begun": []}', b"\xff\xfe"])
def test_a_list_that_cannot_be_read_is_an_empty_one(shelf: Shelf, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "libraries.json").write_bytes(content)
    assert shelf.read() == ShelfContent()


def test_films_come_from_somewhere() -> None:
    with pytest.raises(ValueError, match="neither"):
        FilmSource()
