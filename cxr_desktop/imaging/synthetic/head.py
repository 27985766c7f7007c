"""The lower edge of the head, which a small child's film often shows: the short neck leaves it no room."""

from __future__ import annotations

import numpy as np

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.solids import Span, ellipsoid
from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, to_field
from cxr_desktop.imaging.synthetic.tubes import Tubes
from cxr_desktop.imaging.synthetic.view import View


def head(chest: Chest, x: Field, y: Field) -> Span:
    """The head as soft tissue."""
    width = chest.patient.half_width_cm
    centre = (0.0, _chin(chest) - 0.60 * width, 0.0)
    return ellipsoid(x, y, centre=centre, radii=(0.62 * width, 0.60 * width, 0.70 * width))


def skull(chest: Chest, view: View, rng: np.random.Generator) -> Field:
    """Bone of the face and the base of the skull, in cm per pixel of the canvas: cloudy."""
    x, y = view.grid()
    below_skin = y + 0.10 * chest.patient.half_width_cm
    cloud = fractal_noise(rng, view.shape, cells=10, octaves=4)
    return to_field(head(chest, x, below_skin).length * np.maximum(0.06 + 0.035 * cloud, 0))


def jaw(chest: Chest) -> Tubes:
    """The lower jaw: an arch."""
    width = chest.patient.half_width_cm
    angle = np.linspace(-1.4, 1.4, 40)
    x, z = 0.46 * width * np.sin(angle), 0.30 * width * np.cos(angle)
    y = _chin(chest) - width * (0.08 + 0.55 * (1 - np.cos(angle)))
    half = np.full((1, 40), 0.07 * width)
    return Tubes(np.stack([x, y, z], axis=-1)[None], half, half, bore=0.7, core=0.35)


def _chin(chest: Chest) -> float:
    """y of the tip of the chin, in cm; a grown-up's is far above the film."""
    patient = chest.patient
    return -patient.height_cm * (0.11 + 0.16 * patient.chin_lift + 0.60 * patient.maturity)
