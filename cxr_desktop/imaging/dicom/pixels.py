"""The pixel data of a DICOM film become stored values: one channel of integers, sign and bit position resolved.

The attributes that describe the pixels (PS3.3 C.7.6.3) are checked before anything is decoded. Where they are missing,
contradict each other or the pixel data, the film is refused, not repaired.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxr_desktop.errors import CorruptImage, ImageTooLarge, NotARadiograph, UnsupportedFormat
from cxr_desktop.imaging.dicom.elements import PIXEL_DATA, DataSet
from cxr_desktop.imaging.limits import Limits
from cxr_desktop.imaging.lookup import Integers

ROWS, COLUMNS, FRAMES = 0x0028_0010, 0x0028_0011, 0x0028_0008
SAMPLES, PHOTOMETRIC, PLANAR = 0x0028_0002, 0x0028_0004, 0x0028_0006
BITS_ALLOCATED, BITS_STORED, HIGH_BIT, SIGNED = 0x0028_0100, 0x0028_0101, 0x0028_0102, 0x0028_0103

PIXEL_TAGS = (
    ROWS, COLUMNS, FRAMES, SAMPLES, PHOTOMETRIC, PLANAR, BITS_ALLOCATED, BITS_STORED, HIGH_BIT, SIGNED, PIXEL_DATA,
)  # fmt: skip

_SAMPLES_OF = {
    "MONOCHROME1": 1, "MONOCHROME2": 1, "RGB": 3, "YBR_FULL": 3, "YBR_FULL_422": 3, "YBR_ICT": 3, "YBR_RCT": 3,
}  # fmt: skip
"""Photometric interpretation -> samples per pixel. What is missing here cannot be read as a film."""


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """What the Image Pixel module says, checked."""

    rows: int
    columns: int
    photometric: str
    samples: int  # per pixel: 1 or 3
    bits_allocated: int  # 8 or 16
    bits_stored: int  # 8 to 16
    high_bit: int
    is_signed: bool
    is_planar: bool  # channel after channel, not pixel after pixel


def read_pixel_format(data_set: DataSet, limits: Limits) -> PixelFormat:
    """The pixel format of a film within the limits. Raises NotARadiograph, ImageTooLarge, UnsupportedFormat or
    CorruptImage.attribute.
    """
    photometric = _read_photometric(data_set)
    _check_single_frame(data_set)
    rows, columns = _required(data_set, ROWS, "Rows"), _required(data_set, COLUMNS, "Columns")
    limits.check_extent(columns, rows)
    stored = _required(data_set, BITS_STORED, "BitsStored")
    high_bit = data_set.word(HIGH_BIT)
    pixel_format = PixelFormat(
        rows=rows,
        columns=columns,
        photometric=photometric,
        samples=_required(data_set, SAMPLES, "SamplesPerPixel"),
        bits_allocated=_required(data_set, BITS_ALLOCATED, "BitsAllocated"),
        bits_stored=stored,
        high_bit=stored - 1 if high_bit is None else high_bit,
        is_signed=_required(data_set, SIGNED, "PixelRepresentation") != 0,
        is_planar=data_set.word(PLANAR) == 1,
    )
    _check_consistency(pixel_format)
    return pixel_format


def stored_bits(pixels: Integers, pixel_format: PixelFormat) -> Integers:
    """Uncompressed samples without what lies beside the stored bits (overlays, in old files), and with their sign."""
    return _bits(pixels, pixel_format.high_bit + 1, pixel_format.bits_stored, is_signed=pixel_format.is_signed)


def with_sign(pixels: Integers, precision: int, pixel_format: PixelFormat) -> Integers:
    """Samples from a compressed stream, whose low `precision` bits count, with the sign that DICOM says they have."""
    if not pixel_format.is_signed:
        return pixels
    used = min(precision, pixel_format.bits_stored)
    return _bits(pixels, used, used, is_signed=True)


def _bits(pixels: Integers, top: int, count: int, *, is_signed: bool) -> Integers:
    """`count` bits of each sample, below bit `top`. Two shifts: the second one carries the sign, if there is one."""
    width = 8 * pixels.dtype.itemsize
    typed = pixels.view(np.dtype(f"{'i' if is_signed else 'u'}{width // 8}"))
    return typed if (top, count) == (width, width) else (typed << (width - top)) >> (width - count)


def _read_photometric(data_set: DataSet) -> str:
    photometric = data_set.text(PHOTOMETRIC)
    if not photometric:
        raise CorruptImage("attribute", attribute="PhotometricInterpretation")
    if photometric == "PALETTE COLOR":
        raise NotARadiograph("palette")
    if photometric not in _SAMPLES_OF:
        raise UnsupportedFormat("pixel_format", detail="photometric interpretation")
    return photometric


def _check_single_frame(data_set: DataSet) -> None:
    frames = data_set.text(FRAMES) or "1"
    if not (frames.isascii() and frames.isdecimal()) or int(frames[:9]) < 1:
        raise CorruptImage("attribute", attribute="NumberOfFrames")
    if int(frames[:9]) > 1:
        raise ImageTooLarge("frames", frames=int(frames[:9]))


def _required(data_set: DataSet, tag: int, attribute: str) -> int:
    value = data_set.word(tag)
    if value is None:
        raise CorruptImage("attribute", attribute=attribute)
    return value


def _check_consistency(pixel_format: PixelFormat) -> None:
    allocated, stored = pixel_format.bits_allocated, pixel_format.bits_stored
    if pixel_format.samples != _SAMPLES_OF[pixel_format.photometric]:
        raise CorruptImage("attribute", attribute="SamplesPerPixel")
    if allocated not in {8, 16} or stored < 8 or (pixel_format.samples == 3 and (stored != 8 or allocated != 8)):
        raise UnsupportedFormat("pixel_format", detail=f"{pixel_format.samples} x {stored} of {allocated} bits")
    if not stored - 1 <= pixel_format.high_bit < allocated:
        raise CorruptImage("attribute", attribute="BitsStored, HighBit")
    if pixel_format.samples == 3 and pixel_format.is_signed:
        raise CorruptImage("attribute", attribute="PixelRepresentation")
