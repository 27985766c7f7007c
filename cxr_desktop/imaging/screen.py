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
    # OpenCV counts from the middles of pixels, on both sides.
    middles = np.array([[a, b, e + (a + b - 1) / 2], [c, d, f + (c + d - 1) / 2]])
    how = cv2.INTER_LINEAR if is_smooth else cv2.INTER_NEAREST
    return np.asarray(
        cv2.warpAffine(source, middles, size_px, flags=how | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    )


def through(table: NDArray[np.uint8], places: Plane) -> NDArray[np.uint8]:
    """The grey of each place; same shape."""
    import cv2

    return np.asarray(cv2.LUT(places, table))
