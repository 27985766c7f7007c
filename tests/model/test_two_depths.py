"""What an EfficientNet is read at twice: its last planes are timm's own, finer ones lie beside them, and both fold."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from cxr_desktop.model.backbones import Family, backbone, create_backbone, tail, trunk
from cxr_desktop.model.hybrid import fold_batch_norms

COARSE, FINE = 1536, 128


@pytest.fixture(scope="module")
def plain() -> Any:
    torch.manual_seed(3)
    return create_backbone(backbone("efficientnet_b3"), channels=1).eval()


@pytest.fixture(scope="module")
def twice(plain: Any) -> Any:
    module = create_backbone(backbone("efficientnet_b3/two_depths"), channels=1).eval()
    missing, unknown = module.load_state_dict(plain.state_dict(), strict=False)
    assert all(name.startswith("side.") for name in missing)
    assert not unknown
    return module


@pytest.fixture(scope="module")
def pixels() -> torch.Tensor:
    return torch.randn(2, 1, 128, 128, generator=torch.Generator().manual_seed(1))


@torch.no_grad()
def test_the_first_features_are_those_of_the_last_planes(plain: Any, twice: Any, pixels: torch.Tensor) -> None:
    features = twice(pixels)
    assert features.shape == (2, COARSE + FINE)
    torch.testing.assert_close(features[:, :COARSE], plain(pixels), rtol=1e-4, atol=1e-6)


@torch.no_grad()
def test_its_planes_are_a_16th_of_the_side_and_the_finer_ones_say_yes_or_nothing(
    twice: Any, pixels: torch.Tensor
) -> None:
    planes = trunk(Family.CONVOLUTIONS, twice, pixels)
    assert planes.shape == (2, COARSE + FINE, 8, 8)
    assert planes[:, COARSE:].min() >= 0
    assert planes[:, COARSE:].std(dim=(2, 3)).max() > 0
    assert torch.equal(planes[:, :COARSE, ::2, ::2], planes[:, :COARSE, 1::2, 1::2])  # a cell of the last four times


@torch.no_grad()
def test_batch_norms_fold_into_what_is_read_before_the_end_too(twice: Any, pixels: torch.Tensor) -> None:
    before = tail(Family.CONVOLUTIONS, twice, trunk(Family.CONVOLUTIONS, twice, pixels))
    again = create_backbone(backbone("efficientnet_b3/two_depths"), channels=1).eval()
    again.load_state_dict(twice.state_dict())
    fold_batch_norms(again)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in again.side.modules())
    torch.testing.assert_close(again(pixels), before, rtol=1e-3, atol=1e-5)
