"""Everything long and thin - ribs, vessels, airways - is a tube, and casts its shadow here.

A tube is a centre line in the patient with a cross-section. It is cut into grains smaller than a pixel, station by
station along the line and lane by lane across it, and their volume is summed up on the canvas. So a rib that runs along
the beam becomes bright by itself, overlapping tubes add up, and a vessel thinner than a pixel is faint, not jagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.imaging.synthetic.texture import Field, to_field
from cxr_desktop.imaging.synthetic.view import View

PerGrain = NDArray[np.float32]
"""Shape (n,)."""

PITCH_PX = 0.8
"""Distance between neighbouring grains: below a pixel, or the sum has gaps."""

GOLDEN_RATIO = 0.6180339887498949


@dataclass(frozen=True, slots=True, eq=False)
class Tubes:
    """k tubes of n control points each. The cross-section is an ellipse, perhaps a hollow one."""

    centre_cm: NDArray[np.float64]  # (k, n, 3)
    half_width_cm: NDArray[np.float64]  # (k, n), across the line, in the plane of the film
    half_depth_cm: NDArray[np.float64]  # (k, n), across the line, in the direction of the beam
    bore: float = 0.0  # inner diameter / outer diameter
    core: float = 0.0  # density of the filling of the bore, relative to the wall


def thickness(bundles: Sequence[Tubes], view: View) -> Field:
    """The shadow of them all: cm of the walls' material that the beam meets in each pixel of the canvas, (h, w)."""
    if not bundles:
        return np.zeros(view.shape, np.float32)
    grains = [_grains(tubes, view) for tubes in bundles]
    column, row, amount_cm = (np.concatenate(values) for values in zip(*grains, strict=True))
    return _sum(column, row, amount_cm, view.shape)


def _grains(tubes: Tubes, view: View) -> tuple[PerGrain, PerGrain, PerGrain]:
    """Column, row and volume of each grain; the volume in cm of thickness over one pixel."""
    path = view.project(tubes.centre_cm.astype(np.float32))
    stations = max(2, int(np.ceil(_longest(path) / PITCH_PX)))
    half_width_px = tubes.half_width_cm[..., None] * view.px_per_cm
    section_px = half_width_px * tubes.half_depth_cm[..., None]
    length_px = _step(tubes.centre_cm) * view.px_per_cm * (path.shape[1] - 1) / (stations - 1)
    centre, normal, edge, volume = (
        _resample(to_field(values), stations) for values in (path, _normal(path), half_width_px, section_px * length_px)
    )
    lanes = max(2, int(np.ceil(2 * float(edge.max()) / PITCH_PX)))
    across = _across(stations, lanes)
    column = centre[..., 0:1] + normal[..., 0:1] * edge * across
    row = centre[..., 1:2] + normal[..., 1:2] * edge * across
    amount_cm = volume * (_chord(across, tubes) * (4 / lanes))  # an ellipse: 2 x depth over 2 x width
    return column.ravel(), row.ravel(), to_field(amount_cm).ravel()


def _across(stations: int, lanes: int) -> NDArray[np.float32]:
    """Place of each grain between the edges -1 and 1, (stations, lanes).

    Each station is shifted against the one before by the golden ratio of a lane: in rank and file the grains would beat
    with the pixels, and ribs would show a weave.
    """
    shift = (np.arange(stations) * GOLDEN_RATIO) % 1.0
    return ((np.arange(lanes) + shift[:, None]) / lanes * 2 - 1).astype(np.float32)


def _chord(across: NDArray[np.float32], tubes: Tubes) -> NDArray[np.float32]:
    """Length of the beam in the wall's material, relative to the tube's full depth."""
    outer = to_field(np.sqrt(1 - across**2))
    if not tubes.bore:
        return outer
    inner = tubes.bore * np.sqrt(np.maximum(1 - (across / tubes.bore) ** 2, 0))
    return to_field(outer - (1 - tubes.core) * inner)


def _longest(path_px: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(np.diff(path_px, axis=1), axis=-1).sum(axis=1).max())


def _step(centre_cm: NDArray[np.float64]) -> NDArray[np.float64]:
    """Length of tube, in cm, that belongs to each control point, (k, n, 1)."""
    return np.asarray(np.linalg.norm(np.gradient(centre_cm, axis=1), axis=-1, keepdims=True))


def _normal(path_px: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit vectors (k, n, 2) across the path, on the film."""
    along = np.gradient(path_px, axis=1)
    along = along / np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    return np.stack([-along[..., 1], along[..., 0]], axis=-1)


def _resample(values: NDArray[np.float32], stations: int) -> NDArray[np.float32]:
    """(k, n, c) to (k, stations, c), straight between control points."""
    position = np.linspace(0, values.shape[1] - 1, stations)
    left = np.minimum(position.astype(int), values.shape[1] - 2)
    weight = (position - left).astype(np.float32)[None, :, None]
    return to_field(values[:, left] * (1 - weight) + values[:, left + 1] * weight)


def _sum(column: PerGrain, row: PerGrain, amount: PerGrain, shape: tuple[int, int]) -> Field:
    """The grains, each shared by the four nearest pixels; what lies outside is lost."""
    height, width = shape
    inside = (column > 0) & (column < width - 1) & (row > 0) & (row < height - 1)
    column, row, amount = column[inside], row[inside], amount[inside]
    left, top = column.astype(np.int32), row.astype(np.int32)
    right, below = column - left, row - top
    lower, upper = amount * below, amount * (1 - below)
    lower_right, upper_right = lower * right, upper * right
    corner = top * width + left
    pixels = np.concatenate([corner, corner + 1, corner + width, corner + width + 1])
    shares = np.concatenate([upper - upper_right, upper_right, lower - lower_right, lower_right])
    return np.bincount(pixels, shares, minlength=height * width).reshape(shape).astype(np.float32)
