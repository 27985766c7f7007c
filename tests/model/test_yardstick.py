"""The yardstick belongs to one model: the reference model has one, others have none, and no file is no fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxr_desktop import paths
from cxr_desktop.domain import HeatScale, ScoreKind
from cxr_desktop.model import yardstick
from cxr_desktop.model.weights import read_weights
from cxr_desktop.model.yardstick import Yardstick, place, write_yardstick, yardstick_of
from tests.fakes import fake_fingerprint


@pytest.fixture(autouse=True)
def _forget() -> None:
    yardstick._stored.cache_clear()


def test_the_reference_model_has_been_measured() -> None:
    """If this fails after new weights: python -m tools.make_yardstick ../shared/data/kermany224/train"""
    found = yardstick_of(read_weights(paths.reference_model()).fingerprint)
    assert found is not None
    assert set(found.scales) == set(ScoreKind)
    for kind, scale in found.scales.items():
        assert scale.kind is kind
        assert min(scale.full.values()) > 0
        assert max(scale.full["cnn"], scale.full["vit"]) <= scale.full["fused"]
        assert scale.full["fused"] <= scale.full["cnn"] + scale.full["vit"]
    assert 0 < found.same_places < 1
    assert set(found.is_stable) >= {"cnn", "fused"}  # the ViT's maps of similarities are mostly empty
    assert all(0 < limit < 1 for limit in found.is_stable.values())


def test_another_model_has_none() -> None:
    assert yardstick_of(fake_fingerprint()) is None


def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "reference_model", lambda: tmp_path / "other.safetensors")
    fingerprint = replace(fake_fingerprint(), weights_sha256="a" * 64)
    assert yardstick_of(fingerprint) is None
    scale = HeatScale(ScoreKind.SIMILARITY, {"cnn": 0.5, "fused": 0.5})
    made = Yardstick("a" * 64, {ScoreKind.SIMILARITY: scale}, 0.3, {"cnn": 0.8}, {"films": 3})
    write_yardstick(made)
    assert place() == tmp_path / "other.heat.json"
    assert yardstick_of(fingerprint) == made
