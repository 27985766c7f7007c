"""The heart and the great vessels: ellipsoids that grow into one another to the familiar outline."""

from __future__ import annotations

from dataclasses import dataclass

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.solids import Span, ellipsoid
from cxr_desktop.imaging.synthetic.view import View


@dataclass(frozen=True, slots=True)
class Chamber:
    """One ellipsoid. Its lengths count in halves of the heart's width, along the beam in half depths of the chest."""

    x: float
    y: float  # in heights of the chest
    radius_x: float
    radius_y: float
    radius_z: float
    turn_rad: float = 0.0
    z: float = 0.28


CHAMBERS = {
    "left ventricle": Chamber(0.42, 0.82, 0.98, 0.60, 0.55, turn_rad=0.72),
    "right atrium": Chamber(-0.14, 0.72, 0.62, 0.85, 0.52),
    "lower border": Chamber(0.36, 1.0, 0.95, 0.5, 0.50),  # leaves no air between heart and diaphragm
    "pulmonary trunk": Chamber(0.20, 0.52, 0.42, 0.55, 0.40, turn_rad=-0.25),
    "great vessels": Chamber(-0.02, 0.42, 0.40, 1.5, 0.36, z=0.0),
}


def heart(chest: Chest, view: View) -> list[Span]:
    """The chambers and the aortic knob on the canvas; where they overlap they are one."""
    return [_span(chamber, chest, view) for chamber in (*CHAMBERS.values(), _aortic_knob(chest.patient.aorta))]


def _span(chamber: Chamber, chest: Chest, view: View) -> Span:
    patient = chest.patient
    unit, depth = patient.heart_half_width_cm, patient.half_depth_cm
    z = chamber.z * depth
    x, y = view.grid(z)
    return ellipsoid(
        x,
        y,
        centre=(chamber.x * unit, chamber.y * patient.height_cm, z),
        radii=(chamber.radius_x * unit, chamber.radius_y * unit, chamber.radius_z * depth),
        turn_rad=chamber.turn_rad,
    )


def _aortic_knob(prominence: float) -> Chamber:
    radius = 0.18 + 0.14 * prominence
    return Chamber(0.28, 0.27, radius, radius, 0.35, z=0.0)
