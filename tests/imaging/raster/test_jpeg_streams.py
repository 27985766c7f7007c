"""What is read from JPEG streams before they are decoded, and what GDCM is never given."""

from __future__ import annotations

import struct
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import JPEGLosslessSV1, JPEGLSLossless

from cxr_desktop.errors import CorruptImage, ImageError
from cxr_desktop.imaging.raster import jpeg_stream
from cxr_desktop.imaging.raster.jpeg_structure import single_scan
from cxr_desktop.imaging.readers import decode_radiograph
from tests.dicom_making import ENCODERS, make_dicom
from tests.imaging.films import encode, film_values

FILM = film_values(8)
LOSSLESS = ENCODERS[JPEGLosslessSV1](FILM, 8).rstrip(b"\0")
LS = ENCODERS[JPEGLSLossless](FILM, 8).rstrip(b"\0")


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def with_segment(stream: bytes, marker: int, body: bytes) -> bytes:
    """`stream` with a further segment before its scan."""
    at = stream.index(b"\xff\xda")
    return stream[:at] + segment(marker, body) + stream[at:]


def changed(stream: bytes, marker: int, offset: int, value: int) -> bytes:
    """`stream` with one byte of the body of its segment `marker` replaced."""
    at = stream.index(bytes([0xFF, marker])) + 4 + offset
    return stream[:at] + bytes([value]) + stream[at + 1 :]


def with_scan(stream: bytes, scan: bytes) -> bytes:
    at = stream.index(b"\xff\xda")
    return stream[: at + 2 + int.from_bytes(stream[at + 2 : at + 4], "big")] + scan


# ---------------------------------------------------------------- the header


def test_the_header_tells_process_precision_and_extent() -> None:
    header = jpeg_stream.read_header(LOSSLESS)

    assert (header.process, header.precision) == (jpeg_stream.LOSSLESS, 8)
    assert (header.height_px, header.width_px, header.components) == (48, 40, 1)


def test_no_metadata_is_passed_on() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Smith^John"
    data = encode(FILM, "JPEG", exif=exif.tobytes(), comment=b"Smith", icc_profile=b"Smith" * 9)

    header = jpeg_stream.read_header(data)

    assert b"Smith" in header.exif
    assert b"Smith" not in header.picture


def test_a_picture_without_its_metadata_decodes_to_the_same_pixels() -> None:
    plain, laden = encode(FILM, "JPEG"), encode(FILM, "JPEG", comment=b"much to say", icc_profile=b"x" * 70_000)

    np.testing.assert_array_equal(decode_radiograph(laden).values, decode_radiograph(plain).values)


def test_scans_are_counted_only_where_there_can_be_several() -> None:
    assert jpeg_stream.count_scans(jpeg_stream.read_header(encode(FILM, "JPEG"))) == 1
    assert jpeg_stream.count_scans(jpeg_stream.read_header(encode(FILM, "JPEG", progressive=True))) > 1


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        (b"", "damaged"),
        (b"\xff\xd8", "truncated"),
        (b"\xff\xd8\xff\xd9", "truncated"),
        (b"\xff\xd8" + b"\xff\xd9" + bytes(9), "damaged"),
        (b"\xff\xd8" + segment(0xDA, b"\1\1\0\0\x3f\0"), "damaged"),  # a scan without a frame
        (b"\xff\xd8" + segment(0xC0, b"\x08"), "truncated"),
        (b"\xff\xd8\xff\xc0\0\1" + bytes(99), "damaged"),  # a length that does not hold itself
        (b"\xff\xd8 junk", "damaged"),
    ],
)
def test_a_broken_header_is_named(stream: bytes, reason: str) -> None:
    with pytest.raises(CorruptImage) as refusal:
        jpeg_stream.read_header(stream)

    assert refusal.value.reason == reason


# ---------------------------------------------------------------- what GDCM is given


@pytest.mark.parametrize("stream", [LOSSLESS, LS], ids=["lossless", "LS"])
def test_an_honest_stream_is_passed_on_unchanged(stream: bytes) -> None:
    assert single_scan(jpeg_stream.read_header(stream)) == stream


@pytest.mark.parametrize("padding", [b"\0", b"\xff"])
def test_padding_behind_the_end_marker_is_cut_off(padding: bytes) -> None:
    assert single_scan(jpeg_stream.read_header(LOSSLESS + padding)) == LOSSLESS


def test_restarts_after_whole_rows_are_accepted() -> None:
    restarting = with_segment(LOSSLESS, 0xDD, struct.pack(">H", 40 * 48))

    assert single_scan(jpeg_stream.read_header(restarting)) == restarting


def test_usual_preset_parameters_are_accepted() -> None:
    preset = with_segment(LS, 0xF8, b"\1" + struct.pack(">5H", 255, 3, 7, 21, 64))

    np.testing.assert_array_equal(
        decode_radiograph(make_dicom(FILM, transfer_syntax=JPEGLSLossless, frame=preset)).values, FILM
    )


BROKEN = {
    "precision below 8": changed(LOSSLESS, 0xC3, 0, 7),
    "precision above 16": changed(LOSSLESS, 0xC3, 0, 17),
    "a subsampled component": changed(LOSSLESS, 0xC3, 7, 0x21),
    "a second frame": with_segment(LOSSLESS, 0xC3, b"\x08\0\x30\0\x28\1\1\x11\0"),
    "a frame of another kind": with_segment(LOSSLESS, 0xC0, b"\x08\0\x30\0\x28\1\1\x11\0"),
    "arithmetic coding": with_segment(LOSSLESS, 0xCC, b"\0\0"),
    "hierarchical coding": with_segment(LOSSLESS, 0xDE, b"\x08\0\x30\0\x28\1\1\x11\0"),
    "restarts within a row": with_segment(LOSSLESS, 0xDD, b"\0\1"),
    "restarts of a wrong length": with_segment(LOSSLESS, 0xDD, b"\0"),
    "codes that overlap": with_segment(LOSSLESS, 0xC4, b"\1" + bytes([3] + [0] * 15) + b"\0\1\2"),
    "codes without symbols": with_segment(LOSSLESS, 0xC4, b"\1" + bytes(16)),
    "codes cut short": with_segment(LOSSLESS, 0xC4, b"\1" + bytes([0, 2] + [0] * 14) + b"\0"),
    "a symbol of too many bits": with_segment(LOSSLESS, 0xC4, b"\1" + bytes([0, 1] + [0] * 14) + b"\x11"),
    "a table of an unknown class": with_segment(LOSSLESS, 0xC4, b"\x21" + bytes([0, 1] + [0] * 14) + b"\0"),
    "quantisation cut short": with_segment(LOSSLESS, 0xDB, bytes(60)),
    "a scan that names no table": changed(LOSSLESS, 0xDA, 2, 0x30),
    "a scan without predictor": changed(LOSSLESS, 0xDA, 3, 0),
    "a scan of an unknown predictor": changed(LOSSLESS, 0xDA, 3, 8),
    "a point transform": changed(LOSSLESS, 0xDA, 5, 1),
    "two components in the scan": changed(LOSSLESS, 0xDA, 0, 2),
    "a stray marker in the scan": with_scan(LOSSLESS, b"\x12\x34\xff\xc4\x56\xff\xd9"),
    "a restart that was not announced": with_scan(LOSSLESS, b"\x12\x34\xff\xd0\x56\xff\xd9"),
    "a second scan": LOSSLESS[:-2] + LOSSLESS[LOSSLESS.index(b"\xff\xda") :],
    "an empty scan": with_scan(LOSSLESS, b"\xff\xd9"),
    "no end marker": LOSSLESS[:-2],
    "LS: a mapping table": with_segment(LS, 0xF8, b"\2" + bytes(20)),
    "LS: parameters out of order": with_segment(LS, 0xF8, b"\1" + struct.pack(">5H", 255, 9, 7, 21, 64)),
    "LS: parameters that hang a decoder": with_segment(LS, 0xF8, b"\1" + struct.pack(">5H", 200, 3, 7, 21, 1536)),
    "LS: an error bound beyond the values": changed(LS, 0xDA, 3, 200),
    "LS: interleaved": changed(LS, 0xDA, 4, 1),
    "LS: code tables": with_segment(LS, 0xC4, b"\0" + bytes([0, 1] + [0] * 14) + b"\0"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_stream_that_breaks_a_rule_is_refused(fault: str) -> None:
    with pytest.raises(CorruptImage):
        single_scan(jpeg_stream.read_header(BROKEN[fault]))


@pytest.mark.parametrize("fault", BROKEN)
def test_a_film_with_such_a_stream_is_refused(fault: str) -> None:
    syntax = JPEGLSLossless if fault.startswith("LS") else JPEGLosslessSV1

    with pytest.raises(ImageError):
        decode_radiograph(make_dicom(FILM, transfer_syntax=syntax, frame=BROKEN[fault]))


# ---------------------------------------------------------------- what importing does to the process


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_heavy_packages_are_not_loaded_before_they_are_needed() -> None:
    loaded = python(
        "import sys, cxr_desktop.imaging.readers, cxr_desktop.imaging.thumbnail; print(*sys.modules)"
    ).split()

    assert not {"cv2", "imagecodecs", "pydicom"} & set(loaded)
