"""The data elements of a DICOM data set (PS3.5 chapter 7), read in place: those that are asked for, and nothing else.

Why not pydicom here: it builds an object for every element and sequence item it meets. A file of 4 MB with 500,000
empty items takes it 9 s and 400 MB (measured), so a hostile file at our size limit would take minutes and gigabytes;
and its warnings quote values, names among them. This reader skips what nobody asked for, gives up after MOST_STEPS
headers, and holds no copy of the pixels. pydicom knows the names of the tags, and the tests compare the two.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cxr_desktop.errors import CorruptImage

PIXEL_DATA = 0x7FE0_0010

MOST_STEPS = 100_000
"""Headers read before a file is given up as damaged: a film has 50 to 500, the largest reports some thousands."""

_LONGEST_TEXT = 65_534  # bytes: what an explicit length of 16 bits can say
_MOST_WORDS = 8  # nothing that is read as words has more than the three of a LUT descriptor

LONG_VRS = frozenset({b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"})
"""Value representations whose length has 32 bits (PS3.5 table 7.1-1); that of all others has 16."""

_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFE_E000, 0xFFFE_E00D, 0xFFFE_E0DD
_UNDEFINED = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True)
class Encoding:
    is_explicit: bool  # elements state their value representation
    order: str  # "<" or ">", as struct has it


EXPLICIT_LITTLE_ENDIAN = Encoding(is_explicit=True, order="<")


@dataclass(frozen=True, slots=True)
class Element:
    """A data element. `value` is a view of the file."""

    tag: int
    vr: bytes  # b"" where the encoding does not tell
    value: memoryview
    order: str
    is_undefined_length: bool  # a sequence, or encapsulated (compressed) pixels


@dataclass(frozen=True, slots=True)
class DataSet:
    """The elements that were asked for, by tag, and how they are encoded."""

    elements: dict[int, Element]
    encoding: Encoding
    transfer_syntax: str

    def text(self, tag: int) -> str:
        """The first value of a text element without padding; "" where it is absent or empty."""
        return next(iter(self.texts(tag)), "")

    def texts(self, tag: int) -> list[str]:
        """All values of a text element, without padding. Bytes beyond ASCII are taken as Latin-1."""
        element = self.elements.get(tag)
        if element is None or not element.value:
            return []
        if element.value.nbytes > _LONGEST_TEXT:
            raise CorruptImage("damaged")
        return [part.strip(" \0") for part in bytes(element.value).decode("latin-1").split("\\")]

    def word(self, tag: int, *, signed: bool = False) -> int | None:
        """The first value of a 16-bit element, None where it is absent or empty."""
        return next(iter(self.words(tag, signed=signed)), None)

    def words(self, tag: int, *, signed: bool = False) -> tuple[int, ...]:
        """The values of a 16-bit element, at most _MOST_WORDS; an odd byte at the end is left out."""
        element = self.elements.get(tag)
        if element is None:
            return ()
        count = min(element.value.nbytes // 2, _MOST_WORDS)
        return struct.unpack_from(f"{element.order}{count}{'h' if signed else 'H'}", element.value)

    def first_item(self, tag: int, wanted: Collection[int]) -> DataSet | None:
        """The `wanted` elements of the first item of a sequence; None where the sequence is absent or empty."""
        element = self.elements.get(tag)
        if element is None or not element.value:
            return None
        walk = Walk(element.value, self.encoding)
        header = walk.header(0)
        if header.tag != _ITEM:
            return None
        end = len(element.value) if header.length == _UNDEFINED else header.value_at + header.length
        return DataSet(walk.collect(header.value_at, end, wanted), self.encoding, self.transfer_syntax)

    def fragments(self) -> list[memoryview]:
        """The fragments of encapsulated pixel data, without the offset table that comes first (PS3.5 A.4)."""
        value = self.elements[PIXEL_DATA].value
        _, *fragments = Walk(value, EXPLICIT_LITTLE_ENDIAN).items(0)
        return fragments


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before a value."""

    tag: int
    vr: bytes
    length: int
    value_at: int


class Walk:
    """Steps through the elements of a buffer. Counts its steps, so that no file keeps it busy for long."""

    def __init__(self, buffer: memoryview | bytes, encoding: Encoding) -> None:
        self._buffer = memoryview(buffer)
        self._encoding = encoding
        self._order = encoding.order
        self._steps = 0

    def collect(self, position: int, end: int, wanted: Collection[int] | None) -> dict[int, Element]:
        """The `wanted` elements (None: all) between two positions, the first of each tag."""
        found: dict[int, Element] = {}
        for element in self.elements(position, end):
            if wanted is None or element.tag in wanted:
                found.setdefault(element.tag, element)
        return found

    def elements(self, position: int, end: int) -> Iterator[Element]:
        """The elements between two positions, without nested ones, up to the pixel data: what follows is padding."""
        while position < end:
            header = self.header(position)
            if header.tag in {_ITEM_END, _SEQUENCE_END}:
                return
            position = self.end_of_value(header)
            value = self._buffer[header.value_at : position]
            yield Element(header.tag, header.vr, value, self._order, header.length == _UNDEFINED)
            if header.tag == PIXEL_DATA:
                return

    def items(self, position: int) -> Iterator[memoryview]:
        """The values of the items of defined length from `position` on, up to the delimiter."""
        while (header := self.header(position)).tag == _ITEM and header.length != _UNDEFINED:
            position = self.end_of_value(header)
            yield self._buffer[header.value_at : position]
        if header.tag != _SEQUENCE_END:
            raise CorruptImage("damaged")

    def header(self, position: int) -> Header:
        """The header at `position`. Raises CorruptImage where there is none, or after too many steps."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise CorruptImage("damaged")
        group, number = self._unpack("HH", position)
        tag = group << 16 | number
        vr = bytes(self._buffer[position + 4 : position + 6])
        if group == 0xFFFE or not self._encoding.is_explicit or not (vr.isalpha() and vr.isupper()):
            # Items and delimiters never state a VR; within UN, and by some writers' mistake, elements lack it too.
            return Header(tag, b"", self._unpack("I", position + 4)[0], position + 8)
        if vr in LONG_VRS:
            return Header(tag, vr, self._unpack("I", position + 8)[0], position + 12)
        return Header(tag, vr, self._unpack("H", position + 6)[0], position + 8)

    def end_of_value(self, header: Header) -> int:
        """The position behind the value, its delimiter included. Raises CorruptImage.truncated."""
        is_undefined = header.length == _UNDEFINED
        end = self._end_of_sequence(header.value_at) if is_undefined else header.value_at + header.length
        if end > len(self._buffer):
            raise CorruptImage("truncated")
        return end

    def _end_of_sequence(self, position: int) -> int:
        """The position behind the delimiter that ends what is open at `position`.

        Sequences, items and encapsulated pixels all open with an undefined length and close with a delimiter, so it is
        enough to count what is open; a hostile file could drive a recursion into the ground.
        """
        open_ = 1
        while open_:
            header = self.header(position)
            position = header.value_at
            if header.tag in {_ITEM_END, _SEQUENCE_END}:
                open_ -= 1
            elif header.length == _UNDEFINED:
                open_ += 1
            else:
                position += header.length
        return position

    def _unpack(self, format_: str, position: int) -> tuple[int, ...]:
        try:
            return struct.unpack_from(self._order + format_, self._buffer, position)
        except struct.error as error:
            raise CorruptImage("truncated") from error
