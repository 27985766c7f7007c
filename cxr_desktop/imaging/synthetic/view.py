"""How the patient stands before the detector: the way from centimetres in the patient to pixels.

Patient axes, in cm: x to the patient's left (the right of the film), y to the feet with 0 at the lung apices, z to the
front. The beam runs along z; what lies farther from the detector is magnified. The patient is drawn upright on a canvas
a little larger than the film; `bend.py` takes the film from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.patient import Patient
from cxr_desktop.imaging.synthetic.texture import Field

MARGIN = 0.05
"""Canvas beyond each border of the film, relative to the film: room for the patient to lean."""

MAGNIFICATION_PER_CM = {"AP": 0.008, "PA": -0.006}
"""Growth of the shadow per cm towards the front: detector at the back and tube 1.2 m off, or at the front and 1.8 m."""

SHARE_OF_BEDSIDE_FILMS = 0.25
"""AP films among those of grown-ups."""


@dataclass(frozen=True, slots=True)
class View:
    """Film size, framing and the patient's small deviations from the ideal posture."""

    position: str  # "AP" or "PA"
    film_shape: tuple[int, int]  # height, width in pixels
    px_per_cm: float
    centre_x_cm: float  # the point of the patient in the middle of the film
    centre_y_cm: float
    yaw_rad: float  # the patient is turned: what is in front shifts to the patient's left
    pitch_rad: float  # the beam is angled: what is in front shifts to the feet

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the canvas, in pixels."""
        height, width = self.film_shape
        return height + 2 * round(height * MARGIN), width + 2 * round(width * MARGIN)

    def grid(self, z_cm: float = 0.0) -> tuple[Field, Field]:
        """x (1, w) and y (h, 1), in cm, of the plane at depth `z_cm`: they broadcast to the canvas."""
        height, width = self.shape
        scale = self.px_per_cm * (1 + MAGNIFICATION_PER_CM[self.position] * z_cm)
        x = (np.arange(width) + 0.5 - width / 2) / scale + self.centre_x_cm - z_cm * self.yaw_rad
        y = (np.arange(height) + 0.5 - height / 2) / scale + self.centre_y_cm - z_cm * self.pitch_rad
        return x[None, :].astype(np.float32), y[:, None].astype(np.float32)

    def project(self, points_cm: NDArray[np.floating]) -> NDArray[np.float32]:
        """Points (..., 3) in the patient to (..., 2) column and row on the canvas: what `grid` undoes."""
        x, y, z = np.moveaxis(points_cm, -1, 0)
        height, width = self.shape
        scale = self.px_per_cm * (1 + MAGNIFICATION_PER_CM[self.position] * z)
        column = (x + z * self.yaw_rad - self.centre_x_cm) * scale + width / 2 - 0.5
        row = (y + z * self.pitch_rad - self.centre_y_cm) * scale + height / 2 - 0.5
        return np.stack([column, row], axis=-1).astype(np.float32)


def draw_view(rng: np.random.Generator, patient: Patient, size_px: int) -> View:
    """A film whose longer side has `size_px`, framed as tightly or loosely as such films are."""
    width_cm = 2 * patient.half_width_cm * rng.uniform(1.12, 1.45)
    top_cm = -patient.height_cm * rng.uniform(0.16, 0.50 - 0.18 * patient.maturity)
    bottom_cm = patient.height_cm * rng.uniform(1.28, 1.52)
    px_per_cm = size_px / max(width_cm, bottom_cm - top_cm)
    is_ap = patient.maturity < 0.5 or rng.random() < SHARE_OF_BEDSIDE_FILMS
    return View(
        position="AP" if is_ap else "PA",
        film_shape=(round((bottom_cm - top_cm) * px_per_cm), round(width_cm * px_per_cm)),
        px_per_cm=px_per_cm,
        centre_x_cm=rng.normal(0, 0.035) * patient.half_width_cm,
        centre_y_cm=(top_cm + bottom_cm) / 2,
        yaw_rad=rng.normal(0, 0.06),
        pitch_rad=rng.normal(0.02, 0.025),
    )
