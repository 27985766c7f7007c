"""What a run ends with: films for the fitting of the projections (`training.alignment`), drawn into where it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import torch
from torch import Generator, Tensor

from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.training.alignment import BranchMaps, DrawnPlanes, PointingLesson, fit_maps, merged
from cxr_desktop.training.augment import random_views
from cxr_desktop.training.examiner import Examiner, OnFilms, in_batches
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.task import Task
from cxr_desktop.training.views import ViewMaker

_VIEWS = 3  # of every film, that the projections are fitted by


class LastFit:
    """Fits the projections of a run's best model to the vote of its library."""

    def __init__(self, task: Task, views: ViewMaker, examiner: Examiner) -> None:
        self._task = task
        self._views = views
        self._examiner = examiner

    @property
    def is_possible(self) -> bool:
        has_projections = all(branch.projection_dim for branch in self._task.profile.branches)
        return bool(self._task.recipe.alignment_steps and self._fitted_kinds) and has_projections

    def fitted(
        self,
        tensors: Mapping[str, Tensor],
        *,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = ignore_progress,
    ) -> dict[str, Tensor]:
        """The model of these tensors with its projections, and its classifier, fitted. Raises Cancelled."""
        cancel = cancel or CancelToken()
        extractor = self._examiner.model_of(tensors).requires_grad_(False)
        films, device = self._task.split.train, self._task.arithmetic.device
        generator = Generator(device).manual_seed(self._task.seed)
        maps = BranchMaps(
            [branch.dimension for branch in self._task.profile.branches],
            extractor.embedding_classifier,
            self._task.profile.classifier_scale,
        ).to(device)
        self._hold(maps)

        def view(pictures: Tensor) -> Tensor:
            levels = (pictures.squeeze(1) * 255.0).round().to(torch.uint8)
            return random_views(levels, generator, self._task.recipe.augmentation)

        looks, views = self._examiner.library_looks, (view,) * _VIEWS
        passes = len(looks) + len(views) + int(self._views.draws)
        on_films = counter("last fit, looking", passes * len(films), cancel, on_progress)
        fit_maps(
            maps,
            [self._examiner.features(extractor, films, look, on_films) for look in looks],
            [self._examiner.features(extractor, films, each, on_films) for each in views],
            torch.from_numpy(self._task.films.label_of[films]).to(device),
            torch.from_numpy(self._task.films.class_of[films]).to(device),
            self._task.recipe,
            self._pointing_lesson(extractor, generator, on_films),
            counter("last fit", self._task.recipe.alignment_steps, cancel, on_progress),
        )
        return merged(tensors, extractor, maps)

    @property
    def _fitted_kinds(self) -> list[BranchKind]:
        """Branches whose projections are not held."""
        kinds = [branch.kind for branch in self._task.profile.branches]
        return [kind for kind in kinds if f"{kind.value}_projection.weight" not in self._task.held]

    def _hold(self, maps: BranchMaps) -> None:
        """What a run leaves as it is, its end leaves too."""
        for branch, each in zip(self._task.profile.branches, maps.maps, strict=True):
            each.requires_grad_(branch.kind in self._fitted_kinds)

    @torch.no_grad()
    def _pointing_lesson(
        self, extractor: HybridExtractor, generator: Generator, on_films: OnFilms
    ) -> PointingLesson | None:
        """By films that the run learned from, with findings drawn in; None where it draws none."""
        if not self._views.draws:
            return None
        batches, done = list[DrawnPlanes](), 0
        for rows in in_batches(self._task.split.train):
            views = self._views.views(self._task.films.pixels[rows], self._task.films.class_of[rows], generator)
            if views.drawn is not None:
                pixels = to_model_input(views.pixels[views.drawn.rows], self._task.profile.preprocessing)
                with self._task.arithmetic.autocast():
                    activations = extractor.activations(pixels.contiguous(memory_format=torch.channels_last))
                own = replace(views.drawn, rows=torch.arange(len(pixels), device=pixels.device))
                batches.append(DrawnPlanes(activations, done + views.films[views.drawn.rows], own))
            done += len(rows)
            on_films(len(rows))
        if not batches:
            return None
        return PointingLesson(extractor, batches, self._task.recipe.pointing_weight, self._fitted_kinds)


def counter(stage: str, total: int, cancel: CancelToken, on_progress: OnProgress) -> Callable[[int], None]:
    """Hears how many more are done. Minutes pass here: a person sees how many are left, and may give up."""
    meter = ProgressMeter(stage, total, on_progress)

    def advance(count: int) -> None:
        cancel.raise_if_cancelled()
        meter.advance(count)

    return advance
