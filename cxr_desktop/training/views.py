"""What a model sees of films while it learns: a view of each, and a finding drawn into some (`training.findings`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from cxr_desktop.model.profile import ClassSpec
from cxr_desktop.training.augment import as_grey, as_noisy, as_positioned, as_recorded
from cxr_desktop.training.findings import LEAST_SEEN, Drawing, DrawnViews, draw_findings
from cxr_desktop.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who draws: into films of which classes, and what such a view counts as. (classes,) each."""

    draws_into: Tensor
    shares: Tensor


@dataclass(frozen=True, slots=True)
class Views:
    """What a batch is shown: a view of each of its films, and behind them those with a finding drawn in."""

    pixels: Tensor  # (m, 1, s, s) in 0..1
    films: Tensor  # (m,): of which film of the batch a view is
    calm: Tensor  # (m, 1, s, s): the same without noise
    drawn: DrawnViews | None = None

    @property
    def film_count(self) -> int:
        """How many views come before those with a finding drawn in."""
        return len(self.films) - (0 if self.drawn is None else len(self.drawn.rows))


class ViewMaker:
    """Views of films by a recipe. Raises BadArgument where `drawing` names a label that no class has."""

    def __init__(
        self, recipe: Recipe, classes: tuple[ClassSpec, ...], drawing: Drawing | None, device: torch.device
    ) -> None:
        self._recipe = recipe
        self._hand = _hand(classes, drawing, device) if drawing else None

    @property
    def draws(self) -> bool:
        """Whether findings are drawn into any film."""
        return self._hand is not None

    def views(self, pixels: NDArray[np.uint8], classes: NDArray[np.int64], generator: Generator) -> Views:
        """A view of every film (n, s, s) of these classes (n,); behind them, of some, one with a finding drawn in."""
        grey = as_grey(torch.from_numpy(pixels).to(generator.device))
        if self._hand is None:
            positioned = as_positioned(grey, generator, self._recipe.augmentation)
            return self._recorded(positioned, torch.arange(len(grey), device=grey.device), None, generator)
        return self._drawn(grey, torch.from_numpy(classes).to(generator.device), self._hand, generator)

    def _recorded(self, positioned: Tensor, films: Tensor, findings: DrawnViews | None, generator: Generator) -> Views:
        calm = as_recorded(positioned, generator, self._recipe.augmentation)
        return Views(as_noisy(calm, generator, self._recipe.augmentation), films, calm, findings)

    def _drawn(self, grey: Tensor, classes: Tensor, hand: _Hand, generator: Generator) -> Views:
        how = self._recipe.augmentation
        chance = torch.empty(len(classes), device=grey.device).uniform_(generator=generator)
        rows = torch.nonzero(hand.draws_into[classes] & (chance < self._recipe.finding_share)).flatten()
        planes = torch.cat([grey, torch.zeros_like(grey)], dim=1)
        drawn = torch.cat(draw_findings(grey[rows], generator), dim=1) if len(rows) else planes[:0]
        views, places = torch.split(as_positioned(torch.cat([planes, drawn]), generator, how), 1, dim=1)
        n = len(grey)
        seen = torch.nonzero(places[n:].mean(dim=(1, 2, 3)) > LEAST_SEEN).flatten()
        kept = torch.cat([torch.arange(n, device=grey.device), n + seen])
        findings = DrawnViews(torch.arange(n, len(kept), device=grey.device), places[n + seen], hand.shares)
        films = torch.cat([kept[:n], rows[seen]])
        return self._recorded(views[kept], films, findings if len(seen) else None, generator)


def _hand(classes: tuple[ClassSpec, ...], drawing: Drawing, device: torch.device) -> _Hand:
    labels = [spec.label for spec in classes]
    drawing.require(labels)
    draws_into, counts = (
        torch.tensor([label == ours for label in labels], device=device)
        for ours in (drawing.without, drawing.counts_as)
    )
    return _Hand(draws_into, counts.float() / counts.sum())
