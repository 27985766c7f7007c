"""Smooth curves through a few points, and the round ends of bones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.solids import rise


def open_curve(points: NDArray[np.float64], samples: int = 60) -> NDArray[np.float64]:
    """(samples, c): a Catmull-Rom curve from the first to the last of the points (n, c)."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    return _catmull_rom(padded, len(points) - 1, samples)


def closed_curve(points: NDArray[np.float64], samples: int = 120) -> NDArray[np.float64]:
    """(samples, c): the same, back to the first point."""
    padded = np.vstack([points[-1], points, points[:2]])
    return _catmull_rom(padded, len(points), samples)


def round_ends(t: NDArray[np.float64], reach: float) -> NDArray[np.float64]:
    """Factor on the width at the fraction t of a bone's length: both ends are round over `reach`."""
    return np.asarray(np.maximum(rise(t / reach) * rise((1 - t) / reach), 0.05), np.float64)


def _catmull_rom(padded: NDArray[np.float64], pieces: int, samples: int) -> NDArray[np.float64]:
    position = np.linspace(0, pieces, samples)
    i = np.minimum(position.astype(int), pieces - 1)
    t = (position - i)[:, None]
    p0, p1, p2, p3 = padded[i], padded[i + 1], padded[i + 2], padded[i + 3]
    cubic = (3 * p1 - p0 - 3 * p2 + p3) * t**3
    curve = 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + cubic)
    return np.asarray(curve, np.float64)
