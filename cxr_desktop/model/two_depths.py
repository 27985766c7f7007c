"""An EfficientNet that is read at two depths: its last planes, and finer ones made of those on the way there.

The last planes of an EfficientNet are a 32nd of the picture's side: a cell is larger than many a finding, and what a
cell knows it has from everywhere. `side` makes planes of a 16th from three stages before, each cell from its own
surroundings, and both are pooled into the features (features of several depths: Hariharan et al., Hypercolumns, CVPR
2015; Lin et al., Feature Pyramid Networks, CVPR 2017). Grad-CAM reads them as one: what both contribute adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

_STAGE_OF_AN_8TH = 2
_STAGES_OF_A_16TH = (3, 4)
_WIDTHS = (64, 192)  # channels on the way


class Side(nn.Module):
    """Planes (n, channels, s / 16, s / 16), none of them negative, of what the stages give."""

    def __init__(self, width_of_an_8th: int, widths_of_a_16th: Sequence[int], channels: int) -> None:
        super().__init__()
        reduced, mixed = _WIDTHS
        self.down = _convolution(width_of_an_8th, reduced, stride=2)
        self.mix = nn.Sequential(
            *_convolution(reduced + sum(widths_of_a_16th), mixed),
            *_convolution(mixed, channels),
        )

    def forward(self, stages: dict[int, Tensor]) -> Tensor:
        reduced = self.down(stages[_STAGE_OF_AN_8TH])
        planes: Tensor = self.mix(torch.cat([reduced, *(stages[stage] for stage in _STAGES_OF_A_16TH)], dim=1))
        return planes


def read_at_two_depths(efficientnet: Any, channels: int) -> None:
    """Give timm's EfficientNet a side of so many channels, in place; its features grow by these, behind the others."""

    def width(stage: int) -> int:
        return int(efficientnet.blocks[stage][-1].conv_pwl.out_channels)

    efficientnet.side = Side(width(_STAGE_OF_AN_8TH), [width(stage) for stage in _STAGES_OF_A_16TH], channels)
    efficientnet.num_features += channels
    efficientnet.forward_features = lambda pixels: _forward_features(efficientnet, pixels)


def _forward_features(efficientnet: Any, pixels: Tensor) -> Tensor:
    """Both planes on the finer grid: (n, coarse and fine channels, s / 16, s / 16)."""
    current = efficientnet.bn1(efficientnet.conv_stem(pixels))
    stages = {}
    for stage, blocks in enumerate(efficientnet.blocks):
        current = stages[stage] = blocks(current)
    coarse = efficientnet.bn2(efficientnet.conv_head(current))
    fine = efficientnet.side(stages)
    return torch.cat([functional.interpolate(coarse, size=fine.shape[2:]), fine], dim=1)


def _convolution(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())
