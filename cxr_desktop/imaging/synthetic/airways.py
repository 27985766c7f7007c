"""Air outside the lungs: windpipe and main bronchi, gas in the stomach and the bowel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.curves import open_curve
from cxr_desktop.imaging.synthetic.texture import Field
from cxr_desktop.imaging.synthetic.tubes import Tubes, thickness
from cxr_desktop.imaging.synthetic.view import View

PIPES = (
    # points on the centre line, in chest half widths, heights and half depths; first and last radius, in windpipes
    (((0.0, -1.0, 0.2), (0.0, -0.3, 0.15), (-0.015, 0.0, 0.05), (-0.03, 0.2, -0.1), (-0.02, 0.36, -0.2)), 1.0, 1.0),
    (((-0.05, 0.36, -0.2), (-0.11, 0.42, -0.2), (-0.19, 0.52, -0.2), (-0.25, 0.66, -0.25)), 0.80, 0.40),
    (((0.03, 0.37, -0.2), (0.11, 0.43, -0.2), (0.22, 0.48, -0.2), (0.29, 0.60, -0.25)), 0.72, 0.35),
)
"""Windpipe, right main bronchus (steeper and wider), left main bronchus."""

MOST_LOOPS = 3


def airways(chest: Chest, view: View) -> Field:
    """Air in windpipe and main bronchi, in cm."""
    patient = chest.patient
    windpipe_cm = patient.half_width_cm * (0.050 + 0.013 * patient.maturity)
    return thickness([_pipe(chest, line, first * windpipe_cm, last * windpipe_cm) for line, first, last in PIPES], view)


def bowel_gas(chest: Chest, view: View, rng: np.random.Generator) -> Field:
    """Gas below the diaphragm, in cm: in the stomach, under the left dome, and in some patients in loops below it."""
    return thickness([_loop(chest, number, rng) for number in range(rng.integers(MOST_LOOPS + 1))], view)


def _pipe(chest: Chest, line: tuple[tuple[float, float, float], ...], first_cm: float, last_cm: float) -> Tubes:
    patient = chest.patient
    centre = open_curve(np.array(line) * [patient.half_width_cm, patient.height_cm, patient.half_depth_cm])
    half = np.linspace(first_cm, last_cm, len(centre))[None]
    return Tubes(centre[None], half, half)


def _loop(chest: Chest, number: int, rng: np.random.Generator) -> Tubes:
    """A sausage of gas, pinched here and there; number 0 lies in the stomach."""
    width = chest.patient.half_width_cm
    t = np.linspace(0, 1, 40)
    length, thick, heading = width * rng.uniform(0.25, 0.6), width * rng.uniform(0.05, 0.12), rng.uniform(-0.6, 0.6)
    along = (t - 0.5) * length
    arch = 0.25 * length * rng.normal() * (0.25 - (t - 0.5) ** 2)
    line = np.stack([along * np.cos(heading), along * np.sin(heading) + arch, 0 * t], axis=-1)
    pinched = 1 + 0.15 * np.sin(2 * np.pi * (rng.uniform(2, 4) * t + rng.random()))
    half = thick * np.sqrt(1 - (2 * t - 1) ** 4) * pinched
    return Tubes((line + _loop_centre(chest, number, rng))[None], half[None], half[None])


def _loop_centre(chest: Chest, number: int, rng: np.random.Generator) -> NDArray[np.float64]:
    patient = chest.patient
    across, down = (0.40, 1.24) if number == 0 else rng.uniform((-0.2, 1.35), (0.9, 1.7))
    return np.array([across * patient.half_width_cm, down * patient.height_cm, 0.2 * patient.half_depth_cm])
