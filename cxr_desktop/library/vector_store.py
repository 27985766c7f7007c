"""The seam between embeddings and whatever finds the nearest of them.

Similarity is the inner product of unit vectors: larger is closer, whatever a backend reports. Equal similarities are
ordered by id, and a query's answer does not depend on which queries were asked along with it.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxr_desktop.domain import Embeddings

Similarities = NDArray[np.float32]
"""Shape (n, k), descending in every row."""

CaseIds = NDArray[np.int64]
"""Shape (n, k) or (n,)."""

_MARGIN = 16  # candidates beyond k: enough unless more than that many are equally similar


class VectorStore(Protocol):
    """Embeddings under ids. Not for more than one thread at a time."""

    @property
    def count(self) -> int: ...

    def add(self, ids: CaseIds, embeddings: Embeddings) -> None:
        """Take in embeddings (n, dimension) under ids (n,) that are not there yet."""

    def remove(self, ids: CaseIds) -> None:
        """Forget the embeddings under these ids; ids that are not there are ignored."""

    def search(self, embeddings: Embeddings, k: int) -> tuple[Similarities, CaseIds]:
        """The k most similar of all (all of them, if fewer) for each query (n, dimension); ties by id, ascending."""

    def close(self) -> None:
        """Give memory and connections back. Nothing else may be called afterwards."""


class FaissFlatStore:
    """Exhaustive search with FAISS in memory.

    FAISS's float32 sums depend in their last bits on batch size and processor. So it only names candidates; these are
    compared again in float64, which is the same everywhere.
    """

    def __init__(self, dimension: int) -> None:
        import faiss

        self._index: Any = faiss.IndexFlatIP(dimension)
        self._ids: CaseIds = np.empty(0, np.int64)  # position in the index -> id
        # A float32 inner product of unit vectors is off by at most dimension x 2^-24, however it is summed (Higham,
        # Accuracy and Stability of Numerical Algorithms, 3.1); 2 more as vectors are unit but for rounding.
        self._rounding = (dimension + 2) * 2.0**-24

    @property
    def count(self) -> int:
        return len(self._ids)

    def add(self, ids: CaseIds, embeddings: Embeddings) -> None:
        self._index.add(_as_float32(embeddings))
        self._ids = np.concatenate([self._ids, np.asarray(ids, np.int64)])

    def remove(self, ids: CaseIds) -> None:
        leaves = np.isin(self._ids, ids)
        self._index.remove_ids(np.flatnonzero(leaves))
        self._ids = self._ids[~leaves]

    def search(self, embeddings: Embeddings, k: int) -> tuple[Similarities, CaseIds]:
        queries = _as_float32(embeddings)
        k = min(k, self.count)
        similarities, ids = np.empty((len(queries), k), np.float32), np.empty((len(queries), k), np.int64)
        if k == 0:
            return similarities, ids
        rough, positions = self._index.search(queries, min(k + _MARGIN, self.count))
        for row, query in enumerate(queries):
            similarities[row], ids[row] = self._settle(query, k, rough[row], positions[row])
        return similarities, ids

    def close(self) -> None:
        self._index.reset()
        self._ids = self._ids[:0]

    def _settle(
        self, query: NDArray[np.float32], k: int, rough: NDArray[np.float32], positions: NDArray[np.int64]
    ) -> tuple[Similarities, CaseIds]:
        """The best k of the candidates, once nothing outside them can be as similar as the last of these k."""
        while True:
            exact = exact_similarity(query, self._index.reconstruct_batch(positions))
            ids = self._ids[positions]
            best = np.lexsort((ids, -exact))[:k]
            if len(positions) == self.count or float(rough[-1]) + self._rounding < exact[best[-1]]:
                return exact[best], ids[best]
            (rough,), (positions,) = self._index.search(query[np.newaxis], min(2 * len(positions), self.count))


def exact_similarity(query: ArrayLike, embeddings: ArrayLike) -> NDArray[np.float32]:
    """Inner products (n,) of a query (dimension,) with embeddings (n, dimension), independent of their number."""
    # Not a matrix product: BLAS sums the last rows of a block in another order than the first.
    products = np.asarray(embeddings, np.float64) * np.asarray(query, np.float64)
    return np.asarray(products.sum(axis=1), np.float32)


def _as_float32(embeddings: Embeddings) -> Embeddings:
    contiguous = np.ascontiguousarray(embeddings, np.float32)
    if not np.isfinite(contiguous).all():
        raise ValueError("an embedding is not finite")
    return contiguous
