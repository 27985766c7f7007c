"""Smooth solids in the beam: where a ray enters and leaves them.

A solid is described pixel by pixel by the span of z, in cm, that it fills; the length of the span is the path of the
ray in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cxr_desktop.imaging.synthetic.texture import Field, Numbers, to_field


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Where the rays are inside a solid: from `back` to `front`, in cm; nowhere, where front <= back."""

    back: Field
    front: Field

    @property
    def length(self) -> Field:
        return to_field(np.maximum(self.front - self.back, 0))

    def common(self, other: Span) -> Field:
        """Path in both solids, in cm."""
        return to_field(np.maximum(np.minimum(self.front, other.front) - np.maximum(self.back, other.back), 0))


def rise(u: Numbers) -> Field:
    """A quarter circle: 0 up to u = 0, 1 from u = 1, upright at 0. The edge of anything round, seen from the side."""
    away = 1 - np.clip(u, 0, 1)
    return to_field(np.sqrt(1 - away * away))


def smooth_step(u: Numbers) -> Field:
    """0 up to u = 0, 1 from u = 1, soft at both ends."""
    t = np.clip(u, 0, 1)
    return to_field(t * t * (3 - 2 * t))


def ellipsoid(
    x: Field,
    y: Field,
    *,
    centre: tuple[float, float, float],
    radii: tuple[float, float, float],
    turn_rad: float = 0.0,
) -> Span:
    """An ellipsoid, turned clockwise on the film by `turn_rad`; lengths in cm."""
    dx, dy = x - centre[0], y - centre[1]
    cos, sin = math.cos(turn_rad), math.sin(turn_rad)
    u = dx * (cos / radii[0]) + dy * (sin / radii[0])
    v = dy * (cos / radii[1]) - dx * (sin / radii[1])
    half = radii[2] * np.sqrt(np.maximum(1 - u * u - v * v, 0))
    return Span(centre[2] - half, centre[2] + half)


def capsule(
    x: Field, y: Field, *, start: tuple[float, float], end: tuple[float, float], radii: tuple[float, float]
) -> Field:
    """Path, in cm, through a limb from `start` to `end` whose radius goes from the first to the second of `radii`."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    dx, dy = x - start[0], y - start[1]
    t = np.clip((dx * along_x + dy * along_y) / (along_x**2 + along_y**2), 0, 1)
    off_x, off_y = dx - t * along_x, dy - t * along_y
    radius = radii[0] + (radii[1] - radii[0]) * t
    return 2 * np.sqrt(np.maximum(radius * radius - off_x * off_x - off_y * off_y, 0))


def union(paths: Iterable[Field]) -> Field:
    """Path through several solids that grow into one another: more than the longest, less than the sum."""
    return np.cbrt(sum((path * path * path for path in paths), np.float32(0)))
