"""From matter to signal: X-rays weaken on their way, scatter, and arrive one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxr_desktop.imaging.synthetic.solids import smooth_step
from cxr_desktop.imaging.synthetic.texture import Field, to_field, wide_blur

METAL = 4.0
"""Attenuation of a lead letter: next to nothing passes."""

VEIL_WIDTH = 0.12
"""How far scattered rays spread, relative to the film's width."""

HALF_SHADOW = 0.008
"""Width of the collimator's edge, relative to the film."""

SHARE_OF_VISIBLE_SHUTTERS = 0.06
"""Film edges at which the collimator is to be seen."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the film was taken."""

    quanta: float  # detected per pixel of a film 1024 px long, where nothing weakens the beam
    scatter_ratio: float  # scattered / primary, mean over the film; a grid lowers it
    blur: float  # of screen and focal spot, relative to the film's length
    field: tuple[float, float, float, float]  # collimator: left, top, right, bottom, relative to the film


def draw_exposure(rng: np.random.Generator) -> Exposure:
    """Settings as different as those of different rooms and people."""
    left, top, right, bottom = np.where(rng.random(4) < SHARE_OF_VISIBLE_SHUTTERS, rng.uniform(0.005, 0.04, 4), -0.1)
    return Exposure(
        quanta=10 ** rng.uniform(3.7, 4.6),
        scatter_ratio=rng.uniform(0.25, 0.6),
        blur=rng.uniform(0.0006, 0.0011),
        field=(float(left), float(top), float(1 - right), float(1 - bottom)),
    )


def expose(attenuation: Field, metal: Field, exposure: Exposure, rng: np.random.Generator) -> Field:
    """Signal of the detector relative to the open beam, (h, w), noise included."""
    primary = np.exp(-attenuation) * lit(attenuation.shape, exposure)
    signal = primary + exposure.scatter_ratio * wide_blur(primary, VEIL_WIDTH * primary.shape[1])
    return _detect(signal * np.exp(-METAL * metal), exposure, rng)


def lit(shape: tuple[int, ...], exposure: Exposure) -> Field:
    """What the collimator lets through: 1 inside its field, 0 outside, with a narrow half-shadow."""
    height, width = shape
    left, top, right, bottom = exposure.field
    x, y = (np.arange(n, dtype=np.float32) / n for n in (width, height))
    across = smooth_step((x - left) / HALF_SHADOW) * smooth_step((right - x) / HALF_SHADOW)
    down = smooth_step((y - top) / HALF_SHADOW) * smooth_step((bottom - y) / HALF_SHADOW)
    return to_field(down[:, None] * across[None, :])


def _detect(signal: Field, exposure: Exposure, rng: np.random.Generator) -> Field:
    """Quanta arrive at random - Poisson, which is normal for so many - and the screen blurs signal and noise alike."""
    import cv2

    length = max(signal.shape)
    quanta = exposure.quanta * (1024 / length) ** 2
    noise = rng.standard_normal(signal.shape, dtype=np.float32)
    arrived = signal + np.sqrt(np.maximum(signal, 0) / quanta) * noise
    return to_field(cv2.GaussianBlur(arrived, (0, 0), max(0.45, exposure.blur * length)))
