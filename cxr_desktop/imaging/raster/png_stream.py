"""What a PNG stream says of itself before a pixel is decoded, and whether it is whole.

Every chunk of a PNG carries a checksum, so a single flipped byte can be told from a film, and is refused. Only the
chunks that make the picture are passed on: compressed text and colour profiles, which may unpack to anything, reach
no decoder.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cxr_desktop.errors import CorruptImage

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PICTURE_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_READ_CHUNKS = _PICTURE_CHUNKS | {b"eXIf", b"acTL"}
_PALETTE = 3  # colour type; elsewhere tRNS names one grey level as "transparent", and the grey levels are the film
_MOST_CHUNKS = 200_000  # a large film in the smallest usual pieces of 4 kilobytes has 25,000
_CHUNK_OVERHEAD = 12  # length, name, checksum


@dataclass(frozen=True, slots=True)
class PngHeader:
    width_px: int
    height_px: int
    bits: int  # per sample: 1, 2, 4, 8, 16
    frames: int  # more than one in an animated PNG
    exif: bytes  # a TIFF structure, or b""
    picture: bytes  # the stream with nothing but the picture in it


def read_header(data: bytes) -> PngHeader:
    """The header of the PNG stream `data`. Raises CorruptImage where a chunk is damaged or missing."""
    kept, exif, frames, ihdr = [SIGNATURE], b"", 1, b""
    for name, body, raw in _chunks(data):
        if name in _PICTURE_CHUNKS:
            kept.append(raw)
        match name:
            case b"IHDR":
                ihdr = ihdr or body
            case b"eXIf":
                exif = body
            case b"acTL":
                frames = int.from_bytes(body[:4], "big")
    if len(ihdr) != 13:
        raise CorruptImage("damaged")
    width, height, bits, colour_type = struct.unpack_from(">IIBB", ihdr)
    return PngHeader(
        width_px=width,
        height_px=height,
        bits=bits,
        frames=frames,
        exif=exif,
        picture=b"".join(chunk for chunk in kept if colour_type == _PALETTE or chunk[4:8] != b"tRNS"),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, body and raw bytes of each chunk that matters, up to IEND; all of those are checked against their sum."""
    position = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        length, name = _chunk_head(data, position)
        end = position + length + _CHUNK_OVERHEAD
        if end > len(data):
            raise CorruptImage("truncated")
        if name in _READ_CHUNKS:
            raw = data[position:end]
            if zlib.crc32(raw[4:-4]) != int.from_bytes(raw[-4:], "big"):
                raise CorruptImage("damaged")
            yield name, raw[8:-4], raw
        if name == b"IEND":
            return
        position = end
    raise CorruptImage("damaged")


def _chunk_head(data: bytes, position: int) -> tuple[int, bytes]:
    try:
        length, name = struct.unpack_from(">I4s", data, position)
    except struct.error as error:
        raise CorruptImage("truncated") from error
    return length, name
