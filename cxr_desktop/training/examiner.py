"""What a model makes of a run's films while it learns: its features, and its standing among patients held out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cxr_desktop.imaging.looks import stretched
from cxr_desktop.library.pipeline import pooled
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.training.alignment import BranchFeatures
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.task import Task
from cxr_desktop.training.trained_model import channels_last
from cxr_desktop.training.validation import ValidationScore, disguised, score_neighbours, seen_through

Look = Callable[[Tensor], Tensor]
"""Films (n, 1, s, s) in 0..1 to as many views of them."""

OnFilms = Callable[[int], None]
"""Hears how many more films have been looked at. It may raise Cancelled."""

_VALIDATION_LIBRARY = 1000  # films at most that stand for the library while a run is judged
_BATCH = 64


class Examiner:
    """Asks models of the task's profile about its films."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.library_looks: tuple[Look, ...] = tuple(
            partial(seen_through, width=look.width, height=look.height)
            for look in stretched(task.profile.preprocessing.stretched_part)
        )

    def model_of(self, tensors: Mapping[str, Tensor]) -> HybridExtractor:
        """A model of these weights, in evaluation mode."""
        extractor = channels_last(HybridExtractor(self._task.profile), self._task.arithmetic.device)
        extractor.load_state_dict(tensors)
        return extractor.eval()

    @property
    def films_for_a_score(self) -> int:
        """How many looks at films a score takes."""
        library = min(len(self._task.split.train), _VALIDATION_LIBRARY)
        return len(self.library_looks) * library + len(_ASKED) * len(self._task.split.validation)

    def score(self, extractor: HybridExtractor, size_px: int, on_films: OnFilms = lambda _: None) -> ValidationScore:
        """The standing of the vote among held-out patients, on pictures of that size."""
        random = np.random.default_rng(self._task.seed)
        library = np.sort(random.permutation(self._task.split.train)[:_VALIDATION_LIBRARY])
        held_out = self._task.split.validation
        labels = self._task.films.label_of
        known = pooled([self._embed(extractor, library, look, size_px, on_films) for look in self.library_looks])
        plain, changed = (self._embed(extractor, held_out, look, size_px, on_films) for look in _ASKED)
        return ValidationScore(
            score_neighbours(known, labels[library], plain, labels[held_out]),
            score_neighbours(known, labels[library], changed, labels[held_out]),
        )

    @torch.no_grad()
    def features(
        self,
        extractor: HybridExtractor,
        films: NDArray[np.int64],
        look: Look,
        on_films: OnFilms = lambda _: None,
    ) -> BranchFeatures:
        """Of these films, at the profile's own size."""
        parts: list[list[Tensor]] = [[] for _ in self._task.profile.branches]
        for pixels in self._inputs(films, look, self._task.profile.preprocessing.size_px):
            with self._task.arithmetic.autocast():
                activations = extractor.activations(pixels)
                for part, (kind, activation) in zip(parts, activations.items(), strict=True):
                    part.append(extractor.branch_features(kind, activation).float())
            on_films(len(pixels))
        return BranchFeatures(tuple(torch.cat(part) for part in parts))

    @torch.inference_mode()
    def _embed(
        self, extractor: HybridExtractor, films: NDArray[np.int64], look: Look, size_px: int, on_films: OnFilms
    ) -> NDArray[np.float32]:
        parts = []
        for pixels in self._inputs(films, look, size_px):
            with self._task.arithmetic.autocast():
                parts.append(extractor(pixels).float().cpu().numpy())
            on_films(len(pixels))
        return np.concatenate(parts)

    def _inputs(self, films: NDArray[np.int64], look: Look, size_px: int) -> Iterator[Tensor]:
        for rows in in_batches(films):
            pictures = (
                torch.from_numpy(self._task.films.pixels[rows]).to(self._task.arithmetic.device).unsqueeze(1).float()
            )
            pixels = to_model_input(look(pictures / 255.0), self._task.profile.preprocessing, size_px)
            yield pixels.contiguous(memory_format=torch.channels_last)


def in_batches(films: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """As many at a time as a device that learns can also examine."""
    for start in range(0, len(films), _BATCH):
        yield films[start : start + _BATCH]


def _as_it_is(films: Tensor) -> Tensor:
    return films


_ASKED: tuple[Look, ...] = (_as_it_is, disguised)  # of held-out films
