"""What lies on the plate or the skin and is no part of the patient: side marker, electrodes and their wires."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.curves import open_curve
from cxr_desktop.imaging.synthetic.texture import Field, to_field

LETTERS = {
    "L": [[(0.0, 0.0), (0.0, 1.0), (0.62, 1.0)]],
    "R": [
        [(0.0, 1.0), (0.0, 0.0), (0.38, 0.0), (0.58, 0.08), (0.65, 0.25), (0.58, 0.43), (0.38, 0.51), (0.0, 0.51)],
        [(0.34, 0.51), (0.68, 1.0)],
    ],
}
"""Strokes of the lead letters: x to the right, y down, the letter one high."""

CORNERS = {"R": (0.02, 0.07), "L": (0.88, 0.93)}
"""Where a letter may begin, relative to the film's width: the right side is on the left of the film."""

SHARE_OF_R = 0.7
SHARE_WITH_ELECTRODES = 0.08
SUBPIXEL_BITS = 4
"""OpenCV draws at whole numbers of 1/16 pixel."""


def metal(shape: tuple[int, int], rng: np.random.Generator) -> Field:
    """Opacity of the metal on the film, 0 to 1, (h, w)."""
    plate = np.zeros(shape, np.uint8)
    _marker(plate, "R" if rng.random() < SHARE_OF_R else "L", rng)
    if rng.random() < SHARE_WITH_ELECTRODES:
        for _ in range(rng.integers(2, 4)):
            _electrode(plate, rng)
    return to_field(plate / 255)


def _marker(plate: NDArray[np.uint8], letter: str, rng: np.random.Generator) -> None:
    """A lead letter beside the patient, on the side it names."""
    height, width = plate.shape
    size, tilt = 0.040 * width * rng.uniform(0.8, 1.3), rng.normal(0, 0.06)
    corner = np.array([rng.uniform(*CORNERS[letter]) * width, rng.uniform(0.06, 0.4) * height])
    turn = np.array([[np.cos(tilt), np.sin(tilt)], [-np.sin(tilt), np.cos(tilt)]])
    for stroke in LETTERS[letter]:
        _draw(plate, np.array(stroke) @ turn * size + corner, 0.14 * size)


def _electrode(plate: NDArray[np.uint8], rng: np.random.Generator) -> None:
    """A snap fastener on the chest and its wire, hanging off the film."""
    import cv2

    height, width = plate.shape
    snap = rng.uniform((0.12, 0.12), (0.88, 0.9)) * [width, height]
    centre = [int(value) << SUBPIXEL_BITS for value in snap]
    for radius, opacity in ((0.016, 30), (0.006, 150)):
        cv2.circle(plate, centre, int(radius * width * (1 << SUBPIXEL_BITS)), opacity, -1, cv2.LINE_AA, SUBPIXEL_BITS)
    edge = np.array([width * (1.05 if snap[0] > width / 2 else -0.05), height * rng.uniform(0.3, 1.1)])
    sag = (snap + edge) / 2 + [0, rng.uniform(-0.1, 0.25) * height]
    _draw(plate, open_curve(np.array([snap, sag, edge])), 0.003 * width, opacity=45)


def _draw(plate: NDArray[np.uint8], points: NDArray[np.float64], thickness_px: float, opacity: int = 255) -> None:
    import cv2

    line = np.round(points * (1 << SUBPIXEL_BITS)).astype(np.int32)
    cv2.polylines(plate, [line], False, opacity, max(1, round(thickness_px)), cv2.LINE_AA, SUBPIXEL_BITS)
