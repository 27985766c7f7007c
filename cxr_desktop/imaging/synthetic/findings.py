"""What can be wrong with a lung, and where: air gives way to fluid, in a place that is known.

A finding is the share of the air, 0 to 1 per pixel, that fluid replaces. It is put into the patient before the
exposure, so that it hides vessels, blurs borders and lies under the veil of scatter, as in life.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.lungs import SIGN, Side
from cxr_desktop.imaging.synthetic.solids import smooth_step
from cxr_desktop.imaging.synthetic.texture import Field, fractal_noise, to_field
from cxr_desktop.imaging.synthetic.tubes import thickness
from cxr_desktop.imaging.synthetic.vessels import lung_tree
from cxr_desktop.imaging.synthetic.view import View


class FindingKind(StrEnum):
    """The findings that can be synthesised."""

    LOBAR_CONSOLIDATION = "lobar_consolidation"
    INTERSTITIAL = "interstitial"
    EFFUSION = "effusion"


class Zone(StrEnum):
    """Third of a lung, or all of it."""

    UPPER = "upper"
    MIDDLE = "middle"
    LOWER = "lower"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be seen, and where."""

    kind: FindingKind
    side: Side
    zone: Zone
    conspicuity: float  # 0 = hardly visible to 1 = cannot be missed

    @property
    def sides(self) -> tuple[Side, ...]:
        """The affected lungs, one by one."""
        return tuple(SIGN) if self.side is Side.BOTH else (self.side,)


def fluid_share(finding: Finding, side: Side, chest: Chest, view: View, rng: np.random.Generator) -> Field:
    """The share of air that `finding` takes from the lung of `side`, (h, w). It does not end where the lung ends."""
    return FINDINGS[finding.kind].share(finding, _Lung(chest, view, SIGN[side]), rng)


@dataclass(frozen=True, slots=True)
class _Lung:
    """One side of a chest on the canvas."""

    chest: Chest
    view: View
    sign: int

    def place(self) -> tuple[Field, Field]:
        """x from the midline outwards in half widths of the chest, (1, w), and y in its heights, (h, 1)."""
        x, y = self.view.grid()
        return x * (self.sign / self.chest.patient.half_width_cm), y / self.chest.patient.height_cm

    def noise(self, rng: np.random.Generator, cells: float, octaves: int, persistence: float = 0.5) -> Field:
        return fractal_noise(rng, self.view.shape, cells=cells, octaves=octaves, persistence=persistence)

    def twigs(self, rng: np.random.Generator, generations: int) -> Field:
        """A branching tree of this lung's shape, 0 to 1."""
        path = thickness(lung_tree(self.chest, self.sign, rng, generations), self.view)
        return to_field(np.minimum(path / (0.05 * self.chest.patient.half_width_cm), 1))


@dataclass(frozen=True, slots=True)
class _Lobe:
    """Where a consolidation of one zone sits, relative to the chest."""

    centre: tuple[float, float]
    radii: tuple[float, float]
    fissure: float  # level of its one sharp border
    fissure_slope: float  # it falls outwards
    lies_above: bool  # the consolidation lies above its fissure


LOBES = {
    Zone.UPPER: _Lobe((0.50, 0.33), (0.42, 0.30), fissure=0.52, fissure_slope=0.04, lies_above=True),
    Zone.MIDDLE: _Lobe((0.48, 0.68), (0.42, 0.28), fissure=0.52, fissure_slope=0.06, lies_above=False),
    Zone.LOWER: _Lobe((0.48, 0.92), (0.48, 0.34), fissure=0.62, fissure_slope=0.30, lies_above=False),
}


def _consolidation(finding: Finding, lung: _Lung, rng: np.random.Generator) -> Field:
    """A fluffy cloud with one sharp border, where a fissure stops it, and open bronchi in it."""
    x, y = lung.place()
    lobe = LOBES[finding.zone]
    size = rng.uniform(0.85, 1.25)
    off_x, off_y = (x - lobe.centre[0]) / (lobe.radii[0] * size), (y - lobe.centre[1]) / (lobe.radii[1] * size)
    cloud = 1 - off_x**2 - off_y**2 + 0.45 * lung.noise(rng, cells=7, octaves=5, persistence=0.6)
    past_fissure = y - lobe.fissure - lobe.fissure_slope * (x - 0.5)
    within = smooth_step((-past_fissure if lobe.lies_above else past_fissure) / 0.025 + 0.5)
    patchy = 1 + 0.12 * lung.noise(rng, cells=16, octaves=4, persistence=0.7)
    full = np.clip(smooth_step(cloud / 1.4 + 0.1) * within * patchy, 0, 1)
    return to_field(full * (1 - _open_bronchi(lung, rng)) * (0.25 + 0.65 * finding.conspicuity))


def _open_bronchi(lung: _Lung, rng: np.random.Generator) -> Field:
    """What bronchi that stayed full of air take back of the fluid, 0 to 0.3: dark twigs in the white, more or less."""
    return to_field(rng.uniform(0.0, 0.3) * lung.twigs(rng, generations=4))


def _interstitial(finding: Finding, lung: _Lung, rng: np.random.Generator) -> Field:
    """Streaks along vessels and bronchi and fine nodules in a haze, densest around the hilum and towards the base."""
    x, y = lung.place()
    nearness = np.exp(-(((x - 0.35) / 0.45) ** 2) - ((y - 0.65) / 0.45) ** 2)
    uneven = np.clip(0.75 + 0.35 * lung.noise(rng, cells=5, octaves=3), 0.2, 1.5)
    nodular = lung.noise(rng, cells=45, octaves=3, persistence=0.8)
    dense = (0.35 + 0.65 * nearness) * uneven * (0.70 + 0.11 * nodular + 0.25 * lung.twigs(rng, generations=6))
    return to_field(np.clip(dense * (0.18 + 0.56 * finding.conspicuity), 0, 0.9))


def _effusion(finding: Finding, lung: _Lung, rng: np.random.Generator) -> Field:
    """Fluid from the base up to a level that climbs along the side wall: the meniscus."""
    x, y = lung.place()
    width, height = lung.chest.patient.half_width_cm, lung.chest.patient.height_cm
    off_wall = np.maximum(lung.chest.half_width(y * height) / width - x, 0)
    level = 1.20 - (0.15 + 0.40 * finding.conspicuity) * rng.uniform(0.7, 1.2)
    meniscus = level - 0.34 * np.exp(-off_wall / 0.22) + 0.015 * lung.noise(rng, cells=4, octaves=3)
    return to_field(smooth_step((y - meniscus) / 0.16 + 0.35) * (0.65 + 0.30 * finding.conspicuity))


@dataclass(frozen=True, slots=True)
class FindingSpec:
    """How one kind of finding is made, and where it may be."""

    share: Callable[[Finding, _Lung, np.random.Generator], Field]
    zones: tuple[Zone, ...]
    usual_sides: tuple[Side, ...]


ONE_SIDE = (Side.RIGHT, Side.LEFT)

FINDINGS = {
    FindingKind.LOBAR_CONSOLIDATION: FindingSpec(_consolidation, (Zone.UPPER, Zone.MIDDLE, Zone.LOWER), ONE_SIDE),
    FindingKind.INTERSTITIAL: FindingSpec(_interstitial, (Zone.ALL,), (Side.BOTH,)),
    FindingKind.EFFUSION: FindingSpec(_effusion, (Zone.LOWER,), ONE_SIDE),
}
