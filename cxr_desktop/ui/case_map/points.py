"""Many points as one picture, and what is where in it: plain arithmetic on arrays, the same for five and for 100,000.

A plotting library paints point by point, which for 100,000 keeps the window from its events for a tenth of a second.
Here every point's stamp is written into one array of colour numbers, later ones over earlier ones; of points that would
cover each other all but whole, one is written. So the work is bounded by the screen, not by the library.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.ui.case_map.symbols import FIRST_LABEL, NOTHING, RIM, Stamp

Pixels = NDArray[np.float64]
"""Shape (n, 2): x to the right, y downwards."""


def draw_points(
    size: tuple[int, int], pixels: Pixels, kinds: NDArray[np.intp], stamps: Sequence[Stamp], fills: Sequence[int]
) -> NDArray[np.uint8]:
    """Numbers of colours (height, width) for a picture of `size` (width, height), 0 where nothing is.

    Each point has one of the `stamps`, by its kind (n,), filled with that kind's colour. Stamps are of one odd side.
    """
    width, height = size
    side = len(stamps[0])
    half = side // 2
    canvas = np.full((height + 2 * side, width + 2 * side), NOTHING, np.uint8)  # with room for what hangs over
    column, row = np.rint(pixels).astype(np.intp).T
    shown = np.flatnonzero((column > -side) & (column < width + side) & (row > -side) & (row < height + side))
    column, row = column[shown] + side, row[shown] + side
    kept = _not_covered(column, row, canvas.shape, cell=max(1, half))
    offsets, colours = _flat(stamps, fills, canvas.shape[1], half)
    at = (row[kept] * canvas.shape[1] + column[kept])[:, np.newaxis]
    kind = kinds[shown[kept]]
    flat = canvas.ravel()
    for start in range(0, len(kept), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        flat[np.clip(at[some] + offsets[kind[some]], 0, flat.size - 1)] = colours[kind[some]]
    return canvas[side : side + height, side : side + width]


_AT_ONCE = 4_000  # points: what is written at once stays in the processor's cache


def _not_covered(
    column: NDArray[np.intp], row: NDArray[np.intp], shape: tuple[int, ...], *, cell: int
) -> NDArray[np.intp]:
    """Of points that fall into one cell only the last, in their order."""
    height, width = (-(-side // cell) for side in shape)
    last = np.full(height * width, -1, np.intp)
    last[(row // cell).clip(0, height - 1) * width + (column // cell).clip(0, width - 1)] = np.arange(len(column))
    return np.sort(last[last >= 0])


def _flat(
    stamps: Sequence[Stamp], fills: Sequence[int], width: int, half: int
) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """Of each stamp the offsets of its pixels in a canvas and their colours, (stamps, most pixels of any)."""
    most = max(int((stamp > 0).sum()) for stamp in stamps)
    offsets = np.empty((len(stamps), most), np.intp)
    colours = np.empty((len(stamps), most), np.uint8)
    for kind, (stamp, fill) in enumerate(zip(stamps, fills, strict=True)):
        rows, columns = np.nonzero(stamp)
        short = most - len(rows)  # the last pixel is written again and again
        offsets[kind] = np.pad((rows - half) * width + columns - half, (0, short), mode="edge")
        colours[kind] = np.pad(np.where(stamp[rows, columns] == RIM, RIM, fill), (0, short), mode="edge")
    return offsets, colours


def fill_of(label_number: int) -> int:
    """The number of a label's colour."""
    return FIRST_LABEL + label_number


def nearest(pixels: Pixels, at: tuple[float, float], *, within: float) -> int:
    """The point nearest to `at`, or -1 where none is `within` that distance."""
    if not len(pixels):
        return -1
    squares = ((pixels - at) ** 2).sum(axis=1)
    found = int(squares.argmin())
    return found if squares[found] <= within**2 else -1


def next_in_direction(places: Pixels, present: int, direction: tuple[int, int]) -> int:
    """The nearest point within 45 degrees of `direction` (x, y) as seen from the present one; that one if none is."""
    steps = places - places[present]
    ahead = steps @ np.asarray(direction, np.float64)
    aside = np.abs(steps @ np.asarray(direction[::-1], np.float64))
    squares = np.where((ahead > 0) & (aside <= ahead), (steps**2).sum(axis=1), np.inf)
    found = int(squares.argmin())
    return found if np.isfinite(squares[found]) else present
