"""The one explicit view of who is on a film: the patient's fields, and every tag for a tag browser.

Nothing else in the program reads an identity, and nothing here is stored, logged or exported. A row that may identify a
person is marked, so that a screen can mask it until somebody asks. The rule is coarse on purpose: codes and numbers are
harmless, everything else (names, dates, texts, identifiers, bytes, private tags) is not. It serves the eye and is no
de-identification: text may be burnt into the pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cxr_desktop.errors import UnsupportedFormat
from cxr_desktop.imaging.dicom.elements import DataSet, Element
from cxr_desktop.imaging.dicom.file import is_dicom, read_data_set
from cxr_desktop.imaging.film_file import read_film_bytes
from cxr_desktop.imaging.limits import DEFAULT_LIMITS, Limits

_CHARACTER_SET = 0x0008_0005
_NAME, _ID, _BIRTH_DATE, _SEX, _AGE = 0x0010_0010, 0x0010_0020, 0x0010_0030, 0x0010_0040, 0x0010_1010
_STUDY_DATE, _ACCESSION_NUMBER = 0x0008_0020, 0x0008_0050

_PATIENT_GROUP = 0x0010
_HARMLESS_OF_PATIENT = frozenset({_SEX, _AGE})
_HARMLESS_VRS = frozenset(["AS", "AT", "CS", "DS", "FD", "FL", "IS", "SL", "SS", "SV", "UL", "US", "UV"])
_NUMBERS = {"US": "u2", "SS": "i2", "UL": "u4", "SL": "i4", "FL": "f4", "FD": "f8", "UV": "u8", "SV": "i8"}
_BYTES = frozenset(["AT", "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "UN"])
_LONGEST_TEXT = 4096  # bytes of a value that are looked at
_LONGEST_VALUE = 256  # characters, or numbers of an array: what a row of a table can show


@dataclass(frozen=True, slots=True)
class TagRow:
    """A row of the tag browser."""

    tag: str  # "(0010,0020)"
    name: str  # "Patient ID", "" where the tag is private or unknown
    vr: str
    value: str
    is_identifying: bool  # mask it until somebody asks


@dataclass(frozen=True, slots=True)
class PatientView:
    """The fields of the patient, "" where the file does not have them, and all tags of the top level."""

    name: str
    patient_id: str
    birth_date: str  # YYYYMMDD
    sex: str
    age: str  # "005Y", "018M"
    study_date: str  # YYYYMMDD
    accession_number: str
    tags: tuple[TagRow, ...]


def read_patient_fields(path: Path, limits: Limits = DEFAULT_LIMITS) -> PatientView:
    """Who is on the DICOM film at `path`. Raises ImageError; other formats hold no patient: UnsupportedFormat."""
    data = read_film_bytes(path, limits)
    if not is_dicom(data):
        raise UnsupportedFormat("no_patient_fields")
    data_set = read_data_set(data, None, limits)
    codec = _codec(data_set)

    def field(tag: int) -> str:
        element = data_set.elements.get(tag)
        return "" if element is None else _text(element, codec)

    return PatientView(
        name=field(_NAME),
        patient_id=field(_ID),
        birth_date=field(_BIRTH_DATE),
        sex=field(_SEX),
        age=field(_AGE),
        study_date=field(_STUDY_DATE),
        accession_number=field(_ACCESSION_NUMBER),
        tags=tuple(_row(element, codec) for element in data_set.elements.values()),
    )


def _row(element: Element, codec: str) -> TagRow:
    from pydicom.datadict import dictionary_description, dictionary_has_tag, dictionary_VR

    group, number = divmod(element.tag, 0x1_0000)
    is_known = bool(dictionary_has_tag(element.tag))
    vr = element.vr.decode() or (dictionary_VR(element.tag)[:2] if is_known else "UN")
    return TagRow(
        tag=f"({group:04X},{number:04X})",
        name=dictionary_description(element.tag) if is_known else "",
        vr=vr,
        value=_shown(element, vr, codec),
        is_identifying=_is_identifying(element.tag, vr),
    )


def _is_identifying(tag: int, vr: str) -> bool:
    group = tag >> 16
    if group == _PATIENT_GROUP:
        return tag not in _HARMLESS_OF_PATIENT
    return group % 2 == 1 or vr not in _HARMLESS_VRS  # odd groups are private


def _shown(element: Element, vr: str, codec: str) -> str:
    if vr in _BYTES or not element.value:
        return f"{element.value.nbytes} bytes" if element.value else ""
    if vr not in _NUMBERS:
        return _text(element, codec)[:_LONGEST_VALUE]
    dtype = np.dtype(element.order + _NUMBERS[vr])
    count = min(element.value.nbytes // dtype.itemsize, _LONGEST_VALUE)
    return "\\".join(str(number) for number in np.frombuffer(element.value, dtype, count))


def _text(element: Element, codec: str) -> str:
    return bytes(element.value[:_LONGEST_TEXT]).decode(codec, errors="replace").strip(" \0")


def _codec(data_set: DataSet) -> str:
    """Python's name of the file's character set. Of several, the last: the first is the default one, often empty."""
    from pydicom.charset import python_encoding

    names = data_set.texts(_CHARACTER_SET) or [""]
    return str(python_encoding.get(names[-1], "latin_1"))
