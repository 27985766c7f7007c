"""Changes without a model: removing, relabelling, moving folders, weighing labels."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.errors import BadArgument, CaseNotFound, NoFilmsFound
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.changes import relocate_root, remove_cases, set_balanced, update_listings
from cxr_desktop.library.records import Listing
from cxr_desktop.library.sources import list_films


def ids_by_name(directory: Path) -> dict[str, int]:
    with open_library(directory) as library:
        return {case.path.name: case.case_id for case in library.cases()}


def test_a_case_is_removed_by_id(library_directory: Path) -> None:
    case_id = ids_by_name(library_directory)["copy.jpeg"]

    assert remove_cases(library_directory, case_ids=[case_id]) == 1

    with open_library(library_directory) as library:
        assert len(library) == len(library.case_ids) == len(library.embeddings) == 8
        assert library.info.label_counts == {"NORMAL": 3, "PNEUMONIA": 5}
        with pytest.raises(CaseNotFound):
            library.case(case_id)


def test_a_case_is_removed_by_path_though_the_film_is_gone(library_directory: Path, films: Path) -> None:
    path = films / "NORMAL" / "IM-0001-0001.jpeg"
    path.unlink()

    assert remove_cases(library_directory, paths=[path]) == 1
    assert "IM-0001-0001.jpeg" not in ids_by_name(library_directory)


def test_all_copies_are_removed_by_content(library_directory: Path) -> None:
    with open_library(library_directory) as library:
        content = next(case.content_sha256 for case in library.cases() if case.path.name == "copy.jpeg")

    assert remove_cases(library_directory, contents=[content]) == 2
    assert not {"copy.jpeg", "IM-0000-0001.jpeg"} & set(ids_by_name(library_directory))


def test_a_case_named_twice_is_removed_once(library_directory: Path, films: Path) -> None:
    case_id = ids_by_name(library_directory)["copy.jpeg"]

    assert remove_cases(library_directory, case_ids=[case_id], paths=[films / "NORMAL" / "copy.jpeg"]) == 1


def test_nothing_is_removed_if_one_is_not_found(library_directory: Path, films: Path) -> None:
    case_id = ids_by_name(library_directory)["copy.jpeg"]

    for missing in ({"case_ids": [case_id, 1]}, {"paths": [films / "x"]}, {"contents": ["0" * 64]}):
        with pytest.raises(CaseNotFound):
            remove_cases(library_directory, **missing)
    assert len(ids_by_name(library_directory)) == 9


def test_the_last_case_stays(library_directory: Path) -> None:
    with pytest.raises(NoFilmsFound, match="without a case"):
        remove_cases(library_directory, case_ids=list(ids_by_name(library_directory).values()))


def test_a_worn_segment_is_written_anew(library_directory: Path) -> None:
    remove_cases(library_directory, case_ids=list(ids_by_name(library_directory).values())[:3])

    with open_library(library_directory) as library:
        assert [segment.removed for segment in library.manifest.segments] == [()]
        assert len(library) == 6


def test_a_removed_film_can_be_added_again(library_directory: Path, films: Path, builder: LibraryBuilder) -> None:
    before = ids_by_name(library_directory)
    remove_cases(library_directory, case_ids=[before["copy.jpeg"]])

    builder.add(list_films([films]), library_directory)

    assert ids_by_name(library_directory) == before


def test_a_listing_is_replaced_and_the_embedding_stays(library_directory: Path) -> None:
    case_id = ids_by_name(library_directory)["IM-0001-0001.jpeg"]
    with open_library(library_directory) as library:
        embedding, thumbnail = library.embedding(case_id), library.thumbnail(case_id)

    update_listings(library_directory, {case_id: Listing("TB", patient="P-1", clinical={"crp": "3"})})

    with open_library(library_directory) as library:
        case = library.case(case_id)
        assert (case.label, case.patient, case.clinical) == ("TB", "P-1", {"crp": "3"})
        assert library.info.label_counts == {"NORMAL": 3, "PNEUMONIA": 5, "TB": 1}
        np.testing.assert_array_equal(library.embedding(case_id), embedding)
        assert library.thumbnail(case_id) == thumbnail


def test_a_listing_of_no_case_is_refused(library_directory: Path) -> None:
    with pytest.raises(CaseNotFound):
        update_listings(library_directory, {1: Listing("TB")})


def test_a_moved_folder_is_relocated_as_a_whole(
    library_directory: Path, films: Path, tmp_path: Path, builder: LibraryBuilder
) -> None:
    (tmp_path / "archive").mkdir()
    shutil.move(films, tmp_path / "archive" / "train")

    relocate_root(library_directory, str(films), tmp_path / "archive" / "train")

    with open_library(library_directory) as library:
        assert all(case.path.is_file() for case in library.cases())
    assert builder.add(list_films([tmp_path / "archive" / "train"]), library_directory).updated == 0


def test_an_unknown_folder_cannot_be_relocated(library_directory: Path, films: Path) -> None:
    with pytest.raises(BadArgument, match=str(films)):
        relocate_root(library_directory, str(films / "NORMAL"), films)


def test_balance_can_be_switched(library_directory: Path) -> None:
    set_balanced(library_directory, balanced=True)
    with open_library(library_directory) as library:
        assert library.label_weights["NORMAL"] > 1

    set_balanced(library_directory, balanced=False)
    with open_library(library_directory) as library:
        assert library.label_weights["NORMAL"] == 1
