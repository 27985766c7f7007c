"""Curves of an evaluation as points, for whoever draws them: a chart in a file, a widget in the window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.evaluation.metrics import Outcomes, mean_precision_at
from cxr_desktop.evidence.ranking import roc_points

_PRECISION_AT = (1, 3, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Points from left to right."""

    label: str  # that it is of; empty where it is of all
    x: NDArray[np.float64]  # (n,)
    y: NDArray[np.float64]  # (n,)


def roc_curves(outcomes: Outcomes) -> tuple[Curve, ...]:
    """Sensitivity over 1 - specificity of the label's margin: of the positive label, else of every one that can.

    A label that all films have, or none, has no curve.
    """
    shown = range(len(outcomes.labels)) if outcomes.positive is None else (outcomes.positive,)
    curves = []
    for i in shown:
        is_label = outcomes.truth == i
        if is_label.any() and not is_label.all():
            curves.append(Curve(outcomes.labels[i], *roc_points(outcomes.scores[:, i], is_label)))
    return tuple(curves)


def precision_curve(outcomes: Outcomes) -> Curve:
    """Mean share of the k nearest cases that have the film's label, over k as far as the library reaches."""
    ks = [k for k in _PRECISION_AT if k <= outcomes.neighbour_labels.shape[1]]
    return Curve("", np.array(ks, np.float64), np.array([mean_precision_at(outcomes, k) for k in ks]))
