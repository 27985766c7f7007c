"""The end of a run: the projections are fitted once more, to the vote itself, on features that change no longer.

What tells films apart is more than what tells labels apart: an embedding may hold how far a film was stretched, and
then its neighbours are those stretched alike. A classifier can look past that, the vote cannot. So a linear map of
every branch's projected features is fitted until the soft vote of the whole library, as unbalanced as it is and as
sharp as five neighbours are, is right about views of the films (neighbourhood components analysis, Goldberger et al.
2004). The map is merged into the projection; the classifier is fitted along, for the heat maps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.training.findings import DrawnViews, pointing_loss, questions
from cxr_desktop.training.recipe import Recipe

_BATCH = 512
_VIEWS_FOR_EACH_FILM_AS_IT_IS = 3


@dataclass(frozen=True, slots=True)
class BranchFeatures:
    """Films behind every branch's projection, not normalised: (n, branch dimension) each, in order of the branches."""

    branches: tuple[Tensor, ...]

    def rows(self, films: Tensor) -> BranchFeatures:
        return BranchFeatures(tuple(features[films] for features in self.branches))


class BranchMaps(nn.Module):
    """A linear map for every branch, at first none, and a classifier of the embedding."""

    def __init__(self, dimensions: Sequence[int], classifier: nn.Linear, scale: float) -> None:
        super().__init__()
        self.maps = nn.ModuleList(nn.Linear(dimension, dimension) for dimension in dimensions)
        for each in self.maps:
            assert isinstance(each, nn.Linear)
            nn.init.eye_(each.weight)
            nn.init.zeros_(each.bias)
        self.classifier = nn.Linear(classifier.in_features, classifier.out_features)
        self.classifier.load_state_dict(classifier.state_dict())
        self.scale = scale

    def forward(self, features: BranchFeatures) -> Tensor:
        """Embeddings (n, dimension)."""
        halves = [functional.normalize(each(half)) for each, half in zip(self.maps, features.branches, strict=True)]
        return functional.normalize(torch.cat(halves, dim=1))

    def class_logits(self, embeddings: Tensor) -> Tensor:
        """Shape (n, classes)."""
        logits: Tensor = self.classifier(self.scale * embeddings)
        return logits


@dataclass(frozen=True, slots=True)
class DrawnPlanes:
    """Some films with findings drawn in, as far as every branch's trunk takes them."""

    activations: Mapping[BranchKind, Tensor]
    films: Tensor  # (k,) the films that were drawn into, as rows of the features
    drawn: DrawnViews  # all k of them


class PointingLesson:
    """What heat maps of drawn findings have to do with the maps and the classifier that are fitted.

    It is asked of the heat maps of branches of these `kinds`.
    """

    def __init__(
        self,
        extractor: HybridExtractor,
        batches: Sequence[DrawnPlanes],
        weight: float,
        kinds: Collection[BranchKind] = tuple(BranchKind),
    ) -> None:
        self._kinds = kinds
        self._extractor = extractor
        self._batches = batches
        self._weight = weight

    def loss(self, step: int, maps: BranchMaps, untouched: BranchFeatures) -> Tensor:
        """Of one batch, a scalar: findings count as what they are, and the maps of both questions lie on them."""
        batch = self._batches[step % len(self._batches)]
        leaves = {kind: values.float().requires_grad_() for kind, values in batch.activations.items()}
        with sdpa_kernel(SDPBackend.MATH):  # the one kind of attention whose gradient has a gradient
            features = BranchFeatures(
                tuple(self._extractor.branch_features(kind, leaf).float() for kind, leaf in leaves.items())
            )
        embeddings = maps(features)
        logits = maps.class_logits(embeddings)
        loss = functional.cross_entropy(logits, batch.drawn.shares.expand(len(logits), -1))
        asked = {kind: leaf for kind, leaf in leaves.items() if kind in self._kinds}
        before = maps(untouched.rows(batch.films)).detach()
        for score in questions(embeddings, logits, before, batch.drawn.shares):
            loss = loss + self._weight * pointing_loss(score, asked, batch.drawn, holds_weights=False)
        return loss


def fit_maps(
    maps: BranchMaps,
    looks: Sequence[BranchFeatures],
    views: Sequence[BranchFeatures],
    labels: Tensor,
    classes: Tensor,
    recipe: Recipe,
    lesson: PointingLesson | None = None,
    on_steps: Callable[[int], None] = lambda _: None,
) -> None:
    """Fit the maps, in place, to the vote of a library in which every film is the mean over `looks`.

    Row i of every look (the first: as it is) and of every one of `views` is one film, of that label and class. With a
    `lesson`, heat maps go on to point. `on_steps` hears of every step taken.
    """
    generator = Generator(labels.device).manual_seed(0)
    optimizer = torch.optim.Adam(maps.parameters(), lr=recipe.alignment_rate)
    of_label = [torch.nonzero(labels == label).flatten() for label in torch.unique(labels)]
    for step in range(recipe.alignment_steps):
        rows = _balanced_rows(of_label, generator)
        is_as_it_is = step % (1 + _VIEWS_FOR_EACH_FILM_AS_IT_IS) == 0
        queries = maps((looks[0] if is_as_it_is else views[step % len(views)]).rows(rows))
        library = functional.normalize(torch.stack([maps(look) for look in looks]).sum(0))
        loss = _vote_loss(queries, library, rows, labels, recipe.alignment_scale)
        loss = loss + functional.cross_entropy(maps.class_logits(queries), classes[rows])
        if lesson is not None:
            loss = loss + lesson.loss(step, maps, looks[0])
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        on_steps(1)


def merged(tensors: Mapping[str, Tensor], extractor: HybridExtractor, maps: BranchMaps) -> dict[str, Tensor]:
    """The extractor's tensors with the maps in its projections, and with the maps' classifier."""
    result = dict(tensors)
    for branch, each in zip(extractor.profile.branches, maps.maps, strict=True):
        assert isinstance(each, nn.Linear)
        weight, bias = (f"{branch.kind.value}_projection.{part}" for part in ("weight", "bias"))
        result[weight] = (each.weight @ tensors[weight]).detach()
        result[bias] = (each.weight @ tensors[bias] + each.bias).detach()
    for name, value in maps.classifier.state_dict().items():
        result[f"embedding_classifier.{name}"] = value.detach().clone()
    return result


def _balanced_rows(of_label: Sequence[Tensor], generator: Generator) -> Tensor:
    share = _BATCH // len(of_label)
    return torch.cat(
        [rows[torch.randint(len(rows), (share,), generator=generator, device=rows.device)] for rows in of_label]
    )


def _vote_loss(queries: Tensor, library: Tensor, rows: Tensor, labels: Tensor, scale: float) -> Tensor:
    """Minus the logarithm of the soft vote for the right label; a film has no say in its own vote."""
    similarities = scale * queries @ library.T
    similarities = similarities.masked_fill(rows.unsqueeze(1) == torch.arange(len(library), device=rows.device), -1e4)
    is_right = labels.unsqueeze(0) == labels[rows].unsqueeze(1)
    right = torch.logsumexp(similarities.masked_fill(~is_right, -1e4), dim=1)
    return (torch.logsumexp(similarities, dim=1) - right).mean()
