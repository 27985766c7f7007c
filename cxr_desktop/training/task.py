"""What a run works on and with: the same from its first step to its last fit."""

from __future__ import annotations

from dataclasses import dataclass

from cxr_desktop.model.profile import ModelProfile
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.precision import Arithmetic
from cxr_desktop.training.recipe import Recipe
from cxr_desktop.training.split import Split


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A kind of model, films of which patients it learns from, and how."""

    profile: ModelProfile
    films: TrainingFilms
    split: Split
    recipe: Recipe
    arithmetic: Arithmetic
    seed: int
    held: frozenset[str] = frozenset()  # tensors that stay as they are
