"""A heat map shows something, depends on the question, and depends on what the model has learnt."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import Footprint, HeatScale, ScoreKind
from cxr_desktop.errors import BadArgument
from cxr_desktop.model import gradcam
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.gradcam import LabelTarget, SimilarityTarget, heat_map
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.model.yardstick import Yardstick
from tests.small_model import write_small_model

WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)
PIXELS = np.random.default_rng(2).standard_normal((1, 64, 64)).astype(np.float32)


@pytest.fixture(scope="module")
def embedder(small_model: Path) -> HybridEmbedder:
    return open_embedder(small_model, choose_device("cpu"))


def maps(embedder: HybridEmbedder, target: LabelTarget | SimilarityTarget) -> dict[str, np.ndarray]:
    _, activations = embedder.embed_with_activations(PIXELS)
    return dict(heat_map(embedder, activations, target, WHOLE).maps)


@pytest.mark.parametrize("branch", ["cnn", "vit", "fused"])
@pytest.mark.parametrize("label", ["NORMAL", "PNEUMONIA"])
def test_every_branch_has_a_map_for_every_label(embedder: HybridEmbedder, branch: str, label: str) -> None:
    one = maps(embedder, LabelTarget(label))[branch]
    assert one.shape == (64, 64)
    assert one.dtype == np.float32
    assert one.min() >= 0


@pytest.mark.parametrize("branch", ["cnn", "vit"])
def test_a_branch_says_something_for_one_label_or_the_other(embedder: HybridEmbedder, branch: str) -> None:
    strongest = [maps(embedder, LabelTarget(label))[branch].max() for label in ("NORMAL", "PNEUMONIA")]
    assert max(strongest) > 0


def test_the_fused_map_is_not_empty(embedder: HybridEmbedder) -> None:
    assert max(maps(embedder, LabelTarget(label))["fused"].max() for label in ("NORMAL", "PNEUMONIA")) > 0


def test_a_map_can_explain_the_similarity_to_a_case(embedder: HybridEmbedder) -> None:
    case = embedder.embed(np.flip(PIXELS, axis=1)[np.newaxis].copy())[0]
    explained = maps(embedder, SimilarityTarget(case, "case 1"))
    assert any(explained[branch].max() > 0 for branch in ("cnn", "vit"))


def test_what_branches_contribute_adds_up(embedder: HybridEmbedder) -> None:
    found = maps(embedder, LabelTarget("PNEUMONIA"))
    np.testing.assert_allclose(found["fused"], found["cnn"] + found["vit"], rtol=1e-6)


def test_a_measured_model_s_maps_have_its_scale(embedder: HybridEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    scale = HeatScale(ScoreKind.LOG_ODDS, {"cnn": 2.0, "vit": 0.5, "fused": 2.5})
    made = Yardstick(embedder.fingerprint.weights_sha256, {ScoreKind.LOG_ODDS: scale}, 0.3, {}, {})
    monkeypatch.setattr(gradcam, "yardstick_of", lambda _: made)
    _, activations = embedder.embed_with_activations(PIXELS)
    assert heat_map(embedder, activations, LabelTarget("PNEUMONIA"), WHOLE).scale is scale
    case = embedder.embed(PIXELS[np.newaxis])[0]
    assert heat_map(embedder, activations, SimilarityTarget(case, "not measured"), WHOLE).scale is None


def test_a_map_of_a_film_s_likeness_to_itself_is_there_with_lengths_held(embedder: HybridEmbedder) -> None:
    case = embedder.embed(PIXELS[np.newaxis])[0]
    strength = {held: maps(embedder, SimilarityTarget(case, "itself", held))["vit"].max() for held in (True, False)}
    assert strength[True] > 1e3 * strength[False]


def test_randomised_weights_give_another_map(embedder: HybridEmbedder, tmp_path: Path) -> None:
    write_small_model(tmp_path / "random.safetensors", seed=7)
    other = open_embedder(tmp_path / "random.safetensors", choose_device("cpu"))
    ours, theirs = (maps(e, LabelTarget("PNEUMONIA"))["fused"].ravel() for e in (embedder, other))
    assert np.corrcoef(ours, theirs)[0, 1] < 0.9


def test_a_label_the_model_does_not_know_is_refused_with_those_it_does(embedder: HybridEmbedder) -> None:
    with pytest.raises(BadArgument, match="NORMAL, PNEUMONIA"):
        maps(embedder, LabelTarget("COVID"))
