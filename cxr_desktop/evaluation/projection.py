"""The library in two dimensions: t-SNE of its embeddings, and a place for a query that moves nothing.

t-SNE (van der Maaten & Hinton, JMLR 2008) keeps neighbourhoods, not distances. It has no formula for a new point, so a
query is put among its nearest cases, at the similarity-weighted mean of their places.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Embeddings

_PERPLEXITY = 30.0  # van der Maaten & Hinton: 5 to 50 make little difference
_PRINCIPAL_COMPONENTS = 50  # before t-SNE, as its authors do: less noise, less time
_SHARPNESS = 20.0
_ANCHORS = 10


def project(embeddings: Embeddings, *, seed: int = 0) -> NDArray[np.float64]:
    """Places (n, 2) of embeddings (n, d), the same ones for the same input. Needs n >= 2."""
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE

    count, dimension = embeddings.shape
    if count < 4:  # t-SNE needs a perplexity of at least one; two or three points need no method
        return np.asarray(embeddings[:, :2] - embeddings[:, :2].mean(axis=0), np.float64)
    components = min(_PRINCIPAL_COMPONENTS, count, dimension)
    reduced = PCA(components, random_state=seed).fit_transform(embeddings)
    perplexity = min(_PERPLEXITY, (count - 1) / 3)
    return np.asarray(TSNE(perplexity=perplexity, init="pca", random_state=seed).fit_transform(reduced), np.float64)


def place(embedding: NDArray[np.float32], embeddings: Embeddings, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The place (2,) of one more embedding (d,) among cases whose embeddings (n, d) have these places (n, 2)."""
    similarity = embeddings @ embedding
    nearest = np.argsort(-similarity, kind="stable")[:_ANCHORS]
    weights = np.exp(_SHARPNESS * (similarity[nearest] - similarity[nearest[0]]))
    return np.asarray((weights[:, np.newaxis] * places[nearest]).sum(axis=0) / weights.sum())
