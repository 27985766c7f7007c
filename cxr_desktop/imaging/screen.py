"""What of a film a screen shows, sampled at the screen's own pixels: in 16 bits, turned and shifted as it lies there.

OpenCV does it in a few milliseconds for a whole screen, because only that much is looked at. It is imported by whoever
opens a film, long before one is drawn.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.halving import Plane

Affine = tuple[float, float, float, float, float, float]
"""(a, b, e, c, d, f): the source is x = a i + b j + e, y = c i + d j + f, of pixel borders, not of their middles."""


def sample(source: NDArray[Any], lies: Affine, size_px: tuple[int, int], *, is_smooth: bool) -> NDArray[Any]:
    """`source`, (h, w) or (h, w, 4), as seen through a screen of `size_px` (width, height): screen to source by `lies`.

    Beyond its edges the source goes on as it ends.
    """
    import cv2

    a, b, e, c, d, f = lies
    if abs(b) > abs(a):  # turned by a quarter: going down the source for every row of the screen would be twice as slow
        return np.asarray(cv2.transpose(sample(source, (b, a, e, d, c, f), size_px[::-1], is_smooth=is_smooth)))
    # OpenCV counts from the middles of pixels, on both sides.
    middles = np.array([[a, b, e + (a + b - 1) / 2], [c, d, f + (c + d - 1) / 2]])
    how = cv2.INTER_LINEAR if is_smooth else cv2.INTER_NEAREST
    return np.asarray(
        cv2.warpAffine(source, middles, size_px, flags=how | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    )


def sample_coarsely(source: NDArray[Any], lies: Affine, size_px: tuple[int, int]) -> NDArray[Any]:
    """`sample` of what is smooth by itself: at every other pixel of the screen, and between them by averages.

    The result has an even number of rows and columns, and so one more than was asked for of an odd one.
    """
    import cv2

    a, b, e, c, d, f = lies
    coarse = (size_px[0] + 1) // 2, (size_px[1] + 1) // 2
    sampled = sample(source, (2 * a, 2 * b, e, 2 * c, 2 * d, f), coarse, is_smooth=True)
    return np.asarray(cv2.resize(sampled, (2 * coarse[0], 2 * coarse[1])))


def through(table: NDArray[np.uint8], places: Plane) -> NDArray[np.uint8]:
    """The grey of each place; same shape."""
    import cv2

    return np.asarray(cv2.LUT(places, table))
