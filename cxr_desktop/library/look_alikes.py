"""Finds films that look alike, and films whose greys are inverted, from signatures of 16 x 16 grey levels alone.

Two signatures are compared by the correlation of their ranks, which brightness, contrast and any window leave as it is.
Every film is compared with every other: no index could be as plain, and 100,000 films take about a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.library.records import SIGNATURE_SIDE

NEAR_COPY_CORRELATION = 0.99
"""Above it two films are taken for copies of one picture.

Measured on Kermany's training films (13.6 million pairs): the most alike two different films reach 0.986. Copies saved
again as JPEG of quality 10, enlarged, shrunk, with noise, another gamma, equalised or turned by one degree lie above it
in 99 % of cases, clipped to a narrow window in 94 %, with a new side marker in 80 %, cropped by 2 % a side in 35 %.
"""

INVERSION_CORRELATION = -0.3
"""Below it, against the mean of all films, a film is taken for inverted.

Measured on Kermany's films and 450 of three other collections: none lies below -0.08, and 99 % of their negatives lie
below -0.3.
"""

_BLOCK = 2048  # films; a block against a block takes 16 MB

Signatures = NDArray[np.uint8]
"""Shape (n, 16, 16)."""


def near_copies(signatures: Signatures, after_block: Callable[[], None]) -> Iterator[tuple[int, int, float]]:
    """Pairs of films that look alike with their correlation: first index below the second, ascending.

    `after_block` is called n (n + 1) / 2 times for n blocks (see `blocks`), and may raise to stop.
    """
    ranked = _ranked(signatures)
    for first in range(0, len(ranked), _BLOCK):
        for second in range(first, len(ranked), _BLOCK):
            correlations = ranked[first : first + _BLOCK] @ ranked[second : second + _BLOCK].T
            for row, column in np.argwhere(correlations > NEAR_COPY_CORRELATION).tolist():
                if first + row < second + column:
                    yield first + row, second + column, float(correlations[row, column])
            after_block()


class LookAlikes:
    """Tells whether a film is a copy of one of many, whatever it was saved as since."""

    def __init__(self, signatures: Signatures) -> None:
        self._ranked = _ranked(signatures)

    def include(self, signatures: Signatures) -> NDArray[np.bool_]:
        """For each of these films (n,): one of ours looks like it."""
        return np.asarray((_ranked(signatures) @ self._ranked.T).max(axis=1) > NEAR_COPY_CORRELATION)


def blocks(films: int) -> int:
    """How many blocks are compared for so many films."""
    per_side = -(-films // _BLOCK)
    return per_side * (per_side + 1) // 2


def correlations_with_mean(signatures: Signatures) -> NDArray[np.float32]:
    """How much each film (n,) looks like the mean of all, -1 to 1."""
    ranked = _ranked(signatures)
    mean = ranked.mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(ranked @ (mean / length if length > 0 else mean), np.float32)


def _ranked(signatures: Signatures) -> NDArray[np.float32]:
    """Shape (n, 256): ranks of the grey levels in their film, ties sharing theirs, mean 0 and length 1.

    Inner products of two rows are Spearman correlations. A film of one grey level becomes zeros.
    """
    levels = signatures.reshape(len(signatures), SIGNATURE_SIDE**2)
    ranked = np.empty(levels.shape, np.float32)
    for start in range(0, len(levels), _BLOCK):
        ranked[start : start + _BLOCK] = _average_ranks(levels[start : start + _BLOCK])
    ranked -= ranked.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(ranked, axis=1, keepdims=True)
    return np.asarray(ranked / np.where(lengths > 0, lengths, 1.0), np.float32)


def _average_ranks(levels: NDArray[np.uint8]) -> NDArray[np.float64]:
    films = len(levels)
    by_film = levels + 256 * np.arange(films)[:, np.newaxis]
    counts = np.bincount(by_film.ravel(), minlength=256 * films).reshape(films, 256)
    average_rank_of_level = counts.cumsum(axis=1) - (counts + 1) / 2
    return np.take_along_axis(average_rank_of_level, levels.astype(np.intp), axis=1)
