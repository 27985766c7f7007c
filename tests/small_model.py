"""A hybrid model that fits into a test: smallest CNN and ViT of the table, 64 px, random but fixed weights."""

from __future__ import annotations

from pathlib import Path

from cxr_desktop.imaging.preprocess import Preprocessing
from cxr_desktop.model.profile import BranchSpec, ClassSpec, ModelProfile
from cxr_desktop.model.weights import ModelCard, write_weights

SMALL_PROFILE = ModelProfile(
    name="small",
    branches=(BranchSpec("mobilenetv3_small_050", 32), BranchSpec("vit_tiny_patch16_224", 16)),
    preprocessing=Preprocessing(
        version="small-1",
        geometry="squash",
        resampling="area",
        equalisation="none",
        statistics="per_film",
        size_px=64,
        shortest_side_px=64,
        channels=1,
    ),
    classes=(
        ClassSpec("NORMAL", "NORMAL"),
        ClassSpec("BACTERIAL", "PNEUMONIA"),
        ClassSpec("VIRAL", "PNEUMONIA"),
    ),
    classifier_scale=8.0,
)


def write_small_model(path: Path, *, seed: int = 0, profile: ModelProfile = SMALL_PROFILE) -> str:
    """Write the model's weights and return their SHA-256. Another seed is another model."""
    import torch

    from cxr_desktop.model.hybrid import HybridExtractor

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = HybridExtractor(profile)
    return write_weights(path, profile, model.state_dict(), ModelCard({"seed": seed}, "A model for tests."))
