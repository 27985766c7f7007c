"""Between two models lies a third; what has nothing in common with them is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.profile import BranchSpec
from cxr_desktop.model.weights import Weights, read_weights
from cxr_desktop.training.averaging import mean_weights
from tests.small_model import write_small_model


@pytest.fixture
def two(tmp_path: Path) -> tuple[Weights, Weights]:
    paths = [tmp_path / f"{seed}.safetensors" for seed in (0, 1)]
    for seed, path in enumerate(paths):
        write_small_model(path, seed=seed)
    first, second = map(read_weights, paths)
    return first, second


def test_every_number_is_the_mean(two: tuple[Weights, Weights]) -> None:
    first, second = two
    name = "cnn_projection.weight"
    assert not torch.equal(first.tensors[name], second.tensors[name])
    mean = mean_weights(two)
    assert mean.keys() == first.tensors.keys()
    wanted = (first.tensors[name].float() + second.tensors[name].float()) / 2
    assert torch.allclose(mean[name].float(), wanted, atol=1e-3)
    assert {value.dtype for value in mean.values()} == {value.dtype for value in first.tensors.values()}
    again = mean_weights([first, first])
    assert all(torch.equal(again[name], value) for name, value in first.tensors.items())


def test_of_a_model_with_more_branches_those_of_the_first_are_taken(two: tuple[Weights, Weights]) -> None:
    first, second = two
    vit = first.only(BranchKind.VIT)
    mean = mean_weights([vit, second])
    assert mean.keys() == vit.tensors.keys()
    name = "vit_projection.weight"
    assert torch.allclose(mean[name].float(), (vit.tensors[name].float() + second.tensors[name].float()) / 2, atol=1e-3)
    own = torch.ones(3, 5)  # a classifier that reads another embedding than the second's
    with_own = replace(vit, tensors={**vit.tensors, "embedding_classifier.weight": own})
    assert torch.equal(mean_weights([with_own, second])["embedding_classifier.weight"], own)


def _other_size(weights: Weights) -> Weights:
    preprocessing = replace(weights.profile.preprocessing, size_px=96)
    return replace(weights, profile=replace(weights.profile, preprocessing=preprocessing))


def _other_backbone(weights: Weights) -> Weights:
    branches = (weights.profile.branches[0], BranchSpec("xcit_nano_12_p16_224", 16))
    return replace(weights, profile=replace(weights.profile, branches=branches))


@pytest.mark.parametrize("other", [_other_size, _other_backbone, lambda weights: weights.only(BranchKind.CNN)])
def test_a_model_of_another_kind_is_refused(two: tuple[Weights, Weights], other: Callable[[Weights], Weights]) -> None:
    with pytest.raises(BadArgument, match="made of other parts"):
        mean_weights([two[0], other(two[1])])
