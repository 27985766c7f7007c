"""Position, learning rate, picture size and running mean."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cxr_desktop.training.recipe import Recipe
from cxr_desktop.training.schedule import RunLength, RunningMean, learning_rate, picture_px

RECIPE = Recipe()


def test_a_run_ends_by_epochs_or_by_minutes_whichever_comes_first() -> None:
    assert RunLength(10).position(epochs_done=5, seconds_done=1e9) == 0.5
    assert RunLength(10, minutes=2).position(epochs_done=1, seconds_done=60) == 0.5
    assert RunLength(10, minutes=200).position(epochs_done=20, seconds_done=60) == 1.0


def test_the_learning_rate_rises_then_falls() -> None:
    rates = [learning_rate(step / 100, 1e-3, RECIPE) for step in range(101)]
    assert max(rates) == pytest.approx(1e-3, rel=0.01)
    assert rates.index(max(rates)) == pytest.approx(100 * RECIPE.warm_up, abs=1)
    assert 0 < rates[-1] <= 1.1e-5
    assert 0 < rates[0] < 1e-4


def test_pictures_grow_to_their_full_size_and_never_beyond() -> None:
    turn = RECIPE.full_size_from
    sizes = [picture_px(position, 128, turn, RECIPE) for position in (0.0, turn - 0.01, turn, 1.0)]
    assert sizes == [96, 96, 128, 128]
    assert [picture_px(0.0, full, turn, RECIPE) for full in (16, 80, 224)] == [16, 64, 160]
    assert picture_px(turn, 80, turn, RECIPE) == 80


def test_the_running_mean_follows_slowly() -> None:
    layer = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(layer.weight)
    mean = RunningMean(layer, decay=0.9)
    nn.init.ones_(layer.weight)
    for _ in range(200):
        mean.update(layer)
    assert mean.state["weight"].item() == pytest.approx(1.0, abs=1e-3)
    nn.init.zeros_(layer.weight)
    mean.update(layer)
    assert torch.isclose(mean.state["weight"], torch.tensor(0.9), atol=1e-3).all()
