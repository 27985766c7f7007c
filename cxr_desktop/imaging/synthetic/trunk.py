"""The body as water: trunk, neck, shoulders, arms, breasts and head as lengths of ray through soft tissue."""

from __future__ import annotations

import math

import numpy as np

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.head import head
from cxr_desktop.imaging.synthetic.solids import capsule, ellipsoid, rise, union
from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, to_field
from cxr_desktop.imaging.synthetic.view import View

FAT = 0.86
"""Attenuation of fat relative to muscle: the skin's outline is fainter than the muscles' below it."""

MUSCLE_LAYER = 0.45
"""Part of the chest wall that is muscle."""


def soft_tissue(chest: Chest, view: View, rng: np.random.Generator) -> Field:
    """Path through the body, in cm of muscle, as if it held neither air nor bone; 0 beside the patient."""
    x, y = view.grid()
    wall = chest.patient.wall_cm
    girdles = [_girdle(chest, x, y, sign) for sign in (-1, 1)]
    arms = [_arm(chest, x, y, sign) for sign in (-1, 1)]
    whole = union([_trunk(chest, x, y, wall), _neck(chest, x, y), head(chest, x, y).length, *girdles, *arms])
    muscle = union([_trunk(chest, x, y, MUSCLE_LAYER * wall), *(0.8 * girdle for girdle in girdles)])
    uneven = 1 + 0.025 * fractal_noise(rng, view.shape, cells=5, octaves=5, persistence=0.6)
    return to_field((FAT * whole + (1 - FAT) * muscle) * uneven + _breasts(chest, x, y))


def shoulder_joint(chest: Chest, sign: int) -> tuple[float, float]:
    """x and y of the centre of the humeral head, in cm."""
    patient = chest.patient
    x = sign * patient.half_width_cm * (1.12 - 0.08 * patient.arms_up)
    return x, patient.height_cm * (0.03 - 0.16 * patient.arms_up)


def elbow(chest: Chest, sign: int) -> tuple[float, float]:
    """x and y of the far end of the upper arm, in cm."""
    patient = chest.patient
    angle = math.pi * (0.46 - 0.78 * patient.arms_up)  # from straight down to up beside the head
    length = patient.half_width_cm * (1.6 + 0.3 * patient.maturity)
    x, y = shoulder_joint(chest, sign)
    return x + sign * length * math.cos(angle), y + length * math.sin(angle)


def _trunk(chest: Chest, x: Field, y: Field, wall_cm: float) -> Field:
    height = chest.patient.height_cm
    level = np.clip(y / height, 0.35, 2.0)
    half_width = (chest.half_width(np.maximum(y, 0.35 * height)) + wall_cm) * (1 + 0.05 * (level - 1))
    half_depth = chest.half_depth(y) + 0.8 * wall_cm
    across = np.abs(x / half_width)
    shoulder_line = height * (0.26 * across - 0.45)
    top = rise((y - shoulder_line) / (0.55 * height))
    return to_field(2 * half_depth * np.sqrt(np.maximum(1 - across * across * across, 0)) * top)


def _neck(chest: Chest, x: Field, y: Field) -> Field:
    width, height = chest.patient.half_width_cm, chest.patient.height_cm
    return capsule(x, y, start=(0, -2.0 * height), end=(0, 0.1 * height), radii=(0.38 * width, 0.42 * width))


def _girdle(chest: Chest, x: Field, y: Field, sign: int) -> Field:
    """The muscles around one shoulder, down to the fold of the armpit."""
    patient = chest.patient
    width, height, depth = patient.half_width_cm, patient.height_cm, patient.half_depth_cm
    centre = (sign * 0.82 * width, 0.10 * height, -0.1 * depth)
    radii = (0.40 * width + patient.wall_cm, 0.62 * height, 0.75 * depth)
    return ellipsoid(x, y, centre=centre, radii=radii, turn_rad=-0.25 * sign).length


def _arm(chest: Chest, x: Field, y: Field, sign: int) -> Field:
    thick = 0.20 * chest.patient.half_width_cm + 0.7 * chest.patient.wall_cm
    return capsule(x, y, start=shoulder_joint(chest, sign), end=elbow(chest, sign), radii=(thick, 0.8 * thick))


def _breasts(chest: Chest, x: Field, y: Field) -> Field | float:
    patient = chest.patient
    if not patient.breast_cm:
        return 0.0
    width, height = patient.half_width_cm, patient.height_cm
    radii = (0.42 * width, 0.34 * height, patient.breast_cm)
    right, left = (
        ellipsoid(x, y, centre=(sign * 0.52 * width, 0.80 * height, 0), radii=radii).length for sign in (-1, 1)
    )
    return right + left
