"""The shape of the chest: where its wall and its floor are, for all who must fit to them.

Lungs fill it, ribs run along it, findings stay within it. Numbers in cm, in the axes of `view.py`; the functions take
and give arrays of any shape.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.patient import Patient
from cxr_desktop.imaging.synthetic.texture import Field, Numbers, to_field

SULCUS_DEPTH = 0.36
"""How far the lung reaches down behind and beside the dome, relative to the chest's height."""


@dataclass(frozen=True, slots=True)
class Chest:
    """The chest cavity of one patient."""

    patient: Patient

    def half_width(self, y: Numbers) -> Field:
        """From the midline to the inside of the ribs at height y: a bell, closed just above the apices."""
        level = y / self.patient.height_cm
        above = np.clip((1.0 - level) / 1.06, 0, 1)
        below = np.maximum(level - 1.0, 0)
        return to_field(self.patient.half_width_cm * np.sqrt(1 - above**1.8) * (1 - 0.10 * below**2))

    def half_depth(self, y: Numbers) -> Field:
        """From the mid-plane to the inside of the ribs, front or back, at height y."""
        level = np.clip(y / self.patient.height_cm, -0.1, 1.0)
        return to_field(self.patient.half_depth_cm * (0.52 + 0.48 * np.sin((level + 0.1) * (np.pi / 2.2))))

    def dome(self, x: Numbers) -> Field:
        """Height y of the diaphragm's crest at x: flat over the middle, falling ever steeper to the side wall."""
        patient = self.patient
        side = x / patient.half_width_cm
        on_the_left = 1 / (1 + np.exp(-12 * side))
        lateral = np.clip((np.abs(side) - 0.42) / 0.58, 0, 1.2)
        medial = np.clip((0.42 - np.abs(side)) / 0.42, 0, 1)
        fall = 0.8 * SULCUS_DEPTH * lateral**2.6 + 0.06 * medial**2
        return to_field(patient.height_cm * (1 + patient.left_dome_drop * on_the_left + fall))

    def has_lung_at(self, points: Numbers, sign: int) -> NDArray[np.bool_]:
        """Which of the points (..., 3) lie in the lung of side `sign` (-1 right, +1 left), a little off its skin."""
        x, y, z = np.moveaxis(points, -1, 0)
        width, height = self.patient.half_width_cm, self.patient.height_cm
        across = x / (0.96 * np.maximum(self.half_width(y), 0.01))
        deep = z / (0.93 * self.half_depth(y))
        within_ribs = (across**2 + deep**2 < 1) & (sign * x > 0.13 * width)
        return np.asarray(within_ribs & (y > 0.05 * height) & (y < self.dome(x) + 0.02 * height))
