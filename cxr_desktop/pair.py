"""Why are two films similar? The similarity of their embeddings, mapped on both.

Each film's map is the gradient of the inner product of the two embeddings at that film's activations, the other film's
embedding being the target: Grad-CAM (`model.gradcam`) as Zhu, Yang and Chen use it for pairs (Visual Explanation for
Deep Metric Learning, 2019, arXiv:1909.12977). Lengths are held (see `SimilarityTarget`): the two films
of a pair are alike more often than not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, HeatMap
from cxr_desktop.imaging.reading import FilmReading

if TYPE_CHECKING:
    from cxr_desktop.heat.picture import HeatPicture
    from cxr_desktop.model.inference import Activations, HybridEmbedder


@dataclass(frozen=True, slots=True, eq=False)
class PairMaps:
    """The similarity of two films, -1 to 1, and where in each of them it comes from."""

    similarity: float
    query: HeatMap
    case: HeatMap


@dataclass(frozen=True, slots=True, eq=False)
class PairExplanation:
    """The same, ready to be drawn over the two films."""

    similarity: float
    query_rgba: HeatPicture
    case_rgba: HeatPicture


def explain_pair(
    embedder: HybridEmbedder, query: FilmReading, case: FilmReading, cancel: CancelToken
) -> PairExplanation:
    """The fused maps of both films in their colours. Raises ImageError, ModelError or Cancelled."""
    from cxr_desktop.heat.picture import heat_picture

    seen, other = _look(embedder, query, cancel), _look(embedder, case, cancel)
    maps = _maps_of_both(embedder, seen, other, cancel)
    return PairExplanation(
        similarity=maps.similarity,
        query_rgba=heat_picture(maps.query, "fused", seen.size_px),
        case_rgba=heat_picture(maps.case, "fused", other.size_px),
    )


def pair_maps(embedder: HybridEmbedder, query: FilmReading, case: FilmReading, cancel: CancelToken) -> PairMaps:
    """The raw maps of every branch on both films. Raises ImageError, ModelError or Cancelled."""
    return _maps_of_both(embedder, _look(embedder, query, cancel), _look(embedder, case, cancel), cancel)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A film behind the model's trunks."""

    size_px: tuple[int, int]  # (width, height)
    embedding: NDArray[np.float32]  # (dimension,)
    activations: Activations


def _look(embedder: HybridEmbedder, film: FilmReading, cancel: CancelToken) -> _Seen:
    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.preprocess import prepare

    recipe = embedder.preprocessing
    radiograph = film.radiograph(at_least_px=recipe.enough_px)
    cancel.raise_if_cancelled()
    embedding, activations = embedder.embed_with_activations(prepare(to_grey(radiograph), recipe))
    cancel.raise_if_cancelled()
    return _Seen((radiograph.width_px, radiograph.height_px), embedding[0], activations)


def _maps_of_both(embedder: HybridEmbedder, query: _Seen, case: _Seen, cancel: CancelToken) -> PairMaps:
    on_query = _map(embedder, query, case)
    cancel.raise_if_cancelled()
    return PairMaps(float(query.embedding @ case.embedding), on_query, _map(embedder, case, query))


def _map(embedder: HybridEmbedder, film: _Seen, other: _Seen) -> HeatMap:
    from cxr_desktop.imaging.preprocess import footprint
    from cxr_desktop.model.gradcam import SimilarityTarget, heat_map

    width_px, height_px = film.size_px
    target = SimilarityTarget(other.embedding, "pair", holds_lengths=True)
    seen = footprint(height_px, width_px, embedder.preprocessing)
    return heat_map(embedder, film.activations, target, seen)
