"""Views are drawn anew, from the seed alone, and stay pictures."""

from __future__ import annotations

import pytest
import torch

from cxr_desktop.training.augment import random_views
from cxr_desktop.training.recipe import Augmentation
from tests.training.conftest import STILL, made_up_films

FILMS = torch.from_numpy(made_up_films(per_class=4).pixels)


DEFAULT = Augmentation()


def views(seed: int, how: Augmentation = DEFAULT) -> torch.Tensor:
    return random_views(FILMS, torch.Generator().manual_seed(seed), how)


def test_shape_and_range() -> None:
    made = views(0)
    assert made.shape == (12, 1, 64, 64)
    assert made.dtype == torch.float32
    assert 0.0 <= made.min() < made.max() <= 1.0
    assert torch.isfinite(made).all()


def test_the_seed_decides() -> None:
    assert torch.equal(views(1), views(1))
    assert not torch.equal(views(1), views(2))


def test_without_augmentation_a_view_is_the_film() -> None:
    assert torch.allclose(views(0, STILL), FILMS.unsqueeze(1) / 255.0, atol=2e-4)


@pytest.mark.parametrize(
    "change",
    [
        {"log_aspect": 0.3},
        {"zoom": (0.5, 0.6)},
        {"rotation_deg": 20.0},
        {"shift": 0.2},
        {"flip_share": 1.0},
        {"blur_share": 1.0},
        {"sharpen_share": 1.0},
        {"shading": 0.5},
        {"log_gamma": 0.5},
        {"noise": 0.1},
        {"border_share": 1.0},
        {"erase_share": 1.0},
    ],
)
def test_every_knob_does_something(change: dict[str, object]) -> None:
    from dataclasses import replace

    changed = views(3, replace(STILL, **change))
    assert (changed - views(3, STILL)).abs().mean() > 1e-3
