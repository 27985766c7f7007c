"""Label files: what they may look like, and how a bad row is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.errors import BadLabelFile
from cxr_desktop.library.label_file import read_label_file
from cxr_desktop.library.records import ListedFilm
from tests.fakes import write_films


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_films(tmp_path, {"films/a.png": "a", "films/b.png": "b", "c.png": "c"})


def read(folder: Path, text: str, **options: object) -> tuple[ListedFilm, ...]:
    (folder / "labels.csv").write_text(text, encoding="utf-8")
    return read_label_file(folder / "labels.csv", **options)


def test_path_and_label_suffice(folder: Path) -> None:
    (film,) = read(folder, "path,label\nfilms/a.png,NORMAL\n")

    assert film.path == folder / "films" / "a.png"
    assert film.listing.label == "NORMAL"


def test_all_columns_are_read(folder: Path) -> None:
    header = "label,path,patient,view,age,sex,source,label_origin,crp mg/l"
    (film,) = read(folder, f"{header}\nTB,c.png,P-7,pa,45.5,female,Clinic A,sputum,120\n")

    listing = film.listing
    assert (listing.label, listing.patient, listing.view_position) == ("TB", "P-7", "PA")
    assert (listing.age_years, listing.sex) == (45.5, "F")
    assert (listing.source, listing.label_origin) == ("Clinic A", "sputum")
    assert listing.clinical == {"crp mg/l": "120"}


def test_empty_values_are_unknown(folder: Path) -> None:
    (film,) = read(folder, "path,label,patient,view,age,sex,crp\nc.png,TB,,,,,\n")

    assert film.listing.patient is None
    assert film.listing.age_years is None
    assert film.listing.clinical == {}


@pytest.mark.parametrize(
    "text",
    [
        "path;label;age\r\nc.png;TB;45,5\r\n",
        "\ufeffpath,label,age\nc.png,TB,45.5\n",
        'Path , LABEL,Age\n"c.png"," TB ",45.5\n\n',
        "path;label;age\nc.png;TB;45.5",
    ],
    ids=["semicolons of Excel", "byte order mark", "spaces, capitals and quotes", "no newline at the end"],
)
def test_spellings_of_csv(folder: Path, text: str) -> None:
    (film,) = read(folder, text)

    assert (film.path, film.listing.label, film.listing.age_years) == (folder / "c.png", "TB", 45.5)


def test_paths_are_relative_to_the_images_before_the_csv(folder: Path) -> None:
    films = read(folder, "path,label\na.png,X\nc.png,Y\n", images=[folder / "films"])

    assert {film.path: film.root for film in films} == {
        folder / "films" / "a.png": folder / "films",
        folder / "c.png": folder,
    }


def test_paths_written_on_windows_are_understood(folder: Path) -> None:
    (film,) = read(folder, "path,label\nfilms\\a.png,X\n")

    assert film.path == folder / "films" / "a.png"


def test_an_absolute_path_outside_every_folder_is_taken(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = write_films(tmp_path_factory.mktemp("elsewhere"), {"x.png": "x"})

    (film,) = read(folder, f"path,label\n{elsewhere / 'x.png'},X\n")

    assert film.path == elsewhere / "x.png"


def test_a_film_that_does_not_exist_is_listed_for_the_report(folder: Path) -> None:
    (film,) = read(folder, "path,label\ngone.png,X\n")

    assert film.path == folder / "gone.png"


def test_the_patient_of_a_known_file_name_serves_where_the_column_is_empty(folder: Path) -> None:
    films = read(folder, "path,label,patient\nA/person1_virus_6.jpeg,X,\nA/person2_virus_7.jpeg,X,P-2\n")

    assert [film.listing.patient for film in films] == [f"{folder.name}/person1", "P-2"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("c.png,,,", "the label is empty"),
        (",TB,,", "the path is empty"),
        ("c.png,TB,old,", "'old' is not a number"),
        ("c.png,TB,200,", "'200' is not between 0 and 130"),
        ("c.png,TB,nan,", "'nan' is not between"),
        ("c.png,TB,,X", "the sex 'X'"),
        ("c.png,TB,", "3 values, the header has 4"),
        ("c.png,TB,,,surplus", "5 values, the header has 4"),
        ("films/a.png,TB,,", "named in row 2 already"),
        ("films/../films/a.png,TB,,", "named in row 2 already"),
        ("a\0b.png,TB,,", "NUL"),
        ('"c.png"x,TB,,', "expected"),
    ],
)
def test_a_bad_row_is_named_by_number_and_problem(folder: Path, row: str, problem: str) -> None:
    with pytest.raises(BadLabelFile, match=r"Row 3 of ") as caught:
        read(folder, f"path,label,age,sex\nfilms/a.png,NORMAL,1,F\n{row}\n")
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("path,diagnosis\nc.png,TB\n", "columns"),
        ("file,label\nc.png,TB\n", "columns"),
        ("", "columns"),
        ("path,label\n\n", "empty"),
        ("path,label,age,age\nc.png,TB,1,2\n", "row"),
    ],
)
def test_a_file_that_is_no_label_file_is_refused(folder: Path, text: str, reason: str) -> None:
    with pytest.raises(BadLabelFile) as caught:
        read(folder, text)
    assert caught.value.reason == reason


def test_other_encodings_are_refused_instead_of_guessed(folder: Path) -> None:
    (folder / "labels.csv").write_bytes("path,label\nc.png,Größe\n".encode("cp1252"))

    with pytest.raises(BadLabelFile) as caught:
        read_label_file(folder / "labels.csv")
    assert caught.value.reason == "not_text"


def test_a_missing_file_and_a_folder_are_refused(folder: Path) -> None:
    with pytest.raises(BadLabelFile) as missing:
        read_label_file(folder / "none.csv")
    with pytest.raises(BadLabelFile) as unreadable:
        read_label_file(folder / "films")
    assert (missing.value.reason, unreadable.value.reason) == ("missing", "unreadable")


@pytest.mark.parametrize("column", ["Name", "MRN", "patient_id", "Birth Date", "date-of-birth", "Accession Number"])
def test_a_column_that_says_who_a_patient_is_is_refused(tmp_path: Path, column: str) -> None:
    table = tmp_path / "labels.csv"
    table.write_text(f"path,label,{column}\na.png,NORMAL,x\n")
    with pytest.raises(BadLabelFile, match="says who a patient is"):
        read_label_file(table)
