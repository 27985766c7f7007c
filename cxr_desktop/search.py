"""The sentence of the product, end to end: read, preprocess, embed, search, weigh, and a heat map where one is wanted.

One engine belongs to one thread: the model and the library live there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cxr_desktop.domain import (
    CancelToken,
    Evidence,
    HeatMap,
    Neighbour,
    QueryResult,
    QueryTiming,
    Radiograph,
)
from cxr_desktop.errors import BadArgument
from cxr_desktop.evidence.vote import VOTERS, weigh
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.preprocess import footprint, prepare
from cxr_desktop.imaging.reading import FilmReading

if TYPE_CHECKING:
    from cxr_desktop.library.joined import Searchable
    from cxr_desktop.model.gradcam import HeatMapTarget
    from cxr_desktop.model.inference import Activations, HybridEmbedder

LARGEST_K = 50


@dataclass(frozen=True, slots=True)
class HeatMapWish:
    """What a heat map is to explain: a label, the neighbour of a rank, or (neither given) the vote."""

    label: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class QueryOptions:
    """How to answer. `k` neighbours are shown, 1 to LARGEST_K; the vote is always of the nearest VOTERS."""

    k: int = 5
    one_per_patient: bool = False
    heat_map: HeatMapWish | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.k <= LARGEST_K:
            raise BadArgument("range", name="k", value=self.k, lowest=1, highest=LARGEST_K)


OnFound = Callable[[QueryResult], None]


class SearchEngine:
    """Answers films from a library, or several as one, with the embedder that made them: open_library sees to that."""

    def __init__(self, embedder: HybridEmbedder, library: Searchable) -> None:
        self.embedder = embedder
        self.library = library

    def query(
        self,
        film: Path | FilmReading,
        options: QueryOptions,
        cancel: CancelToken | None = None,
        on_found: OnFound | None = None,
    ) -> QueryResult:
        """The answer to a film. Raises ImageError, LibraryError, ModelError or Cancelled.

        Where a heat map is wished for, `on_found` has the answer without it while it is being made.
        """
        cancel = cancel or CancelToken()
        clock = _Clock()
        recipe = self.embedder.preprocessing
        # As in library/ingest.py: build and query must see the same pixels of a film.
        reading = film if isinstance(film, FilmReading) else FilmReading(film)
        radiograph = reading.radiograph(at_least_px=recipe.enough_px)
        pixels = prepare(to_grey(radiograph), recipe)
        read_s = clock.lap()
        cancel.raise_if_cancelled()
        embedding, activations = self.embedder.embed_with_activations(pixels)
        embed_s = clock.lap()
        cancel.raise_if_cancelled()
        found = self._neighbours(embedding, radiograph.content_sha256, options)
        evidence = weigh(found, self.library.label_weights)
        search_s = clock.lap()
        cancel.raise_if_cancelled()
        result = QueryResult(
            path=reading.path,
            radiograph=radiograph,
            embedding=embedding[0],
            neighbours=found[: options.k],
            evidence=evidence,
            heat_map=None,
            timing=QueryTiming(read_s, embed_s, search_s, heatmap_s=0.0, total_s=clock.total()),
            library=self.library.info,
            model=self.embedder.fingerprint,
        )
        if options.heat_map is None:
            return result
        if on_found:
            on_found(result)
        heat_map = self._heat_map(radiograph, activations, found, evidence, options.heat_map)
        timing = replace(result.timing, heatmap_s=clock.lap(), total_s=clock.total())
        return replace(result, heat_map=heat_map, timing=timing)

    def _neighbours(
        self, embedding: np.ndarray[tuple[int, int], np.dtype[np.float32]], sha256: str, options: QueryOptions
    ) -> tuple[Neighbour, ...]:
        found = self.library.neighbours(
            embedding,
            max(options.k, VOTERS),
            query_sha256=[sha256],
            one_per_patient=options.one_per_patient,
        )
        return found[0]

    def _heat_map(
        self,
        radiograph: Radiograph,
        activations: Activations,
        neighbours: tuple[Neighbour, ...],
        evidence: Evidence,
        wish: HeatMapWish,
    ) -> HeatMap:
        from cxr_desktop.model.gradcam import heat_map

        target = self._target(neighbours, evidence, wish)
        seen = footprint(radiograph.height_px, radiograph.width_px, self.embedder.preprocessing)
        return heat_map(self.embedder, activations, target, seen)

    def _target(self, neighbours: tuple[Neighbour, ...], evidence: Evidence, wish: HeatMapWish) -> HeatMapTarget:
        if wish.rank is None:
            return label_target(self.embedder, self.library, wish.label or evidence.vote.label)
        if not 1 <= wish.rank <= len(neighbours):
            raise BadArgument("range", name="rank", value=wish.rank, lowest=1, highest=len(neighbours))
        return case_target(self.library, neighbours[wish.rank - 1].case.case_id)


def label_target(embedder: HybridEmbedder, library: Searchable, label: str) -> HeatMapTarget:
    """What a map for a label explains: the classifier's log odds, or the similarity to the mean of the label's cases.

    Raises BadArgument where neither model nor library knows the label.
    """
    from cxr_desktop.model.gradcam import LabelTarget, SimilarityTarget

    if label in embedder.profile.labels:
        return LabelTarget(label)
    return SimilarityTarget(library.label_direction(label), f"label {label}", holds_lengths=True)


def case_target(library: Searchable, case_id: int) -> HeatMapTarget:
    """What a map for a case explains: the similarity to it. Raises CaseNotFound."""
    from cxr_desktop.model.gradcam import SimilarityTarget

    return SimilarityTarget(library.embedding(case_id), f"case {case_id:016x}", holds_lengths=True)


class _Clock:
    """Laps and a total, in seconds."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()

    def lap(self) -> float:
        now = time.perf_counter()
        lap_s, self._last = now - self._last, now
        return lap_s

    def total(self) -> float:
        return time.perf_counter() - self._start
