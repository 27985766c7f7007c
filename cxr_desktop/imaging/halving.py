"""Films halved again and again, by averages: drawing reduced by more than half skips pixels, and ribs and grids then
draw patterns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.unsignedinteger[Any]]
"""Shape (height, width), 8 or 16 bits."""

_SMALL_ENOUGH_PX = 512  # longer side: films are seldom drawn smaller, and what is left is halved in no time
_PAIRS = {1: np.uint16, 2: np.uint32}  # bytes of a pixel -> what holds two of them, and the sum of four


def halves(film: Plane) -> tuple[Plane, ...]:
    """The film, and its halves as far down as a screen wants them."""
    made = [film]
    while max(made[-1].shape) > _SMALL_ENOUGH_PX:
        made.append(halved(made[-1]))
    return tuple(made)


def halved(film: Plane) -> Plane:
    """Averages of two by two; a last odd row or column is taken twice."""
    height, width = film.shape
    even = np.pad(film, ((0, height % 2), (0, width % 2)), mode="edge") if height % 2 or width % 2 else film
    bits = 8 * even.itemsize
    pairs = np.ascontiguousarray(even).view(_PAIRS[even.itemsize])  # neighbours in a row: whole rows at once are fast
    sums = (pairs & ((1 << bits) - 1)) + (pairs >> bits)
    half: Plane = ((sums[0::2] + sums[1::2] + 2) >> 2).astype(film.dtype)
    return half
