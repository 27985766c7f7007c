"""Files that ask for more than they are worth: refused before the work begins, and never above the stated memory."""

from __future__ import annotations

import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.dicom.file import _read_file_meta
from cxr_desktop.imaging.limits import BYTES_PER_PIXEL, DEFAULT_LIMITS, FILE_COPIES, FIXED_BYTES, MEGA, Limits
from cxr_desktop.imaging.readers import decode_radiograph
from tests.dicom_making import ENCODERS, make_dicom
from tests.imaging.films import encode, film_values

FILM = film_values(8)
NEEDS_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")


def refusal_of(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(data, limits)
    return refusal.value.code


@contextmanager
def peak_memory_below(count: int) -> Iterator[None]:
    """The process grows by less than `count` bytes meanwhile, measured by the kernel: native decoders count too."""
    status = Path("/proc/self/status")
    Path("/proc/self/clear_refs").write_text("5")  # resets the peak
    before = _kilobytes(status, "VmRSS")
    yield
    assert (_kilobytes(status, "VmHWM") - before) * 1024 < count


def _kilobytes(status: Path, field: str) -> int:
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith(field))


def with_png_extent(width: int, height: int) -> bytes:
    data = encode(FILM, "PNG")
    header = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:]


def with_jpeg_extent(width: int, height: int) -> bytes:
    data = encode(FILM, "JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def with_tiff_extent(width: int, height: int) -> bytes:
    data = encode(FILM, "TIFF")
    for tag, value in ((256, width), (257, height)):
        at = data.index(struct.pack("<HHII", tag, 4, 1, FILM.shape[257 - tag]))
        data = data[:at] + struct.pack("<HHII", tag, 4, 1, value) + data[at + 12 :]
    return data


def with_bmp_extent(width: int, height: int) -> bytes:
    data = encode(FILM, "BMP")
    return data[:18] + struct.pack("<II", width, height) + data[26:]


def with_webp_extent(width: int, height: int) -> bytes:
    data = encode(np.dstack([FILM] * 3), "WEBP")
    return data[:26] + struct.pack("<HH", width & 0x3FFF, height & 0x3FFF) + data[30:]


@pytest.mark.parametrize(
    "lie", [with_png_extent, with_jpeg_extent, with_tiff_extent, with_bmp_extent, with_webp_extent]
)
def test_a_claimed_enormous_extent_is_refused_before_anything_is_allocated(lie: Callable[[int, int], bytes]) -> None:
    started = time.perf_counter()

    assert refusal_of(lie(16000, 16000)) == "ImageTooLarge.pixels"
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "syntax", [None, JPEGBaseline8Bit, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless, RLELossless]
)
def test_rows_and_columns_that_lie_are_refused(syntax: str | None) -> None:
    options = {} if syntax is None else {"transfer_syntax": syntax}

    assert refusal_of(make_dicom(FILM, Rows=60000, Columns=60000, **options)) == "ImageTooLarge.pixels"


@pytest.mark.parametrize("syntax", [JPEGBaseline8Bit, JPEGLosslessSV1, JPEGLSLossless, JPEG2000Lossless])
def test_a_stream_that_is_larger_than_its_attributes_is_refused(syntax: str) -> None:
    """Else the decoder would write beyond the film, or allocate what the limits forbid."""
    large = ENCODERS[syntax](film_values(8, height=480, width=400), 8)

    assert refusal_of(make_dicom(FILM, transfer_syntax=syntax, frame=large)) == "CorruptImage.attribute"


@NEEDS_LINUX
def test_a_deflated_bomb_is_stopped_at_the_limit() -> None:
    limits = Limits(file_bytes=8 * MEGA)
    honest = make_dicom(FILM, transfer_syntax=DeflatedExplicitVRLittleEndian)
    deflater = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    bomb = b"".join(deflater.compress(bytes(MEGA)) for _ in range(500)) + deflater.flush()
    data = honest[: _read_file_meta(honest)[1]] + bomb

    with peak_memory_below(FILE_COPIES * limits.file_bytes):
        assert refusal_of(data, limits) == "ImageTooLarge.bytes"


@NEEDS_LINUX
def test_thousands_of_exif_tags_that_share_their_bytes_cost_nothing() -> None:
    entries = b"".join(struct.pack("<HHII", 1000 + index, 7, 60_000, 100) for index in range(5000))
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 5000) + entries
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    data = encode(FILM, "JPEG")

    with peak_memory_below(64 * MEGA):
        assert decode_radiograph(data[:2] + segment * 40 + data[2:]).values.shape == FILM.shape


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 20 * MEGA,
        b"\xff\xd8" + b"\xff\xe0\x00\x02" * 5 * MEGA,
        encode(FILM, "PNG")[:33] + struct.pack(">I4sI", 0, b"puff", 0) * 2 * MEGA,
        make_dicom(
            FILM, transfer_syntax=RLELossless, frame=struct.pack("<16I", 1, 64, *[0] * 14) + b"\x80" * 20 * MEGA
        ),
        make_dicom(FILM, WindowCenter="1", WindowWidth="1", transfer_syntax=ImplicitVRLittleEndian).replace(
            struct.pack("<HHI", 0x28, 0x1050, 2) + b"1 ",
            struct.pack("<HHI", 0x28, 0x1050, 20 * MEGA) + b"\\" * 20 * MEGA,
        ),
    ],
    ids=["fill bytes", "JPEG segments", "PNG chunks", "idle run lengths", "empty values"],
)
def test_megabytes_of_nothing_are_given_up_quickly(data: bytes) -> None:
    started = time.perf_counter()

    assert refusal_of(data).startswith("CorruptImage")
    assert time.perf_counter() - started < 1


def test_a_jpeg_of_thousands_of_scans_is_refused() -> None:
    data = encode(film_values(8, height=3000, width=3000), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")

    assert refusal_of(data[:-2] + data[last : last + 12] * 2000 + data[-2:]) == "CorruptImage.damaged"


def test_a_progressive_jpeg_of_the_usual_scans_is_read() -> None:
    data = encode(film_values(8, height=3000, width=3000), "JPEG", progressive=True)

    assert decode_radiograph(data).values.shape == (3000, 3000)


def large(mode_channels: int, dtype: str) -> np.ndarray:
    """Eight megapixels, nearly all black: what compresses best."""
    pixels = np.zeros((2800, 2850, mode_channels) if mode_channels > 1 else (2800, 2850), dtype)
    pixels[:40] = np.iinfo(dtype).max
    return pixels


EXTREMES: dict[str, Callable[[], bytes]] = {
    "PNG": lambda: encode(large(1, "uint8"), "PNG"),
    "PNG 16": lambda: encode(large(1, "uint16"), "PNG"),
    "PNG RGBA": lambda: encode(large(4, "uint8"), "PNG"),
    "JPEG RGB": lambda: encode(large(3, "uint8"), "JPEG"),
    "JPEG progressive": lambda: encode(large(3, "uint8"), "JPEG", progressive=True, subsampling=0),
    "TIFF": lambda: encode(large(1, "uint16"), "TIFF", compression="tiff_lzw"),
    "BMP": lambda: encode(large(1, "uint8"), "BMP"),
    "WebP": lambda: encode(large(4, "uint8"), "WEBP", lossless=True, method=0),
    "DICOM": lambda: make_dicom(large(1, "uint16")),
    "DICOM fractional": lambda: make_dicom(large(1, "uint16"), rescale=(0.5, 0)),
    "DICOM deflated": lambda: make_dicom(large(1, "uint16"), transfer_syntax=DeflatedExplicitVRLittleEndian),
    "DICOM run lengths": lambda: make_dicom(large(1, "uint16"), transfer_syntax=RLELossless),
    "DICOM JPEG lossless": lambda: make_dicom(large(1, "uint16"), transfer_syntax=JPEGLosslessSV1),
    "DICOM JPEG-LS": lambda: make_dicom(large(1, "uint16"), transfer_syntax=JPEGLSLossless),
    "DICOM JPEG 2000": lambda: make_dicom(large(1, "uint16"), transfer_syntax=JPEG2000Lossless),
}


@NEEDS_LINUX
@pytest.mark.parametrize("kind", EXTREMES)
def test_peak_memory_stays_below_the_stated_bound(kind: str) -> None:
    data = EXTREMES[kind]()

    with peak_memory_below(BYTES_PER_PIXEL * 2800 * 2850 + FILE_COPIES * len(data) + FIXED_BYTES):
        assert decode_radiograph(data).width_px == 2850
