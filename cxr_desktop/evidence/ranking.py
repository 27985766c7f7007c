"""How well a score tells the films of a label from the others: the ROC curve, and the area under it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def roc_points(
    scores: NDArray[np.floating], is_positive: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """1 - specificity and sensitivity from (0, 0) to (1, 1): one point per threshold, but those along a straight line.

    Both sides have to be there.
    """
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)  # of each run of equal scores
    positives = np.concatenate([[0], np.cumsum(is_positive[order])[ends]])
    others = np.concatenate([[0], ends + 1]) - positives
    bends = np.diff(others[:-1]) * np.diff(positives[1:]) != np.diff(others[1:]) * np.diff(positives[:-1])
    kept = np.concatenate([[True], bends, [True]])
    return others[kept] / others[-1], positives[kept] / positives[-1]


def roc_area(scores: NDArray[np.floating], is_positive: NDArray[np.bool_]) -> float:
    """The share of pairs in which the positive film has the higher score; equal ones count half. NaN without pairs.

    This is the area under the ROC curve (Hanley & McNeil, Radiology 1982).
    """
    if is_positive.all() or not is_positive.any():
        return float("nan")
    other_share, positive_share = roc_points(scores, is_positive)
    return float(np.trapezoid(positive_share, other_share))
