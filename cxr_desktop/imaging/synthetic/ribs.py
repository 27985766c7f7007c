"""The twelve pairs of ribs, each from the spine round the side wall of the chest to its front end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.solids import smooth_step
from cxr_desktop.imaging.synthetic.spine import spine_x, vertebra_y
from cxr_desktop.imaging.synthetic.tubes import Tubes

NUMBER = np.arange(1.0, 13.0)[:, None]  # (12, 1)
START_RAD = 0.06  # beside the spine; 0 is behind, pi / 2 the side wall, pi the breast bone
END_RAD = np.interp(NUMBER, [1, 2, 7, 10, 11, 12], [2.55, 2.68, 2.62, 2.25, 1.45, 1.05])
"""Where each rib turns into cartilage, which casts no shadow; the last two end in the flank."""
DROP = np.interp(NUMBER, [1, 3, 8], [0.75, 0.95, 1.0])  # of each rib, relative to the patient's usual one
HALF_HEIGHT = np.interp(NUMBER, [1, 2, 6, 12], [0.037, 0.034, 0.036, 0.026])  # relative to the chest's half width
FLATNESS = 0.45  # thickness of a rib relative to its height


def ribs(chest: Chest, sign: int, rng: np.random.Generator) -> Tubes:
    """The ribs of the side `sign` (-1 right, +1 left)."""
    width = chest.patient.half_width_cm
    t = np.linspace(0, 1, 70)[None, :] ** 1.4  # points are denser near the spine, where x runs fast with the angle
    angle = START_RAD + (END_RAD + rng.normal(0, 0.06, NUMBER.shape) - START_RAD) * t
    y = _height(chest, angle, rng)
    x = np.hypot(chest.half_width(y) * np.sin(angle) ** 0.75, 0.10 * width)  # a squarish oval, off the vertebrae
    z = -chest.half_depth(y) * np.cos(angle)
    bend = spine_x(chest, y) * np.exp(-2 * x / width)
    half_depth, half_width = _section(chest, angle, t)
    return Tubes(np.stack([sign * x + bend, y, z], axis=-1), half_width, half_depth, bore=0.74, core=0.16)


def _height(chest: Chest, angle: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """y along each rib, in cm: level or slightly rising at first, steepest at the side wall."""
    drop = DROP * chest.patient.rib_drop * rng.normal(1, 0.03, NUMBER.shape)
    way = 0.5 * smooth_step((angle - 0.3) / 2.2) + 0.5 * (angle / 2.5) ** 1.3
    hump = 0.02 * np.sin(np.pi * np.clip(angle / 1.2, 0, 1))
    uneven = rng.normal(0, 0.006, NUMBER.shape)
    return np.asarray(vertebra_y(chest, NUMBER + 0.15) + chest.patient.height_cm * (drop * way - hump + uneven))


def _section(
    chest: Chest, angle: NDArray[np.float64], t: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Half depth and half width as the beam sees them: behind and in front the flat side, at the side wall the edge."""
    tall = chest.patient.half_width_cm * (1 + 0.15 * chest.patient.maturity) * HALF_HEIGHT * (1 + 0.2 * t**8)
    thin = FLATNESS * tall
    half_width = thin + (tall - thin) * np.abs(np.cos(angle)) ** 0.7
    thinning = 1 - 0.35 * smooth_step((angle - 1.4) / 0.8)  # in front a rib is lighter
    ossified = 1 - 0.85 * smooth_step((t - 0.86) / 0.14)  # and at its end bone gives way to cartilage
    return tall * thin / half_width * thinning * ossified, half_width
