"""How alike are two heat maps? Spearman's rank correlation of their cells, on a grid as coarse as the branches see.

Ranks, because the branches' maps differ in strength by orders of magnitude and in how steeply they fall off.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CELLS = 8  # along a side: the ViT of the reference model has as many patches, its CNN half


def rank_correlation(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """-1 to 1 for two maps of one square shape; 0 where one of them is the same everywhere."""
    ranks = [_ranks(_cells(heat)) for heat in (one, other)]
    deviations = [rank - rank.mean() for rank in ranks]
    lengths = [float(np.sqrt(np.sum(deviation**2))) for deviation in deviations]
    return float(np.sum(deviations[0] * deviations[1]) / (lengths[0] * lengths[1])) if all(lengths) else 0.0


def _cells(heat: NDArray[np.float32]) -> NDArray[np.float32]:
    import cv2

    cells: NDArray[np.float32] = cv2.resize(heat, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    return cells.ravel()


def _ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Equal values share the mean of their places."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place], np.float64)
