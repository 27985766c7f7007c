"""How stored values of a DICOM film become modality values, and which of those are to be seen (PS3.3 C.11.1, C.11.2).

Both steps come as a table or as two numbers. Where a file has both, the table is taken: for the modality step the
standard allows only one of them; for the VOI step it leaves the choice, and the table is the curve that the maker drew,
the window a straight line in its place. Of several windows or tables the first is taken: it is the maker's default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.dicom.elements import DataSet
from cxr_desktop.imaging.dicom.pixels import PixelFormat
from cxr_desktop.imaging.film import Values
from cxr_desktop.imaging.greyscale import default_voi
from cxr_desktop.imaging.lookup import Integers, look_up, tabulate

_MODALITY_LUT, _VOI_LUT = 0x0028_3000, 0x0028_3010
_DESCRIPTOR, _DATA = 0x0028_3002, 0x0028_3006
_INTERCEPT, _SLOPE = 0x0028_1052, 0x0028_1053
_CENTER, _WIDTH, _FUNCTION = 0x0028_1050, 0x0028_1051, 0x0028_1056
_PADDING, _PADDING_LIMIT = 0x0028_0120, 0x0028_0121

LUT_TAGS = (
    _MODALITY_LUT, _VOI_LUT, _INTERCEPT, _SLOPE, _CENTER, _WIDTH, _FUNCTION, _PADDING, _PADDING_LIMIT,
)  # fmt: skip

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LARGEST_NUMBER = 1e12  # of a slope, intercept or window: more makes no sense, and would overflow on its way
_NARROWEST = {VoiShape.LINEAR: 1.0, VoiShape.LINEAR_EXACT: 1e-6, VoiShape.SIGMOID: 1e-6}
"""C.11.2.1.2 demands 1 of LINEAR and "more than 0" of the others; 1e-6 is what can still be divided by."""


@dataclass(frozen=True, slots=True, eq=False)
class _Lut:
    first_value: int
    entries: NDArray[np.uint16]
    bits: int  # that an entry may have


@dataclass(frozen=True, slots=True, eq=False)
class Modality:
    """The modality step of one film: `slope * value + intercept`, or a table."""

    slope: float
    intercept: float
    lut: _Lut | None
    bits_stored: int
    padding: tuple[int, int] | None  # stored values from, to (inclusive) that are no part of the film

    def apply(self, stored: Integers) -> Values:
        """The modality values, in the smallest type that holds those of this film exactly (float32 if fractional)."""
        if self.lut is None and (self.slope, self.intercept) == (1, 0):
            return stored.astype(np.int16) if stored.dtype == np.int8 else stored
        function = self._linear if self.lut is None else self._from_table
        present = np.arange(int(stored.min()), int(stored.max()) + 1, dtype=np.float64)
        dtype = _smallest_type(function(present))
        table = tabulate(function, stored.dtype)
        if dtype.kind != "f":  # values that the type allows but this film does not have may lie outside
            table = np.clip(table, np.iinfo(dtype).min, np.iinfo(dtype).max)
        return look_up(table.astype(dtype), stored)

    def default_voi(self, stored: Integers, values: Values) -> ValueRange:
        """The stated default where the file gives no window; see `greyscale.default_voi`."""
        padding = None if self.padding is None else (stored >= self.padding[0]) & (stored <= self.padding[1])
        if self.lut is not None:
            return default_voi(values, bits_stored=16, is_padding=padding)  # what a table makes is not 8-bit any more
        span = default_voi(stored, bits_stored=self.bits_stored, is_padding=padding)
        ends = sorted(self._linear(np.array([span.lowest, span.highest])))
        return ValueRange(*map(float, ends))

    def _linear(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        return self.slope * values + self.intercept

    def _from_table(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        assert self.lut is not None
        index = np.clip(values - self.lut.first_value, 0, len(self.lut.entries) - 1)
        return self.lut.entries[index.astype(np.intp)].astype(np.float64)


def read_modality(data_set: DataSet, pixel_format: PixelFormat) -> Modality:
    """The modality step of a film. Raises CorruptImage.attribute where it makes no sense."""
    return Modality(
        slope=next(iter(_decimals(data_set, _SLOPE, "RescaleSlope")), 1.0),
        intercept=next(iter(_decimals(data_set, _INTERCEPT, "RescaleIntercept")), 0.0),
        lut=_read_lut(data_set, _MODALITY_LUT, is_signed=pixel_format.is_signed),
        bits_stored=pixel_format.bits_stored,
        padding=_read_padding(data_set, is_signed=pixel_format.is_signed),
    )


def read_voi(data_set: DataSet, values: Values) -> Voi | None:
    """What the file says is to be seen of its modality `values`; None where it says nothing. Raises
    CorruptImage.attribute where it makes no sense.
    """
    lut = _read_lut(data_set, _VOI_LUT, is_signed=values.dtype.kind != "u")
    if lut is not None:
        highest = max(2**lut.bits - 1, int(lut.entries.max()))  # some writers state too few bits
        return VoiTable(lut.first_value, lut.entries, highest)
    centers, widths = _decimals(data_set, _CENTER, "WindowCenter"), _decimals(data_set, _WIDTH, "WindowWidth")
    if not centers and not widths:
        return None
    shape = _read_shape(data_set)
    if not centers or not widths or widths[0] < _NARROWEST[shape]:
        raise CorruptImage("attribute", attribute="WindowCenter, WindowWidth")
    return Window(centers[0], widths[0], shape)


def _read_shape(data_set: DataSet) -> VoiShape:
    name = data_set.text(_FUNCTION) or VoiShape.LINEAR
    if name not in list(VoiShape):
        raise CorruptImage("attribute", attribute="VOILUTFunction")
    return VoiShape(name)


def _read_padding(data_set: DataSet, *, is_signed: bool) -> tuple[int, int] | None:
    value = data_set.word(_PADDING, signed=is_signed)
    limit = data_set.word(_PADDING_LIMIT, signed=is_signed)
    if value is None:
        return None
    return (value, value) if limit is None else (min(value, limit), max(value, limit))


def _read_lut(data_set: DataSet, sequence: int, *, is_signed: bool) -> _Lut | None:
    """The first table of a LUT sequence. `is_signed`: its input may be negative, so its first value is a signed one."""
    item = data_set.first_item(sequence, (_DESCRIPTOR, _DATA))
    if item is None:
        return None
    descriptor = item.words(_DESCRIPTOR)
    if len(descriptor) != 3 or not 8 <= descriptor[2] <= 16:
        raise CorruptImage("attribute", attribute="LUTDescriptor")
    count = descriptor[0] or 65536  # 0 stands for the number that does not fit
    first = item.words(_DESCRIPTOR, signed=is_signed or item.elements[_DESCRIPTOR].vr == b"SS")[1]
    return _Lut(first, _entries(item, count), bits=descriptor[2])


def _entries(item: DataSet, count: int) -> NDArray[np.uint16]:
    """The entries of a table: 16-bit words, or bytes if there are only so many."""
    element = item.elements.get(_DATA)
    size = 0 if element is None else element.value.nbytes
    if element is not None and size == 2 * count:
        return np.frombuffer(element.value, f"{element.order}u2").astype(np.uint16)
    if element is not None and size in {count, count + 1}:
        return np.frombuffer(element.value, np.uint8)[:count].astype(np.uint16)
    raise CorruptImage("attribute", attribute="LUTData")


def _smallest_type(values: NDArray[np.float64]) -> np.dtype[Any]:
    if not np.array_equal(values, np.rint(values)):
        return np.dtype(np.float32)
    lowest, highest = values.min(), values.max()
    fitting = (
        dtype
        for dtype in (np.uint8, np.uint16, np.int16)
        if np.iinfo(dtype).min <= lowest and highest <= np.iinfo(dtype).max
    )
    return np.dtype(next(fitting, np.float32))


def _decimals(data_set: DataSet, tag: int, attribute: str) -> tuple[float, ...]:
    """All values of a decimal string; () where it is absent or empty."""
    texts = [text for text in data_set.texts(tag) if text]
    if not all(_DECIMAL.fullmatch(text) and abs(float(text)) <= _LARGEST_NUMBER for text in texts):
        raise CorruptImage("attribute", attribute=attribute)
    return tuple(float(text) for text in texts)
