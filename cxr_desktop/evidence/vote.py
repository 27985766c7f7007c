"""What the neighbours say: the k nearest cases vote, and the nearest case speaks for itself.

Both as in the paper: a plain majority of the five nearest. Where the library asks for class balance, every case counts
with its label's weight, so that a label does not win by being common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Evidence, Neighbour, Vote

VOTERS = 5
"""k of the kNN vote. Accuracy and wording were measured for this k, so it does not follow the gallery's."""

NEIGHBOURHOOD = 50
"""How many nearest cases the continuous score looks at. Five votes know six values; a ROC curve wants more."""

_SHARPNESS = 20.0  # of the similarity weights in the continuous score: a case 0.05 less similar counts 1/e


def weigh(neighbours: Sequence[Neighbour], label_weights: Mapping[str, float] | None = None) -> Evidence:
    """The evidence of neighbours in order of rank (at least one). Only the nearest VOTERS vote."""
    nearest = neighbours[0]
    return Evidence(
        vote=majority_vote([n.case.label for n in neighbours[:VOTERS]], label_weights),
        nearest_label=nearest.case.label,
        nearest_similarity=nearest.similarity,
        copies_of_query=sum(n.is_copy_of_query for n in neighbours[:VOTERS]),
    )


def majority_vote(labels: Sequence[str], label_weights: Mapping[str, float] | None = None) -> Vote:
    """The vote of cases with these labels, nearest first. Among tied labels the one of the nearest case wins."""
    weights = label_weights or {}
    totals: dict[str, float] = {}
    counts: dict[str, int] = {}
    for label in labels:
        totals[label] = totals.get(label, 0.0) + weights.get(label, 1.0)
        counts[label] = counts.get(label, 0) + 1
    winner = max(totals, key=lambda label: totals[label])  # first of the largest: dicts remember who came nearest
    return Vote(winner, totals[winner] / sum(totals.values()), counts)


def neighbourhood_score(similarities: NDArray[np.float32], is_label: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How much of each neighbourhood belongs to a label, 0 to 1: the similarity-weighted share.

    Both arguments (n, k), nearest first. The weights are relative to the nearest case, exp(20 (s - s_1)), so that only
    differences of similarity count. Monotone evidence for ROC curves, not a probability.
    """
    weights = np.exp(_SHARPNESS * (similarities.astype(np.float64) - similarities[:, :1]))
    return np.asarray((weights * is_label).sum(axis=1) / weights.sum(axis=1))
