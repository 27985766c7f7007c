"""On synthetic films with an effusion of known place, the map by exchange finds it; the whole is benchmarks.planted."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.planted import LABEL, WHOLE, Planted, hottest, planted, randomised
from cxr_desktop import paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.heat.exchange import exchange, exchange_map
from cxr_desktop.imaging.synthetic import FindingKind
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.gradcam import LabelTarget
from cxr_desktop.model.inference import HybridEmbedder
from cxr_desktop.model.weights import Weights, read_weights

FILMS = 4


@pytest.fixture(scope="module")
def weights() -> Weights:
    return read_weights(paths.reference_model())


@pytest.fixture(scope="module")
def films(weights: Weights) -> list[Planted]:
    return list(planted(FindingKind.EFFUSION, range(FILMS), weights.profile.preprocessing))


def hits(weights: Weights, films: list[Planted]) -> int:
    """How many of the films have their hottest point in the finding."""
    embedder = HybridEmbedder(weights, choose_device("cpu"))
    found = 0
    for film in films:
        exchanged = exchange(embedder, film.pixels, CancelToken())
        heat = exchange_map(embedder, exchanged, LabelTarget(LABEL), WHOLE).maps["fused"]
        found += bool(film.finding[hottest(heat)])
    return found


def test_findings_lie_in_the_lungs_and_are_small(films: list[Planted]) -> None:
    shares = [film.finding.sum() / film.lungs.sum() for film in films]
    assert all((film.finding <= film.lungs).all() for film in films)
    assert 0.05 < np.mean(shares) < 0.4


@pytest.mark.slow
def test_the_hottest_point_is_in_the_finding_and_randomised_weights_destroy_that(
    weights: Weights, films: list[Planted]
) -> None:
    learned, random = hits(weights, films), hits(randomised(weights), films)
    assert learned >= FILMS - 1
    assert random < learned
