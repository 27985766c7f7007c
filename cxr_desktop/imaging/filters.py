"""Filters for looking only: what they make goes to the screen and to nothing else; no model, file or library sees it.

A filter takes a film as places in its table and gives places in the same table, so that every window still works. It
works between the ends of the film's own window, in as many bits as the film has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import numpy as np

from cxr_desktop.domain import Window
from cxr_desktop.imaging.halving import Plane, halves

_MOST_TILES, _TILE_PX = 8, 128  # the film is cut into as many by as many; in smaller ones there is nothing to count
_CLIP = 3.0  # times the even histogram: above, noise in the lungs is lifted with them
_SOFT_SHARE = 1 / 400  # of the longer side: what is finer than this is sharpened
_AMOUNT = 0.8


class Filterable(Protocol):
    """What a filter needs of a film: `imaging.rendering.FilmRenderer` has it."""

    @property
    def initial_window(self) -> Window:
        """The film's own."""

    @property
    def indices(self) -> Plane:
        """The film as places in its table, (h, w)."""

    def place_of(self, value: float) -> float:
        """The place of a value; may lie outside the table."""


def filtered(name: str, film: Filterable) -> tuple[Plane, ...]:
    """The film through a filter of FILTERS, and that halved again and again. Slow: not for the thread of a window."""
    window = film.initial_window
    low, high = (film.place_of(window.center + share * window.width) for share in (-0.5, 0.5))
    top = np.iinfo(film.indices.dtype).max
    low, high = max(low, 0.0), min(high, float(top))
    if high <= low:
        return halves(film.indices)
    step = np.float32(top / (high - low))
    scaled = (film.indices.astype(np.float32) - np.float32(low)) * step
    if step > 1 and top > 255:
        # A film of 12 bits would leave 15 of 16 bins of a histogram empty; the noise is less than one of its values.
        scaled += np.random.default_rng(0).random(scaled.shape, np.float32) * step
    made = FILTERS[name](np.clip(scaled, 0, top).astype(film.indices.dtype)).astype(np.float32)
    places = np.rint(made / step + np.float32(low))
    return halves(np.clip(places, 0, top).astype(film.indices.dtype))


def _clahe(film: Plane) -> Plane:
    """Contrast-limited adaptive histogram equalisation (Zuiderveld, Graphics Gems IV, 1994)."""
    import cv2

    tiles = min(max(min(film.shape) // _TILE_PX, 2), _MOST_TILES)
    equalised: Plane = cv2.createCLAHE(_CLIP, (tiles, tiles)).apply(film)
    return equalised


def _sharpened(film: Plane) -> Plane:
    """Unsharp masking: what the film has more than a soft copy of it, added once more in part."""
    import cv2

    soft = cv2.GaussianBlur(film, (0, 0), max(1.0, max(film.shape) * _SOFT_SHARE))
    sharp: Plane = cv2.addWeighted(film, 1 + _AMOUNT, soft, -_AMOUNT, 0)
    return sharp


FILTERS: Final[dict[str, Callable[[Plane], Plane]]] = {
    "clahe": _clahe,
    "sharpen": _sharpened,
}
