"""Synthetic DICOM: readable by others, complete, with the pixels that were drawn."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pydicom
import pytest

from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.synthetic import dicom_bytes, synthesise_film, to_uint8, to_uint16, write_dicom
from cxr_desktop.imaging.synthetic.dicom import PRESENTATION_SHAPES, SOP_CLASSES, TRANSFER_SYNTAXES

REQUIRED = [
    *("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "Modality", "ViewPosition"),
    *("PatientOrientation", "ImageType", "BurnedInAnnotation", "LossyImageCompression", "WindowCenter", "WindowWidth"),
    *("SamplesPerPixel", "PhotometricInterpretation", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit"),
    *("PixelRepresentation", "PixelData", "ImagerPixelSpacing"),
]
REQUIRED_OF_DX = [
    *("PresentationIntentType", "PresentationLUTShape", "ImageLaterality", "AnatomicRegionSequence"),
    *("PixelIntensityRelationship", "PixelIntensityRelationshipSign"),
    *("RescaleIntercept", "RescaleSlope", "RescaleType"),
]


@pytest.fixture(scope="module")
def film():
    return synthesise_film(31, size_px=97)  # an odd number of pixels needs padding


def opened(data: bytes) -> pydicom.FileDataset:
    return pydicom.dcmread(BytesIO(data))


@pytest.mark.parametrize("transfer_syntax", TRANSFER_SYNTAXES)
@pytest.mark.parametrize("photometric", PRESENTATION_SHAPES)
@pytest.mark.parametrize("bits", [8, 12, 16])
def test_pixels_come_back(film, transfer_syntax, photometric, bits):
    dataset = opened(dicom_bytes(film, photometric=photometric, transfer_syntax=transfer_syntax, bits=bits))
    drawn = (to_uint8(film) if bits == 8 else to_uint16(film, bits)).astype(int)
    expected = drawn if photometric == "MONOCHROME2" else 2**bits - 1 - drawn
    assert dataset.file_meta.TransferSyntaxUID == TRANSFER_SYNTAXES[transfer_syntax]
    assert np.array_equal(dataset.pixel_array, expected)


@pytest.mark.parametrize("modality", SOP_CLASSES)
def test_required_attributes_have_values(film, modality):
    dataset = opened(dicom_bytes(film, modality=modality))
    for keyword in REQUIRED + (REQUIRED_OF_DX if modality == "DX" else []):
        assert dataset.get(keyword) not in (None, ""), keyword
    assert dataset.SOPClassUID == dataset.file_meta.MediaStorageSOPClassUID == SOP_CLASSES[modality]
    assert all(uid.is_valid for uid in (dataset.SOPInstanceUID, dataset.SeriesInstanceUID, dataset.StudyInstanceUID))


def test_facts_are_those_of_the_film(film):
    dataset = opened(dicom_bytes(film))
    assert dataset.ViewPosition == film.facts.view_position
    assert dataset.PatientSex == film.facts.sex
    assert [float(value) for value in dataset.ImagerPixelSpacing] == pytest.approx(
        film.facts.pixel_spacing_mm, rel=1e-4
    )


@pytest.mark.parametrize(("age_years", "written"), [(1.0, "012M"), (1.5, "018M"), (4.7, "004Y"), (61.0, "061Y")])
def test_age_is_written_as_dicom_wants_it(age_years, written):
    film = synthesise_film(32, size_px=64, age_years=age_years)
    assert opened(dicom_bytes(film)).PatientAge == written


def test_nobody_is_on_the_film(film):
    dataset = opened(dicom_bytes(film))
    assert str(dataset.PatientName).startswith("Synthetic")
    assert dataset.PatientID == "SYNTHETIC-000031"
    assert opened(dicom_bytes(film, patient_id="TEST-1")).PatientID == "TEST-1"


def test_same_film_is_the_same_file_and_another_film_another_image(film):
    assert dicom_bytes(film) == dicom_bytes(film)
    ill = synthesise_film(31, size_px=97, finding="effusion")
    assert opened(dicom_bytes(ill)).SOPInstanceUID != opened(dicom_bytes(film)).SOPInstanceUID
    assert opened(dicom_bytes(ill)).StudyInstanceUID == opened(dicom_bytes(film)).StudyInstanceUID


def test_window_shows_black_to_white(film):
    dataset = opened(dicom_bytes(film, bits=12))
    assert (dataset.WindowCenter, dataset.WindowWidth) == (2048, 4096)


def test_written_file_opens(tmp_path, film):
    write_dicom(film, tmp_path / "film.dcm")
    assert pydicom.dcmread(tmp_path / "film.dcm").Modality == "DX"


@pytest.mark.parametrize(
    "arguments",
    [{"photometric": "RGB"}, {"transfer_syntax": "jpeg"}, {"bits": 7}, {"bits": 17}, {"modality": "MR"}],
)
def test_unknown_form_is_refused(film, arguments):
    with pytest.raises(BadArgument):
        dicom_bytes(film, **arguments)
