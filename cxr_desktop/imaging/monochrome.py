"""Several channels become one: a picture in colour whose colours are all grey, and a picture with transparency.

A radiograph is grey. Export tools wrap it in RGB or YCbCr and add an alpha channel; what is inside is accepted, a
picture with real colour in it (a photograph, a slide with coloured marks) is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import NotARadiograph

Plane = NDArray[np.unsignedinteger[Any]]
"""8 or 16 bits, full scale is white."""

COLOUR_TOLERANCE = 6 / 255
"""Largest difference between the channels of any pixel, as a part of full scale, that still counts as grey. Lossy JPEG
and WebP move neutral pixels by up to 3 of 255; tinted scans and coloured marks differ by 20 and more."""

_BAND_ROWS = 256
"""Rows handled at a time, so that the intermediate planes of a large picture stay small (and in the cache)."""


def grey_of_rgb(pixels: Plane) -> Plane:
    """The grey plane (height, width) of RGB or BGR `pixels` (height, width, 3): luma, exact where R = G = B.

    Raises NotARadiograph.colour.
    """
    return _in_bands(_grey_of_rgb_band, pixels)


def grey_of_ybr(pixels: Plane) -> Plane:
    """The grey plane (height, width) of YCbCr `pixels` (height, width, 3): Y, where Cb and Cr say "no colour".

    Raises NotARadiograph.colour.
    """
    return _in_bands(_grey_of_ybr_band, pixels)


def over_black(grey: Plane, alpha: Plane) -> Plane:
    """`grey` laid on black: what is transparent becomes black.

    Opaque pixels, the normal case, keep their exact value. Transparent ones mark what is no part of the film (cut-off
    corners), and around a film it is dark. A picture that lives in its alpha channel alone comes out constant and is
    refused as such.
    """
    import cv2

    composed: Plane = cv2.multiply(grey, np.ascontiguousarray(alpha), scale=1 / np.iinfo(alpha.dtype).max)
    return composed


def _in_bands(function: Callable[[Plane], Plane], pixels: Plane) -> Plane:
    grey: Plane = np.empty(pixels.shape[:2], pixels.dtype)
    for rows in _bands(len(pixels)):
        grey[rows] = function(np.ascontiguousarray(pixels[rows]))
    return grey


def _bands(height: int) -> Iterator[slice]:
    return (slice(top, top + _BAND_ROWS) for top in range(0, height, _BAND_ROWS))


def _grey_of_rgb_band(pixels: Plane) -> Plane:
    import cv2

    first, second, third = cv2.split(pixels)
    spread = max(cv2.absdiff(first, second).max(), cv2.absdiff(second, third).max(), cv2.absdiff(first, third).max())
    _check_spread(int(spread), pixels)
    grey: Plane = second if spread == 0 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return grey


def _grey_of_ybr_band(pixels: Plane) -> Plane:
    neutral = (int(np.iinfo(pixels.dtype).max) + 1) // 2
    chroma = pixels[:, :, 1:]
    _check_spread(max(int(chroma.max()) - neutral, neutral - int(chroma.min())), pixels)
    return pixels[:, :, 0]


def _check_spread(spread: int, pixels: Plane) -> None:
    if spread > COLOUR_TOLERANCE * np.iinfo(pixels.dtype).max:
        raise NotARadiograph("colour")
