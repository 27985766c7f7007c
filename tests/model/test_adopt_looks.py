"""A model gets other looks without learning again; what it learned with stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxr_desktop.model.weights import read_weights
from tools.adopt_looks import adopt


def test_looks_and_version_change_and_the_weights_stay(small_model: Path, tmp_path: Path) -> None:
    before = read_weights(small_model)
    recipe = replace(before.profile.preprocessing, version="other-1", stretched_part=0.4, turned_deg=5.0)
    target = tmp_path / "model.safetensors"
    adopt(target, before, recipe)
    after = read_weights(target)
    assert after.profile.preprocessing == recipe
    assert after.weights_sha256 == before.weights_sha256
    assert after.fingerprint != before.fingerprint


def test_what_a_model_learned_with_is_not_changed(small_model: Path, tmp_path: Path) -> None:
    before = read_weights(small_model)
    recipe = replace(before.profile.preprocessing, version="other-1", equalisation="none", statistics="imagenet")
    with pytest.raises(SystemExit, match="differ in more than looks"):
        adopt(tmp_path / "model.safetensors", before, recipe)
    assert not list(tmp_path.iterdir())
