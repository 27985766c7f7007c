"""Every transfer syntax, at every depth and sign, decodes to the pixels that went in."""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from threading import Thread

import numpy as np
import pydicom
import pytest
from pydicom.data import get_testdata_file
from pydicom.pixels import pixel_array
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from cxr_desktop.errors import CorruptImage, UnsupportedFormat
from cxr_desktop.imaging.limits import Limits
from cxr_desktop.imaging.readers import decode_radiograph
from tests.dicom_making import LOSSLESS, LOSSY, UNCOMPRESSED, make_dicom
from tests.imaging.films import film_values


def name(syntax: UID) -> str:
    return str(syntax.name)


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("bits", [8, 10, 12, 15, 16])
@pytest.mark.parametrize("syntax", [*UNCOMPRESSED, *LOSSLESS], ids=name)
def test_lossless_pixels_are_exact(syntax: UID, bits: int, signed: bool) -> None:
    values = film_values(bits, signed=signed)

    film = decode_radiograph(make_dicom(values, bits_stored=bits, transfer_syntax=syntax))

    np.testing.assert_array_equal(film.values, values)


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("syntax", LOSSY, ids=name)
def test_lossy_pixels_are_close(syntax: UID, signed: bool) -> None:
    values = film_values(8, signed=signed)

    film = decode_radiograph(make_dicom(values, transfer_syntax=syntax))

    assert np.abs(film.values.astype(int) - values).max() < 8


@pytest.mark.parametrize("syntax", [*UNCOMPRESSED, RLELossless, JPEGLSLossless, JPEG2000Lossless], ids=name)
def test_an_odd_number_of_pixels_is_exact(syntax: UID) -> None:
    values = film_values(8, height=45, width=37)

    np.testing.assert_array_equal(decode_radiograph(make_dicom(values, transfer_syntax=syntax)).values, values)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian], ids=name)
@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
def test_files_without_preamble_and_meta_information_are_exact(syntax: UID, signed: bool) -> None:
    values = film_values(12, signed=signed)

    film = decode_radiograph(make_dicom(values, bits_stored=12, transfer_syntax=syntax, preamble=False))

    np.testing.assert_array_equal(film.values, values)


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
def test_bits_beside_the_stored_ones_are_dropped(signed: bool) -> None:
    """Old films carry overlays in the bits above, and a high bit that leaves room below."""
    values = film_values(10, signed=signed)
    overlay = np.random.default_rng(1).integers(0, 4, values.shape).astype(np.uint16)
    packed = (values.astype(np.uint16) & 0x3FF) << 4 | overlay << 14 | overlay

    film = decode_radiograph(make_dicom(packed.view(values.dtype), bits_stored=10, HighBit=13))

    np.testing.assert_array_equal(film.values, values)


def test_eight_bit_pixels_in_big_endian_words_are_exact() -> None:
    values = film_values(8)
    swapped = values.reshape(-1, 2)[:, ::-1].tobytes()
    data = make_dicom(values, transfer_syntax=ExplicitVRBigEndian, PixelData=swapped)

    film = decode_radiograph(data.replace(b"\x7f\xe0\x00\x10OB", b"\x7f\xe0\x00\x10OW"))

    np.testing.assert_array_equal(film.values, values)


def test_a_picture_in_several_fragments_is_put_together() -> None:
    values = film_values(12)
    whole = make_dicom(values, bits_stored=12, transfer_syntax=JPEG2000Lossless)
    data_set = pydicom.dcmread(pydicom.filebase.DicomBytesIO(whole))
    (frame,) = pydicom.encaps.generate_frames(data_set.PixelData, number_of_frames=1)
    in_pieces = pydicom.encaps.encapsulate([frame], fragments_per_frame=3)

    film = decode_radiograph(make_dicom(values, bits_stored=12, transfer_syntax=JPEG2000Lossless, PixelData=in_pieces))

    np.testing.assert_array_equal(film.values, values)


def test_a_stated_encoding_that_is_wrong_is_seen_through() -> None:
    values = film_values(8)
    explicit = make_dicom(values, transfer_syntax=ExplicitVRLittleEndian)

    lying = explicit.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0")

    np.testing.assert_array_equal(decode_radiograph(lying).values, values)


@pytest.mark.parametrize("syntax", [JPEGLosslessSV1, JPEGLSLossless], ids=name)
def test_lossless_jpeg_in_colour_is_refused_by_name(syntax: UID) -> None:
    with pytest.raises(UnsupportedFormat) as refusal:
        decode_radiograph(make_dicom(np.dstack([film_values(8)] * 3), transfer_syntax=syntax))

    assert refusal.value.reason == "pixel_format"


def test_a_deflated_file_that_breaks_off_is_called_so() -> None:
    data = make_dicom(film_values(8), transfer_syntax=DeflatedExplicitVRLittleEndian)

    with pytest.raises(CorruptImage) as refusal:
        decode_radiograph(data[:-100])

    assert refusal.value.reason == "truncated"


# Files of other makers that come with pydicom; what it cannot decode itself is left out here.
OTHERS = [
    "693_J2KI.dcm", "CT_small.dcm", "J2K_pixelrep_mismatch.dcm", "JPEG2000.dcm", "JPEGLSNearLossless_08.dcm",
    "JPEGLSNearLossless_16.dcm", "MR_small.dcm", "MR_small_RLE.dcm", "MR_small_bigendian.dcm", "MR_small_expb.dcm",
    "MR_small_implicit.dcm", "MR_small_jp2klossless.dcm", "MR_small_jpeg_ls_lossless.dcm", "MR_small_padded.dcm",
    "examples_overlay.dcm", "image_dfl.dcm",
]  # fmt: skip


@pytest.mark.parametrize("file", OTHERS)
def test_files_of_other_makers_decode_as_pydicom_does(file: str) -> None:
    path = Path(get_testdata_file(file, download=False))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data_set = pydicom.dcmread(path)
        expected = pixel_array(data_set, raw=True) * data_set.get("RescaleSlope", 1) + data_set.get(
            "RescaleIntercept", 0
        )

    film = decode_radiograph(path.read_bytes(), Limits(min_side_px=10))

    np.testing.assert_array_equal(film.values, expected)


def test_twelve_bit_extended_jpeg_is_decoded() -> None:
    """Of a file that pydicom refuses: 12 bits by process 4. Its largest value is 264 (DCMTK)."""
    film = decode_radiograph(Path(get_testdata_file("JPGExtended.dcm", download=False)).read_bytes())

    assert film.file_format == "DICOM (JPEG extended)"
    assert (film.values.shape, film.values.dtype) == ((1024, 256), np.uint16)
    assert (film.values.min(), film.values.max()) == (0, 264)


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless, JPEG2000Lossless], ids=name)
def test_other_threads_go_on_while_a_film_is_decoded(syntax: UID) -> None:
    """A window is one of them. It would be nice to say the same of GDCM, which keeps Python's lock."""
    noise = np.random.default_rng(1).integers(0, 4096, (1500, 1500), dtype=np.uint16)
    data = make_dicom(noise, bits_stored=12, transfer_syntax=syntax)
    decoding = Thread(target=decode_radiograph, args=(data,))
    longest, began = 0.0, time.perf_counter()
    last = began
    decoding.start()
    while decoding.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < max(0.05, (last - began) / 3)
