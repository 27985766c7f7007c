"""A weights file says what it is, and anything that is not one is refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from cxr_desktop.errors import WeightsCorrupt, WeightsForeign, WeightsMissing
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder
from cxr_desktop.model.weights import FORMAT, hash_tensors, import_weights, read_weights
from tests.small_model import SMALL_PROFILE, write_small_model


def test_what_was_written_is_read(small_model: Path) -> None:
    weights = read_weights(small_model)
    assert weights.profile == SMALL_PROFILE
    assert weights.fingerprint.weights_sha256 == hash_tensors(weights.tensors)
    assert weights.fingerprint.dimension == 48
    assert weights.card.training == {"seed": 0}


def test_the_hash_is_of_the_tensors_not_of_the_file(small_model: Path, tmp_path: Path) -> None:
    other_card = tmp_path / "copy.safetensors"
    rewrite(small_model, other_card, card="another text")
    assert read_weights(other_card).weights_sha256 == read_weights(small_model).weights_sha256
    assert write_small_model(tmp_path / "other.safetensors", seed=1) != read_weights(small_model).weights_sha256


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="nowhere"):
        read_weights(tmp_path / "nowhere.safetensors")


@pytest.mark.parametrize("kept_bytes", [0, 4, 100, 100_000])
def test_a_file_that_breaks_off_is_named(small_model: Path, tmp_path: Path, kept_bytes: int) -> None:
    part = tmp_path / "part.safetensors"
    part.write_bytes(small_model.read_bytes()[:kept_bytes])
    with pytest.raises(WeightsCorrupt) as caught:
        read_weights(part)
    assert caught.value.reason == "truncated"


def test_a_changed_tensor_byte_is_found(small_model: Path, tmp_path: Path) -> None:
    data = bytearray(small_model.read_bytes())
    data[-1] ^= 1
    changed = tmp_path / "changed.safetensors"
    changed.write_bytes(data)
    with pytest.raises(WeightsCorrupt) as caught:
        read_weights(changed)
    assert caught.value.reason == "checksum"


def test_weights_of_another_program_are_foreign(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.safetensors"
    save_file({"a": torch.zeros(1)}, foreign)
    with pytest.raises(WeightsForeign, match="import"):
        read_weights(foreign)


@pytest.mark.parametrize("profile", ["{}", "not json", json.dumps({"name": "x", "branches": [{"backbone": "nope"}]})])
def test_an_unreadable_profile_is_foreign(small_model: Path, tmp_path: Path, profile: str) -> None:
    changed = tmp_path / "changed.safetensors"
    rewrite(small_model, changed, profile=profile)
    with pytest.raises(WeightsForeign, match="profile"):
        read_weights(changed)


def test_a_later_format_is_refused_politely(small_model: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.safetensors"
    rewrite(small_model, later, schema="99")
    with pytest.raises(WeightsForeign, match="Update"):
        read_weights(later)


def test_tensors_that_do_not_fit_the_profile_are_refused(small_model: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.safetensors"
    rewrite(small_model, odd, drop="cnn.conv_stem.weight")
    with pytest.raises(WeightsCorrupt, match="conv_stem"):
        HybridEmbedder(read_weights(odd), choose_device("cpu"))


def test_backbones_saved_by_timm_are_imported_without_their_classifiers(small_model: Path, tmp_path: Path) -> None:
    tensors = read_weights(small_model).tensors
    files = {}
    for branch in ("cnn", "vit"):
        alone = {k.removeprefix(f"{branch}."): v for k, v in tensors.items() if k.startswith(f"{branch}.")}
        files[branch] = tmp_path / f"{branch}.safetensors"
        save_file(alone | {"head.weight": torch.zeros(5, 5)}, files[branch])
    bare = SMALL_PROFILE.from_dict(
        SMALL_PROFILE.to_dict()
        | {"classes": [], "branches": [{"backbone": b, "projection_dim": None} for b in SMALL_PROFILE.backbones]}
    )
    imported = import_weights(bare, files)
    assert imported.keys() == {name for name in tensors if name.split(".")[0] in ("cnn", "vit")}


def test_an_import_that_lacks_tensors_says_which(tmp_path: Path) -> None:
    empty = tmp_path / "empty.safetensors"
    save_file({"conv_stem.weight": torch.zeros(1)}, empty)
    with pytest.raises(WeightsCorrupt, match="missing"):
        import_weights(SMALL_PROFILE, {"cnn": empty})


def rewrite(source: Path, target: Path, *, drop: str | None = None, **metadata: str) -> None:
    """Copy a weights file with other metadata, or without one tensor (and an honest hash of the rest)."""
    with safe_open(source, framework="pt") as file:
        kept = dict(file.metadata())
        tensors = {name: file.get_tensor(name) for name in file.keys() if name != drop}  # noqa: SIM118
    assert kept["format"] == FORMAT
    save_file(tensors, target, metadata=kept | {"weights_sha256": hash_tensors(tensors)} | metadata)
