"""The branching trees of the lung: vessels full of blood, and bronchi, which show where the lung around them is full.

A tree grows from the hilum generation by generation, all branches of a generation at once; what leaves the lung is cut.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.tubes import Tubes

GENERATIONS = 8
FAN_RAD = np.array([-1.25, -0.95, -0.6, -0.2, 0.2, 0.55, 0.8, 1.0, 1.25])
"""Headings of the first branches: steep ones up and down, flatter ones outwards."""


@dataclass(frozen=True, slots=True, eq=False)
class _Branches:
    """The k branches of one generation: slightly bent lines."""

    start: NDArray[np.float64]  # (k, 3) cm
    heading: NDArray[np.float64]  # (k, 3) unit vectors
    bend: NDArray[np.float64]  # (k, 3) how far the end lies off the straight line, relative to the length
    length: NDArray[np.float64]  # (k, 1) cm
    radius: NDArray[np.float64]  # (k, 1) cm

    def at(self, t: float) -> NDArray[np.float64]:
        """Points (k, 3) at the fraction t of the way."""
        return self.start + self.length * (t * self.heading + t * t * self.bend)

    def only(self, chosen: NDArray[np.bool_]) -> _Branches:
        """The branches for which `chosen` (k,) is True."""
        return _Branches(
            self.start[chosen], self.heading[chosen], self.bend[chosen], self.length[chosen], self.radius[chosen]
        )


def lung_tree(chest: Chest, sign: int, rng: np.random.Generator, generations: int = GENERATIONS) -> list[Tubes]:
    """The tree of the side `sign` (-1 right, +1 left), one set of tubes per generation."""
    branches = _roots(chest, sign, rng)
    grown = []
    for _ in range(generations):
        grown.append(_tubes(branches))
        branches = _divide(branches, rng)
        branches = branches.only(chest.has_lung_at(branches.at(0.9), sign))
        if not len(branches.start):
            break
    return grown


def _roots(chest: Chest, sign: int, rng: np.random.Generator) -> _Branches:
    """The fan at the hilum; the left one stands a little higher and farther out."""
    width, height = chest.patient.half_width_cm, chest.patient.height_cm
    hilum = np.array([sign * (0.24 + 0.02 * sign) * width, (0.50 - 0.03 * sign) * height, 0.0])
    angle = FAN_RAD + rng.normal(0, 0.10, FAN_RAD.shape)
    k = len(angle)
    return _Branches(
        start=hilum + rng.normal(0, 1, (k, 3)) * [0.02 * width, 0.04 * height, 0.05 * width],
        heading=_unit(np.column_stack([sign * np.cos(angle), np.sin(angle), rng.normal(0, 0.45, k)])),
        bend=rng.normal(0, 0.10, (k, 3)),
        length=height * rng.uniform(0.12, 0.2, (k, 1)),
        radius=width * rng.uniform(0.017, 0.030, (k, 1)),
    )


def _tubes(branches: _Branches) -> Tubes:
    steps = np.linspace(0, 1, 7)
    radius = branches.radius * (1 - 0.20 * steps)
    return Tubes(np.stack([branches.at(t) for t in steps], axis=1), radius, radius)


def _divide(parents: _Branches, rng: np.random.Generator) -> _Branches:
    """Each branch forks: one goes on nearly as thick and straight, one leaves sideways and is thinner."""
    k = len(parents.start)
    tip, heading = parents.at(1.0), _unit(parents.heading + 2 * parents.bend)
    onwards = heading + rng.normal(0, 0.22, (k, 3))
    sideways = heading + _unit(np.cross(heading, rng.normal(0, 1, (k, 3)))) * rng.uniform(0.5, 1.1, (k, 1))
    thinner = np.vstack([rng.uniform(0.74, 0.86, (k, 1)), rng.uniform(0.50, 0.72, (k, 1))])
    return _Branches(
        start=np.vstack([tip, tip]),
        heading=_unit(np.vstack([onwards, sideways])),
        bend=rng.normal(0, 0.10, (2 * k, 3)),
        length=np.vstack([parents.length, parents.length]) * rng.uniform(0.62, 1.0, (2 * k, 1)),
        radius=np.vstack([parents.radius, parents.radius]) * thinner,
    )


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True))
