"""The device is chosen for a reason, and the reason is told."""

from __future__ import annotations

import pytest
import torch

from cxr_desktop.errors import BadArgument, DeviceUnavailable
from cxr_desktop.model.device import choose_device

needs_no_cuda = pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has CUDA")
needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA")


def test_the_cpu_may_be_asked_for() -> None:
    choice = choose_device("cpu")
    assert (choice.device, choice.reason) == ("cpu", "asked")
    assert "CPU" in choice.name


@needs_no_cuda
def test_auto_without_cuda_is_the_cpu_and_says_why() -> None:
    choice = choose_device("auto")
    assert choice.device == "cpu"
    assert choice.reason in ("no_cuda_build", "no_cuda_device")


@needs_no_cuda
def test_cuda_that_is_not_there_is_refused_with_a_way_on() -> None:
    with pytest.raises(DeviceUnavailable, match="--device cpu"):
        choose_device("cuda")


@needs_cuda
def test_auto_with_cuda_is_cuda() -> None:
    assert choose_device("auto").device == "cuda"


def test_an_unknown_device_is_named_with_the_known_ones() -> None:
    with pytest.raises(BadArgument, match="auto, cpu, cuda"):
        choose_device("tpu")
