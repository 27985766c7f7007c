"""The measurement of heat maps on findings of known place: findings are small, hits are counted, every row is there.

With the reference model it is `python -m benchmarks.planted`; its figures are in docs/adr/0018 and in the model card.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.planted import KINDS, Planted, hottest, library_contrast, planted, randomised, shares_of_hits
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder
from cxr_desktop.model.weights import Weights, read_weights


@pytest.fixture(scope="module")
def weights(small_model: Path) -> Weights:
    return read_weights(small_model)


@pytest.fixture(scope="module")
def films(weights: Weights) -> list[Planted]:
    return [film for kind in KINDS for film in planted(kind, range(2), weights.profile.preprocessing)]


def test_findings_lie_in_the_lungs_and_are_small(films: list[Planted]) -> None:
    shares = [film.finding.sum() / film.lungs.sum() for film in films]
    assert all((film.finding <= film.lungs).all() for film in films)
    assert 0.05 < np.mean(shares) < 0.4


def test_the_hottest_point_is_where_the_map_is_hottest() -> None:
    heat = np.zeros((8, 8))
    heat[5, 2] = 1.0
    assert hottest(heat) == (5, 2)


def test_a_randomised_model_is_another_of_the_same_shape(weights: Weights) -> None:
    random = randomised(weights, seed=1)
    assert random.profile == weights.profile
    assert random.weights_sha256 != weights.weights_sha256


def test_every_row_of_the_table_is_measured(weights: Weights, films: list[Planted]) -> None:
    embedder, random = (HybridEmbedder(w, choose_device("cpu")) for w in (weights, randomised(weights, seed=1)))
    hits = shares_of_hits(embedder, random, films[:1], library_contrast(embedder, 2), with_exchange=True)
    rows = {
        f"{row}, {asked}"
        for row in ("CNN's last layer", "CNN", "ViT", "both branches", "randomised", "exchange", "exchange, randomised")
        for asked in ("label", "library")
    }
    assert set(hits) == rows | {"centre of the lungs", "what it changes"}
    assert set(hits.values()) <= {0.0, 1.0}
    assert hits["centre of the lungs"] == 0.0
