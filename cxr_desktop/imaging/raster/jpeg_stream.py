"""What a JPEG stream says of itself before a pixel is decoded; used for JPEG files and for JPEG inside DICOM.

The same markers frame JPEG (ITU-T T.81), lossless JPEG and JPEG-LS (T.87). Decoders written in C trust them, and some
crash or hang on lies; so the facts are read here, in Python, before any of them sees the stream.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cxr_desktop.errors import CorruptImage

START, END, SCAN, CODE_TABLES = 0xD8, 0xD9, 0xDA, 0xC4
BASELINE, EXTENDED, PROGRESSIVE, LOSSLESS = 0xC0, 0xC1, 0xC2, 0xC3
ARITHMETIC, ARITHMETIC_PROGRESSIVE = 0xC9, 0xCA
JPEG_LS = 0xF7
FRAMES = frozenset({*range(0xC0, 0xD0), JPEG_LS}) - {CODE_TABLES, 0xC8, 0xCC}

_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)  # any number of fill bytes may come first
_MOST_SEGMENTS = 5000  # before the first scan; a film has about ten, metadata in 64-kilobyte pieces some hundreds
_EXIF_SEGMENT, _EXIF = 0xE1, b"Exif\0\0"
_APPLICATION_DATA = frozenset(range(0xE0, 0xF0))
_COMMENT = 0xFE
_COLOUR_SEGMENTS = frozenset({0xE0, 0xEE})  # JFIF and Adobe: they tell the decoder what the components mean


@dataclass(frozen=True, slots=True)
class JpegHeader:
    """The frame header and its surroundings."""

    process: int  # the marker: BASELINE, EXTENDED, PROGRESSIVE, LOSSLESS, JPEG_LS, ...
    precision: int  # bits per sample
    height_px: int
    width_px: int
    components: int
    has_several_scans: bool  # may have more than the one that `scan_start` begins
    scan_start: int  # in `picture`: offset of the first entropy-coded byte
    exif: bytes  # the TIFF structure of the EXIF segment, or b""
    picture: bytes  # the stream without application data: no metadata reaches a decoder


@dataclass(frozen=True, slots=True)
class Segment:
    marker: int
    start: int  # of the marker
    body: bytes
    end: int


def read_header(data: bytes) -> JpegHeader:
    """The header of the JPEG stream `data`. Raises CorruptImage where it is missing or breaks off."""
    kept = [b"\xff\xd8"]
    exif, frame = b"", None
    for segment in segments(data):
        if segment.marker in FRAMES:
            frame = frame or segment
        elif segment.marker == _EXIF_SEGMENT and segment.body.startswith(_EXIF) and not exif:
            exif = segment.body[len(_EXIF) :]
        if segment.marker in _COLOUR_SEGMENTS or segment.marker not in _APPLICATION_DATA | {_COMMENT}:
            kept.append(data[segment.start : segment.end])
        if segment.marker == SCAN:
            return _header(frame, segment, head=b"".join(kept), scans=data[segment.end :], exif=exif)
    raise CorruptImage("damaged")


def count_scans(header: JpegHeader) -> int:
    """How often the decoder has to go over the picture. A bound: an FF DA inside a table counts too."""
    return header.picture.count(b"\xff\xda") if header.has_several_scans else 1


def segments(data: bytes) -> Iterator[Segment]:
    """The marker segments from the start marker up to and including the first scan header."""
    if data[:2] != b"\xff\xd8":
        raise CorruptImage("damaged")
    position = 2
    for _ in range(_MOST_SEGMENTS):
        marker = _MARKER.match(data, position)
        if marker is None or marker.end() + 2 > len(data):
            raise CorruptImage("damaged" if data[position : position + 1] not in {b"", b"\xff"} else "truncated")
        kind, start = marker[1][0], marker.end() - 2
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if end < start + 4 or kind in {START, END}:
            raise CorruptImage("damaged")
        if end > len(data):
            raise CorruptImage("truncated")
        yield Segment(kind, start, data[start + 4 : end], end)
        if kind == SCAN:
            return
        position = end
    raise CorruptImage("damaged")


def _header(frame: Segment | None, scan: Segment, *, head: bytes, scans: bytes, exif: bytes) -> JpegHeader:
    try:
        if frame is None:
            raise CorruptImage("damaged")
        precision, height, width, components = struct.unpack_from(">BHHB", frame.body)
        scanned_components = scan.body[0]
    except (struct.error, IndexError) as error:
        raise CorruptImage("damaged") from error
    return JpegHeader(
        process=frame.marker,
        precision=precision,
        height_px=height,
        width_px=width,
        components=components,
        has_several_scans=frame.marker in {PROGRESSIVE, ARITHMETIC_PROGRESSIVE} or scanned_components < components,
        scan_start=len(head),
        exif=exif,
        picture=head + scans,
    )
