"""What a JPEG 2000 codestream says of its size before it is decoded (ISO 15444-1 A.5.1)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from cxr_desktop.errors import CorruptImage, UnsupportedFormat

_START = b"\xff\x4f\xff\x51"  # start of codestream, followed by its image and tile size


@dataclass(frozen=True, slots=True)
class Jpeg2000Header:
    width_px: int
    height_px: int
    components: int
    bits: int  # per sample
    is_signed: bool
    codestream: bytes


def read_header(data: bytes) -> Jpeg2000Header:
    """The header of the codestream in `data`, which some writers wrap in the boxes of a JP2 file. Raises CorruptImage,
    and UnsupportedFormat where the channels have different sizes.
    """
    start = data.find(_START)
    if start < 0:
        raise CorruptImage("damaged")
    codestream = data[start:]
    try:
        right, bottom, left, top = struct.unpack_from(">4I", codestream, 8)
        components, depth, step_x, step_y = struct.unpack_from(">H3B", codestream, 40)
    except struct.error as error:
        raise CorruptImage("truncated") from error
    if (step_x, step_y) != (1, 1):
        raise UnsupportedFormat("pixel_format", detail="subsampled JPEG 2000")
    return Jpeg2000Header(
        width_px=right - left,
        height_px=bottom - top,
        components=components,
        bits=(depth & 0x7F) + 1,
        is_signed=bool(depth & 0x80),
        codestream=codestream,
    )
