"""Small films made in code: smooth, with some texture, using the full range of their bits."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def film_values(bits: int = 8, *, signed: bool = False, height: int = 48, width: int = 40) -> NDArray[np.integer]:
    """(height, width) of the smallest integer type; from the lowest to the highest value of `bits`."""
    rows, columns = np.mgrid[:height, :width]
    texture = np.random.default_rng(7).normal(0, 0.02, (height, width))
    picture = np.sin(columns / 7) * np.cos(rows / 9) + rows / height + texture
    picture = (picture - picture.min()) / (picture.max() - picture.min())
    lowest = -(2 ** (bits - 1)) if signed else 0
    dtype = np.dtype(f"{'i' if signed else 'u'}{1 if bits == 8 else 2}")
    return np.rint(picture * (2**bits - 1) + lowest).astype(dtype)


def encode(pixels: NDArray[np.integer], file_format: str, **options: object) -> bytes:
    """The picture in a file format of Pillow."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, file_format, **options)
    return file.getvalue()
