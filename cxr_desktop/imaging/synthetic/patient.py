"""Who is on the film: the measures in which one patient differs from the next.

Children are not small adults: a rounder and shorter chest, a larger heart, a shorter neck, the arms held up.
`maturity` runs from 0 (age one) to 1 (grown up) and draws everything along.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SHARE_OF_CHILDREN = 0.7
"""Most films of the reference data are of children."""


@dataclass(frozen=True, slots=True)
class Patient:
    """Measures of one patient; lengths in cm, the rest relative."""

    age_years: float
    sex: str  # "F" or "M"
    maturity: float  # 0 to 1
    half_width_cm: float  # of the chest inside the ribs, at its widest
    height_cm: float  # lung apex to the dome of the right diaphragm
    half_depth_cm: float  # of the chest inside the ribs, at its deepest
    wall_cm: float  # muscle, fat and skin outside the ribs
    breast_cm: float  # half the thickness of the breasts, 0 for none
    heart_half_width_cm: float  # half the transverse diameter of the heart
    aorta: float  # prominence of the aortic knob, 0 to 1
    rib_drop: float  # how far a rib descends from spine to front end, relative to the chest's height
    ribs_above_dome: float  # posterior ribs seen above the diaphragm: depth of the breath
    left_dome_drop: float  # the left dome stands lower than the right, relative to the chest's height
    spine_bend_cm: float  # scoliosis, to the patient's left if positive
    bone_density: float  # relative to the usual
    lung_density: float  # tissue and blood in aerated lung, relative to water
    arms_up: float  # 0 = hanging, 1 = held up beside the head
    chin_lift: float  # how far the head is held back, 0 to 1


def draw_patient(rng: np.random.Generator, age_years: float | None = None) -> Patient:
    """A random patient, a child more often than not, unless `age_years` settles it."""
    drawn_age = rng.uniform(1, 6) if rng.random() < SHARE_OF_CHILDREN else rng.uniform(18, 85)
    age = drawn_age if age_years is None else age_years
    maturity = float(np.clip((age - 1) / 16, 0, 1))
    sex = "FM"[rng.integers(2)]
    size = rng.normal(1, 0.05) * (1 - 0.07 * maturity * (sex == "F"))
    half_width = size * _between(7.9, 13.4, maturity)
    return Patient(
        age_years=round(float(age), 1),
        sex=sex,
        maturity=maturity,
        half_width_cm=half_width,
        height_cm=half_width * _between(1.02, 1.32, maturity) * rng.normal(1, 0.06),
        half_depth_cm=half_width * _between(0.68, 0.62, maturity) * rng.normal(1, 0.05),
        wall_cm=half_width * (_between(0.10, 0.15, maturity) + 0.06 * rng.gamma(1.5)),
        breast_cm=maturity * (sex == "F") * rng.uniform(0.5, 2.0),
        heart_half_width_cm=half_width * _between(0.52, 0.45, maturity) * rng.normal(1, 0.06),
        aorta=float(np.clip((age - 15) / 50 + rng.normal(0, 0.15), 0, 1)),
        rib_drop=_between(0.60, 0.62, maturity) * rng.normal(1, 0.12),
        ribs_above_dome=_between(8.1, 9.0, maturity) + rng.normal(0, 0.4),
        left_dome_drop=rng.normal(0.07, 0.03),
        spine_bend_cm=half_width * rng.normal(0, 0.03),
        bone_density=rng.normal(1, 0.1) * (1 - 0.003 * max(0.0, age - 50)),
        lung_density=rng.uniform(0.24, 0.32),
        arms_up=float(np.clip(rng.normal(1 - 1.2 * maturity, 0.25), 0, 1)),
        chin_lift=rng.random(),
    )


def _between(child: float, adult: float, maturity: float) -> float:
    return child + (adult - child) * maturity
