"""Two libraries asked about the same films: which gets right what the other gets wrong, and whether that is chance.

Film by film, not figure by figure: two shares with wide intervals may overlap, and one library still be better on
nearly every film on which they differ. McNemar's test counts films; the intervals of the differences draw patients,
because two films of one patient are not two independent observations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Neighbour
from cxr_desktop.errors import LabelsDiffer, NoFilmsFound
from cxr_desktop.evaluation.metrics import (
    METRICS,
    RESAMPLES,
    Figure,
    Outcomes,
    defined_metrics,
    patient_resamples,
    to_figure,
)
from cxr_desktop.evaluation.run import EvaluatedFilm, Evaluation

SIGNIFICANT_P = 0.05

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class McNemar:
    """Films that one library alone gets right, and the exact two-sided p of that many or a greater imbalance."""

    films: int
    only_old: int
    only_new: int
    p: float


@dataclass(frozen=True, slots=True)
class PairedFigure:
    """One metric of both; `difference` is new - old, its interval from the same resamples of both."""

    old: Figure
    new: Figure
    difference: Figure


@dataclass(frozen=True, slots=True)
class Said:
    """What one library says of a film."""

    vote: str
    nearest: Neighbour
    is_right: bool  # the vote is the label


@dataclass(frozen=True, slots=True)
class PairedFilm:
    """A film that both have answered."""

    film: EvaluatedFilm  # of the old library
    old: Said
    new: Said

    @property
    def label(self) -> str:
        return self.film.film.listing.label


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two evaluations of the same films. The outcomes of both have one row for each of `films`, in this order."""

    old: Evaluation
    new: Evaluation
    old_outcomes: Outcomes
    new_outcomes: Outcomes
    films: tuple[PairedFilm, ...]

    @property
    def only_old(self) -> tuple[PairedFilm, ...]:
        """Films that the old library alone gets right."""
        return tuple(film for film in self.films if film.old.is_right and not film.new.is_right)

    @property
    def only_new(self) -> tuple[PairedFilm, ...]:
        """Films that the new library alone gets right."""
        return tuple(film for film in self.films if film.new.is_right and not film.old.is_right)

    @property
    def overlapping(self) -> int:
        """Films that one of the libraries has, or has films of their patient."""
        return max(len(self.old.overlapping), len(self.new.overlapping))


def require_same_labels(*, old: Collection[str], new: Collection[str]) -> None:
    """Raise LabelsDiffer unless both libraries tell apart the same labels."""
    if set(old) != set(new):
        raise LabelsDiffer("labels", old=", ".join(sorted(old)), new=", ".join(sorted(new)))


def pair_up(old: Evaluation, new: Evaluation) -> Comparison:
    """The films that both have answered, each with both answers.

    Raises LabelsDiffer, or NoFilmsFound where there is none: what one model's preprocessing refuses, the other may
    take.
    """
    require_same_labels(old=old.library.label_counts, new=new.library.label_counts)
    rows = {_key(film): row for row, film in enumerate(new.films)}
    pairs = [(row, rows[_key(film)]) for row, film in enumerate(old.films) if _key(film) in rows]
    if not pairs:
        raise NoFilmsFound("none_readable", count=len(old.films), first="the two libraries have answered other films")
    old_rows, new_rows = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    old_outcomes, new_outcomes = old.outcomes.take(old_rows), new.outcomes.take(new_rows)
    films = tuple(
        PairedFilm(old.films[i], _said(old.films[i], old_outcomes, row), _said(new.films[j], new_outcomes, row))
        for row, (i, j) in enumerate(pairs)
    )
    return Comparison(old, new, old_outcomes, new_outcomes, films)


def mcnemar(old: Flags, new: Flags) -> McNemar:
    """Of two rows of "is right" (n,), film by film (McNemar, Psychometrika 1947; exact, by the binomial)."""
    only_old, only_new = int((old & ~new).sum()), int((new & ~old).sum())
    n = only_old + only_new
    tail = sum(math.comb(n, i) for i in range(min(only_old, only_new) + 1)) / 2**n
    return McNemar(len(old), only_old, only_new, min(1.0, 2 * tail))


def tests(comparison: Comparison) -> dict[str, McNemar]:
    """By name of the metric whose films they count: the vote, the nearest case, and the vote by the positive label."""
    old, new = comparison.old_outcomes, comparison.new_outcomes
    truth, positive = old.truth, old.positive
    votes = old.voted == truth, new.voted == truth
    found = {
        "knn_accuracy": mcnemar(*votes),
        "top1_accuracy": mcnemar(old.neighbour_labels[:, 0] == truth, new.neighbour_labels[:, 0] == truth),
    }
    if positive is not None:
        said = old.voted == positive, new.voted == positive
        is_positive = truth == positive
        found["sensitivity"] = mcnemar(*(flags[is_positive] for flags in said))
        found["specificity"] = mcnemar(*(~flags[~is_positive] for flags in said))
    return found


def paired_figures(
    comparison: Comparison,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    after_each: Callable[[], None] = lambda: None,
) -> dict[str, PairedFigure]:
    """Every metric that the films allow, of both and as a difference; `after_each` resample may raise to stop."""
    old, new = comparison.old_outcomes, comparison.new_outcomes
    names = defined_metrics(old)
    samples = {name: np.empty((2, resamples)) for name in names}
    for i, rows in enumerate(patient_resamples(old.groups, resamples, seed)):
        for side, drawn in enumerate((old.take(rows), new.take(rows))):
            for name in names:
                samples[name][side, i] = METRICS[name](drawn)
        after_each()
    return {name: _paired(METRICS[name](old), METRICS[name](new), *samples[name]) for name in names}


def _paired(old: float, new: float, of_old: NDArray[np.float64], of_new: NDArray[np.float64]) -> PairedFigure:
    return PairedFigure(to_figure(old, of_old), to_figure(new, of_new), to_figure(new - old, of_new - of_old))


def _said(film: EvaluatedFilm, outcomes: Outcomes, row: int) -> Said:
    vote = outcomes.labels[int(outcomes.voted[row])]
    return Said(vote, film.neighbours[0], vote == film.film.listing.label)


def _key(film: EvaluatedFilm) -> tuple[str, str]:
    return film.film.path.as_posix(), film.content_sha256
