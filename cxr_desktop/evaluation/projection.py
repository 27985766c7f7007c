"""Embeddings in two dimensions: t-SNE of cases, and places for others that move nothing.

t-SNE (van der Maaten & Hinton, JMLR 2008) keeps neighbourhoods, not distances. It has no formula for a new point, so
whatever comes later is put among its nearest cases, as Kobak & Berens do (The art of using t-SNE, Nature Communications
2019), at the mean of their places, weighted by similarity (Nadaraya 1964; Watson 1964).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Embeddings
from cxr_desktop.evaluation.tsne import lay_out

Places = NDArray[np.float64]
"""Shape (n, 2), in units that mean nothing."""

_PERPLEXITY = 30.0  # van der Maaten & Hinton: 5 to 50 make little difference
_PRINCIPAL_COMPONENTS = 50  # before t-SNE, as its authors do: less noise, less time
_SHARPNESS = 20.0
_ANCHORS = 10  # as Kobak & Berens have it
_AT_ONCE = 1_000  # rows of similarities: 40 MB among 10,000 cases
_LEAST_OF_A_LABEL = 50  # in a sample: a rare label is to be seen

OnIteration = Callable[[int], None]
"""Is told now and then how many iterations of t-SNE are done; what it raises ends the work."""


def project(embeddings: Embeddings, *, on_iteration: OnIteration = lambda _: None) -> Places:
    """Places of embeddings (n, d), the same ones for the same input. Needs n >= 2."""
    from threadpoolctl import threadpool_limits

    count = len(embeddings)
    if count < 4:  # t-SNE needs a perplexity of at least one; two or three points need no method
        return np.asarray(embeddings[:, :2] - embeddings[:, :2].mean(axis=0), np.float64)
    with threadpool_limits(1):  # more would add sums up in an order of their own each time
        reduced = principal_components(embeddings, _PRINCIPAL_COMPONENTS)
        return lay_out(reduced, perplexity=min(_PERPLEXITY, (count - 1) / 3), on_iteration=on_iteration)


def principal_components(embeddings: Embeddings, most: int) -> NDArray[np.float64]:
    """Embeddings (n, d) along their axes of largest spread, that one first: (n, at most `most`)."""
    centred = embeddings.astype(np.float64)
    centred -= centred.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)  # in ascending order of spread
    kept = axes[:, ::-1][:, : min(most, *embeddings.shape)]
    signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])])  # of an axis mean nothing: fixed
    return np.asarray(centred @ (kept * signs))


def place(newcomers: Embeddings, embeddings: Embeddings, places: Places, cancel: CancelToken | None = None) -> Places:
    """Places of more embeddings (m, d) among cases whose embeddings (n, d) have these places (n, 2), which stay.

    Raises Cancelled.
    """
    blocks = [np.empty((0, 2))]
    for start in range(0, len(newcomers), _AT_ONCE):
        if cancel:
            cancel.raise_if_cancelled()
        blocks.append(_place(newcomers[start : start + _AT_ONCE] @ embeddings.T, places))
    return np.concatenate(blocks)


def sample(labels: Sequence[str], size: int, *, seed: int = 0) -> NDArray[np.int64]:
    """At most about `size` row numbers, ascending: of every label its share, and of a rare one no fewer than 50."""
    if len(labels) <= size:
        return np.arange(len(labels))
    rng, of_case = np.random.default_rng(seed), np.asarray(labels)
    chosen = []
    for label in sorted(set(labels)):
        rows = np.flatnonzero(of_case == label)
        share = max(size * len(rows) // len(labels), min(_LEAST_OF_A_LABEL, len(rows)))
        chosen.append(rng.choice(rows, share, replace=False))
    return np.sort(np.concatenate(chosen))


def _place(similarity: NDArray[np.float32], places: Places) -> Places:
    """Of the rows of similarities (m, n)."""
    anchors = min(_ANCHORS, similarity.shape[1])
    nearest = np.argpartition(-similarity, anchors - 1, axis=1)[:, :anchors]
    nearest.sort(axis=1)  # so that sums do not depend on how the partition was made
    found = np.take_along_axis(similarity, nearest, axis=1).astype(np.float64)
    weights = np.exp(_SHARPNESS * (found - found.max(axis=1, keepdims=True)))
    weights /= weights.sum(axis=1, keepdims=True)
    return np.asarray(np.einsum("ma,mad->md", weights, places[nearest]), np.float64)
