"""A film under the window its reader chooses: 8-bit pictures, fast enough to follow the mouse.

Without a window the picture is `to_grey`, rounded to 8 bits and nothing else. A window replaces the film's own VOI in
that same function, asked once for every value a pixel can take; the film then goes through the table. What is slow is
done when the renderer is made, so make it in the job that reads the film.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey, Radiograph, ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.imaging.film import Values
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.lookup import domain

Picture = NDArray[np.uint8]
"""Shape (height, width), 0 = black to 255 = white."""

FRACTIONAL_LEVELS = 4096
"""Into which a film of fractions is cut, from its lowest to its highest value, while its window is moved."""

_BAND_PIXELS = 1 << 16
"""Looked up at a time: numpy widens indices to 64 bits, and those of a band stay in the cache."""


class FilmRenderer:
    """Renders one film. Any thread, one at a time."""

    def __init__(self, radiograph: Radiograph) -> None:
        self._radiograph = radiograph
        self._initial_window, table_falls = _equivalent(radiograph.voi)
        self._high_is_dark = radiograph.inverted != table_falls
        self._pixels = _index(radiograph.values)
        self._fractional_look = _to_eight_bit(to_grey(radiograph)) if self._pixels.is_approximate else None

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

    def render(self, window: Window | None, *, inverted: bool) -> Picture:
        """The film under `window`; None is the film as it came. `inverted` turns what is shown once more."""
        if window is None and self._fractional_look is not None:
            return ~self._fractional_look if inverted else self._fractional_look
        table = self._table(window)
        return _take(~table if inverted else table, self._pixels.indices)

    def _table(self, window: Window | None) -> Picture:
        """What each possible pixel becomes. Asked as fractions, because whole numbers would go through a table too."""
        film = replace(self._radiograph, values=self._pixels.values.astype(np.float32)[np.newaxis])
        if window is not None:
            film = replace(film, voi=window, inverted=self._high_is_dark)
        table: Picture = _to_eight_bit(to_grey(film))[0]
        return table


@dataclass(frozen=True, slots=True, eq=False)
class _Indexed:
    """A film as places in a table: `values[indices]` is the film, or next to it."""

    indices: NDArray[np.uint8] | NDArray[np.uint16]  # (h, w)
    values: Values  # (n,)
    is_approximate: bool


def _index(values: Values) -> _Indexed:
    if values.dtype.kind in "iu":
        aligned = np.require(values, requirements=["C", "A"])
        return _Indexed(aligned.view(np.dtype(f"u{values.dtype.itemsize}")), domain(values.dtype), False)
    lowest, highest = float(values.min()), float(values.max())
    step = max(highest - lowest, 1e-30) / (FRACTIONAL_LEVELS - 1)  # a film whose every pixel is equal
    indices = np.rint((values - np.float32(lowest)) / np.float32(step)).astype(np.uint16)
    return _Indexed(indices, lowest + step * np.arange(FRACTIONAL_LEVELS), True)


def _take(table: Picture, indices: NDArray[np.uint8] | NDArray[np.uint16]) -> Picture:
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
