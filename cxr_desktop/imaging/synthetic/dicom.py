"""Synthetic films as DICOM: Digital X-Ray or Computed Radiography images, of a patient who does not exist.

The attributes are those that PS3.3 requires of the two kinds of image (A.26 and A.2). All are derived from the film, so
that the same film gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.synthetic.files import to_uint8, to_uint16
from cxr_desktop.imaging.synthetic.film import SyntheticFilm

if TYPE_CHECKING:
    from pydicom.dataset import Dataset, FileMetaDataset

Attributes = dict[str, object]
"""DICOM keyword -> value."""

STUDY_DATE = "20200101"
"""Of every synthetic study: a film must not depend on the day it was made."""

PRESENTATION_SHAPES = {"MONOCHROME2": "IDENTITY", "MONOCHROME1": "INVERSE"}
"""PS3.3 C.8.11.3: the two go together and say the same thing once; INVERSE is not a second inversion."""

TRANSFER_SYNTAXES = {
    "implicit": "1.2.840.10008.1.2",
    "explicit": "1.2.840.10008.1.2.1",
    "deflated": "1.2.840.10008.1.2.1.99",
    "rle": "1.2.840.10008.1.2.5",
}
"""All of them little endian."""

CHEST = {"CodeValue": "51185008", "CodingSchemeDesignator": "SCT", "CodeMeaning": "Chest"}

SOP_CLASSES = {"DX": "1.2.840.10008.5.1.4.1.1.1.1", "CR": "1.2.840.10008.5.1.4.1.1.1"}


def dicom_bytes(
    film: SyntheticFilm,
    *,
    photometric: str = "MONOCHROME2",
    transfer_syntax: str = "explicit",
    bits: int = 12,
    modality: str = "DX",
    patient_id: str | None = None,
) -> bytes:
    """The film as a DICOM file; names as in the tables above, `bits` from 8 to 16. Raises BadArgument."""
    _check("photometric", photometric, PRESENTATION_SHAPES)
    _check("transfer_syntax", transfer_syntax, TRANSFER_SYNTAXES)
    _check("bits", bits, range(8, 17))
    _check("modality", modality, SOP_CLASSES)
    values = _stored_values(film, bits, photometric)
    patient = patient_id or f"SYNTHETIC-{film.seed:06d}"
    instance = hashlib.sha256(values.tobytes() + f"{patient} {photometric} {modality}".encode()).hexdigest()
    attributes = {
        **_identity(film, patient, instance),
        **_series(film, modality),
        **_pixels(values, bits, photometric),
        **(_digital_xray(film, photometric) if modality == "DX" else {}),
    }
    return _file(attributes, TRANSFER_SYNTAXES[transfer_syntax])


def write_dicom(film: SyntheticFilm, path: Path) -> None:
    """Write the film with the defaults of `dicom_bytes`; the folder must exist."""
    path.write_bytes(dicom_bytes(film))


def _stored_values(film: SyntheticFilm, bits: int, photometric: str) -> NDArray[np.uint8] | NDArray[np.uint16]:
    values = to_uint8(film) if bits == 8 else to_uint16(film, bits)
    return (2**bits - 1) - values if photometric == "MONOCHROME1" else values


def _identity(film: SyntheticFilm, patient: str, instance: str) -> Attributes:
    """Patient and study. Nobody's: the name says so."""
    return {
        "PatientName": f"Synthetic^Film {film.seed}",
        "PatientID": patient,
        "PatientBirthDate": "",
        "PatientSex": film.facts.sex,
        "PatientAge": _age_string(film.facts.age_years or 0.0),
        "StudyInstanceUID": _uid("study", patient),
        "SeriesInstanceUID": _uid("series", patient),
        "SOPInstanceUID": _uid("image", instance),
        "StudyDate": STUDY_DATE,
        "StudyTime": "120000",
        "ContentDate": STUDY_DATE,
        "ContentTime": "120000",
        "AcquisitionDate": STUDY_DATE,
        "AcquisitionTime": "120000",
        "AccessionNumber": "",
        "ReferringPhysicianName": "",
        "StudyID": str(film.seed),
        "SeriesNumber": 1,
        "InstanceNumber": 1,
    }


def _series(film: SyntheticFilm, modality: str) -> Attributes:
    return {
        "SOPClassUID": SOP_CLASSES[modality],
        "Modality": modality,
        "Manufacturer": "CXR Desktop",
        "ManufacturerModelName": "synthetic film",
        "BodyPartExamined": "CHEST",
        "ViewPosition": film.facts.view_position,
        "PatientOrientation": ["L", "F"],  # rows run to the patient's left, columns to the feet
        "ImagerPixelSpacing": [f"{spacing:.6g}" for spacing in film.facts.pixel_spacing_mm or ()],
        "ImageType": ["DERIVED", "PRIMARY", ""],
        "BurnedInAnnotation": "NO",
        "LossyImageCompression": "00",
    }


def _pixels(values: NDArray[np.uint8] | NDArray[np.uint16], bits: int, photometric: str) -> Attributes:
    """The picture, and a window that shows all of it."""
    rows, columns = values.shape
    return {
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": photometric,
        "Rows": rows,
        "Columns": columns,
        "BitsAllocated": values.itemsize * 8,
        "BitsStored": bits,
        "HighBit": bits - 1,
        "PixelRepresentation": 0,
        "WindowCenter": 2 ** (bits - 1),
        "WindowWidth": 2**bits,
        "PixelData": values.astype(values.dtype.newbyteorder("<")).tobytes() + b"\0" * (values.nbytes % 2),
    }


def _digital_xray(film: SyntheticFilm, photometric: str) -> Attributes:
    """What PS3.3 C.8.11 demands of DX beyond CR."""
    return {
        "PresentationIntentType": "FOR PRESENTATION",
        "ImageLaterality": film.facts.laterality,
        "AnatomicRegionSequence": (CHEST,),
        "PixelIntensityRelationship": "LOG",
        "PixelIntensityRelationshipSign": -1 if photometric == "MONOCHROME2" else 1,  # -1: high values, little exposure
        "RescaleIntercept": 0,
        "RescaleSlope": 1,
        "RescaleType": "US",
        "PresentationLUTShape": PRESENTATION_SHAPES[photometric],
        "DetectorType": "STORAGE",
        "AcquisitionContextSequence": (),
    }


def _file(attributes: Attributes, transfer_syntax: str) -> bytes:
    import pydicom

    dataset = _dataset(attributes)
    dataset.file_meta = _file_meta(dataset)
    if transfer_syntax == pydicom.uid.RLELossless:
        dataset.compress(transfer_syntax, encoding_plugin="pydicom", generate_instance_uid=False)
    dataset.file_meta.TransferSyntaxUID = pydicom.uid.UID(transfer_syntax)
    stream = BytesIO()
    pydicom.dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def _file_meta(dataset: Dataset) -> FileMetaDataset:
    import pydicom

    meta = pydicom.dataset.FileMetaDataset()
    meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    return meta


def _dataset(attributes: Attributes) -> Dataset:
    """Lists become multiple values, tuples become sequences of items."""
    import pydicom

    dataset = pydicom.Dataset()
    for keyword, value in attributes.items():
        items = [_dataset(item) for item in value] if isinstance(value, tuple) else value
        setattr(dataset, keyword, items)
    return dataset


def _uid(*sources: str) -> str:
    """A UID of the kind that is made from a UUID (PS3.5 B.2): unique without a registered root."""
    digest = hashlib.sha256(" ".join(("CXR Desktop synthetic", *sources)).encode()).digest()
    return f"2.25.{int.from_bytes(digest[:16], 'big')}"


def _age_string(years: float) -> str:
    """DICOM's AS: months for the smallest, years for all others."""
    return f"{round(years * 12):03d}M" if years < 2 else f"{int(years):03d}Y"


def _check(name: str, value: object, choices: Collection[object]) -> None:
    if value not in choices:
        known = ", ".join(str(choice) for choice in choices)
        raise BadArgument("unknown", name=name, value=value, choices=known)
