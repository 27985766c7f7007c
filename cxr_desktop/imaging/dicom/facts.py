"""What a DICOM file says of its film beside the pixels: view, side, age, sex, spacing, modality, orientation.

A fact is carried where it is present and sane. What makes no sense is left out, not refused: a film can be read and
compared without any of them. None of them identifies the patient.
"""

from __future__ import annotations

import re

from cxr_desktop.domain import FilmFacts, Geometry
from cxr_desktop.imaging.dicom.elements import DataSet
from cxr_desktop.imaging.orientation import is_orientation

_MODALITY, _SEX, _AGE = 0x0008_0060, 0x0010_0040, 0x0010_1010
_VIEW_POSITION, _IMAGER_SPACING = 0x0018_5101, 0x0018_1164
_ORIENTATION, _LATERALITY, _IMAGE_LATERALITY = 0x0020_0020, 0x0020_0060, 0x0020_0062
_PIXEL_SPACING = 0x0028_0030

FACT_TAGS = (
    _MODALITY, _SEX, _AGE, _VIEW_POSITION, _IMAGER_SPACING, _ORIENTATION, _LATERALITY, _IMAGE_LATERALITY,
    _PIXEL_SPACING,
)  # fmt: skip

_CODE = re.compile(r"[A-Z0-9_ ]{1,16}")  # the characters of a DICOM code string
_SEXES = ("F", "M", "O")
_SIDES = ("L", "R", "B", "U")
_AGE_FORMAT = re.compile(r"(\d{3})([DWMY])")  # without its unit a number says nothing: 6 days, months or years?
_PER_YEAR = {"D": 365.25, "W": 52.18, "M": 12.0, "Y": 1.0}
_OLDEST_YEARS = 130
_SANE_SPACING_MM = (0.01, 5.0)  # detectors have 0.05 to 0.2; scans and reduced copies up to 2


def read_facts(data_set: DataSet) -> FilmFacts:
    """The facts of a film, each None where the file does not state it in the form that DICOM demands."""
    return FilmFacts(
        view_position=_code(data_set.text(_VIEW_POSITION)),
        laterality=_one_of(_SIDES, data_set.text(_IMAGE_LATERALITY) or data_set.text(_LATERALITY)),
        age_years=_age_years(data_set.text(_AGE)),
        sex=_one_of(_SEXES, data_set.text(_SEX)),
        pixel_spacing_mm=_spacing(data_set.texts(_PIXEL_SPACING)) or _spacing(data_set.texts(_IMAGER_SPACING)),
        modality=_code(data_set.text(_MODALITY)),
    )


def read_geometry(data_set: DataSet) -> Geometry:
    """How the film lies on the patient. PS3.3 10.7: Pixel Spacing equal to that at the detector is no calibration."""
    in_patient, at_detector = (_spacing(data_set.texts(tag)) for tag in (_PIXEL_SPACING, _IMAGER_SPACING))
    orientation = "\\".join(data_set.texts(_ORIENTATION))
    return Geometry(
        orientation=orientation if is_orientation(orientation) else None,
        is_spacing_at_detector=at_detector is not None and in_patient in (None, at_detector),
    )


def _code(text: str) -> str | None:
    return text if _CODE.fullmatch(text) else None


def _one_of(known: tuple[str, ...], text: str) -> str | None:
    return text if text in known else None


def _age_years(text: str) -> float | None:
    match = _AGE_FORMAT.fullmatch(text)
    if match is None:
        return None
    years = int(match[1]) / _PER_YEAR[match[2]]
    return years if years <= _OLDEST_YEARS else None


def _spacing(texts: list[str]) -> tuple[float, float] | None:
    try:
        row, column = (float(text) for text in texts)
    except ValueError:
        return None
    lowest, highest = _SANE_SPACING_MM
    return (row, column) if lowest <= row <= highest and lowest <= column <= highest else None
