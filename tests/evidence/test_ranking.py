"""The ROC curve and its area, against what both are by definition."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxr_desktop.evidence.ranking import roc_area, roc_points


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    rng = np.random.default_rng(1)
    scores = rng.integers(0, 20, 300) / 20  # many are equal
    is_positive = rng.random(300) < 0.2 + 0.5 * scores
    pairs = scores[is_positive][:, np.newaxis] - scores[~is_positive]
    assert roc_area(scores, is_positive) == pytest.approx(float(((pairs > 0) + 0.5 * (pairs == 0)).mean()), abs=1e-12)


@pytest.mark.parametrize("is_positive", [True, False], ids=["all", "none"])
def test_one_side_alone_has_no_area(is_positive: bool) -> None:
    assert math.isnan(roc_area(np.array([0.1, 0.9]), np.array([is_positive, is_positive])))


def test_the_curve_has_a_point_where_it_bends_and_no_other() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.7, 0.4, 0.3, 0.2])
    is_positive = np.array([True, True, True, False, True, False, False])
    other_share, positive_share = roc_points(scores, is_positive)
    np.testing.assert_allclose(other_share, [0, 0, 1 / 3, 1 / 3, 1])  # two at once from 0.7: a slope, not a corner
    np.testing.assert_allclose(positive_share, [0, 1 / 2, 3 / 4, 1, 1])


def test_scores_that_are_all_equal_are_a_diagonal() -> None:
    other_share, positive_share = roc_points(np.ones(4), np.array([True, False, True, False]))
    assert (other_share.tolist(), positive_share.tolist()) == ([0, 1], [0, 1])
