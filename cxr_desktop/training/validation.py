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
from cxr_desktop.evidence.vote import NEIGHBOURHOOD, VOTERS, neighbourhood_score

Embed = Callable[[Tensor], Tensor]
"""Films (n, 1, s, s) in 0..1 to embeddings (n, dimension)."""


@dataclass(frozen=True, slots=True)
class Neighbourliness:
    """Mean over the labels of the share of films that the vote of their neighbours gets right; and the AUROC."""

    balanced_accuracy: float
    auroc: float | None  # of the soft vote; None where there are more than two labels


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


def score_neighbours(
    library: NDArray[np.float32],
    library_labels: NDArray[np.int64],
    queries: NDArray[np.float32],
    labels: NDArray[np.int64],
) -> Neighbourliness:
    """The plain vote of the nearest five (m, d) of every query (n, d); labels are indices."""
    similarities = queries @ library.T
    nearest = np.argsort(-similarities, axis=1, kind="stable")[:, :NEIGHBOURHOOD]
    votes = library_labels[nearest[:, :VOTERS]]
    label_count = int(max(library_labels.max(), labels.max())) + 1
    counts = np.stack([(votes == label).sum(1) for label in range(label_count)], axis=1)
    # Ties go to the label of the nearest case among those tied, as in evidence.vote.
    winners = counts == counts.max(1, keepdims=True)
    decided = np.array([next(v for v in row if ok[v]) for row, ok in zip(votes, winners, strict=True)])
    accuracy = float(np.mean([(decided[labels == label] == label).mean() for label in np.unique(labels)]))
    if len(np.unique(labels)) != 2:
        return Neighbourliness(accuracy, None)
    score = neighbourhood_score(
        np.take_along_axis(similarities, nearest, axis=1), library_labels[nearest] == label_count - 1
    )
    return Neighbourliness(accuracy, roc_area(score, labels == label_count - 1))


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
