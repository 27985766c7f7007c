"""Between models that grew from one another lies a third: the mean of their weights.

It costs no more to ask than one of them, and stands changes of the pictures better than either where the one was
fine-tuned from the other (Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022; Model soups, ICML 2022).
Of models that learned apart from each other it is worth nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.weights import Weights


def mean_weights(models: Sequence[Weights]) -> dict[str, Tensor]:
    """Every tensor of the first model as the mean over all that have it in that shape; counts are the first's.

    A model of more branches lends those that the first has; a classifier that reads more stays out. Raises BadArgument
    for a model without one of the first's branches, or that sees other pictures.
    """
    first, *others = models
    for other in others:
        _require_alike(first, other)
    return {name: _mean(name, tensor, others) for name, tensor in first.tensors.items()}


def _require_alike(first: Weights, other: Weights) -> None:
    ours, theirs = first.profile, other.profile
    sees_the_same = all(
        getattr(ours.preprocessing, name) == getattr(theirs.preprocessing, name)
        for name in ("geometry", "resampling", "equalisation", "statistics", "size_px", "channels")
    )
    if not (sees_the_same and set(ours.branches) <= set(theirs.branches)):
        raise BadArgument("unlike", name="model", value=other.weights_sha256[:12], other=first.weights_sha256[:12])


def _mean(name: str, tensor: Tensor, others: Sequence[Weights]) -> Tensor:
    if not tensor.is_floating_point():
        return tensor
    alike = [other.tensors[name] for other in others if name in other.tensors]
    known = [tensor, *(each for each in alike if each.shape == tensor.shape)]
    return torch.stack([each.float() for each in known]).mean(0).to(tensor.dtype)
