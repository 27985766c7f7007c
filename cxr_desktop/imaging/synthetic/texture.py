"""Fields - one number per pixel - and the random textures that make tissue look like tissue."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Field = NDArray[np.float32]
"""Shape (height, width); sometimes (height, 1) or (1, width), where it is constant along one axis."""

Numbers = NDArray[np.floating]
"""Of any shape."""

LOST_BY_INTERPOLATION = 1.35
"""Drawing the coarse numbers out to pixels takes about a quarter of their deviation away; this gives it back."""


def to_field(values: ArrayLike) -> Field:
    """The values as float32, which NumPy's types lose sight of in arithmetic with Python's numbers."""
    return np.asarray(values, np.float32)


def fractal_noise(
    rng: np.random.Generator,
    shape: tuple[int, int],
    *,
    cells: float,
    octaves: int,
    persistence: float = 0.5,
) -> Field:
    """Smooth noise of mean 0 and deviation about 1; the coarsest octave has `cells` bumps across the film's width.

    The numbers drawn do not depend on the size in pixels: a film looks the same at every size.
    """
    import cv2

    height, width = shape
    rows, columns = math.ceil(cells * height / width) + 1, math.ceil(cells) + 1
    noise = np.zeros((rows, columns), np.float32)
    for octave in range(octaves):
        noise = cv2.resize(noise, (columns << octave, rows << octave), interpolation=cv2.INTER_CUBIC)
        noise += np.float32(persistence**octave) * rng.standard_normal(noise.shape, dtype=np.float32)
    scale = width / cells / (1 << (octaves - 1))  # pixels per number of the finest octave
    full = (max(width, round(noise.shape[1] * scale)), max(height, round(noise.shape[0] * scale)))
    noise = cv2.resize(noise, full, interpolation=cv2.INTER_CUBIC)[:height, :width]
    deviation = math.sqrt(sum(persistence ** (2 * octave) for octave in range(octaves)))
    return to_field(noise * (LOST_BY_INTERPOLATION / deviation))


def wide_blur(field: Field, sigma_px: float) -> Field:
    """A Gaussian blur over many pixels, found on a small copy."""
    import cv2

    factor = max(1.0, sigma_px / 3)
    small = cv2.resize(field, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma_px / factor, borderType=cv2.BORDER_REPLICATE)
    return to_field(cv2.resize(small, field.shape[::-1], interpolation=cv2.INTER_CUBIC))
