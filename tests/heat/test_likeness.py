"""Rank correlation: 1 for the same order, whatever the strength; 0 where there is nothing to compare."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.heat.likeness import rank_correlation

RANDOM = np.random.default_rng(0)


def cells(values: np.ndarray) -> np.ndarray:
    """A map of 8 x 8 cells, each of 4 x 4 equal pixels."""
    return np.kron(values, np.ones((4, 4))).astype(np.float32)


def test_strength_and_steepness_do_not_count() -> None:
    heat = RANDOM.random((8, 8))
    assert rank_correlation(cells(heat), cells(1e-6 * heat**3)) == pytest.approx(1.0)
    assert rank_correlation(cells(heat), cells(-heat)) == pytest.approx(-1.0)


def test_unrelated_maps_are_near_zero() -> None:
    found = [rank_correlation(cells(RANDOM.random((8, 8))), cells(RANDOM.random((8, 8)))) for _ in range(50)]
    assert abs(np.mean(found)) < 0.1


def test_a_map_that_is_the_same_everywhere_is_like_none() -> None:
    assert rank_correlation(cells(np.ones((8, 8))), cells(RANDOM.random((8, 8)))) == 0.0


def test_it_is_spearmans() -> None:
    def mean_ranks(values: np.ndarray) -> list[float]:
        return [(values < value).sum() + ((values == value).sum() + 1) / 2 for value in values]

    one, other = RANDOM.integers(0, 9, (2, 8, 8)).astype(float)
    expected = np.corrcoef(mean_ranks(one.ravel()), mean_ranks(other.ravel()))[0, 1]  # Spearman 1904, ties shared
    assert rank_correlation(cells(one), cells(other)) == pytest.approx(expected, abs=1e-6)
