"""Where would the score fall if the place looked as the other side of the chest does?

An ablation instead of a gradient: patch by patch the film is exchanged for its mirror image, and what the score loses
is the patch's heat (occlusion after Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014,
arXiv:1311.2901). A grey patch is itself something to be seen on a chest; the other lung is not. What is the same on
both sides cannot be found.

It is here and not in the product because a model that has learned nothing points at findings nearly as often: what the
two sides do not share is where any score changes (docs/adr/0010-heat-maps.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Embeddings, Footprint, HeatMap

if TYPE_CHECKING:
    from cxr_desktop.imaging.preprocess import ModelInput
    from cxr_desktop.model.gradcam import HeatMapTarget
    from cxr_desktop.model.inference import HybridEmbedder

CELLS = 8  # patches along a side
_PATCH_CELLS = 2.0  # side of a patch: neighbours overlap by half
_BORDER_SHARE = 3 / 64  # of the square: edges that are soft are no edges to be seen


@dataclass(frozen=True, slots=True, eq=False)
class Exchanged:
    """What became of a film's embedding, patch by patch."""

    before: Embeddings  # (1, dimension)
    after: Embeddings  # (CELLS * CELLS, dimension), row by row
    side_px: int  # of the model's square


def exchange(embedder: HybridEmbedder, pixels: ModelInput, cancel: CancelToken) -> Exchanged:
    """The embeddings of a model input (channels, s, s) and of those with one patch exchanged.

    Raises Cancelled or OutOfMemory.
    """
    masks = patches(pixels.shape[-1])
    mirrored = pixels[..., ::-1]
    after = []
    for start in range(0, len(masks), embedder.batch_size):
        cancel.raise_if_cancelled()
        some = masks[start : start + embedder.batch_size, np.newaxis]
        after.append(embedder.embed(np.asarray(pixels * (1 - some) + mirrored * some, np.float32)))
    return Exchanged(embedder.embed(pixels[np.newaxis]), np.concatenate(after), pixels.shape[-1])


def exchange_map(
    embedder: HybridEmbedder, exchanged: Exchanged, target: HeatMapTarget, footprint: Footprint
) -> HeatMap:
    """A map "fused" of what the score falls by for each patch: the whole model is asked, its branches have none.

    Raises BadArgument where the model does not know the label.
    """
    import cv2

    falls = _scores(embedder, exchanged.before, target) - _scores(embedder, exchanged.after, target)
    side = exchanged.side_px
    fine = cv2.resize(falls.reshape(CELLS, CELLS), (side, side), interpolation=cv2.INTER_CUBIC)
    return HeatMap({"fused": np.maximum(fine, 0).astype(np.float32)}, footprint, target.name)


def patches(side_px: int) -> NDArray[np.float32]:
    """Masks (CELLS * CELLS, side_px, side_px), row by row: 1 in a patch, 0 outside, a soft border between."""
    cell = side_px / CELLS
    centres = (np.arange(CELLS) + 0.5) * cell
    off = np.abs(np.arange(side_px) + 0.5 - centres[:, np.newaxis])  # (CELLS, side)
    border = _BORDER_SHARE * side_px
    distance = np.maximum(off[:, np.newaxis, :, np.newaxis], off[np.newaxis, :, np.newaxis, :])
    within = np.clip((_PATCH_CELLS * cell / 2 + border / 2 - distance) / border, 0, 1)
    return within.reshape(CELLS * CELLS, side_px, side_px).astype(np.float32)


def _scores(embedder: HybridEmbedder, embeddings: Embeddings, target: HeatMapTarget) -> NDArray[np.float32]:
    """The target's score of each embedding (n, dimension)."""
    import torch

    rows = torch.from_numpy(embeddings).to(embedder.device.device)
    with torch.no_grad():
        return np.array([target.score(embedder.model, row[np.newaxis]).item() for row in rows], np.float32)
