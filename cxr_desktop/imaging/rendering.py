"""A film under the window its reader chooses, fast enough to follow the mouse, from its full range of values.

A film becomes places in a table: 16 bits of them, in the order of its values, so that they can be averaged and sampled
as the values could. What a window does is asked of `to_grey` once for every place, and the film goes through the
table: only as much of it as a screen shows. What is slow is done when the renderer is made, so make it in the job that
reads the film.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts, Geometry, Grey, Radiograph, ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.imaging.film import Values
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.halving import Plane

Picture = NDArray[np.uint8]
"""Shape (height, width), or (n,) of a table: 0 = black to 255 = white."""

FRACTIONAL_LEVELS = 1 << 16
"""Into which a film of fractions is cut, from its lowest to its highest value."""

_BAND_PIXELS = 1 << 16
"""Looked up at a time: numpy widens indices to 64 bits, and those of a band stay in the cache."""

_EDGE = 0.1
"""Of each side, left out where values are counted: collimator, markers and the air beside the patient."""


class FilmRenderer:
    """Renders one film. Any thread, one at a time."""

    def __init__(self, radiograph: Radiograph) -> None:
        self._radiograph = radiograph
        self._initial_window, table_falls = _equivalent(radiograph.voi)
        self._high_is_dark = radiograph.inverted != table_falls
        self._film = _indexed(radiograph.values)
        self._counts = _counted(self._film)

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height)."""
        return self._radiograph.width_px, self._radiograph.height_px

    @property
    def initial_window(self) -> Window:
        """The window that looks like the film as it came. Of a VOI table it is the straight line nearest to it."""
        return self._initial_window

    @property
    def high_is_dark(self) -> bool:
        """Whether the film, as it came, shows high values dark."""
        return self._high_is_dark

    @property
    def facts(self) -> FilmFacts:
        return self._radiograph.facts

    @property
    def geometry(self) -> Geometry:
        return self._radiograph.geometry

    @property
    def file_format(self) -> str:
        return self._radiograph.file_format

    @property
    def is_eight_bit(self) -> bool:
        """Not more than 256 values were ever there: an export, of which the detector's range is lost."""
        return self._radiograph.values.dtype.itemsize == 1

    @property
    def indices(self) -> Plane:
        """The film as places in `table`, in the order of its values; shape (height, width)."""
        return self._film.indices

    def table(self, window: Window | None, *, inverted: bool) -> Picture:
        """What each place becomes under `window`, shape (256,) or (65536,); None is the film as it came.

        `inverted` turns what is shown once more.
        """
        # Asked as fractions, because whole numbers would go through a table too.
        film = replace(self._radiograph, values=self._film.values.astype(np.float32)[np.newaxis])
        if window is not None:
            film = replace(film, voi=window, inverted=self._high_is_dark)
        used = _to_eight_bit(to_grey(film))[0]
        table = np.zeros(1 << 8 * self._film.indices.itemsize, np.uint8)
        table[self._film.first : self._film.first + len(used)] = ~used if inverted else used
        return table

    def render(self, window: Window | None, *, inverted: bool) -> Picture:
        """The whole film under `window`."""
        return _take(self.table(window, inverted=inverted), self._film.indices)

    def place_of(self, value: float) -> float:
        """The place of a value in `table`, between two of them if need be; outside where the film has no such value."""
        lowest, highest = self.value_range()
        step = (highest - lowest) / max(len(self._film.values) - 1, 1)
        return self._film.first + ((value - lowest) / step if step else 0.0)

    def value_range(self) -> tuple[float, float]:
        """The lowest and the highest value on the film."""
        return float(self._film.values[0]), float(self._film.values[-1])

    def values_at(self, *shares: float) -> list[float]:
        """The values below which these shares (0 to 1) of the film's middle lie, its extremes left out of account."""
        reached = np.cumsum(self._counts)
        places = [int(np.searchsorted(reached, max(share * reached[-1], 1))) for share in shares]
        return [float(self._film.values[min(place, len(self._film.values) - 1)]) for place in places]


@dataclass(frozen=True, slots=True, eq=False)
class _Indexed:
    """A film as places in a table: `values[indices - first]` is the film, or next to it."""

    indices: Plane  # (h, w)
    first: int  # the lowest of them
    values: Values  # (n,), rising: from the lowest on the film to the highest


def _indexed(values: Values) -> _Indexed:
    if values.dtype.kind in "iu":
        return _of_integers(values)
    lowest, highest = float(values.min()), float(values.max())
    step = max(highest - lowest, 1e-30) / (FRACTIONAL_LEVELS - 1)  # a film whose every pixel is equal
    indices = np.rint((values - np.float32(lowest)) / np.float32(step)).astype(np.uint16)
    return _Indexed(indices, 0, lowest + step * np.arange(FRACTIONAL_LEVELS))


def _of_integers(values: Values) -> _Indexed:
    bits = 8 * values.dtype.itemsize
    unsigned = np.dtype(f"u{values.dtype.itemsize}")
    below = 1 << (bits - 1) if values.dtype.kind == "i" else 0
    aligned = np.require(values, requirements=["C", "A"])
    # Of a negative number's bits the highest is set: turned over, they stand in the order of the numbers.
    indices = aligned.view(unsigned) ^ unsigned.type(below) if below else aligned.view(unsigned)
    lowest, highest = int(indices.min()), int(indices.max())
    return _Indexed(indices, lowest, np.arange(lowest, highest + 1) - below)


def _counted(film: _Indexed) -> NDArray[np.int64]:
    """How often each of `film.values` is there in the middle of the film; shape (n,). Every pixel of a small one."""
    height, width = film.indices.shape
    top, left = round(_EDGE * height), round(_EDGE * width)
    step = max(1, min(height, width) // 512)
    middle = film.indices[top : height - top : step, left : width - left : step]
    counts = np.bincount((middle - film.first).reshape(-1), minlength=len(film.values))
    inner = counts.copy()
    inner[[0, -1]] = 0  # black borders and burnt-in letters
    return inner if inner.any() else counts


def _take(table: Picture, indices: Plane) -> Picture:
    picture = np.empty(indices.shape, np.uint8)
    flat, source = picture.reshape(-1), indices.reshape(-1)
    for start in range(0, len(flat), _BAND_PIXELS):
        band = slice(start, start + _BAND_PIXELS)
        np.take(table, source[band], out=flat[band], mode="clip")  # none is outside; "raise" would look for it first
    return picture


def _to_eight_bit(grey: Grey) -> Picture:
    levels: Picture = np.rint(grey * np.float32(255)).astype(np.uint8)
    return levels


# ---------------------------------------------------------------- a window for every kind of VOI


def _equivalent(voi: Voi) -> tuple[Window, bool]:
    """The window most like `voi`, and whether `voi` falls where windows rise."""
    if isinstance(voi, Window):
        return voi, False
    if isinstance(voi, ValueRange):
        return _of_span(voi.lowest, voi.highest), False
    return _of_table(voi)


def _of_span(lowest: float, highest: float) -> Window:
    width = highest - lowest
    if width <= 0:  # one value on the whole film, shown black as `to_grey` shows it
        return Window(lowest + 0.5, 1.0, VoiShape.LINEAR_EXACT)
    return Window(lowest + width / 2, width, VoiShape.LINEAR_EXACT)


def _of_table(table: VoiTable) -> tuple[Window, bool]:
    """The line through the tenth and the ninth tenth of what the table spans: its middle, whatever its ends do."""
    entries = table.entries.astype(np.float64)
    falls = bool(entries[-1] < entries[0])
    rising = np.maximum.accumulate(-entries if falls else entries)
    low, high = rising[0], rising[-1]
    tenth, ninth = (float(np.searchsorted(rising, low + share * (high - low))) for share in (0.1, 0.9))
    margin = (ninth - tenth) / 8
    return _of_span(table.first_value + tenth - margin, table.first_value + ninth + margin), falls
