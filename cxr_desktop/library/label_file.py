"""A CSV of labels becomes listed films. A row that cannot be taken as it is stops the reading and is named by number.

Columns `path` and `label` are needed; `patient, view, age, sex, source, label_origin` are known; every other column is
a clinical fact of the film. Comma or semicolon, UTF-8 with or without byte order mark. Paths are relative to one of the
image folders or to the CSV itself.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any

from cxr_desktop.errors import BadLabelFile
from cxr_desktop.library.file_names import facts_from_name
from cxr_desktop.library.records import ListedFilm, Listing
from cxr_desktop.library.sources import absolute, in_order

_SEXES = {"f": "F", "female": "F", "m": "M", "male": "M", "o": "O", "other": "O"}
_OLDEST_YEARS = 130

_IDENTIFYING = frozenset(
    {
        "name", "patientname", "firstname", "lastname", "surname", "givenname", "familyname", "mrn", "patientid",
        "medicalrecordnumber", "accessionnumber", "accession", "ssn", "birthdate", "dateofbirth", "dob",
        "patientbirthdate", "address", "phone", "telephone", "email",
    }
)  # fmt: skip
"""Columns, without blanks and underscores, that say who a patient is. Every free column is stored as it stands."""


class _BadValue(Exception):
    """What is wrong with a row."""


def read_label_file(csv_path: Path, *, images: Sequence[Path] = ()) -> tuple[ListedFilm, ...]:
    """The films of a label file, each once, in order of their paths.

    A film that does not exist is listed all the same, and refused when it is read. Raises BadLabelFile.
    """
    text = _read_text(csv_path)
    folders = tuple(absolute(folder) for folder in (*images, csv_path.parent))
    films: list[ListedFilm] = []
    rows: dict[Path, int] = {}
    for number, row in _rows(csv_path, text):
        with _naming_row(csv_path, number):
            film = _film(row, folders)
            _require_first_mention(film, rows)
        films.append(film)
        rows[film.path] = number
    if not films:
        raise BadLabelFile("empty", path=csv_path)
    return in_order(films)


@contextmanager
def _naming_row(csv_path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except _BadValue as problem:
        raise BadLabelFile("row", row=number, path=csv_path, problem=problem) from None


def _require_first_mention(film: ListedFilm, rows: Mapping[Path, int]) -> None:
    if film.path in rows:
        raise _BadValue(f"its film is named in row {rows[film.path]} already")


def _read_text(csv_path: Path) -> str:
    try:
        return csv_path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadLabelFile("not_text", path=csv_path) from error
    except FileNotFoundError as error:
        raise BadLabelFile("missing", path=csv_path) from error
    except OSError as error:
        raise BadLabelFile("unreadable", path=csv_path, detail=error.strerror) from error


def _rows(csv_path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Number in the file, and the values by column name, stripped; empty rows are left out."""
    header_line = text.partition("\n")[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        _check_header(csv_path, header)
        for values in reader:
            if any(value.strip() for value in values):
                yield reader.line_num, _by_column(csv_path, reader.line_num, header, values)
    except csv.Error as error:
        raise BadLabelFile("row", row=reader.line_num, path=csv_path, problem=error) from error


def _check_header(csv_path: Path, header: Sequence[str]) -> None:
    for column in ("path", "label"):
        if column not in header:
            raise BadLabelFile("columns", path=csv_path, column=column)
    for column in filter(None, header):
        if re.sub(r"[\W_]", "", column) in _IDENTIFYING:
            raise BadLabelFile("identifying", path=csv_path, column=column)
        if header.count(column) > 1:
            raise BadLabelFile("row", row=1, path=csv_path, problem=f"the column {column} is there twice")


def _by_column(csv_path: Path, number: int, header: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    if len(values) != len(header):
        problem = f"it has {len(values)} values, the header has {len(header)}"
        raise BadLabelFile("row", row=number, path=csv_path, problem=problem)
    return {column: value.strip() for column, value in zip(header, values, strict=True)}


# ---------------------------------------------------------------- one row


def _film(row: Mapping[str, str], folders: Sequence[Path]) -> ListedFilm:
    path = _find(_path_text(row), folders)
    root = next((folder for folder in folders if path.is_relative_to(folder)), Path(path.anchor))
    named = facts_from_name(path)
    known: dict[str, Any] = {column.field: column.read(row.get(column.name, "")) for column in _COLUMNS}
    free = {name: value for name, value in row.items() if name and value and name not in _KNOWN_NAMES}
    listing = Listing(
        label=_required(row, "label"),
        clinical={**named.clinical, **free},
        **{**known, "patient": known["patient"] or named.patient},
    )
    return ListedFilm(root, path.relative_to(root).as_posix(), listing)


def _find(text: str, folders: Sequence[Path]) -> Path:
    """Where the film lies; where it should lie by the first folder, if it lies nowhere."""
    spellings = [text, PureWindowsPath(text).as_posix()]  # a list written on Windows, read elsewhere
    candidates = [absolute(folder / spelling) for spelling in spellings for folder in folders]
    return next((path for path in candidates if os.path.lexists(path)), candidates[0])


def _required(row: Mapping[str, str], column: str) -> str:
    if not row[column]:
        raise _BadValue(f"the {column} is empty")
    return row[column]


def _path_text(row: Mapping[str, str]) -> str:
    text = _required(row, "path")
    if "\0" in text:
        raise _BadValue("the path holds a NUL character")
    return text


def _text(value: str) -> str | None:
    return value or None


def _age_years(value: str) -> float | None:
    if not value:
        return None
    try:
        age = float(value.replace(",", "."))
    except ValueError:
        raise _BadValue(f"the age {value!r} is not a number of years") from None
    if not 0 <= age <= _OLDEST_YEARS:
        raise _BadValue(f"the age {value!r} is not between 0 and {_OLDEST_YEARS} years")
    return age


def _sex(value: str) -> str | None:
    if value and value.casefold() not in _SEXES:
        raise _BadValue(f"the sex {value!r} is none of F, M, O")
    return _SEXES.get(value.casefold())


def _view(value: str) -> str | None:
    return value.upper() or None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with a meaning: its name in the file, its field in Listing, and how it is read."""

    name: str
    field: str
    read: Callable[[str], str | float | None]


_COLUMNS = (
    _Column("patient", "patient", _text),
    _Column("view", "view_position", _view),
    _Column("age", "age_years", _age_years),
    _Column("sex", "sex", _sex),
    _Column("source", "source", _text),
    _Column("label_origin", "label_origin", _text),
)
_KNOWN_NAMES = frozenset({"path", "label", *(column.name for column in _COLUMNS)})
