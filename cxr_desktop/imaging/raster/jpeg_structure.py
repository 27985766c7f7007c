"""What a JPEG stream has to be made of before a native decoder may see it: lossless JPEG, JPEG-LS and 12-bit JPEG.

Decoders of these kinds have aborted the process, read beyond their memory or never returned on streams that break the
rules (GDCM 3.2 in fuzzing: one of fifty broken headers). So the rules are checked here, whoever decodes: every segment
by a row of a table, then that the tables which the scan names exist, then that nothing but the end marker follows the
scan.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Sequence

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.raster.jpeg_stream import (
    CODE_TABLES,
    EXTENDED,
    FRAMES,
    JPEG_LS,
    LOSSLESS,
    SCAN,
    JpegHeader,
    Segment,
    segments,
)

QUANTISATION, RESTART_INTERVAL, LS_PARAMETERS = 0xDB, 0xDD, 0xF8
JFIF, ADOBE = 0xE0, 0xEE

Check = Callable[[bytes, JpegHeader], bool]
"""The body of a segment is well-formed, given the header of its stream."""


def single_scan(header: JpegHeader) -> bytes:
    """The stream, cut behind its end marker. Raises CorruptImage unless it is a header that keeps the rules, one scan
    of one component, and the end marker.
    """
    found = list(segments(header.picture))
    checks = _CHECKS[header.process]
    if not all(segment.marker in checks and checks[segment.marker](segment.body, header) for segment in found):
        raise CorruptImage("damaged")
    if sum(segment.marker in FRAMES for segment in found) != 1 or not _has_its_tables(found, header):
        raise CorruptImage("damaged")
    has_restarts = any(segment.marker == RESTART_INTERVAL for segment in found)
    return header.picture[: _end_of_scan(header, has_restarts=has_restarts)]


def _end_of_scan(header: JpegHeader, *, has_restarts: bool) -> int:
    """The position behind the end marker, which must be the first marker after the scan but for restarts."""
    markers = _FIRST_MARKER_BUT_RESTARTS if has_restarts else _FIRST_MARKER
    marker = markers[header.process].search(header.picture, header.scan_start)
    if marker is None:
        raise CorruptImage("truncated")
    if marker[0] != b"\xff\xd9" or marker.start() == header.scan_start:
        raise CorruptImage("damaged")
    return marker.end()


# ---------------------------------------------------------------- single segments


def _is_anything(body: bytes, header: JpegHeader) -> bool:
    return True


def _is_frame_header(body: bytes, header: JpegHeader) -> bool:
    """8 to 16 bits, one component, not subsampled."""
    return len(body) == 9 and 8 <= body[0] <= 16 and body[5] == 1 and body[7] == 0x11 and body[8] <= 3


def _are_quantisation_tables(body: bytes, header: JpegHeader) -> bool:
    return all(len(table) == 1 + 64 * (1 + (table[0] >> 4)) and table[0] & 0xEC == 0 for table in _quantisation(body))


def _are_code_tables(body: bytes, header: JpegHeader) -> bool:
    highest_symbol = 16 if header.process == LOSSLESS else 255
    return all(_is_code_table(table, highest_symbol) for table in _codes(body))


def _is_code_table(table: bytes, highest_symbol: int) -> bool:
    counts, symbols = table[1:17], table[17:]
    is_complete = len(counts) == 16 and 1 <= len(symbols) == sum(counts) <= 256
    return is_complete and table[0] & 0xEC == 0 and max(symbols) <= highest_symbol and _is_prefix_code(counts)


def _is_prefix_code(counts: bytes) -> bool:
    """The codes of 1 to 16 bits leave room for each other, and for the one of all ones that T.81 reserves."""
    return sum(count << (16 - length) for length, count in enumerate(counts, start=1)) < 1 << 16


def _is_restart_interval(body: bytes, header: JpegHeader) -> bool:
    """In lossless JPEG a restart may only follow whole rows (T.81 H.1.1)."""
    interval = int.from_bytes(body, "big")
    return len(body) == 2 and (header.process != LOSSLESS or interval % header.width_px == 0)


def _are_ls_parameters(body: bytes, header: JpegHeader) -> bool:
    """Preset coding parameters (T.87 C.2.4.1.1): thresholds in order, the rest as every encoder has it.

    The standard allows other values of those; GDCM's decoder never returns on some of them.
    """
    if len(body) != 11 or body[0] != 1:
        return False
    highest, first, second, third, reset = struct.unpack(">5H", body[1:])
    return (highest, reset) == (2**header.precision - 1, 64) and 0 < first <= second <= third <= highest


def _is_extended_scan(body: bytes, header: JpegHeader) -> bool:
    """All 64 coefficients; some writers state 0 to 0, and every decoder knows better."""
    return len(body) == 6 and body[0] == 1 and body[2] & 0xCC == 0 and body[3:] in {b"\0\x3f\0", b"\0\0\0"}


def _is_lossless_scan(body: bytes, header: JpegHeader) -> bool:
    """Predictor 1 to 7. A point transform would lose bits that the picture claims to have."""
    return len(body) == 6 and body[0] == 1 and body[2] & 0xCF == 0 and 1 <= body[3] <= 7 and body[4:] == b"\0\0"


def _is_ls_scan(body: bytes, header: JpegHeader) -> bool:
    """No mapping table, an error bound, not interleaved, no point transform."""
    highest_bound = 2 ** (header.precision - 1) - 1
    return len(body) == 6 and body[0] == 1 and body[2] == 0 and body[3] <= highest_bound and body[4:] == b"\0\0"


# ---------------------------------------------------------------- the tables that a scan names


def _has_its_tables(found: Sequence[Segment], header: JpegHeader) -> bool:
    """Every table that the frame and the scan refer to has been defined."""
    if header.process == JPEG_LS:
        return True
    codes = {table[0] for body in _bodies(found, CODE_TABLES) for table in _codes(body)}
    named = found[-1].body[2]  # by the scan header: two numbers of four bits
    if header.process == LOSSLESS:
        return named >> 4 in codes
    steps = {table[0] & 3 for body in _bodies(found, QUANTISATION) for table in _quantisation(body)}
    (frame,) = _bodies(found, EXTENDED)
    return {named >> 4, 0x10 | named & 3} <= codes and frame[8] in steps


def _bodies(found: Sequence[Segment], marker: int) -> list[bytes]:
    return [segment.body for segment in found if segment.marker == marker]


def _quantisation(body: bytes) -> Iterator[bytes]:
    """The quantisation tables of a segment; the last one is cut short where the segment is."""
    while body:
        size = 1 + 64 * (1 + (body[0] >> 4))
        yield body[:size]
        body = body[size:]


def _codes(body: bytes) -> Iterator[bytes]:
    """The code tables of a segment; the last one is cut short where the segment is."""
    while body:
        size = 17 + sum(body[1:17])
        yield body[:size]
        body = body[size:]


_CHECKS: dict[int, dict[int, Check]] = {
    EXTENDED: {
        JFIF: _is_anything,
        ADOBE: _is_anything,
        EXTENDED: _is_frame_header,
        QUANTISATION: _are_quantisation_tables,
        CODE_TABLES: _are_code_tables,
        RESTART_INTERVAL: _is_restart_interval,
        SCAN: _is_extended_scan,
    },
    LOSSLESS: {
        JFIF: _is_anything,
        ADOBE: _is_anything,
        LOSSLESS: _is_frame_header,
        QUANTISATION: _are_quantisation_tables,  # means nothing here, but some writers leave it in
        CODE_TABLES: _are_code_tables,
        RESTART_INTERVAL: _is_restart_interval,
        SCAN: _is_lossless_scan,
    },
    JPEG_LS: {
        JFIF: _is_anything,
        ADOBE: _is_anything,
        JPEG_LS: _is_frame_header,
        LS_PARAMETERS: _are_ls_parameters,
        SCAN: _is_ls_scan,
    },
}
"""Kind of stream -> the segments it may have, and what each must look like."""

_FIRST_MARKER = {
    EXTENDED: re.compile(rb"\xff[^\x00]"),
    LOSSLESS: re.compile(rb"\xff[^\x00]"),
    JPEG_LS: re.compile(rb"\xff[\x80-\xff]"),  # T.87 stuffs a bit, not a byte
}
"""Kind of stream -> the first marker after its coded part."""

_FIRST_MARKER_BUT_RESTARTS = {
    EXTENDED: re.compile(rb"\xff[^\x00\xd0-\xd7]"),
    LOSSLESS: re.compile(rb"\xff[^\x00\xd0-\xd7]"),
}
"""The same where restarts are announced, which they never are in JPEG-LS."""
