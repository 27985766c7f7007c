"""Figures of a labelled test set against a library, with bootstrap intervals.

Everything is computed from one frozen table of outcomes, so that a resample is an index into arrays and nothing is
searched twice. All figures are shares, 0 to 1, except where a docstring says otherwise; NaN where undefined.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.evidence.ranking import roc_area
from cxr_desktop.evidence.vote import VOTERS

RESAMPLES = 2000
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """One row per test film. Labels are numbered by their place in `labels`."""

    labels: tuple[str, ...]
    truth: NDArray[np.int64]  # (n,)
    voted: NDArray[np.int64]  # (n,) the kNN vote
    neighbour_labels: NDArray[np.int64]  # (n, k) nearest first, k >= VOTERS where the library has as many
    scores: NDArray[np.float64]  # (n, labels) evidence.vote.label_margin of every label
    groups: NDArray[np.int64]  # (n,) films of one patient share a number
    positive: int | None  # the label that sensitivity and specificity speak of

    def take(self, rows: NDArray[np.int64]) -> Outcomes:
        """The same table with these rows."""
        return Outcomes(
            self.labels,
            self.truth[rows],
            self.voted[rows],
            self.neighbour_labels[rows],
            self.scores[rows],
            self.groups[rows],
            self.positive,
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its bootstrap interval."""

    value: float
    low: float
    high: float


def knn_accuracy(outcomes: Outcomes) -> float:
    """Share of films whose kNN vote is their label."""
    return float(np.mean(outcomes.voted == outcomes.truth))


def top1_accuracy(outcomes: Outcomes) -> float:
    """Share of films whose nearest case has their label."""
    return float(np.mean(outcomes.neighbour_labels[:, 0] == outcomes.truth))


def mean_precision_at(outcomes: Outcomes, k: int) -> float:
    """Mean share of the k nearest cases that have the film's label."""
    return float(np.mean(_relevant(outcomes, k)))


def map_at_5(outcomes: Outcomes) -> float:
    """Mean average precision of the five nearest: precision at every relevant rank, averaged over the relevant ones."""
    relevant = _relevant(outcomes, VOTERS)
    precision = np.cumsum(relevant, axis=1) / np.arange(1, relevant.shape[1] + 1)
    found = relevant.sum(axis=1)
    return float(np.mean((precision * relevant).sum(axis=1) / np.maximum(found, 1)))


def sensitivity(outcomes: Outcomes) -> float:
    """Share of films of the positive label that the vote calls so."""
    is_positive = outcomes.truth == outcomes.positive
    return _share((outcomes.voted == outcomes.positive)[is_positive])


def specificity(outcomes: Outcomes) -> float:
    """Share of films of other labels that the vote does not call positive."""
    is_negative = outcomes.truth != outcomes.positive
    return _share((outcomes.voted != outcomes.positive)[is_negative])


def auroc(outcomes: Outcomes) -> float:
    """Area under the ROC curve of the label's margin: of the positive label, else the mean over all labels."""
    if outcomes.positive is not None:
        return roc_area(outcomes.scores[:, outcomes.positive], outcomes.truth == outcomes.positive)
    areas = [roc_area(outcomes.scores[:, i], outcomes.truth == i) for i in np.unique(outcomes.truth)]
    return float(np.mean(areas))


METRICS: dict[str, Callable[[Outcomes], float]] = {
    "knn_accuracy": knn_accuracy,
    "top1_accuracy": top1_accuracy,
    "mean_precision_at_5": lambda outcomes: mean_precision_at(outcomes, VOTERS),
    "map_at_5": map_at_5,
    "sensitivity": sensitivity,
    "specificity": specificity,
    "auroc": auroc,
}
"""Name in metrics.json -> figure."""

_NEED_POSITIVE = ("sensitivity", "specificity")


def figures(
    outcomes: Outcomes,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    after_each: Callable[[], None] = lambda: None,
) -> dict[str, Figure | None]:
    """Every metric with its 95 % percentile bootstrap interval; None where it needs a positive label and none is set.

    `after_each` resample may raise to stop.

    Whole patients are drawn, not films: two films of one child are not two independent observations (Field & Welsh,
    Bootstrapping clustered data, J. R. Stat. Soc. B 2007).
    """
    names = defined_metrics(outcomes)
    samples = {name: np.empty(resamples) for name in names}
    for i, rows in enumerate(patient_resamples(outcomes.groups, resamples, seed)):
        drawn = outcomes.take(rows)
        for name in names:
            samples[name][i] = METRICS[name](drawn)
        after_each()
    return {name: to_figure(METRICS[name](outcomes), samples[name]) if name in samples else None for name in METRICS}


def confusion(outcomes: Outcomes) -> NDArray[np.int64]:
    """Films by (label, vote): int64 (labels, labels)."""
    size = len(outcomes.labels)
    table = np.zeros((size, size), np.int64)
    np.add.at(table, (outcomes.truth, outcomes.voted), 1)
    return table


def defined_metrics(outcomes: Outcomes) -> list[str]:
    """Names of the metrics that these outcomes allow."""
    return [name for name in METRICS if outcomes.positive is not None or name not in _NEED_POSITIVE]


def to_figure(value: float, samples: NDArray[np.float64]) -> Figure:
    """The value with the 95 % percentile interval of its samples, those that are undefined left out."""
    defined = samples[~np.isnan(samples)]
    if not defined.size:
        return Figure(value, float("nan"), float("nan"))
    tail = (1 - _CONFIDENCE) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Figure(value, float(low), float(high))


def patient_resamples(groups: NDArray[np.int64], resamples: int, seed: int) -> list[NDArray[np.int64]]:
    """Rows of each resample: whole patients, drawn with replacement."""
    _, number = np.unique(groups, return_inverse=True)
    order = np.argsort(number, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(number))[:-1])
    draws = np.random.default_rng(seed).integers(len(members), size=(resamples, len(members)))
    return [np.concatenate([members[i] for i in draw]) for draw in draws]


def _relevant(outcomes: Outcomes, k: int) -> NDArray[np.bool_]:
    return np.asarray(outcomes.neighbour_labels[:, :k] == outcomes.truth[:, np.newaxis])


def _share(flags: NDArray[np.bool_]) -> float:
    return float(flags.mean()) if flags.size else float("nan")
