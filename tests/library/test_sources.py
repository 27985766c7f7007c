"""Folders as lists of films."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, NoFilmsFound
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_films, write_many_films


def relatives(*places: Path) -> list[str]:
    return [film.relative for film in list_films(places)]


def test_the_leaf_folder_is_the_label(tmp_path: Path) -> None:
    write_films(tmp_path, {"train/NORMAL/a.png": "a", "train/PNEUMONIA/b.png": "b", "test/NORMAL/c.png": "c"})

    films = {film.relative: film.listing.label for film in list_films([tmp_path])}

    assert films == {
        "test/NORMAL/c.png": "NORMAL",
        "train/NORMAL/a.png": "NORMAL",
        "train/PNEUMONIA/b.png": "PNEUMONIA",
    }


def test_a_label_folder_itself_can_be_listed(tmp_path: Path) -> None:
    write_films(tmp_path, {"NORMAL/a.png": "a"})

    (film,) = list_films([tmp_path / "NORMAL"])

    assert (film.listing.label, film.relative, film.path) == ("NORMAL", "a.png", tmp_path / "NORMAL" / "a.png")


def test_a_single_film_takes_the_label_of_its_folder(tmp_path: Path) -> None:
    write_films(tmp_path, {"NORMAL/a.png": "a", "NORMAL/b.png": "b"})

    (film,) = list_films([tmp_path / "NORMAL" / "a.png"])

    assert (film.listing.label, film.path) == ("NORMAL", tmp_path / "NORMAL" / "a.png")


def test_a_given_label_outranks_the_folder(tmp_path: Path) -> None:
    write_films(tmp_path, {"inbox/a.png": "a"})

    (film,) = list_films([tmp_path], label="TB")

    assert (film.listing.label, film.listing.label_origin) == ("TB", "given")


def test_listings_are_sorted_by_path(tmp_path: Path) -> None:
    names = ["b/2.png", "b/10.png", "a/Z.png", "a/ä.png", "a/病例.png", "a.png/1"]
    write_films(tmp_path, dict.fromkeys(names, "x"))

    assert relatives(tmp_path) == sorted(names)


def test_a_film_named_twice_is_listed_once(tmp_path: Path) -> None:
    write_films(tmp_path, {"train/NORMAL/a.png": "a"})

    assert len(list_films([tmp_path, tmp_path / "train", tmp_path / "train" / "NORMAL" / "a.png"])) == 1


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "._a.png", "~$list.xlsx", ".git/config"])
def test_what_systems_leave_behind_is_skipped(tmp_path: Path, name: str) -> None:
    write_films(tmp_path, {"NORMAL/a.png": "a", f"NORMAL/{name}": "x"})

    assert relatives(tmp_path) == ["NORMAL/a.png"]


def test_other_files_are_listed_and_left_to_the_reader_to_refuse(tmp_path: Path) -> None:
    write_films(tmp_path, {"NORMAL/README.txt": "x", "NORMAL/IM000001": "x"})

    assert relatives(tmp_path) == ["NORMAL/IM000001", "NORMAL/README.txt"]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write_films(tmp_path, {"elsewhere/x.png": "x", "tree/NORMAL/a.png": "a"})
    (tmp_path / "tree" / "TB").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "tree" / "NORMAL" / "up").symlink_to(tmp_path / "tree")

    assert relatives(tmp_path / "tree") == ["NORMAL/a.png", "TB/x.png"]


def test_relative_places_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_films(tmp_path, {"NORMAL/a.png": "a"})
    monkeypatch.chdir(tmp_path / "NORMAL")

    (film,) = list_films([Path("../NORMAL")])

    assert film.root == tmp_path / "NORMAL"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows names that are no Unicode")
def test_names_that_are_no_unicode_are_listed(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    Path(os.fsdecode(folder)).mkdir()
    Path(os.fsdecode(folder + b"/\xff.png")).write_text("x")

    (film,) = list_films([tmp_path])

    assert film.path.read_text() == "x"
    assert film.listing.label == "caf?"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoFilmsFound) as caught:
        list_films([tmp_path])
    assert caught.value.reason == "empty_folder"


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoFilmsFound) as caught:
        list_films([tmp_path / "nowhere"])
    assert caught.value.reason == "missing"


def test_listing_can_be_cancelled(tmp_path: Path) -> None:
    write_films(tmp_path, {"NORMAL/a.png": "a"})
    cancel = CancelToken()
    cancel.cancel()

    with pytest.raises(Cancelled):
        list_films([tmp_path], cancel=cancel)


def test_a_case_library_among_the_films_is_none_of_them(tmp_path: Path) -> None:
    films = write_many_films(tmp_path / "films", normal=4, pneumonia=4)
    before = list_films([films])
    for library in (films / "library", films / "NORMAL" / "library"):
        LibraryBuilder(FakeEmbedder(), FakeIngestor()).build(before, library)
    assert list_films([films]) == before
