"""What `imaging.preprocess.prepare` does with a squashed film, for whole batches on the device that trains.

A test holds both against each other, so that a model is asked with the very input that it learned from. Views are
random, so their resampling is not the recipe's to the last digit; how soft they are is.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from cxr_desktop.imaging.preprocess import (
    EQUALISATION_LEVELS,
    IMAGENET_DEVIATION,
    IMAGENET_MEAN,
    SMALLEST_DEVIATION,
    Preprocessing,
    softening_weights,
)


def to_model_input(films: Tensor, recipe: Preprocessing, size_px: int | None = None) -> Tensor:
    """Model input (n, channels, size_px, size_px) of whole films (n, 1, s, s) in 0..1.

    `size_px` overrides the recipe's. The whole film is squashed, whatever the recipe's geometry says: films come to
    training as squares.
    """
    size = size_px or recipe.size_px
    if films.shape[-1] != size:
        films = functional.interpolate(films, size=size, mode="bilinear", antialias=True)
    films = _SOFTENINGS[recipe.resampling](films)
    films = _EQUALISATIONS[recipe.equalisation](films)
    return _STATISTICS[recipe.statistics](films, recipe.channels)


def _as_they_are(films: Tensor) -> Tensor:
    return films


def _soften(films: Tensor) -> Tensor:
    # Sums, not a convolution: autocast would take that in bfloat16, which has 256 grey levels and no more.
    weights = softening_weights().tolist()
    reach = len(weights) // 2
    height, width = films.shape[2:]
    padded = functional.pad(films, (reach, reach, reach, reach), mode="reflect")
    rows = torch.zeros_like(padded[:, :, :height])
    for down, weight in enumerate(weights):
        rows += weight * padded[:, :, down : down + height]
    softened = torch.zeros_like(films)
    for right, weight in enumerate(weights):
        softened += weight * rows[:, :, :, right : right + width]
    return softened


def _equalise(films: Tensor) -> Tensor:
    n = len(films)
    levels = (films.flatten(1).clamp(0.0, 1.0) * (EQUALISATION_LEVELS - 1)).round().long()
    counts = torch.zeros(n, EQUALISATION_LEVELS, device=films.device)
    counts.scatter_add_(1, levels, torch.ones_like(levels, dtype=torch.float32))
    share = (counts.cumsum(1) - counts / 2) / levels.shape[1]
    return share.gather(1, levels).view_as(films)


def _per_film(films: Tensor, channels: int) -> Tensor:
    mean = films.mean(dim=(1, 2, 3), keepdim=True)
    deviation = films.std(dim=(1, 2, 3), keepdim=True, correction=0).clamp_min(SMALLEST_DEVIATION)
    return ((films - mean) / deviation).expand(-1, channels, -1, -1)


def _imagenet(films: Tensor, channels: int) -> Tensor:
    mean, deviation = (
        torch.tensor(values[:channels], device=films.device).view(1, channels, 1, 1)
        for values in (IMAGENET_MEAN, IMAGENET_DEVIATION)
    )
    return (films - mean) / deviation


_SOFTENINGS: dict[str, Callable[[Tensor], Tensor]] = {
    "area": _as_they_are,
    "area_softened": _soften,
    "bilinear": _as_they_are,
}
_EQUALISATIONS: dict[str, Callable[[Tensor], Tensor]] = {"none": _as_they_are, "rank": _equalise}
_STATISTICS: dict[str, Callable[[Tensor, int], Tensor]] = {"per_film": _per_film, "imagenet": _imagenet}
