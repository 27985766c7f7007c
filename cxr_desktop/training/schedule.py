"""Learning rate and sharpness of the picture over the course of a run, and the running mean of the weights.

A run is as long as its epochs, or as its minutes; either way `position` says how much of it is behind, 0 to 1, and
everything else follows from that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from cxr_desktop.model.backbones import PATCH_PX
from cxr_desktop.training.recipe import Recipe

_LAST_LEARNING_RATE = 0.01  # part of the highest one


@dataclass(frozen=True, slots=True)
class RunLength:
    """How long a run is: so many epochs, or until so many minutes have gone by, whichever comes first."""

    epochs: int
    minutes: float | None = None

    def position(self, *, epochs_done: float, seconds_done: float) -> float:
        """The part of the run that is behind, 0 to 1."""
        by_epochs = epochs_done / self.epochs
        by_time = seconds_done / (60.0 * self.minutes) if self.minutes else 0.0
        return min(1.0, max(by_epochs, by_time))


def learning_rate(position: float, highest: float, recipe: Recipe) -> float:
    """Linear warm-up, then half a cosine (Loshchilov and Hutter 2017)."""
    if position < recipe.warm_up:
        return highest * max(position / recipe.warm_up, _LAST_LEARNING_RATE)
    along = (position - recipe.warm_up) / (1.0 - recipe.warm_up)
    return highest * (_LAST_LEARNING_RATE + (1.0 - _LAST_LEARNING_RATE) * 0.5 * (1.0 + math.cos(math.pi * along)))


def picture_px(position: float, full_px: int, full_size_from: float, recipe: Recipe) -> int:
    """Side of the picture that the model learns from at this point of the run."""
    coarse_px = PATCH_PX * round(recipe.coarse_part * full_px / PATCH_PX)
    return full_px if position >= full_size_from else min(full_px, max(PATCH_PX, coarse_px))


class RunningMean:
    """Exponential moving average of weights and statistics (Polyak averaging): steadier than the last step."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.state: dict[str, Tensor] = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Take in the weights after one more step. The first steps count more, as the start counts for nothing."""
        self.steps += 1
        decay = min(self.decay, self.steps / (10.0 + self.steps))
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                self.state[name].lerp_(value, 1.0 - decay)
            else:
                self.state[name].copy_(value)
