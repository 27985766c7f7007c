"""Small pictures of a film: one to look at, and one to compare films by."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import JpegImagePlugin

from cxr_desktop.domain import Grey
from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.raster.film import naming_pillow_errors

SIGNATURE_SIDE_PX = 16
"""Coarse enough to survive scaling, compression and slight cropping; fine enough to tell two chests apart."""

_QUALITY = 90
"""Of 100. At 80, blocks show in the even grey of a lung at twice the size; 95 takes half as much space again."""


def shrink(grey: Grey, longest_side_px: int = 224) -> NDArray[np.uint8]:
    """The film in 8 bits, its longer side `longest_side_px` or its own if that is shorter."""
    height, width = grey.shape
    scale = min(1.0, longest_side_px / max(height, width))
    return _area_average(grey, max(1, round(height * scale)), max(1, round(width * scale)))


def encode_thumbnail(small: NDArray[np.uint8]) -> bytes:
    """The greyscale JPEG of what `shrink` gave."""
    import cv2

    _, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return bytes(encoded)


def make_thumbnail(grey: Grey, longest_side_px: int = 224) -> bytes:
    """A greyscale JPEG of the film, its longer side `longest_side_px` or its own if that is shorter."""
    return encode_thumbnail(shrink(grey, longest_side_px))


def read_thumbnail(data: bytes) -> NDArray[np.uint8]:
    """The grey levels (height, width) of what `make_thumbnail` wrote. Raises CorruptImage."""
    with naming_pillow_errors():
        picture = JpegImagePlugin.JpegImageFile(BytesIO(data))
        pixels = np.asarray(picture)
    if pixels.ndim != 2:
        raise CorruptImage("damaged")
    return pixels


def film_signature(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What `shrink` gave, squeezed to (16, 16): nearly equal for near copies, nearly 255 minus it if inverted."""
    return _area_average(small.astype(np.float32) / np.float32(255.0), SIGNATURE_SIDE_PX, SIGNATURE_SIDE_PX)


def _area_average(grey: Grey, height_px: int, width_px: int) -> NDArray[np.uint8]:
    """Every pixel of the film counts once, so nothing aliases: ribs and grids would draw patterns otherwise."""
    import cv2

    small = cv2.resize(grey, (width_px, height_px), interpolation=cv2.INTER_AREA)
    levels: NDArray[np.uint8] = np.rint(np.clip(small, 0, 1) * 255).astype(np.uint8)
    return levels
