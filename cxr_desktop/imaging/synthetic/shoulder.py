"""The bones of the shoulder: collar bone, shoulder blade, upper arm. They move with the arm."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.curves import closed_curve, open_curve, round_ends
from cxr_desktop.imaging.synthetic.texture import Field
from cxr_desktop.imaging.synthetic.trunk import elbow, shoulder_joint
from cxr_desktop.imaging.synthetic.tubes import Tubes
from cxr_desktop.imaging.synthetic.view import View

BLADE = np.array(
    [
        (0.94, -0.01, 0.00),  # the joint
        (0.95, 0.14, 0.02),
        (0.98, 0.36, 0.16),
        (0.95, 0.58, 0.26),  # the lower tip
        (0.88, 0.60, 0.23),
        (0.72, 0.38, 0.14),
        (0.63, 0.12, 0.05),  # the inner border, where the spine of the blade begins
        (0.64, -0.02, 0.00),
        (0.80, -0.05, 0.00),
    ]
)
"""Outline of the shoulder blade: x, y, and how far x swings out as the arm goes up; relative to the chest."""
JOINT, BORDER, ROOT = 0, slice(0, 5), 6
"""Rows of BLADE: the joint, the thick outer border, the root of the ridge on the blade."""


def clavicle(chest: Chest, sign: int, rng: np.random.Generator) -> Tubes:
    """One collar bone: an S, thick at both ends."""
    patient = chest.patient
    t = np.linspace(0, 1, 50)
    lift = -0.10 - 0.20 * patient.arms_up + rng.normal(0, 0.03)
    x = patient.half_width_cm * (0.15 + 0.72 * t)
    y = patient.height_cm * (0.08 + lift * t - 0.022 * np.sin(2 * np.pi * t))
    z = patient.half_depth_cm * (0.55 - 0.6 * t + 0.12 * np.sin(2 * np.pi * t))
    shape = 0.027 + 0.020 * np.exp(-t / 0.10) + 0.012 * np.exp((t - 1) / 0.15)
    half = patient.half_width_cm * shape * round_ends(t, 0.05)
    return Tubes(np.stack([sign * x, y, z], axis=-1)[None], half[None], 0.8 * half[None], bore=0.74, core=0.18)


def upper_arm(chest: Chest, sign: int) -> Tubes:
    """One humerus: a round head and a hollow shaft."""
    joint, far = np.array(shoulder_joint(chest, sign)), np.array(elbow(chest, sign))
    t = np.linspace(0, 1, 60)
    centre = np.column_stack([joint + (far - joint) * t[:, None], np.zeros(60)])
    half = chest.patient.half_width_cm * (0.070 + 0.06 * np.exp(-((t / 0.12) ** 2))) * round_ends(t, 0.08)
    return Tubes(centre[None], half[None], half[None], bore=0.84, core=0.12)


def blade_edges(chest: Chest, sign: int) -> list[Tubes]:
    """The thick outer border of the shoulder blade, and the ridge on it that ends as the roof of the joint."""
    width, height = chest.patient.half_width_cm, chest.patient.height_cm
    corners = _blade_corners(chest, sign)
    joint, root = corners[JOINT], corners[ROOT]
    middle = (root + joint) / 2 - [0, 0.03 * height, 0]
    roof = joint + np.array([(0.02, -0.08, 0), (0.12, -0.06, 0)]) * [sign * width, height, 0]
    ends = round_ends(np.linspace(0, 1, 60), 0.08)
    border_half, ridge_half = np.linspace((0.020, 0.004), (0.007, 0.018), 60).T * width * ends
    border, ridge = open_curve(corners[BORDER]), open_curve(np.vstack([root, middle, roof]))
    return [
        Tubes(border[None], border_half[None], border_half[None], bore=0.7, core=0.3),
        Tubes(ridge[None], ridge_half[None], 0.7 * ridge_half[None], bore=0.7, core=0.2),
    ]


def blade(chest: Chest, view: View, sign: int) -> Field:
    """The thin plate of one shoulder blade, in cm of compact bone per pixel of the canvas."""
    import cv2

    outline = closed_curve(view.project(_blade_corners(chest, sign)).astype(np.float64))
    plate = np.zeros(view.shape, np.float32)
    cv2.fillPoly(plate, [np.round(outline * 16).astype(np.int32)], 1.0, cv2.LINE_8, 4)
    thin = 0.022 * chest.patient.half_width_cm
    return np.asarray(cv2.GaussianBlur(plate, (0, 0), thin * view.px_per_cm + 0.5) * np.float32(thin), np.float32)


def _blade_corners(chest: Chest, sign: int) -> NDArray[np.float64]:
    """(9, 3) in cm."""
    patient = chest.patient
    x = sign * patient.half_width_cm * (BLADE[:, 0] + BLADE[:, 2] * patient.arms_up)
    y = patient.height_cm * (BLADE[:, 1] - 0.06 * patient.arms_up)
    return np.column_stack([x, y, np.full(len(BLADE), -0.9 * patient.half_depth_cm)])
