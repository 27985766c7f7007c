"""Broken films by the thousand: valid files of every kind, and seeded ways of breaking them.

Blind damage is mostly caught by the first check it meets. So besides cutting, flipping and splicing there are changes
that know the format: they edit a field of a header, mend the checksum, keep the framing of a compressed picture intact,
and so reach the decoders behind.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.data import get_testdata_file
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from tests.dicom_making import ENCODERS, LOSSLESS, LOSSY, UNCOMPRESSED, make_dicom
from tests.imaging.films import encode, film_values

Random = random.Random
Mutation = Callable[[bytes, Random], bytes]

_INTERESTING = (
    0,
    1,
    2,
    3,
    7,
    8,
    15,
    16,
    31,
    32,
    63,
    127,
    128,
    255,
    256,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFF_FFFF,
    0xFFFF_FFFF,
)


@dataclass(frozen=True)
class Specimen:
    """A valid file, and the ways of breaking it that know its format."""

    name: str
    data: bytes
    mutations: tuple[Mutation, ...] = ()


def mutate(specimen: Specimen, seed: int) -> bytes:
    """The `seed`-th broken copy of `specimen`; the same bytes on every machine."""
    chance = random.Random(f"{specimen.name}:{seed}")
    data = specimen.data
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice((*_BLIND, *specimen.mutations, *specimen.mutations))(data, chance)
    return data


# ---------------------------------------------------------------- blind damage


def _truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip_bits(data: bytes, chance: Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        if broken:
            broken[_somewhere(broken, chance)] ^= 1 << chance.randrange(8)
    return bytes(broken)


def _overwrite(data: bytes, chance: Random) -> bytes:
    at, count = _somewhere(data, chance), chance.choice((1, 2, 4, 16))
    filling = chance.choice((b"\0" * count, b"\xff" * count, chance.randbytes(count)))
    return data[:at] + filling + data[at + count :]


def _edit_number(data: bytes, chance: Random) -> bytes:
    at, size = _somewhere(data, chance), chance.choice((1, 2, 4))
    number = chance.choice(_INTERESTING) % 256**size
    return data[:at] + number.to_bytes(size, chance.choice(("little", "big"))) + data[at + size :]


def _remove(data: bytes, chance: Random) -> bytes:
    at = _somewhere(data, chance)
    return data[:at] + data[at + chance.choice((1, 2, 4, 32, 256)) :]


def _insert(data: bytes, chance: Random) -> bytes:
    at = _somewhere(data, chance)
    return data[:at] + chance.randbytes(chance.choice((1, 2, 4, 32))) + data[at:]


def _splice(data: bytes, chance: Random) -> bytes:
    other = chance.choice(specimens()).data
    return data[: _somewhere(data, chance)] + other[_somewhere(other, chance) :]


def _repeat(data: bytes, chance: Random) -> bytes:
    at, count = _somewhere(data, chance), chance.choice((2, 12, 64, 512))
    return data[:at] + data[at : at + count] * chance.choice((2, 3, 50)) + data[at + count :]


_BLIND: tuple[Mutation, ...] = (
    _truncate, _flip_bits, _overwrite, _edit_number, _remove, _insert, _splice, _repeat,
)  # fmt: skip


def _somewhere(data: bytes | bytearray, chance: Random) -> int:
    """A position: half of the time in the first 200 bytes, where the headers are."""
    reach = min(len(data), 200) if chance.random() < 0.5 else len(data)
    return chance.randrange(max(1, reach))


# ---------------------------------------------------------------- damage that knows the format


def _edit_png_chunk(data: bytes, chance: Random) -> bytes:
    """Break the inside of one chunk, or its name, and mend its checksum."""
    chunks = list(_png_chunks(data))
    if not chunks:
        return data
    index = chance.randrange(len(chunks))
    name, body = chunks[index]
    if chance.random() < 0.2:
        name = chance.choice((b"IDAT", b"tRNS", b"PLTE", b"acTL", b"fcTL", b"eXIf", b"iCCP", b"zTXt", b"gAMA"))
    chunks[index] = (name, chance.choice(_BLIND)(body, chance))
    return data[:8] + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def _png_chunks(data: bytes):
    position = 8
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        yield data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        position += 12 + length


def _edit_jpeg_scan(data: bytes, chance: Random) -> bytes:
    """Break the entropy-coded part and keep it free of markers, so that the framing stays valid."""
    start = data.find(b"\xff\xda")
    end = data.rfind(b"\xff\xd9")
    if start < 0 or end < start:
        return data
    start += 2 + int.from_bytes(data[start + 2 : start + 4], "big")
    scan = chance.choice(_BLIND)(data[start:end], chance)
    return data[:start] + scan.replace(b"\xff", b"\xff\x00") + data[end:]


def _edit_jpeg_header(data: bytes, chance: Random) -> bytes:
    start = data.find(b"\xff\xda")
    return _edit_number(data[: start + 14], chance) + data[start + 14 :] if start >= 0 else data


def _edit_tiff_entry(data: bytes, chance: Random) -> bytes:
    """Change tag, type, count or value of one entry of the first directory (classic TIFF)."""
    order = "<" if data[:2] == b"II" else ">"
    if len(data) < 16:
        return data
    at = struct.unpack_from(order + "I", data, 4)[0]
    if at + 2 > len(data):
        return data
    count = max(1, struct.unpack_from(order + "H", data, at)[0])
    entry = at + 2 + 12 * chance.randrange(min(count, 64))
    offset, size = chance.choice(((0, 2), (2, 2), (4, 4), (8, 2), (8, 4)))
    number = chance.choice((*_INTERESTING, 273, 279, 259, 262, 34665, 330)) % 256**size
    raw = number.to_bytes(size, "little" if order == "<" else "big")
    return data[: entry + offset] + raw + data[entry + offset + size :]


def _of_frame(mutation: Mutation) -> Mutation:
    """`mutation`, applied to the compressed picture of a DICOM file, whose framing is then made anew."""

    def mutate_frame(data: bytes, chance: Random) -> bytes:
        start = data.rfind(b"\xe0\x7f\x10\x00")
        if start < 0 or len(data) < start + 36:
            return data
        frame = data[start + 28 : -8]
        return data[: start + 12] + encapsulate([mutation(frame, chance) or b"\0"]) + data[-8:]

    return mutate_frame


def _edit_element(data: bytes, chance: Random) -> bytes:
    """Give one of the elements that describe the picture another value, of its own length."""
    tag = chance.choice(_DESCRIPTIVE_TAGS)
    packed = struct.pack("<HH", *tag)
    at = data.find(packed)
    if at < 0:
        return data
    number = chance.choice(_INTERESTING) % 65536
    return data[: at + 8] + struct.pack("<H", number) + data[at + 10 :]


_DESCRIPTIVE_TAGS = (
    (0x0028, 0x0002), (0x0028, 0x0004), (0x0028, 0x0006), (0x0028, 0x0008), (0x0028, 0x0010), (0x0028, 0x0011),
    (0x0028, 0x0100), (0x0028, 0x0101), (0x0028, 0x0102), (0x0028, 0x0103), (0x0028, 0x0120), (0x0028, 0x1050),
    (0x0028, 0x1051), (0x0028, 0x1052), (0x0028, 0x1053), (0x0028, 0x3000), (0x0028, 0x3002), (0x0028, 0x3006),
    (0x0028, 0x3010), (0x7FE0, 0x0010),
)  # fmt: skip


# ---------------------------------------------------------------- the specimens


@cache
def specimens() -> tuple[Specimen, ...]:
    """Every format, depth and compression that is read."""
    return (*_raster_specimens(), *_dicom_specimens())


def _raster_specimens() -> list[Specimen]:
    grey, deep = film_values(8), film_values(16)
    colour = np.dstack([grey] * 3)
    opaque = np.dstack([grey, grey, grey, np.full_like(grey, 255)])
    png, jpeg, tiff = (_edit_png_chunk,), (_edit_jpeg_scan, _edit_jpeg_header), (_edit_tiff_entry,)
    return [
        Specimen("png 8", encode(grey, "PNG"), png),
        Specimen("png 16", encode(deep, "PNG"), png),
        Specimen("png rgb", encode(colour, "PNG"), png),
        Specimen("png rgba", encode(opaque, "PNG"), png),
        Specimen("png palette", _palette_png(grey), png),
        Specimen("jpeg", encode(grey, "JPEG", quality=90), jpeg),
        Specimen("jpeg rgb", encode(colour, "JPEG", quality=90, exif=_exif(6)), jpeg),
        Specimen("jpeg progressive", encode(grey, "JPEG", progressive=True), jpeg),
        Specimen("tiff raw", encode(grey, "TIFF"), tiff),
        Specimen("tiff 16", encode(deep, "TIFF"), tiff),
        Specimen("tiff big", encode(deep, "TIFF", big_tiff=True)),
        *(
            Specimen(f"tiff {compression}", encode(grey, "TIFF", compression=compression), tiff)
            for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")
        ),
        Specimen("bmp 8", encode(grey, "BMP")),
        Specimen("bmp 24", encode(colour, "BMP")),
        Specimen("webp", encode(colour, "WEBP", quality=80)),
        Specimen("webp lossless", encode(opaque, "WEBP", lossless=True, exif=_exif(3))),
    ]


def _dicom_specimens() -> list[Specimen]:
    made = [
        Specimen(f"dicom {syntax.name} {bits}", _film_dicom(bits, syntax), _dicom_mutations(syntax))
        for syntax in (*UNCOMPRESSED, *LOSSLESS, *LOSSY)
        for bits in (8, 12)
        if bits == 8 or syntax not in LOSSY[:2]
    ]
    bare = _film_dicom(12, ImplicitVRLittleEndian, preamble=False)
    tables = make_dicom(
        film_values(8), modality_lut=(0, range(0, 4096, 16), 12), voi_lut=(0, range(4096), 12), PatientID="A1"
    )
    twelve_bit_jpeg = Path(get_testdata_file("JPGExtended.dcm", download=False)).read_bytes()
    return [
        *made,
        Specimen("dicom bare", bare, (_edit_element,)),
        Specimen("dicom bare big-endian", _film_dicom(12, ExplicitVRBigEndian, preamble=False)),
        Specimen("dicom tables", tables, (_edit_element,)),
        Specimen("dicom 12-bit jpeg", twelve_bit_jpeg, (_of_frame(_edit_jpeg_scan), _of_frame(_edit_jpeg_header))),
        Specimen("dicom rgb", make_dicom(np.dstack([film_values(8)] * 3)), (_edit_element,)),
    ]


def _film_dicom(bits: int, syntax, *, preamble: bool = True) -> bytes:
    return make_dicom(
        film_values(bits),
        bits_stored=bits,
        transfer_syntax=syntax,
        window=(100, 200),
        PatientID="A1",
        preamble=preamble,
    )


def _dicom_mutations(syntax) -> tuple[Mutation, ...]:
    if syntax not in ENCODERS:
        return (_edit_element,) if syntax == ExplicitVRLittleEndian else ()
    return (
        _edit_element,
        _of_frame(_edit_jpeg_scan),
        _of_frame(_edit_jpeg_header),
        *(_of_frame(mutation) for mutation in _BLIND),
    )


def _palette_png(grey: np.ndarray) -> bytes:
    file = BytesIO()
    Image.fromarray(grey).quantize(16).save(file, "PNG")
    return file.getvalue()


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()
