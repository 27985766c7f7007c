"""Grey levels become what the model eats: a square, normalised array. The recipe is a value, stored with the weights.

`prepare` is the only way from a film to a model input, in building and querying alike; training does the same in
batches (`training.model_input`). A recipe's version is part of the embedder's fingerprint: change what a recipe does,
and its version must change with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cxr_desktop.domain import Footprint, Grey

ModelInput = NDArray[np.float32]
"""Shape (channels, size_px, size_px)."""

_ENOUGH_FOR_THUMBNAILS_PX = 320
SMALLEST_DEVIATION = 1e-3  # of grey levels in 0..1: below this a film holds nothing to normalise by
EQUALISATION_LEVELS = 4096  # as fine as any detector; a histogram of them costs a tenth of sorting the film
# Of a Gaussian on the model's square, in its pixels. What was turned, cropped or compressed is a little softer than
# other films, what is noisy is rougher: where all are softened, it matters less (docs/adr/0018).
SOFTNESS_PX = 0.65
_SOFTENING_REACH_PX = 2
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """A recipe. Every field but the sizes is a key of one of the tables below."""

    version: str
    geometry: str
    resampling: str
    equalisation: str
    statistics: str
    size_px: int  # side of the square that the model sees
    shortest_side_px: int  # of the whole film before a centre crop; equal to size_px where nothing is cropped
    channels: int  # 1, or 3 equal ones for backbones trained on colour
    # Of width, or of height, that the further looks of a pooled library see (`imaging.looks`).
    stretched_part: float = 0.65

    @property
    def enough_px(self) -> int:
        """Shorter side from which on a film may be handed over reduced: twice what the model sees, and thumbnails."""
        return max(2 * self.shortest_side_px, _ENOUGH_FOR_THUMBNAILS_PX)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Preprocessing:
        """Inverse of `to_dict`.

        Raises KeyError, TypeError or ValueError where a field is missing, unknown, or not in its table or range.
        """
        recipe = cls(**fields)
        for table, key in (
            (_GEOMETRIES, recipe.geometry),
            (_RESAMPLINGS, recipe.resampling),
            (_EQUALISATIONS, recipe.equalisation),
            (_STATISTICS, recipe.statistics),
        ):
            if key not in table:
                raise KeyError(key)
        if not 0.0 < recipe.stretched_part <= 1.0:
            raise ValueError(f"stretched_part is {recipe.stretched_part}")
        return recipe


def prepare(grey: Grey, recipe: Preprocessing) -> ModelInput:
    """The model's input for a film of grey levels (height, width) in 0..1: float32 (channels, size_px, size_px)."""
    square = _GEOMETRIES[recipe.geometry](grey, recipe)
    square = _EQUALISATIONS[recipe.equalisation](square)
    return _STATISTICS[recipe.statistics](square, recipe.channels)


def softening_weights() -> NDArray[np.float32]:
    """The Gaussian of SOFTNESS_PX along one side, (taps,), of sum 1."""
    offsets = np.arange(-_SOFTENING_REACH_PX, _SOFTENING_REACH_PX + 1)
    weights = np.exp(-0.5 * (offsets / SOFTNESS_PX) ** 2)
    return np.asarray(weights / weights.sum(), np.float32)


def footprint(height_px: int, width_px: int, recipe: Preprocessing) -> Footprint:
    """Which part of a film of this size `prepare` hands to the model."""
    if recipe.geometry == "squash":
        return Footprint(0.0, 0.0, 1.0, 1.0)
    scale = recipe.shortest_side_px / min(height_px, width_px)
    rows, columns = recipe.size_px / (height_px * scale), recipe.size_px / (width_px * scale)
    return Footprint((1 - rows) / 2, (1 - columns) / 2, (1 + rows) / 2, (1 + columns) / 2)


def _squash(grey: Grey, recipe: Preprocessing) -> Grey:
    return _RESAMPLINGS[recipe.resampling](grey, recipe.size_px, recipe.size_px)


def _centre_crop(grey: Grey, recipe: Preprocessing) -> Grey:
    height, width = grey.shape
    scale = recipe.shortest_side_px / min(height, width)
    resized = _RESAMPLINGS[recipe.resampling](grey, max(1, round(height * scale)), max(1, round(width * scale)))
    top = (resized.shape[0] - recipe.size_px) // 2
    left = (resized.shape[1] - recipe.size_px) // 2
    return resized[top : top + recipe.size_px, left : left + recipe.size_px]


def _area(grey: Grey, height_px: int, width_px: int) -> Grey:
    import cv2

    shrinks = height_px <= grey.shape[0] and width_px <= grey.shape[1]
    # INTER_AREA weighs every pixel once when shrinking, but repeats pixels when enlarging.
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    resized: Grey = cv2.resize(grey, (width_px, height_px), interpolation=method)
    return resized


def _area_softened(grey: Grey, height_px: int, width_px: int) -> Grey:
    import cv2

    weights = softening_weights()
    softened: Grey = cv2.sepFilter2D(
        _area(grey, height_px, width_px), -1, weights, weights, borderType=cv2.BORDER_REFLECT_101
    )
    return softened


def _bilinear(grey: Grey, height_px: int, width_px: int) -> Grey:
    # Pillow widens the triangle by the scale when it shrinks: what torchvision and timm call antialiased bilinear.
    picture = Image.fromarray(np.ascontiguousarray(grey)).resize((width_px, height_px), Image.Resampling.BILINEAR)
    return np.asarray(picture, dtype=np.float32)


def _as_it_is(square: Grey) -> Grey:
    return square


def _equalise(square: Grey) -> Grey:
    """Histogram equalisation by rank: every grey level becomes the share of pixels that are darker (ties share)."""
    levels = np.rint(np.clip(square, 0.0, 1.0) * np.float32(EQUALISATION_LEVELS - 1)).astype(np.int32)
    counts = np.bincount(levels.reshape(-1), minlength=EQUALISATION_LEVELS)
    share: Grey = ((np.cumsum(counts) - counts / 2.0) / square.size).astype(np.float32)
    return np.asarray(share[levels])


def _per_film(square: Grey, channels: int) -> ModelInput:
    deviation = max(float(square.std()), SMALLEST_DEVIATION)
    normalised = (square - np.float32(square.mean())) / np.float32(deviation)
    return np.repeat(normalised[np.newaxis], channels, axis=0)


def _imagenet(square: Grey, channels: int) -> ModelInput:
    mean = np.array(IMAGENET_MEAN, np.float32)[:channels, np.newaxis, np.newaxis]
    deviation = np.array(IMAGENET_DEVIATION, np.float32)[:channels, np.newaxis, np.newaxis]
    return (np.repeat(square[np.newaxis], channels, axis=0) - mean) / deviation


_GEOMETRIES: dict[str, Callable[[Grey, Preprocessing], Grey]] = {"squash": _squash, "centre_crop": _centre_crop}
_RESAMPLINGS: dict[str, Callable[[Grey, int, int], Grey]] = {
    "area": _area,
    "area_softened": _area_softened,
    "bilinear": _bilinear,
}
_EQUALISATIONS: dict[str, Callable[[Grey], Grey]] = {"none": _as_it_is, "rank": _equalise}
_STATISTICS: dict[str, Callable[[Grey, int], ModelInput]] = {"per_film": _per_film, "imagenet": _imagenet}
