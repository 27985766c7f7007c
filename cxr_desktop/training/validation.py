"""How good the neighbours of held-out patients are: of their films as they are, and in disguise.

The films of one data set share short cuts that no validation part of it reveals. So every held-out film is also asked
in a disguise that takes one of them away: stretched, softened, exposed otherwise, cropped. A run is judged by both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from cxr_desktop.evidence.ranking import roc_area
from cxr_desktop.evidence.vote import VOTERS, label_margin

Embed = Callable[[Tensor], Tensor]
"""Films (n, 1, s, s) in 0..1 to embeddings (n, dimension)."""


@dataclass(frozen=True, slots=True)
class Neighbourliness:
    """Mean over the labels of the share of films that the vote of their neighbours gets right; and the AUROC."""

    balanced_accuracy: float
    auroc: float | None  # of the label's margin; None where there are more than two labels


@dataclass(frozen=True, slots=True)
class ValidationScore:
    """A run's standing."""

    plain: Neighbourliness
    disguised: Neighbourliness

    @property
    def criterion(self) -> float:
        """What runs and epochs are chosen by, larger is better: both accuracies, and the AUROCs where there are any."""
        figures = [
            figure
            for side in (self.plain, self.disguised)
            for figure in (side.balanced_accuracy, side.auroc)
            if figure is not None
        ]
        return float(np.mean(figures))


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Of every query (n), the voters among the cases of a library, nearest first; labels are indices."""

    labels: NDArray[np.int64]  # (n, at most VOTERS)
    margins: NDArray[np.float64]  # (n,) evidence.vote.label_margin of the highest label

    @classmethod
    def of(
        cls, library: NDArray[np.float32], library_labels: NDArray[np.int64], queries: NDArray[np.float32]
    ) -> Neighbours:
        """Of queries (n, d) among cases (m, d) with labels (m,)."""
        similarities = queries @ library.T
        nearest = np.argsort(-similarities, axis=1, kind="stable")[:, :VOTERS]
        margins = label_margin(similarities, library_labels == library_labels.max())
        return cls(library_labels[nearest], margins)

    @property
    def votes(self) -> NDArray[np.int64]:
        """(n,): the label of most of the nearest five; of those tied, the nearest case's, as in evidence.vote."""
        counts = np.stack([(self.labels == label).sum(1) for label in range(int(self.labels.max()) + 1)], axis=1)
        winners = counts == counts.max(1, keepdims=True)
        return np.array([next(v for v in row if ok[v]) for row, ok in zip(self.labels, winners, strict=True)])

    def auroc(self, truth: NDArray[np.int64]) -> float | None:
        """Of the margins, against the true labels (n,) of the queries; None where these are not two."""
        if len(np.unique(truth)) != 2:
            return None
        return roc_area(self.margins, truth == truth.max())


def shares_known(said: NDArray[np.int64], truth: NDArray[np.int64]) -> list[float]:
    """By label, in order: the part of its queries of which that label was said."""
    return [float((said[truth == label] == label).mean()) for label in np.unique(truth)]


def score_neighbours(
    library: NDArray[np.float32],
    library_labels: NDArray[np.int64],
    queries: NDArray[np.float32],
    labels: NDArray[np.int64],
) -> Neighbourliness:
    """The plain vote of the nearest five (m, d) of every query (n, d); labels are indices."""
    neighbours = Neighbours.of(library, library_labels, queries)
    return Neighbourliness(float(np.mean(shares_known(neighbours.votes, labels))), neighbours.auroc(labels))


def disguised(films: Tensor) -> Tensor:
    """Every film (n, 1, s, s) in one of four disguises, by its place in the batch; the same ones every time."""
    result = films.clone()
    for index, disguise in enumerate(list(DISGUISES.values())[: len(films)]):
        result[index :: len(DISGUISES)] = disguise(films[index :: len(DISGUISES)])
    return result


def seen_through(films: Tensor, width: float, height: float) -> Tensor:
    """The middle of films (n, 1, s, s), parts of their width and height, stretched to fill the square."""
    matrix = torch.tensor([[width, 0.0, 0.0], [0.0, height, 0.0]], device=films.device).expand(len(films), 2, 3)
    grid = functional.affine_grid(matrix, list(films.shape), align_corners=False)
    return functional.grid_sample(films, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def _softened(films: Tensor) -> Tensor:
    size = films.shape[-1]
    small = functional.interpolate(films, size=max(8, size * 2 // 5), mode="bilinear", antialias=True)
    return functional.interpolate(small, size=size, mode="bilinear")


DISGUISES: dict[str, Callable[[Tensor], Tensor]] = {
    "wider": lambda films: seen_through(films, 0.80, 1.0),
    "taller": lambda films: seen_through(films, 1.0, 0.80),
    "softened": _softened,
    "darker": lambda films: seen_through(films.clamp_min(1e-4) ** 1.6, 0.88, 0.88),  # and closer
}
