"""From signal to grey, as a CR reader does it: logarithm, balance of coarse and fine, window, S-curve, shutter."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey
from cxr_desktop.imaging.synthetic.solids import smooth_step
from cxr_desktop.imaging.synthetic.texture import Field, to_field, wide_blur

COARSE_WIDTH = 0.07  # of the film's width: larger differences are toned down
FINE_WIDTH = 0.004  # smaller ones are sharpened
LOWEST_SIGNAL = 1e-4  # of the open beam; the reader's electronics see nothing below it

OPEN_BEAM = 0.3
"""Density (natural logarithm) that the film leaves black: what hardly weakens the beam is not part of the picture."""

WHITE = 0.92
"""Place of the densest part of the body on the way from black to white: metal stays above it."""


@dataclass(frozen=True, slots=True)
class Processing:
    """The settings of the reader."""

    latitude: float  # densities from black to white, relative to those between lung and mediastinum
    coarse_gain: float  # of contrast over large distances
    middle_gain: float
    edge_gain: float
    bend: float  # steepness of the S-curve
    blackens_shutter: bool  # what the collimator covered is painted black, not left white


def draw_processing(rng: np.random.Generator) -> Processing:
    """Settings as different as those of different makers."""
    return Processing(
        latitude=rng.uniform(1.28, 1.58),
        coarse_gain=rng.uniform(0.45, 0.7),
        middle_gain=rng.uniform(1.25, 1.6),
        edge_gain=rng.uniform(0.2, 0.8),
        bend=rng.uniform(3.0, 4.5),
        blackens_shutter=rng.random() < 0.8,
    )


def develop(signal: Field, body: NDArray[np.bool_], lit: Field, lung_contrast: float, processing: Processing) -> Grey:
    """Grey levels 0 to 1, (h, w). The densest part of the `body` settles white, the latitude settles black.

    `lung_contrast` is the density usual between lung and mediastinum of such a patient: the examination's preset.
    """
    density = -np.log(np.maximum(signal, LOWEST_SIGNAL))
    balanced = _balance(np.maximum(density, OPEN_BEAM), processing)
    densest = float(np.percentile(balanced[::3, ::3][body[::3, ::3]], 99.5))
    grey = _s_curve(WHITE + (balanced - densest) / (processing.latitude * lung_contrast), processing.bend)
    shown = smooth_step((density - OPEN_BEAM) / 0.7) * (lit if processing.blackens_shutter else 1)
    return to_field(grey * shown)


def _balance(density: Field, processing: Processing) -> Field:
    import cv2

    coarse = wide_blur(density, COARSE_WIDTH * density.shape[1])
    smooth = to_field(cv2.GaussianBlur(density, (0, 0), FINE_WIDTH * density.shape[1]))
    middle, edge = density - coarse, density - smooth
    return to_field(processing.coarse_gain * coarse + processing.middle_gain * middle + processing.edge_gain * edge)


def _s_curve(level: Field, bend: float) -> Field:
    """0 up to about level 0, 1 from about level 1, soft at both ends."""
    curve = np.tanh((level - 0.5) * (bend / 2))
    return to_field(np.clip(0.5 + curve * (0.5 / math.tanh(0.29 * bend)), 0, 1))
