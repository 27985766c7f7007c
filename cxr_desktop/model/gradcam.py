"""Grad-CAM: where in the film did a score come from?

For each branch, the gradient of the score with respect to the trunk's activations, averaged over places, weighs the
activation channels (Selvaraju et al., Grad-CAM, ICCV 2017, doi 10.1109/ICCV.2017.74). The score is a label's log odds
or the similarity to one case. The pass that made the embedding is reused: only the tails run again.

Maps are contributions by unit of area and are not stretched to the brightest spot of each film: weak evidence stays
weak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from cxr_desktop.domain import Footprint, HeatMap, ScoreKind
from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import planes
from cxr_desktop.model.yardstick import yardstick_of

if TYPE_CHECKING:
    from torch import Tensor

    from cxr_desktop.model.hybrid import HybridExtractor
    from cxr_desktop.model.inference import Activations, HybridEmbedder


class HeatMapTarget(Protocol):
    """What the map explains."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> ScoreKind: ...

    def score(self, model: HybridExtractor, embedding: Tensor) -> Tensor:
        """A scalar, differentiable with respect to the embedding (1, dimension)."""


@dataclass(frozen=True, slots=True)
class LabelTarget:
    """The classifier's log odds of a label against all the others. Needs a model with a classifier that knows it."""

    label: str

    @property
    def name(self) -> str:
        return f"label {self.label}"

    @property
    def kind(self) -> ScoreKind:
        return ScoreKind.LOG_ODDS

    def score(self, model: HybridExtractor, embedding: Tensor) -> Tensor:
        is_ours = torch.tensor([spec.label == self.label for spec in model.profile.classes])
        if not is_ours.any():
            raise BadArgument("unknown", name="label", value=self.label, choices=", ".join(model.profile.labels))
        logits = model.class_logits(embedding)[0]
        return torch.logsumexp(logits[is_ours], 0) - torch.logsumexp(logits[~is_ours], 0)


@dataclass(frozen=True, slots=True, eq=False)
class SimilarityTarget:
    """The cosine similarity to one other embedding (dimension,): a case, or the mean of a label's cases."""

    other: NDArray[np.float32]
    name: str

    @property
    def kind(self) -> ScoreKind:
        return ScoreKind.SIMILARITY

    def score(self, model: HybridExtractor, embedding: Tensor) -> Tensor:
        return embedding[0] @ torch.from_numpy(self.other).to(embedding.device)


def heat_map(
    embedder: HybridEmbedder,
    activations: Activations,
    target: HeatMapTarget,
    footprint: Footprint,
    *,
    holds_lengths: bool = False,
) -> HeatMap:
    """Maps of every branch and their sum for one film. Raises BadArgument where the model does not know the label.

    `holds_lengths` as in `HybridExtractor.embed_activations`.
    """
    size_px = embedder.preprocessing.size_px
    # On CUDA the trunks ran in half precision; the tails run here without autocast, in that of their weights.
    precision = next(embedder.model.parameters()).dtype
    leaves = {kind: tensor.detach().to(precision).requires_grad_() for kind, tensor in activations.by_branch.items()}
    with torch.enable_grad():
        score = target.score(embedder.model, embedder.model.embed_activations(leaves, holds_lengths=holds_lengths))
        gradients = torch.autograd.grad(score, list(leaves.values()))
    maps = {
        kind.value: _contribution(planes(kind, leaf)[0], planes(kind, gradient)[0], size_px)
        for (kind, leaf), gradient in zip(leaves.items(), gradients, strict=True)
    }
    maps["fused"] = _fuse(list(maps.values()))
    yardstick = yardstick_of(embedder.fingerprint)
    return HeatMap(maps, footprint, target.name, yardstick.scales.get(target.kind) if yardstick else None)


def _fuse(maps: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """One map in which every branch has the same say about where, as in the embedding, and their sum says how much.

    A ViT's class token has gathered most of what it knows before the last block, so its map is fainter than the CNN's
    by orders of magnitude: a plain sum would show the CNN alone.
    """
    strengths = [float(branch_map.mean()) for branch_map in maps]
    speaking = [branch_map / strength for branch_map, strength in zip(maps, strengths, strict=True) if strength > 0]
    if not speaking:
        return np.zeros_like(maps[0])
    return np.asarray(np.mean(speaking, axis=0) * sum(strengths), np.float32)


def _contribution(activation: Tensor, gradient: Tensor, size_px: int) -> NDArray[np.float32]:
    """Planes (c, h, w) of activation and gradient to a map (size_px, size_px) of contribution by unit of area."""
    activation, gradient = activation.detach().float(), gradient.float()
    cells = activation.shape[1] * activation.shape[2]
    weights = gradient.mean(dim=(1, 2), keepdim=True)
    coarse = torch.relu((weights * activation).sum(dim=0)) * cells
    fine = functional.interpolate(coarse[None, None], size=(size_px, size_px), mode="bilinear", align_corners=False)
    return fine[0, 0].cpu().numpy()
