"""What a model makes of a run's films while it learns: its features, and its standing among patients held out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from cxr_desktop.imaging.looks import Look, case_looks, query_looks
from cxr_desktop.model.embedder import pooled
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.training.alignment import BranchFeatures
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.task import Task
from cxr_desktop.training.trained_model import channels_last
from cxr_desktop.training.validation import ValidationScore, disguised, score_neighbours, seen_through

Change = Callable[[Tensor], Tensor]
"""Films (n, 1, s, s) in 0..1 to as many views of them."""

OnFilms = Callable[[int], None]
"""Hears how many more films have been looked at. It may raise Cancelled."""

_VALIDATION_LIBRARY = 1000  # films at most that stand for the library while a run is judged
_BATCH = 64


class Examiner:
    """Asks models of the task's profile about its films."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.case_looks = case_looks(task.profile.preprocessing, is_pooled=True)
        self.query_looks = query_looks(task.profile.preprocessing, is_pooled=True)

    def model_of(self, tensors: Mapping[str, Tensor]) -> HybridExtractor:
        """A model of these weights, in evaluation mode."""
        extractor = channels_last(HybridExtractor(self._task.profile), self._task.arithmetic.device)
        extractor.load_state_dict(tensors)
        return extractor.eval()

    @property
    def films_for_a_score(self) -> int:
        """How many looks at films a score takes."""
        library = min(len(self._task.split.train), _VALIDATION_LIBRARY)
        asked = len(_ASKED) * len(self._task.split.validation)
        return len(self.case_looks) * library + len(self.query_looks) * asked

    def score(self, extractor: HybridExtractor, size_px: int, on_films: OnFilms = lambda _: None) -> ValidationScore:
        """The standing of the vote of a pooled library among held-out patients, on pictures of that size."""
        random = np.random.default_rng(self._task.seed)
        library = np.sort(random.permutation(self._task.split.train)[:_VALIDATION_LIBRARY])
        held_out = self._task.split.validation
        labels = self._task.films.label_of
        known = self._embed(extractor, library, as_it_is, self.case_looks, size_px, on_films)
        plain, changed = (
            self._embed(extractor, held_out, change, self.query_looks, size_px, on_films) for change in _ASKED
        )
        return ValidationScore(
            score_neighbours(known, labels[library], plain, labels[held_out]),
            score_neighbours(known, labels[library], changed, labels[held_out]),
        )

    @torch.no_grad()
    def features(
        self,
        extractor: HybridExtractor,
        films: NDArray[np.int64],
        change: Change,
        looks: Sequence[Look],
        on_films: OnFilms = lambda _: None,
    ) -> list[BranchFeatures]:
        """Of these films, changed and then seen in each of these looks, at the profile's own size."""
        found: list[list[tuple[Tensor, ...]]] = [[] for _ in looks]
        for number, pixels in self._inputs(films, change, looks, self._task.profile.preprocessing.size_px):
            with self._task.arithmetic.autocast():
                activations = extractor.activations(pixels)
                features = (extractor.branch_features(kind, planes) for kind, planes in activations.items())
                found[number].append(tuple(part.float() for part in features))
            on_films(len(pixels))
        return [BranchFeatures(tuple(map(torch.cat, zip(*parts, strict=True)))) for parts in found]

    @torch.inference_mode()
    def _embed(
        self,
        extractor: HybridExtractor,
        films: NDArray[np.int64],
        change: Change,
        looks: Sequence[Look],
        size_px: int,
        on_films: OnFilms,
    ) -> NDArray[np.float32]:
        found: list[list[NDArray[np.float32]]] = [[] for _ in looks]
        for number, pixels in self._inputs(films, change, looks, size_px):
            with self._task.arithmetic.autocast():
                found[number].append(extractor(pixels).float().cpu().numpy())
            on_films(len(pixels))
        return pooled([np.concatenate(parts) for parts in found])

    def _inputs(
        self, films: NDArray[np.int64], change: Change, looks: Sequence[Look], size_px: int
    ) -> Iterator[tuple[int, Tensor]]:
        """The number of each look with what the model sees of a batch; all looks see the same change of it."""
        for rows in in_batches(films):
            pictures = torch.from_numpy(self._task.films.pixels[rows]).to(self._task.arithmetic.device)
            changed = change(pictures.unsqueeze(1).float() / 255.0)
            for number, look in enumerate(looks):
                pixels = to_model_input(seen_through(changed, look), self._task.profile.preprocessing, size_px)
                yield number, pixels.contiguous(memory_format=torch.channels_last)


def in_batches(films: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """As many at a time as a device that learns can also examine."""
    for start in range(0, len(films), _BATCH):
        yield films[start : start + _BATCH]


def as_it_is(films: Tensor) -> Tensor:
    """No change."""
    return films


_ASKED: tuple[Change, ...] = (as_it_is, disguised)  # of held-out films
