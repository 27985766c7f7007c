"""A DICOM file becomes a Film: modality values, what shows them, and which end of them is white.

Which end is white. Two attributes speak of it. MONOCHROME1 says that the lowest value is white. Presentation LUT Shape
says whether the values are P-values in the end, where high is bright (IDENTITY), or become so by inversion (INVERSE).
That is one inversion described twice and not two inversions: PS3.3 (C.7.6.1, C.8.11.1) demands INVERSE of every
MONOCHROME1 film and IDENTITY of every MONOCHROME2 film. So the shape decides where it is given, and the photometric
interpretation where it is not; DCMTK, dcm4che and Weasis agree. To combine the two by XOR, as Weasis 4.0.3 did, shows
every conformant MONOCHROME1 film as a negative (Weasis #372, #620). A film that is flagged falsely cannot be told from
one that is not, and nothing is guessed from the picture.

Nothing here identifies the patient. Only `patient_pseudonym` looks at an identity, and lets out a keyed hash of it.
"""

from __future__ import annotations

from cxr_desktop.errors import UnsupportedFormat
from cxr_desktop.imaging.dicom.decoding import format_name, read_stored_values
from cxr_desktop.imaging.dicom.elements import PIXEL_DATA, DataSet
from cxr_desktop.imaging.dicom.facts import FACT_TAGS, read_facts, read_geometry
from cxr_desktop.imaging.dicom.file import is_dicom, read_data_set
from cxr_desktop.imaging.dicom.luts import LUT_TAGS, read_modality, read_voi
from cxr_desktop.imaging.dicom.pixels import PIXEL_TAGS, read_pixel_format
from cxr_desktop.imaging.film import Film
from cxr_desktop.imaging.limits import DEFAULT_LIMITS, Limits
from cxr_desktop.imaging.pseudonym import pseudonym

_SOP_CLASS = 0x0008_0016
_PATIENT_ID, _ISSUER_OF_PATIENT_ID = 0x0010_0020, 0x0010_0021
_ENCRYPTED_ATTRIBUTES = 0x0400_0500
_FLOAT_PIXEL_DATA, _DOUBLE_PIXEL_DATA = 0x7FE0_0008, 0x7FE0_0009
_PRESENTATION_SHAPE = 0x2050_0020

_FILM_TAGS = frozenset({
    *PIXEL_TAGS, *LUT_TAGS, *FACT_TAGS,
    _SOP_CLASS, _ENCRYPTED_ATTRIBUTES, _FLOAT_PIXEL_DATA, _DOUBLE_PIXEL_DATA, _PRESENTATION_SHAPE,
})  # fmt: skip

_INVERTED_BY_SHAPE = {"IDENTITY": False, "INVERSE": True}


def decode_dicom(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    """The film in the DICOM file `data`. `at_least_px` is for formats that can be decoded smaller; DICOM is not one."""
    data_set = read_data_set(data, _FILM_TAGS, limits)
    _check_holds_a_picture(data_set)
    file_format = format_name(data_set)
    pixel_format = read_pixel_format(data_set, limits)
    stored = read_stored_values(data_set, pixel_format, limits)
    modality = read_modality(data_set, pixel_format)
    values = modality.apply(stored)
    return Film(
        values=values,
        voi=read_voi(data_set, values) or modality.default_voi(stored, values),
        inverted=is_inverted(pixel_format.photometric, data_set.text(_PRESENTATION_SHAPE)),
        file_format=file_format,
        facts=read_facts(data_set),
        geometry=read_geometry(data_set),
    )


def is_inverted(photometric: str, presentation_shape: str) -> bool:
    """High values are dark on the screen. An unknown or empty shape counts as not given."""
    return _INVERTED_BY_SHAPE.get(presentation_shape, photometric == "MONOCHROME1")


def patient_pseudonym(data: bytes, salt: bytes) -> str | None:
    """32 hex digits, equal for two files of one patient under one `salt` (1 to 64 secret bytes).

    None where the file is no DICOM file or names no patient ID. Raises CorruptImage.
    """
    if not is_dicom(data):
        return None
    data_set = read_data_set(data, (_PATIENT_ID, _ISSUER_OF_PATIENT_ID), DEFAULT_LIMITS)
    patient, issuer = data_set.text(_PATIENT_ID), data_set.text(_ISSUER_OF_PATIENT_ID)
    if not patient:
        return None
    return pseudonym(patient, salt, issuer=issuer)


def _check_holds_a_picture(data_set: DataSet) -> None:
    if PIXEL_DATA in data_set.elements:
        return
    if _ENCRYPTED_ATTRIBUTES in data_set.elements:
        raise UnsupportedFormat("encrypted")
    if data_set.elements.keys() & {_FLOAT_PIXEL_DATA, _DOUBLE_PIXEL_DATA}:
        raise UnsupportedFormat("pixel_format", detail="floating point")
    raise UnsupportedFormat("no_pixel_data", sop_class=_sop_class_name(data_set.text(_SOP_CLASS)))


def _sop_class_name(uid: str) -> str:
    from pydicom import uid as registry

    known = registry.UID_dictionary  # type: ignore[attr-defined]  # it is public, but not marked as exported
    return str(known[uid][0]) if uid in known else "an object of unknown kind"
