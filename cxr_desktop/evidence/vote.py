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
"""How many nearest cases are looked at where more than the voters are of interest, as in precision at k."""


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


def label_margin(similarities: NDArray[np.float32], is_label: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How much nearer a label's nearest cases are to every query than the nearest cases of all other labels, (n,).

    Of queries (n, m) among all cases of a library, of which `is_label` (m,) have the label: the mean similarity to the
    VOTERS nearest with it, less that to the VOTERS nearest without, -2 to 2; 0 where the library knows only one side.
    Five votes know six values, and a share of many neighbours is 0 or 1 for nearly all films; this tells any two films
    apart. Monotone evidence for ROC curves, not a probability (docs/adr/0023).
    """
    if is_label.all() or not is_label.any():
        return np.zeros(len(similarities))
    return _mean_of_nearest(similarities[:, is_label]) - _mean_of_nearest(similarities[:, ~is_label])


def _mean_of_nearest(similarities: NDArray[np.float32]) -> NDArray[np.float64]:
    """Of every row, the mean of its VOTERS largest, or of all where it has fewer."""
    count = min(VOTERS, similarities.shape[1])
    nearest = np.partition(similarities, -count, axis=1)[:, -count:]
    return np.asarray(nearest.mean(axis=1, dtype=np.float64))
