"""The two lungs: air between the wall, the diaphragm, the mediastinum and the heart.

Air is what makes a chest film: a lung is the length of ray through it, which the body around it then lacks.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.chest import SULCUS_DEPTH, Chest
from cxr_desktop.imaging.synthetic.heart import heart
from cxr_desktop.imaging.synthetic.solids import Span, rise, union
from cxr_desktop.imaging.synthetic.texture import Field, to_field
from cxr_desktop.imaging.synthetic.view import View


class Side(StrEnum):
    """The patient's side: the right lung is on the left of the film."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


SIGN = {Side.RIGHT: -1, Side.LEFT: 1}
"""Direction of x towards each lung."""

VISIBLE_PATH = 0.30
"""Path, in half depths of the chest, from which a reader sees lung: not behind the diaphragm's edge, nor a mere rim."""


def lungs(chest: Chest, view: View) -> dict[Side, Field]:
    """Path through each lung, in cm, (h, w), with heart and diaphragm taken out of it; 0 outside."""
    solids = [*heart(chest, view), _diaphragm(chest, *view.grid())]
    return {side: _without(solids, _cavity(chest, *view.grid(), sign)) for side, sign in SIGN.items()}


def lung_field(chest: Chest, path_cm: Field) -> NDArray[np.bool_]:
    """Where a reader sees that lung, (h, w)."""
    return np.asarray(path_cm > VISIBLE_PATH * chest.patient.half_depth_cm)


def _without(solids: list[Span], cavity: Span) -> Field:
    return to_field(np.maximum(cavity.length - union(cavity.common(solid) for solid in solids), 0))


def _cavity(chest: Chest, x: Field, y: Field, sign: int) -> Span:
    """The pleural cavity of one side: round at the wall, at the apex and where it meets the mediastinum."""
    outwards = sign * x
    width, height = chest.patient.half_width_cm, chest.patient.height_cm
    across = outwards / np.maximum(chest.half_width(y), 0.01)
    wall = np.sqrt(np.maximum(1 - across * across, 0))
    roof = 0.9 / width * (outwards - 0.36 * width) ** 2
    apex = rise((y - roof) / (0.5 * height))
    medial = rise((outwards / width - _medial_edge(y / height)) / 0.24)
    half = to_field(chest.half_depth(y) * wall * apex * medial)
    return Span(-half, half)


def _medial_edge(level: Field) -> Field:
    """Where the lung begins beside the midline, relative to the chest's half width: wider at the great vessels."""
    return to_field(0.10 + 0.10 * np.exp(-(((level - 0.20) / 0.26) ** 2)))


def _diaphragm(chest: Chest, x: Field, y: Field) -> Span:
    """The bulge of the abdomen into the chest. Below its crest lung remains behind it, and a little in front."""
    depth = y - chest.dome(x)
    patient = chest.patient
    half = 1.9 * patient.half_depth_cm * np.sqrt(np.clip(depth / (SULCUS_DEPTH * patient.height_cm), 0, 1))
    centre = 0.45 * patient.half_depth_cm  # the dome is highest in front of the middle
    return Span(np.where(depth > 0, centre - half, np.float32(np.inf)), centre + half)
