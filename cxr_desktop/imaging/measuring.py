"""Lengths, angles and the cardiothoracic ratio on a film, and the scale that they rest on.

Points are (x, y) in film pixels from its upper left corner. DICOM states a scale as two distances, between rows and
between columns (Pixel Spacing, PS3.3 10.7): they may differ, so angles too are taken in millimetres. Where no scale is
known, lengths are in pixels, and pixels are taken to be square. The scale at the detector is not that in the patient,
who stands before it: what is measured by it is too long, by some per cent in the chest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from cxr_desktop.domain import FilmFacts, Geometry

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Millimetres from row to row and from column to column."""

    row_mm: float
    column_mm: float
    is_at_detector: bool  # Imager Pixel Spacing; else Pixel Spacing


@dataclass(frozen=True, slots=True)
class Kind:
    """A thing to measure: how many points it takes, what they give, and in what."""

    name: str
    points: int
    measure: Callable[[Sequence[Point], Scale | None], float]
    unit: str  # "length": millimetres, or pixels where there is no scale; "angle": degrees; "ratio"


def scale_of(facts: FilmFacts, geometry: Geometry) -> Scale | None:
    """What the file says a pixel measures; None: it does not."""
    if facts.pixel_spacing_mm is None:
        return None
    return Scale(*facts.pixel_spacing_mm, is_at_detector=geometry.is_spacing_at_detector)


def distance(points: Sequence[Point], scale: Scale | None) -> float:
    """Between two points, in millimetres, or pixels without a scale."""
    return math.hypot(*_way(points[0], points[1], scale))


def angle(points: Sequence[Point], scale: Scale | None) -> float:
    """At the second of three points, in degrees, 0 to 180. 0 where two of them are one."""
    one, other = _way(points[1], points[0], scale), _way(points[1], points[2], scale)
    across = one[0] * other[1] - one[1] * other[0]
    along = one[0] * other[0] + one[1] * other[1]
    return math.degrees(abs(math.atan2(across, along)))


def cardiothoracic_ratio(points: Sequence[Point], scale: Scale | None) -> float:
    """Greatest width of the heart (first two points) by that of the chest inside the ribs (last two).

    The heart is measured along the line across the chest, as Danzer (Am J Med Sci 1919) has it, so one end may lie
    higher than the other. 0 where the chest has no width.
    """
    heart, chest = _way(points[0], points[1], scale), _way(points[2], points[3], scale)
    width = math.hypot(*chest)
    return abs(heart[0] * chest[0] + heart[1] * chest[1]) / width**2 if width else 0.0


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("distance", 2, distance, "length"),
        Kind("angle", 3, angle, "angle"),
        Kind("cardiothoracic", 4, cardiothoracic_ratio, "ratio"),
    )
}


def _way(start: Point, end: Point, scale: Scale | None) -> tuple[float, float]:
    column, row = (scale.column_mm, scale.row_mm) if scale else (1.0, 1.0)
    return (end[0] - start[0]) * column, (end[1] - start[1]) * row
