"""The directory of a TIFF structure: of a TIFF file, or of the EXIF block that other formats carry.

Read in Python, value by value and only what is asked for. Libraries load every tag into memory, and a small file can
hold thousands of tags that all point at the same megabytes. So a decoder is given a TIFF file whose only directory
holds the tags that make the picture (`picture_only`), and an EXIF block reaches no decoder at all.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxr_desktop.errors import CorruptImage

Order = Literal["<", ">"]

IMAGE_WIDTH, IMAGE_LENGTH = 0x0100, 0x0101
BITS_PER_SAMPLE, COMPRESSION, PHOTOMETRIC = 0x0102, 0x0103, 0x0106
ORIENTATION, SAMPLES_PER_PIXEL, PLANAR_CONFIGURATION, SAMPLE_FORMAT = 0x0112, 0x0115, 0x011C, 0x0153
TILE_WIDTH, TILE_LENGTH = 0x0142, 0x0143

_SINGLE = frozenset({
    IMAGE_WIDTH, IMAGE_LENGTH, COMPRESSION, PHOTOMETRIC, ORIENTATION, SAMPLES_PER_PIXEL, PLANAR_CONFIGURATION,
    TILE_WIDTH, TILE_LENGTH,
    0x010A,  # fill order
    0x0116,  # rows per strip
    0x013D,  # predictor
    0x0124, 0x0125,  # fax options
    0x0213,  # position of subsampled chroma
})  # fmt: skip
_SEVERAL = frozenset({
    BITS_PER_SAMPLE, SAMPLE_FORMAT,
    0x0111, 0x0117,  # strips: offsets, sizes
    0x0144, 0x0145,  # tiles: offsets, sizes
    0x0140,  # colour map
    0x0152,  # extra samples
    0x015B,  # JPEG tables
    0x0212, 0x0214,  # chroma subsampling, reference black and white
})  # fmt: skip
"""The tags that make the picture: those of one value, and those of several."""

_MOST_ENTRIES = 512  # a film has 15 to 40
_MOST_DIRECTORIES = 64
_TYPES = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}  # the integers; nothing else is asked for
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}


@dataclass(frozen=True, slots=True)
class _Layout:
    """The two sizes of TIFF."""

    version: int
    count: str
    entry: str  # tag, type, number of values
    offset: str
    first_directory_at: int  # position of its offset in the file


_CLASSIC = _Layout(42, "H", "HHI", "I", 4)
_BIG = _Layout(43, "Q", "HHQ", "Q", 8)
_LAYOUTS = {layout.version: layout for layout in (_CLASSIC, _BIG)}


@dataclass(frozen=True, slots=True)
class Entry:
    tag: int
    type: int
    count: int
    size: int  # bytes of all values
    at: int  # offset of the first value in the data
    raw: bytes  # of the value, if it is in the entry itself; of its offset otherwise


@dataclass(frozen=True, slots=True)
class Directory:
    """One directory of a TIFF structure."""

    data: bytes
    at: int  # offset in the data
    order: Order
    layout: _Layout
    entries: Mapping[int, Entry]
    next_at: int  # offset of the next directory; 0: this is the last one

    def integers(self, tag: int) -> tuple[int, ...]:
        """The values of an integer tag, at most 16 of them; () where it is absent or of another type."""
        entry = self.entries.get(tag)
        if entry is None or entry.type not in _TYPES:
            return ()
        return struct.unpack_from(f"{self.order}{min(entry.count, 16)}{_TYPES[entry.type]}", self.data, entry.at)

    def integer(self, tag: int, default: int) -> int:
        """The first value of an integer tag."""
        return next(iter(self.integers(tag)), default)


def read_directories(data: bytes) -> list[Directory]:
    """The directories of the TIFF structure `data`, in order. Raises CorruptImage where one cannot be read safely."""
    order, layout = _layout_of(data)
    position = _unpack(data, order + layout.offset, layout.first_directory_at)[0]
    directories: list[Directory] = []
    while position:
        if len(directories) == _MOST_DIRECTORIES:  # or a circle
            raise CorruptImage("damaged")
        directories.append(_read_directory(data, position, order, layout))
        position = directories[-1].next_at
    if not directories:
        raise CorruptImage("damaged")
    return directories


def picture_only(directory: Directory, *, photometric: int) -> bytes:
    """The TIFF file with a single directory that holds the picture and nothing else, and with another photometric
    interpretation. Raises CorruptImage where tags have too many values, or none.

    The new directory lies in the place of the old one, which is never shorter: nothing moves, and a file that breaks
    off still does so.
    """
    kept = [entry for tag, entry in sorted(directory.entries.items()) if tag in _SINGLE | _SEVERAL]
    if any(entry.count != 1 for entry in kept if entry.tag in _SINGLE):
        raise CorruptImage("damaged")
    if sum(entry.size for entry in kept) > len(directory.data):  # values that overlap
        raise CorruptImage("damaged")
    order, layout = directory.order, directory.layout
    offset_size = struct.calcsize("<" + layout.offset)
    stated = {PHOTOMETRIC: struct.pack(order + "H", photometric).ljust(offset_size, b"\0")}
    entries = [
        struct.pack(order + layout.entry, entry.tag, 3 if entry.tag in stated else entry.type, entry.count)
        + stated.get(entry.tag, entry.raw)
        for entry in kept
    ]
    count = struct.pack(order + layout.count, len(entries))
    new = count + b"".join(entries) + bytes(offset_size)  # and no next directory
    return directory.data[: directory.at] + new + directory.data[directory.at + len(new) :]


def read_orientation(exif: bytes) -> int:
    """The EXIF orientation, 1 to 8; 1 (upright) where the block says nothing sensible."""
    try:
        orientation = read_directories(exif)[0].integer(ORIENTATION, 1) if exif else 1
    except CorruptImage:
        return 1  # a damaged EXIF block is no damage to the film, and without it a film stands as it is stored
    return orientation if 1 <= orientation <= 8 else 1


def _layout_of(data: bytes) -> tuple[Order, _Layout]:
    order: Order = "<" if data[:2] == b"II" else ">"
    layout = _LAYOUTS.get(_unpack(data, order + "H", 2)[0])
    if data[:2] not in {b"II", b"MM"} or layout is None:
        raise CorruptImage("damaged")
    return order, layout


def _read_directory(data: bytes, at: int, order: Order, layout: _Layout) -> Directory:
    count = _unpack(data, order + layout.count, at)[0]
    if not 1 <= count <= _MOST_ENTRIES:
        raise CorruptImage("damaged")
    position = at + struct.calcsize("<" + layout.count)
    size = struct.calcsize("<" + layout.entry + layout.offset)
    entries = [_read_entry(data, position + index * size, order, layout) for index in range(count)]
    next_at = _unpack(data, order + layout.offset, position + count * size)[0]
    return Directory(data, at, order, layout, {entry.tag: entry for entry in entries}, next_at)


def _read_entry(data: bytes, position: int, order: Order, layout: _Layout) -> Entry:
    tag, kind, count = _unpack(data, order + layout.entry, position)
    raw_at = position + struct.calcsize("<" + layout.entry)
    raw = data[raw_at : raw_at + struct.calcsize("<" + layout.offset)]
    size = count * _SIZES.get(kind, 1)
    value_at = raw_at if size <= len(raw) else _unpack(raw, order + layout.offset, 0)[0]
    if value_at + size > len(data):
        raise CorruptImage("truncated")
    return Entry(tag, kind, count, size, value_at, raw)


def _unpack(data: bytes, format_: str, position: int) -> tuple[int, ...]:
    try:
        return struct.unpack_from(format_, data, position)
    except (struct.error, OverflowError) as error:  # OverflowError: a 64-bit offset beyond the largest signed one
        raise CorruptImage("truncated") from error
