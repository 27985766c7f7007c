"""A checkpoint gives back what was put in, to the bit, and only to the run that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from cxr_desktop.errors import CheckpointMismatch, OutputNotWritable
from cxr_desktop.model.weights import ModelCard, write_weights
from cxr_desktop.training.checkpoint import Checkpoint, describe_run, load_checkpoint, save_checkpoint
from tests.small_model import SMALL_PROFILE

STATE = Checkpoint(
    {
        "model": {"a.weight": torch.rand(3, 4, 2, 2).to(memory_format=torch.channels_last), "steps": torch.tensor(7)},
        "best": {"a.weight": torch.rand(2, 2, dtype=torch.float64)},
    },
    {"steps": 12, "records": [{"loss": 0.1 + 0.2}]},
)


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "c", "run", STATE)
    loaded = load_checkpoint(tmp_path / "c", "run")
    assert loaded is not None
    assert loaded.facts == STATE.facts
    for group, tensors in STATE.tensors.items():
        assert loaded.tensors[group].keys() == tensors.keys()
        for name, tensor in tensors.items():
            assert loaded.tensors[group][name].dtype == tensor.dtype
            assert torch.equal(loaded.tensors[group][name], tensor)


def test_no_checkpoint_is_no_trouble(tmp_path: Path) -> None:
    assert load_checkpoint(tmp_path / "none", "run") is None


def test_another_run_or_another_file_is_refused(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "c", "run", STATE)
    with pytest.raises(CheckpointMismatch, match="other films or other options"):
        load_checkpoint(tmp_path / "c", "another run")
    write_weights(tmp_path / "model", SMALL_PROFILE, {"a": torch.zeros(1)}, ModelCard())
    with pytest.raises(CheckpointMismatch, match="other films or other options"):
        load_checkpoint(tmp_path / "model", "run")


def test_a_run_is_told_by_everything_that_describes_it() -> None:
    assert describe_run(seed=1, films="a") == describe_run(films="a", seed=1)
    assert describe_run(seed=1, films="a") != describe_run(seed=2, films="a")


def test_a_place_that_cannot_be_written_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable):
        save_checkpoint(tmp_path, "run", STATE)
