"""The map of exchanged patches: what one side has and the other has not is found, what both have is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, Footprint
from cxr_desktop.errors import Cancelled
from cxr_desktop.heat.exchange import CELLS, exchange, exchange_map, patches
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.gradcam import HeatMapTarget, LabelTarget, SimilarityTarget
from cxr_desktop.model.inference import HybridEmbedder, open_embedder

WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)


@pytest.fixture(scope="module")
def embedder(small_model: Path) -> HybridEmbedder:
    return open_embedder(small_model, choose_device("cpu"))


def symmetric() -> np.ndarray:
    half = np.random.default_rng(3).standard_normal((1, 64, 32)).astype(np.float32)
    return np.concatenate([half, half[..., ::-1]], axis=2)


def map_of(embedder: HybridEmbedder, pixels: np.ndarray, target: HeatMapTarget) -> np.ndarray:
    return exchange_map(embedder, exchange(embedder, pixels, CancelToken()), target, WHOLE).maps["fused"]


def test_patches_cover_everything_alike_and_softly() -> None:
    masks = patches(64)
    assert masks.shape == (CELLS * CELLS, 64, 64)
    assert masks.sum(axis=0)[16:48, 16:48] == pytest.approx(np.full((32, 32), 4.0), rel=0.3)
    assert ((masks > 0) & (masks < 1)).any()


def test_a_symmetric_film_has_nothing_to_lose(embedder: HybridEmbedder) -> None:
    heat = map_of(embedder, symmetric(), LabelTarget("PNEUMONIA"))
    assert heat.max() < 1e-3


def test_what_one_side_has_is_hottest_there(embedder: HybridEmbedder) -> None:
    """Asked what the spot changes, the map is hottest at the spot or, the only other asymmetry, at its mirror image."""
    plain, spotted = symmetric(), symmetric()
    spotted[:, 8:24, 8:24] += 3.0
    change = np.subtract(*embedder.embed(np.stack([spotted, plain])))
    heat = map_of(embedder, spotted, SimilarityTarget(change / np.linalg.norm(change), "spot"))
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    assert heat.shape == (64, 64)
    assert heat.dtype == np.float32
    assert 4 <= row < 28
    assert 4 <= min(column, 63 - column) < 28


def test_it_can_be_cancelled(embedder: HybridEmbedder) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        exchange(embedder, symmetric(), cancel)
