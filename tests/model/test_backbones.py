"""Every row of the table of backbones is what it says, and comes apart without changing what it computes."""

from __future__ import annotations

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BACKBONES, BackboneSpec, Family, backbone, create_backbone, tail, trunk
from cxr_desktop.model.hybrid import fold_batch_norms

ROWS = pytest.mark.parametrize("spec", BACKBONES.values(), ids=lambda spec: spec.name)


@ROWS
def test_trunk_and_tail_together_are_the_whole_forward_pass(spec: BackboneSpec) -> None:
    module = create_backbone(spec, channels=1).eval()
    pixels = torch.randn(2, 1, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        whole = module(pixels)
        assert whole.shape == (2, spec.feature_dim)
        assert torch.equal(tail(spec.family, module, trunk(spec.family, module, pixels)), whole)


@ROWS
def test_the_stated_cost_is_what_torch_counts(spec: BackboneSpec) -> None:
    module = create_backbone(spec, channels=1).eval()
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        module(torch.zeros(1, 1, 224, 224))
    assert spec.gigamacs == pytest.approx(counter.get_total_flops() / 2e9, rel=0.05, abs=0.01)


@ROWS
def test_folding_batch_norms_changes_nothing_but_rounding(spec: BackboneSpec) -> None:
    module = create_backbone(spec, channels=1).eval()
    for norm in (m for m in module.modules() if isinstance(m, torch.nn.BatchNorm2d)):
        norm.running_mean.normal_(std=0.1)
        norm.running_var.uniform_(0.5, 1.5)
    pixels = torch.randn(2, 1, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        before = module(pixels)
        folded = fold_batch_norms(module)
        torch.testing.assert_close(folded(pixels), before, rtol=1e-3, atol=1e-3 * float(before.abs().max()))
    left = sum(isinstance(m, torch.nn.BatchNorm2d) for m in folded.modules())
    # A cross-covariance block's batch norm stands behind an activation and before a padded convolution: it stays.
    assert left == (len(module.blocks) if spec.family is Family.CROSS_COVARIANCE else 0)


def test_an_unknown_backbone_is_named_with_the_known_ones() -> None:
    with pytest.raises(BadArgument, match="efficientnet_b3"):
        backbone("resnet9000")
