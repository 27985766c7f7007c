"""The shell of a DICOM file (PS3.10): where its data set starts, how it is encoded, and whether it is one at all.

Files come without preamble, without file meta information, deflated, and with a transfer syntax that does not fit; the
first element of the data set tells which encoding is really there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.dicom.elements import EXPLICIT_LITTLE_ENDIAN, LONG_VRS, DataSet, Encoding, Walk
from cxr_desktop.imaging.limits import Limits

IMPLICIT_LITTLE = "1.2.840.10008.1.2"
EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
EXPLICIT_BIG = "1.2.840.10008.1.2.2"

_ENCODINGS = {
    IMPLICIT_LITTLE: Encoding(is_explicit=False, order="<"),
    EXPLICIT_BIG: Encoding(is_explicit=True, order=">"),
}
"""The two that differ. Every other transfer syntax, all compressed ones among them, is explicit little-endian."""

_TRANSFER_SYNTAX = 0x0002_0010
_PREAMBLE = 128
_VRS = LONG_VRS | {
    b"AE", b"AS", b"AT", b"CS", b"DA", b"DS", b"DT", b"FD", b"FL", b"IS", b"LO", b"LT", b"PN", b"SH", b"SL", b"SS",
    b"ST", b"TM", b"UI", b"UL", b"US",
}  # fmt: skip
_LONGEST_FIRST_VALUE = 1024  # of a bare data set: a character set, a date or an identifier


def is_dicom(head: bytes) -> bool:
    """`head`, the first 132 bytes, starts a DICOM file or a bare data set."""
    return head[_PREAMBLE : _PREAMBLE + 4] == b"DICM" or _starts_a_data_set(head)


def read_data_set(data: bytes, wanted: Collection[int] | None, limits: Limits) -> DataSet:
    """The `wanted` elements (None: all) of the top level, up to and including the pixel data, where reading stops.

    Raises CorruptImage, and ImageTooLarge where a deflated file unpacks to more than `limits.file_bytes`.
    """
    syntax, start = _read_file_meta(data)
    if syntax == DEFLATED:
        data, start = _inflate(data[start:], limits), 0
    encoding = _actual_encoding(data[start : start + 8], syntax)
    elements = Walk(data, encoding).collect(start, len(data), wanted)
    return DataSet(elements, encoding, syntax or _syntax_of(encoding))


def _read_file_meta(data: bytes) -> tuple[str, int]:
    """The transfer syntax, "" where none is given, and the position behind the file meta information (group 0002)."""
    position = _PREAMBLE + 4 if data[_PREAMBLE : _PREAMBLE + 4] == b"DICM" else 0
    syntax = ""
    walk = Walk(data, EXPLICIT_LITTLE_ENDIAN)
    while data[position : position + 2] == b"\x02\x00":
        header = walk.header(position)
        position = walk.end_of_value(header)
        if header.tag == _TRANSFER_SYNTAX:
            syntax = data[header.value_at : position].decode("latin-1").strip(" \0")
    return syntax, position


def _actual_encoding(first_header: bytes, syntax: str) -> Encoding:
    """How the data set is encoded: as its transfer syntax says, unless its first element shows that this is wrong."""
    stated = _ENCODINGS.get(syntax, EXPLICIT_LITTLE_ENDIAN)
    if len(first_header) < 8:
        return stated
    is_explicit = first_header[4:6] in _VRS
    if syntax:
        return Encoding(is_explicit, stated.order)
    # A data set starts with group 0008. Its zero byte comes first where the order is big-endian, which is explicit.
    return Encoding(is_explicit, ">" if is_explicit and first_header[0] == 0 else "<")


def _syntax_of(encoding: Encoding) -> str:
    return next((uid for uid, known in _ENCODINGS.items() if known == encoding), EXPLICIT_LITTLE)


def _inflate(deflated: bytes, limits: Limits) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(deflated, limits.file_bytes + 1)
    except zlib.error as error:
        raise CorruptImage("damaged") from error
    limits.check_file_bytes(len(data))
    if not inflater.eof:
        raise CorruptImage("truncated")
    return data


def _starts_a_data_set(head: bytes) -> bool:
    """A file without preamble: its first element is of group 0002 or 0008, and has a VR or else a small length."""
    if len(head) < 8:
        return False
    is_little = head[:2] in {b"\x02\x00", b"\x08\x00"} and head[3] == 0
    is_big = head[:2] == b"\x00\x08" and head[2] == 0
    if head[4:6] in _VRS:
        return is_little or is_big
    return is_little and head[0] == 8 and struct.unpack_from("<I", head, 4)[0] <= _LONGEST_FIRST_VALUE
