"""The patient as the beam meets them: tissue, air and bone put together, with or without a finding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.airways import airways, bowel_gas
from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.findings import Finding, fluid_share
from cxr_desktop.imaging.synthetic.lungs import SIGN, Side, lung_field, lungs
from cxr_desktop.imaging.synthetic.skeleton import bones
from cxr_desktop.imaging.synthetic.streams import stream
from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, wide_blur
from cxr_desktop.imaging.synthetic.trunk import soft_tissue
from cxr_desktop.imaging.synthetic.tubes import thickness
from cxr_desktop.imaging.synthetic.vessels import lung_tree
from cxr_desktop.imaging.synthetic.view import View

Mask = NDArray[np.bool_]

SOFT_PER_CM = 0.21  # attenuation of water and muscle at about 55 keV
BONE_PER_CM = 1.0  # of compact bone, beyond the water whose place it takes

SKIN_CM = 0.5  # of tissue: less is not the patient
MASK_BLUR = 0.012
"""A finding's mask joins what lies closer together than this, relative to the film's width: a net becomes an area."""
MASK_LEVEL = 0.35
"""Where a finding takes more than this part of the air that it takes at its densest, it counts as present."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Everything on the canvas, (h, w) each."""

    attenuation: Field  # natural logarithm
    outline: Mask
    lungs: dict[Side, Mask]  # where a reader sees each
    finding: Mask


def build_body(seed: int, chest: Chest, view: View, finding: Finding | None) -> Body:
    """The patient of the film `seed`: the same one whatever the finding."""
    paths = lungs(chest, view)
    fields = {side: lung_field(chest, path) for side, path in paths.items()}
    aerated = {side: _aerated(seed, side, path, chest, view) for side, path in paths.items()}
    lost = _lost_air(seed, finding, aerated, chest, view)
    elsewhere = airways(chest, view) + bowel_gas(chest, view, stream(seed, "gas"))
    air = sum(aerated.values(), elsewhere) - sum(lost.values(), np.float32(0))
    soft = soft_tissue(chest, view, stream(seed, "soft tissue"))
    bone = bones(chest, view, stream(seed, "bones"))
    return Body(
        attenuation=SOFT_PER_CM * np.maximum(soft - air, 0) + BONE_PER_CM * bone,
        outline=soft > SKIN_CM,
        lungs=fields,
        finding=_where(lost, fields, view),
    )


def _aerated(seed: int, side: Side, path_cm: Field, chest: Chest, view: View) -> Field:
    """Air in one lung, in cm: its path, less the tissue between the air and the vessels in it."""
    tissue = fractal_noise(stream(seed, f"tissue {side}"), view.shape, cells=22, octaves=5, persistence=0.75)
    vessels = thickness(lung_tree(chest, SIGN[side], stream(seed, f"vessels {side}")), view)
    spongy = path_cm * (1 - chest.patient.lung_density) * (1 + 0.05 * tissue)
    return np.maximum(spongy - vessels, 0)


def _lost_air(
    seed: int, finding: Finding | None, aerated: dict[Side, Field], chest: Chest, view: View
) -> dict[Side, Field]:
    """Air that the finding takes from each affected lung, in cm."""
    if finding is None:
        return {}
    return {
        side: aerated[side] * fluid_share(finding, side, chest, view, stream(seed, f"finding {side}"))
        for side in finding.sides
    }


def _where(lost: dict[Side, Field], fields: dict[Side, Mask], view: View) -> Mask:
    """Where a finding is: inside the seen part of its lungs, and dense enough."""
    present = np.zeros(view.shape, np.bool_)
    for side, lost_cm in lost.items():
        area = wide_blur(lost_cm, MASK_BLUR * view.shape[1])
        densest = np.percentile(area[fields[side]], 98)
        present |= fields[side] & (area > MASK_LEVEL * densest)
    return present
