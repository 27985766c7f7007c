"""The spine: vertebral bodies with end plates and discs between, pedicles, transverse and spinous processes."""

from __future__ import annotations

import numpy as np

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.texture import Field, Numbers, to_field
from cxr_desktop.imaging.synthetic.view import View

HALF_STRIP = 0.36  # nothing of the spine lies farther from the midline, relative to the chest's half width
Z = -0.62  # depth of the vertebral bodies, in half depths of the chest


def vertebra_y(chest: Chest, number: Numbers) -> Field:
    """y of the upper end plate of thoracic vertebra `number` (1 to 12; beyond, its neighbours), in cm."""
    below_first = (number - 1) / (chest.patient.ribs_above_dome - 1)
    return to_field(chest.patient.height_cm * (1.01 * np.sign(below_first) * np.abs(below_first) ** 1.06 - 0.06))


def spine_x(chest: Chest, y: Numbers) -> Field:
    """The spine's bend to the side at height y, in cm."""
    return to_field(chest.patient.spine_bend_cm * np.sin(y * (2.2 / chest.patient.height_cm) + 0.3))


def spine(chest: Chest, view: View) -> Field:
    """Compact bone of the spine, in cm per pixel of the canvas."""
    x, y = view.grid(Z * chest.patient.half_depth_cm)
    columns = np.flatnonzero(np.abs(x[0]) < HALF_STRIP * chest.patient.half_width_cm)
    strip = slice(columns[0], columns[-1] + 1)
    total = np.zeros(view.shape, np.float32)
    total[:, strip] = _strip(chest, x[:, strip], y)
    return total


def _strip(chest: Chest, x: Field, y: Field) -> Field:
    """The spine in its own measures: u across, 1 = edge of a body; v down, 0 to 1 from one disc to the next."""
    numbers = np.arange(-8.0, 20.0)
    number = np.interp(y, vertebra_y(chest, numbers), numbers).astype(np.float32)
    half_width = chest.patient.half_width_cm * (0.125 + 0.035 * np.clip((number + 4) / 16, 0, 1))
    u, v = (x - spine_x(chest, y)) / half_width, number % 1
    bone = _body(u, v) + _pedicles(u, v) + _spinous_process(u, v) + _transverse_processes(u, v)
    return to_field(bone * (0.15 * chest.patient.half_width_cm))


def _body(u: Field, v: Field) -> Field:
    waist = 1 - 0.10 * np.sin(np.pi * v)
    roundness = np.sqrt(np.sqrt(np.maximum(1 - (u / waist) ** 4, 0)))
    spongy = np.exp(-(((v - 0.5) / 0.40) ** 12))
    end_plates = np.exp(-(((v - 0.12) / 0.045) ** 2)) + np.exp(-(((v - 0.88) / 0.045) ** 2))
    return to_field(roundness * (0.115 * spongy + 0.05 * end_plates))


def _pedicles(u: Field, v: Field) -> Field:
    """Two rings: the beam runs along their walls."""
    radius = np.sqrt(((np.abs(u) - 0.70) / 0.17) ** 2 + ((v - 0.36) / 0.20) ** 2)
    return to_field(0.07 * np.exp(-(((radius - 0.9) / 0.35) ** 2)))


def _spinous_process(u: Field, v: Field) -> Field:
    radius = np.sqrt((u / 0.13) ** 2 + ((v - 0.80) / 0.22) ** 2)
    return to_field(0.045 * np.exp(-(((radius - 0.8) / 0.4) ** 2)))


def _transverse_processes(u: Field, v: Field) -> Field:
    reach = np.clip((1.9 - np.abs(u)) / 0.3, 0, 1) * np.clip((np.abs(u) - 0.5) / 0.3, 0, 1)
    return to_field(0.055 * reach * np.exp(-(((v - 0.36 + 0.1 * (np.abs(u) - 1)) / 0.15) ** 2)))
