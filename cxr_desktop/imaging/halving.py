"""Films halved again and again, by averages: drawing reduced by more than half skips pixels, and ribs and grids then
draw patterns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.unsignedinteger[Any]]
"""Shape (height, width), 8 or 16 bits."""

_SMALL_ENOUGH_PX = 512  # longer side: films are seldom drawn smaller, and what is left is halved in no time


def halves(film: Plane) -> tuple[Plane, ...]:
    """The film, and its halves as far down as a screen wants them."""
    made = [film]
    while max(made[-1].shape) > _SMALL_ENOUGH_PX:
        made.append(halved(made[-1]))
    return tuple(made)


def halved(film: Plane) -> Plane:
    """Averages of two by two, halves rounded up; a last odd row or column is taken twice."""
    import cv2

    height, width = film.shape
    if height % 2 or width % 2:
        film = np.asarray(cv2.copyMakeBorder(film, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE), film.dtype)
    size = film.shape[1] // 2, film.shape[0] // 2
    half: Plane = np.asarray(cv2.resize(film, size, interpolation=cv2.INTER_AREA), film.dtype)
    return half
