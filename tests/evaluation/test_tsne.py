"""t-SNE is what its authors define: bandwidths, forces, and the grid that stands for all pairs."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.evaluation.projection import principal_components
from cxr_desktop.evaluation.tsne import ITERATIONS, attractions, lay_out, repulsion_of_all, repulsion_on_grid


def points(count: int, dimension: int = 5) -> np.ndarray:
    return np.random.default_rng(3).standard_normal((count, dimension)) * np.geomspace(3, 1, dimension)


def test_attraction_is_symmetric_and_sums_to_one() -> None:
    found = attractions(points(200), 10.0)
    dense = np.zeros((200, 200))
    dense[found.rows, found.columns] = found.weights
    np.testing.assert_allclose(dense, dense.T, atol=1e-18)
    assert dense.sum() == pytest.approx(1)
    assert np.diag(dense).max() == 0
    np.testing.assert_array_equal(found.rows[found.starts], np.arange(200))


def test_every_point_has_the_perplexity_that_was_asked_for() -> None:
    """Before it is made symmetric: of a ring, all of whose points are in the same position, that changes nothing."""
    angle = 2 * np.pi * np.arange(90) / 90
    found = attractions(np.stack([np.cos(angle), np.sin(angle)], axis=1), 12.0)
    shares = found.weights[found.rows == 7] * 90
    assert np.exp(-(shares * np.log(shares)).sum()) == pytest.approx(12.0, rel=0.05)


@pytest.mark.parametrize("spread", [1e-4, 1.0, 30.0], ids=["at the start", "half-way", "at the end"])
def test_the_grid_gives_the_forces_of_all_pairs(spread: float) -> None:
    places = np.random.default_rng(4).standard_normal((900, 2)) * spread
    exact, exact_total = repulsion_of_all(places)
    found, total = repulsion_on_grid(places)
    assert np.linalg.norm(found - exact) < 0.05 * np.linalg.norm(exact)
    assert total == pytest.approx(exact_total, rel=0.05)


def test_the_repulsion_of_two_is_by_the_formula() -> None:
    forces, total = repulsion_of_all(np.array([[0.0, 0.0], [2.0, 0.0]]))
    np.testing.assert_allclose(forces, [[-2 / 25, 0], [2 / 25, 0]])  # distance 2: kernel 1/5
    assert total == pytest.approx(2 / 5)


def test_tells_how_far_it_is_to_the_end() -> None:
    told: list[int] = []
    lay_out(points(30), perplexity=5.0, on_iteration=told.append)
    assert told == sorted(told)
    assert told[-1] == ITERATIONS


@pytest.mark.parametrize("count", [50, 900], ids=["over all pairs", "on a grid"])
def test_points_that_are_all_one_stay_together_and_finite(count: int) -> None:
    assert np.ptp(lay_out(np.zeros((count, 3)), perplexity=5.0)) == 0


def test_principal_components_keep_distances_and_come_by_spread() -> None:
    cloud = points(40).astype(np.float32)
    found = principal_components(cloud, 50)
    before, after = (np.linalg.norm(each[:, np.newaxis] - each, axis=2) for each in (cloud, found))
    np.testing.assert_allclose(after, before, rtol=1e-5, atol=1e-5)
    spreads = found.std(axis=0)
    assert (spreads[:-1] >= spreads[1:]).all()
