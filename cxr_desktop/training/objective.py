"""What a batch is judged by: its classes, its neighbourhood, and a teacher's opinion where there is one.

A classifier may be right where the vote of the nearest cases is wrong, because nothing told the embedding who its
neighbours would be. The neighbourhood loss does: it is the soft vote of the whole library, as unbalanced as it is
(neighbourhood components analysis, Goldberger et al. 2004; with a memory of the library, Wu et al. 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of a batch."""

    embeddings: Tensor  # (n, dimension), unit vectors
    logits: Tensor  # (n, classes), of the whole embedding
    branch_logits: tuple[Tensor, ...]  # (n, classes) each


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of a batch."""

    classes: Tensor  # (n,)
    films: Tensor  # (n,) rows of the memory
    opinion: Tensor | None = None  # (n, classes): a teacher's probabilities


class LibraryMemory(nn.Module):
    """The latest embedding of every training film, and its label: the library as it would be now."""

    embeddings: Tensor
    labels: Tensor

    def __init__(self, labels: Tensor, dimension: int) -> None:
        super().__init__()
        self.register_buffer("embeddings", torch.zeros(len(labels), dimension))
        self.register_buffer("labels", labels)

    def remember(self, films: Tensor, embeddings: Tensor) -> None:
        """Take in what a batch gave."""
        self.embeddings[films] = embeddings.detach()

    def vote_loss(self, films: Tensor, embeddings: Tensor, scale: float) -> Tensor:
        """Minus the logarithm of the soft vote for the right label, the film itself left out; mean over the batch."""
        known = self.embeddings.abs().sum(1) > 0
        similarities = scale * embeddings @ self.embeddings.T
        usable = known.unsqueeze(0).expand(len(films), -1).clone()
        usable[torch.arange(len(films)), films] = False
        right = usable & (self.labels.unsqueeze(0) == self.labels[films].unsqueeze(1))
        everyone = torch.logsumexp(similarities.masked_fill(~usable, -1e4), dim=1)
        friends = torch.logsumexp(similarities.masked_fill(~right, -1e4), dim=1)
        return (everyone - friends).mean()


def batch_loss(prediction: Prediction, target: Target, memory: LibraryMemory, recipe: Recipe) -> Tensor:
    """The loss of one batch, a scalar."""
    loss = _class_loss(prediction.logits, target, recipe)
    for logits in prediction.branch_logits:
        loss = loss + recipe.branch_weight * _class_loss(logits, target, recipe)
    if recipe.neighbour_weight and bool(memory.embeddings.any()):
        vote = memory.vote_loss(target.films, prediction.embeddings, recipe.neighbour_scale)
        loss = loss + recipe.neighbour_weight * vote
    return loss


def _class_loss(logits: Tensor, target: Target, recipe: Recipe) -> Tensor:
    hard = functional.cross_entropy(logits, target.classes, label_smoothing=recipe.label_smoothing)
    if target.opinion is None:
        return hard
    soft = -(target.opinion * functional.log_softmax(logits, dim=1)).sum(1).mean()
    return recipe.teacher_weight * soft + (1.0 - recipe.teacher_weight) * hard
