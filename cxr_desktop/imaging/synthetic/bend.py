"""Nobody is built by formula: the drawn patient leans a little and is gently out of true everywhere.

One smooth displacement bends all that was drawn - shadows and masks alike - so that they stay in register.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, to_field
from cxr_desktop.imaging.synthetic.view import View

UNEVENNESS = 0.0045
"""Typical displacement, relative to the film's width."""

LEAN_RAD = 0.03
"""Typical lean to one side."""


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """For each pixel of the film, where on the canvas to look."""

    column: Field  # (film height, film width)
    row: Field

    def of(self, canvas: Field) -> Field:
        """The film's part of a drawn field."""
        import cv2

        return to_field(cv2.remap(canvas, self.column, self.row, cv2.INTER_CUBIC))

    def of_mask(self, canvas: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The film's part of a drawn mask."""
        import cv2

        return np.asarray(cv2.remap(canvas.astype(np.uint8), self.column, self.row, cv2.INTER_NEAREST), np.bool_)


def draw_bend(rng: np.random.Generator, view: View) -> Bend:
    """A random lean and a random unevenness."""
    lean = rng.normal(0, LEAN_RAD)
    (height, width), (canvas_height, canvas_width) = view.film_shape, view.shape
    u = np.arange(width, dtype=np.float32)[None, :] - (width - 1) / 2
    v = np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2
    aside, down = (_wobble(rng, view.film_shape) for _ in range(2))
    column = u * math.cos(lean) + v * math.sin(lean) + (canvas_width - 1) / 2 + aside
    row = v * math.cos(lean) - u * math.sin(lean) + (canvas_height - 1) / 2 + down
    return Bend(to_field(column), to_field(row))


def _wobble(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Displacement in pixels."""
    return fractal_noise(rng, shape, cells=3.0, octaves=4, persistence=0.45) * np.float32(UNEVENNESS * shape[1])
