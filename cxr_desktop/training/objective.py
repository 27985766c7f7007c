"""What a batch is judged by: its classes, its neighbourhood, and a teacher's opinion where there is one.

A classifier may be right where the vote of the nearest cases is wrong, because nothing told the embedding who its
neighbours would be. The neighbourhood loss does: it is the soft vote of the whole library, as unbalanced as it is
(neighbourhood components analysis, Goldberger et al. 2004; with a memory of the library, Wu et al. 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.training.findings import DrawnViews, pointing_loss, questions
from cxr_desktop.training.recipe import Recipe

_NOBODY = -1e4  # similarity of those that have no vote


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says of a batch."""

    embeddings: Tensor  # (n, dimension), unit vectors
    logits: Tensor  # (n, classes), of the whole embedding
    branch_logits: tuple[Tensor, ...]  # (n, classes) each
    # (n, c, h, w) each: what every branch says that the teacher sees, place by place; without a teacher none
    guesses: tuple[Tensor, ...] = ()
    activations: Mapping[BranchKind, Tensor] = field(default_factory=dict)  # of the trunks that learn


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a teacher says of the first m of a batch: of all, or of its films without those that are drawn into."""

    probabilities: Tensor  # (m, classes)
    planes: Tensor  # (m, c, h, w), what it sees where
    embeddings: Tensor | None = None  # (m, dimension), of an earlier edition: where the learner's films are to lie


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of a batch."""

    classes: Tensor  # (n,)
    films: Tensor  # (n,) rows of the memory
    opinion: Opinion | None = None
    drawn: DrawnViews | None = None

    @property
    def is_film(self) -> Tensor:
        """(n,) False where a finding was drawn in: what is seen there is not what the library holds."""
        result = torch.ones_like(self.films, dtype=torch.bool)
        if self.drawn is not None:
            result[self.drawn.rows] = False
        return result


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

    def vote_loss(self, films: Tensor, embeddings: Tensor, wanted: Tensor, scale: float) -> Tensor:
        """Cross-entropy of the soft vote against the `wanted` shares of the labels (n, labels); mean over the batch.

        A film has no say in its own vote.
        """
        known = self.embeddings.abs().sum(1) > 0
        similarities = scale * embeddings @ self.embeddings.T
        usable = known.unsqueeze(0).expand(len(films), -1).clone()
        usable[torch.arange(len(films)), films] = False
        everyone = torch.logsumexp(similarities.masked_fill(~usable, _NOBODY), dim=1)
        loss = torch.zeros_like(everyone)
        for label, share in enumerate(wanted.unbind(1)):
            voters = usable & (self.labels == label)
            loss = loss + share * (everyone - torch.logsumexp(similarities.masked_fill(~voters, _NOBODY), dim=1))
        return loss.mean()


def batch_loss(
    prediction: Prediction,
    target: Target,
    memory: LibraryMemory,
    label_of_class: Tensor,
    recipe: Recipe,
) -> Tensor:
    """The loss of one batch, a scalar. `label_of_class` (classes,): the label that every class counts for."""
    wanted = _wanted_classes(target, prediction.logits.shape[1], recipe)
    loss = functional.cross_entropy(prediction.logits, wanted)
    for logits in prediction.branch_logits:
        loss = loss + recipe.branch_weight * functional.cross_entropy(logits, wanted)
    if recipe.neighbour_weight and bool(memory.embeddings.any()):
        votes = torch.zeros(len(wanted), int(memory.labels.max()) + 1, device=wanted.device)
        votes.index_add_(1, label_of_class, wanted)
        vote_loss = memory.vote_loss(target.films, prediction.embeddings, votes, recipe.neighbour_scale)
        loss = loss + recipe.neighbour_weight * vote_loss
    if target.opinion is not None:
        for guess in prediction.guesses:
            loss = loss + recipe.guide_weight * _guide_loss(guess, target.opinion.planes)
        if target.opinion.embeddings is not None:
            films = prediction.embeddings[: len(target.opinion.embeddings)]
            loss = loss + recipe.anchor_weight * _part_missed(films, target.opinion.embeddings)
    if target.drawn is not None and prediction.activations:
        rows = target.drawn.rows
        before = memory.embeddings[target.films[rows]]
        for score in questions(prediction.embeddings[rows], prediction.logits[rows], before, target.drawn.shares):
            loss = loss + recipe.pointing_weight * pointing_loss(score, prediction.activations, target.drawn)
    return loss


def _wanted_classes(target: Target, class_count: int, recipe: Recipe) -> Tensor:
    """Shares of the classes (n, classes) that the model should give: the label's, smoothed, and the teacher's.

    An unsure film should find unsure company: both the classifier and the vote are asked for these shares.
    """
    known = functional.one_hot(target.classes, class_count).float()
    if target.drawn is not None:
        known[target.drawn.rows] = target.drawn.shares
    wanted = known * (1.0 - recipe.label_smoothing) + recipe.label_smoothing / class_count
    if target.opinion is None:
        return wanted
    weight = recipe.teacher_weight if target.opinion.embeddings is None else recipe.edition_weight
    told = target.opinion.probabilities
    told = torch.cat([told, wanted[len(told) :]])
    mixed = weight * told + (1.0 - weight) * wanted
    if target.drawn is not None:  # no teacher has seen the like
        mixed[target.drawn.rows] = wanted[target.drawn.rows]
    return mixed


def _part_missed(embeddings: Tensor, wanted: Tensor) -> Tensor:
    """How much of what sets films apart is missed: 0 where all lie as wanted (m, dimension), 1 where all lie together.

    A similarity would not do: all chests are alike, and what tells one from the other is its last few per cent.
    """
    spread = (wanted - wanted.mean(0)).square().sum(1).mean().clamp_min(1e-6)
    return (embeddings - wanted).square().sum(1).mean() / spread


def _guide_loss(guess: Tensor, seen: Tensor) -> Tensor:
    """Mean squared error against the teacher's planes, coarsened to the learner's grid (Romero et al. 2015, FitNets).

    Every channel is standardised over the batch: a ViT's differ in scale by orders of magnitude.
    """
    coarse = functional.adaptive_avg_pool2d(seen, (guess.shape[2], guess.shape[3]))
    mean = coarse.mean(dim=(0, 2, 3), keepdim=True)
    deviation = coarse.std(dim=(0, 2, 3), keepdim=True, correction=0).clamp_min(1e-4)
    return functional.mse_loss(guess.float(), (coarse - mean) / deviation)
