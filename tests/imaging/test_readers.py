"""Which reader a file gets, and what every Radiograph has in common."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from cxr_desktop.errors import ImageError, ImageTooLarge
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.limits import Limits
from cxr_desktop.imaging.readers import decode_radiograph, read_radiograph
from tests.dicom_making import make_dicom
from tests.imaging.films import encode, film_values

FILM = film_values(8)


def refusal_of(data: bytes) -> str:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(data)
    assert str(refusal.value)  # every place of its sentence is filled
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "file_format"),
    [
        (encode(FILM, "PNG"), "PNG"),
        (encode(FILM, "JPEG"), "JPEG"),
        (encode(FILM, "TIFF"), "TIFF"),
        (encode(FILM, "BMP"), "BMP"),
        (encode(FILM, "WEBP"), "WebP"),
        (make_dicom(FILM), "DICOM (uncompressed)"),
        (make_dicom(FILM, transfer_syntax=ImplicitVRLittleEndian, preamble=False), "DICOM (uncompressed)"),
        (make_dicom(FILM, transfer_syntax=ExplicitVRLittleEndian, preamble=False), "DICOM (uncompressed)"),
        (make_dicom(FILM, transfer_syntax=ExplicitVRBigEndian, preamble=False), "DICOM (uncompressed, big-endian)"),
    ],
)
def test_the_content_picks_the_reader(tmp_path: Path, data: bytes, file_format: str) -> None:
    path = tmp_path / "misleading.txt"
    path.write_bytes(data)

    assert read_radiograph(path).file_format == file_format


def test_a_preamble_that_looks_like_a_tiff_is_still_dicom() -> None:
    dual = encode(FILM, "TIFF")[:128] + make_dicom(FILM)[128:]

    assert decode_radiograph(dual).file_format == "DICOM (uncompressed)"


@pytest.mark.parametrize(
    "data",
    [b"x", b"no picture at all", b"%PDF-1.7 ...", b"GIF89a" + bytes(200), bytes(1000), b"\x89PNG", b"RIFF\0\0\0\0WAVE"],
)
def test_what_is_no_image_is_refused_by_name(data: bytes) -> None:
    assert refusal_of(data) == "UnsupportedFormat.not_an_image"


def test_nothing_is_refused_as_empty() -> None:
    assert refusal_of(b"") == "CorruptImage.empty"


def test_a_sealed_dicom_envelope_is_encrypted() -> None:
    envelope = b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(100)

    assert refusal_of(envelope) == "UnsupportedFormat.encrypted"


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_a_constant_picture_is_no_radiograph(file_format: str) -> None:
    assert refusal_of(encode(np.full((48, 40), 77, np.uint8), file_format)) == "NotARadiograph.constant"


def test_a_constant_dicom_picture_is_no_radiograph() -> None:
    assert refusal_of(make_dicom(np.full((48, 40), 77, np.uint16))) == "NotARadiograph.constant"


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
@pytest.mark.parametrize(
    ("height", "width", "code"), [(31, 64, "NotARadiograph.too_small"), (32, 257, "NotARadiograph.shape")]
)
def test_a_picture_of_the_wrong_extent_is_refused(file_format: str, height: int, width: int, code: str) -> None:
    assert refusal_of(encode(film_values(8, height=height, width=width), file_format)) == code


def test_more_bytes_than_allowed_are_refused() -> None:
    with pytest.raises(ImageTooLarge):
        decode_radiograph(encode(FILM, "PNG"), Limits(file_bytes=100))


def test_the_hash_is_that_of_the_file() -> None:
    data = encode(FILM, "PNG")

    assert decode_radiograph(data).content_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("data", [encode(FILM, "PNG"), encode(FILM, "BMP"), make_dicom(FILM)])
def test_values_cannot_be_written(data: bytes) -> None:
    assert not decode_radiograph(data).values.flags.writeable


@pytest.mark.parametrize("bits", [8, 16])
def test_the_same_pixels_give_the_same_grey_through_png_tiff_and_dicom(bits: int) -> None:
    values = film_values(bits)

    greys = [
        to_grey(decode_radiograph(data))
        for data in (encode(values, "PNG"), encode(values, "TIFF"), make_dicom(values, bits_stored=bits))
    ]

    np.testing.assert_array_equal(greys[0], greys[1])
    np.testing.assert_array_equal(greys[0], greys[2])


def test_a_small_picture_can_be_had_of_a_jpeg() -> None:
    data = encode(film_values(8, height=480, width=400), "JPEG")

    assert decode_radiograph(data, at_least_px=200).values.shape == (240, 200)
    assert decode_radiograph(data, at_least_px=201).values.shape == (480, 400)
    assert decode_radiograph(data, at_least_px=60).values.shape == (120, 100)


def test_a_small_picture_looks_like_the_whole_one() -> None:
    data = encode(film_values(8, height=480, width=400), "JPEG", quality=95)
    whole = decode_radiograph(data).values.astype(float)

    small = decode_radiograph(data, at_least_px=200).values

    assert np.abs(whole.reshape(240, 2, 200, 2).mean((1, 3)) - small).mean() < 1


@pytest.mark.parametrize("data", [encode(FILM, "PNG"), make_dicom(FILM)])
def test_other_formats_come_at_full_size(data: bytes) -> None:
    assert decode_radiograph(data, at_least_px=10).values.shape == FILM.shape
