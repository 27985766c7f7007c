"""A model learns from the very input that it will be asked with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.model.profile import PROFILES
from cxr_desktop.training.model_input import to_model_input

REFERENCE = PROFILES["reference"].preprocessing


@pytest.mark.parametrize("equalisation", ["none", "rank"])
@pytest.mark.parametrize(("statistics", "channels"), [("per_film", 1), ("per_film", 3), ("imagenet", 3)])
def test_batches_equal_single_films(equalisation: str, statistics: str, channels: int) -> None:
    recipe = replace(REFERENCE, equalisation=equalisation, statistics=statistics, channels=channels, size_px=48)
    films = np.random.default_rng(1).random((3, 48, 48), dtype=np.float32) ** 2
    batch = to_model_input(torch.from_numpy(films).unsqueeze(1), recipe)
    assert batch.shape == (3, channels, 48, 48)
    for film, row in zip(films, batch.numpy(), strict=True):
        assert np.allclose(prepare(film, recipe), row, atol=2e-5)


@pytest.mark.parametrize("resampling", ["area", "area_softened"])
def test_both_are_as_soft_whatever_the_arithmetic_around_them(resampling: str) -> None:
    recipe = replace(REFERENCE, resampling=resampling, size_px=48)
    films = np.random.default_rng(2).random((2, 48, 48), dtype=np.float32)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        batch = to_model_input(torch.from_numpy(films).unsqueeze(1), recipe)
    for film, row in zip(films, batch.numpy(), strict=True):
        assert np.allclose(prepare(film, recipe), row, atol=2e-3)  # sums in another order: a pixel may change its rank


def test_another_size_is_resampled_without_aliasing() -> None:
    stripes = torch.zeros(1, 1, 96, 96)
    stripes[..., ::2] = 1.0
    plain = replace(REFERENCE, equalisation="none", statistics="imagenet", channels=1)
    small = to_model_input(stripes, plain, 48)
    assert small.shape == (1, 1, 48, 48)
    assert small[..., 4:-4, 4:-4].std() < 0.05
