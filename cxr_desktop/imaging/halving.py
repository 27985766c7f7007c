"""Pictures halved again and again, by averages: drawing reduced by more than half skips pixels, and ribs and grids then
draw patterns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SMALL_ENOUGH_PX = 512  # longer side: films are seldom drawn smaller, and what is left is halved in no time


def halves(picture: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], ...]:
    """The picture (height, width), and its halves as far down as a screen wants them."""
    made = [picture]
    while max(made[-1].shape) > _SMALL_ENOUGH_PX:
        made.append(halved(made[-1]))
    return tuple(made)


def halved(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Averages of two by two; a last odd row or column is taken twice."""
    height, width = picture.shape
    even = np.pad(picture, ((0, height % 2), (0, width % 2)), mode="edge") if height % 2 or width % 2 else picture
    pairs = even.view(np.uint16)  # two neighbours in a row, whichever comes first: whole rows at once are fast
    sums = (pairs & 255) + (pairs >> 8)
    half: NDArray[np.uint8] = ((sums[0::2] + sums[1::2] + 2) >> 2).astype(np.uint8)
    return half
