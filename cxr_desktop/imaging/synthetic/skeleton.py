"""All bones together, as cm of compact bone on the way of each ray."""

from __future__ import annotations

import numpy as np

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.head import jaw, skull
from cxr_desktop.imaging.synthetic.ribs import ribs
from cxr_desktop.imaging.synthetic.shoulder import blade, blade_edges, clavicle, upper_arm
from cxr_desktop.imaging.synthetic.spine import spine
from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, to_field
from cxr_desktop.imaging.synthetic.tubes import Tubes, thickness
from cxr_desktop.imaging.synthetic.view import View


def bones(chest: Chest, view: View, rng: np.random.Generator) -> Field:
    """(h, w) on the canvas."""
    plates = [spine(chest, view), skull(chest, view, rng), *(blade(chest, view, sign) for sign in (-1, 1))]
    shafts = [jaw(chest), *(bone for sign in (-1, 1) for bone in _one_side(chest, sign, rng))]
    grain = fractal_noise(rng, view.shape, cells=60, octaves=3, persistence=0.8)
    return to_field(sum(plates, thickness(shafts, view)) * (1 + 0.07 * grain) * chest.patient.bone_density)


def _one_side(chest: Chest, sign: int, rng: np.random.Generator) -> list[Tubes]:
    return [
        ribs(chest, sign, rng),
        clavicle(chest, sign, rng),
        upper_arm(chest, sign),
        *blade_edges(chest, sign),
    ]
