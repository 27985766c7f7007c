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
from cxr_desktop.model.hybrid import HybridExtractor, log_odds
from cxr_desktop.model.yardstick import yardstick_of

if TYPE_CHECKING:
    from torch import Tensor

    from cxr_desktop.model.inference import Activations, HybridEmbedder


class HeatMapTarget(Protocol):
    """What the map explains."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> ScoreKind | None:
        """By which full scale its maps are measured; None: by none."""

    @property
    def holds_lengths(self) -> bool:
        """As in `HybridExtractor.embed_activations`."""

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
    def kind(self) -> ScoreKind | None:
        return ScoreKind.LOG_ODDS

    @property
    def holds_lengths(self) -> bool:
        return False

    def score(self, model: HybridExtractor, embedding: Tensor) -> Tensor:
        is_ours = torch.tensor([spec.label == self.label for spec in model.profile.classes])
        if not is_ours.any():
            raise BadArgument("unknown", name="label", value=self.label, choices=", ".join(model.profile.labels))
        return log_odds(model.class_logits(embedding), is_ours)[0]


@dataclass(frozen=True, slots=True, eq=False)
class SimilarityTarget:
    """The cosine similarity to one other embedding (dimension,): a case, or the mean of a label's cases.

    With `holds_lengths` the lengths that embeddings are divided by are constants to the gradient (Stylianou, Souvenir
    and Pless, Visualizing Deep Similarity Networks, WACV 2019, arXiv:1901.00536): the similarity of two films that are
    nearly the same is nearly the largest there is, so its gradient on the sphere vanishes, and the map with it.
    Without, the map is of what would change the similarity.
    """

    other: NDArray[np.float32]
    name: str
    holds_lengths: bool = False

    @property
    def kind(self) -> ScoreKind | None:
        return ScoreKind.SIMILARITY if self.holds_lengths else None

    def score(self, model: HybridExtractor, embedding: Tensor) -> Tensor:
        return embedding[0] @ torch.from_numpy(self.other).to(embedding.device)


def heat_map(
    embedder: HybridEmbedder,
    activations: Activations,
    target: HeatMapTarget,
    footprint: Footprint,
) -> HeatMap:
    """Maps of every branch and their sum for one film. Raises BadArgument where the model does not know the label.

    What branches contribute is of one score, in its unit, so it adds up; one that says little shows little.
    """
    size_px = embedder.preprocessing.size_px
    # On CUDA the trunks ran in half precision; the tails run here without autocast, in that of their weights.
    precision = next(embedder.model.parameters()).dtype
    leaves = {kind: tensor.detach().to(precision).requires_grad_() for kind, tensor in activations.by_branch.items()}
    with torch.enable_grad():
        score = target.score(
            embedder.model, embedder.model.embed_activations(leaves, holds_lengths=target.holds_lengths)
        )
        gradients = torch.autograd.grad(score, list(leaves.values()))
    maps = {
        kind.value: _contribution(planes(kind, leaf)[0], planes(kind, gradient)[0], size_px)
        for (kind, leaf), gradient in zip(leaves.items(), gradients, strict=True)
    }
    yardstick = yardstick_of(embedder.fingerprint)
    scale = yardstick.scales.get(target.kind) if yardstick and target.kind else None
    maps["fused"] = np.sum(list(maps.values()), axis=0)
    return HeatMap(maps, footprint, target.name, scale)


def _contribution(activation: Tensor, gradient: Tensor, size_px: int) -> NDArray[np.float32]:
    """Planes (c, h, w) of activation and gradient to a map (size_px, size_px) of contribution by unit of area."""
    activation, gradient = activation.detach().float(), gradient.float()
    cells = activation.shape[1] * activation.shape[2]
    weights = gradient.mean(dim=(1, 2), keepdim=True)
    coarse = torch.relu((weights * activation).sum(dim=0)) * cells
    fine = functional.interpolate(coarse[None, None], size=(size_px, size_px), mode="bilinear", align_corners=False)
    return fine[0, 0].cpu().numpy()
