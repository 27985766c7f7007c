"""Answers "where does that come from?" for a film that has been answered: for any label, and for any case.

Belongs to the engine's thread, as the model does. The film goes through the model again: one pass, a fraction of a
query, and nothing has to be kept of films that nobody asks about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, HeatMap
from cxr_desktop.heat.likeness import rank_correlation
from cxr_desktop.heat.question import Appraisal, HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.search import case_target, label_target

if TYPE_CHECKING:
    from cxr_desktop.imaging.preprocess import ModelInput
    from cxr_desktop.library.joined import Searchable
    from cxr_desktop.model.gradcam import HeatMapTarget
    from cxr_desktop.model.inference import HybridEmbedder

SHIFT_SHARE = 1 / 32  # of the model's square: what a film may be off by from one exposure to the next
_DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0))


class Explainer:
    """One embedder, and a library or several as one. What cannot be explained raises BadArgument or CaseNotFound."""

    def __init__(self, embedder: HybridEmbedder, library: Searchable) -> None:
        self._embedder = embedder
        self._library = library

    def explain(self, film: FilmReading, question: HeatQuestion, cancel: CancelToken) -> HeatMap:
        """The maps of all branches. Raises ImageError, ModelError or Cancelled too."""
        pixels, size_px = self._model_input(film)
        cancel.raise_if_cancelled()
        return self._map(pixels, size_px, self._target(question))

    def appraise(self, film: FilmReading, question: HeatQuestion, heat_map: HeatMap, cancel: CancelToken) -> Appraisal:
        """What the maps that answered `question` are worth, that of each branch and the fused one: a pass for each of
        four shifts. Raises as `explain`."""
        pixels, size_px = self._model_input(film)
        target = self._target(question)
        likeness: dict[str, list[float]] = {branch: [] for branch in heat_map.maps}
        for down, right in _DIRECTIONS:
            cancel.raise_if_cancelled()
            by = (down * self._shift_px, right * self._shift_px)
            again = self._map(_shifted(pixels, by), size_px, target)
            for branch, heat in again.maps.items():
                back = _shifted(heat[np.newaxis], (-by[0], -by[1]))[0]
                likeness[branch].append(rank_correlation(heat_map.maps[branch], back))
        stability = {branch: float(np.mean(values)) for branch, values in likeness.items()}
        return self._judged(branch_agreement(heat_map), stability)

    def _judged(self, agreement: float | None, stability: Mapping[str, float]) -> Appraisal:
        from cxr_desktop.model.yardstick import yardstick_of

        yardstick = yardstick_of(self._embedder.fingerprint)
        if yardstick is None:
            return Appraisal(agreement, stability)
        agrees = None if agreement is None else agreement >= yardstick.same_places
        limits = yardstick.is_stable
        is_stable = {branch: value >= limits[branch] for branch, value in stability.items() if branch in limits}
        return Appraisal(agreement, stability, agrees, is_stable)

    @property
    def _shift_px(self) -> int:
        return max(1, round(SHIFT_SHARE * self._embedder.preprocessing.size_px))

    def _target(self, question: HeatQuestion) -> HeatMapTarget:
        if question.case_id is not None:
            return case_target(self._library, question.case_id)
        return label_target(self._embedder, self._library, question.label or "")

    def _model_input(self, film: FilmReading) -> tuple[ModelInput, tuple[int, int]]:
        from cxr_desktop.imaging.greyscale import to_grey
        from cxr_desktop.imaging.preprocess import prepare

        recipe = self._embedder.preprocessing
        radiograph = film.radiograph(at_least_px=recipe.enough_px)
        return prepare(to_grey(radiograph), recipe), (radiograph.width_px, radiograph.height_px)

    def _map(self, pixels: ModelInput, size_px: tuple[int, int], target: HeatMapTarget) -> HeatMap:
        from cxr_desktop.imaging.preprocess import footprint
        from cxr_desktop.model.gradcam import heat_map

        _, activations = self._embedder.embed_with_activations(pixels)
        seen = footprint(size_px[1], size_px[0], self._embedder.preprocessing)
        return heat_map(self._embedder, activations, target, seen)


def branch_agreement(heat_map: HeatMap) -> float | None:
    """Rank correlation of the maps of the two branches; None where the model has one."""
    branches = [heat for name, heat in heat_map.maps.items() if name != "fused"]
    return rank_correlation(branches[0], branches[1]) if len(branches) == 2 else None


def _shifted(planes: NDArray[np.float32], by: tuple[int, int]) -> NDArray[np.float32]:
    """Planes (c, h, w) moved down and right; what comes in is the border, repeated."""
    down, right = by
    height, width = planes.shape[1:]
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return np.ascontiguousarray(planes[:, rows[:, np.newaxis], columns])
