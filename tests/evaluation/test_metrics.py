"""Figures agree with what is worked out by hand, and intervals behave as intervals do."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.evaluation.metrics import METRICS, Outcomes, confusion, figures, mean_precision_at

N, P = 0, 1


def outcomes(
    truth: list[int],
    neighbours: list[list[int]],
    *,
    scores: list[float] | None = None,
    groups: list[int] | None = None,
    positive: int | None = P,
) -> Outcomes:
    found = np.array(neighbours)
    shares = np.array([[np.mean(row == label) for label in (N, P)] for row in found])
    if scores is not None:
        shares[:, P] = scores
    voted = np.array([np.bincount(row[:5], minlength=2).argmax() for row in found])
    numbers = np.arange(len(truth)) if groups is None else np.array(groups)
    return Outcomes(("NORMAL", "PNEUMONIA"), np.array(truth), voted, found, shares, numbers, positive)


TABLE = outcomes(
    [P, P, N, N],
    [[P, P, P, N, N], [N, N, P, N, P], [N, N, N, N, N], [P, N, N, P, N]],
    scores=[0.6, 0.4, 0.0, 0.4],
)


def test_knn_accuracy_is_the_share_of_right_votes() -> None:
    assert METRICS["knn_accuracy"](TABLE) == 3 / 4


def test_top1_accuracy_looks_at_the_nearest_case_alone() -> None:
    assert METRICS["top1_accuracy"](TABLE) == 2 / 4


def test_precision_at_5_is_the_mean_share_of_right_cases() -> None:
    assert METRICS["mean_precision_at_5"](TABLE) == pytest.approx((3 + 2 + 5 + 3) / 20)
    assert mean_precision_at(TABLE, 1) == 2 / 4


def test_map_at_5_averages_precision_at_the_relevant_ranks() -> None:
    per_film = [1.0, (1 / 3 + 2 / 5) / 2, 1.0, (1 / 2 + 2 / 3 + 3 / 5) / 3]
    assert METRICS["map_at_5"](TABLE) == pytest.approx(np.mean(per_film))


def test_a_film_without_any_relevant_case_counts_zero_in_map() -> None:
    assert METRICS["map_at_5"](outcomes([P], [[N, N, N, N, N]])) == 0


def test_sensitivity_and_specificity_speak_of_the_positive_label() -> None:
    assert METRICS["sensitivity"](TABLE) == 1 / 2
    assert METRICS["specificity"](TABLE) == 1.0


def test_auroc_counts_ties_half() -> None:
    # pairs (positive, negative): 0.6 > 0.0, 0.6 > 0.4, 0.4 > 0.0, 0.4 = 0.4
    assert METRICS["auroc"](TABLE) == pytest.approx(3.5 / 4)


def test_confusion_has_labels_in_rows_and_votes_in_columns() -> None:
    assert confusion(TABLE).tolist() == [[2, 0], [1, 1]]


def test_without_a_positive_label_its_metrics_are_absent() -> None:
    found = figures(outcomes([P, N], [[P] * 5, [N] * 5], positive=None), resamples=10)
    assert found["sensitivity"] is None
    assert found["auroc"] is not None


def test_intervals_hold_the_value_and_are_the_same_for_the_same_seed() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 2, 200)
    rows = np.where(rng.random((200, 5)) < 0.8, truth[:, None], 1 - truth[:, None])
    table = outcomes(truth.tolist(), rows.tolist())
    first, again = (figures(table, resamples=200) for _ in range(2))
    assert first == again
    for figure in first.values():
        assert figure is not None
        assert figure.low <= figure.value <= figure.high
        assert figure.high - figure.low > 0.01


def test_films_of_one_patient_are_drawn_together() -> None:
    # Twenty films of two patients, one always right, one always wrong: a resample is all of a kind or half and half.
    truth = [P] * 20
    rows = [[P] * 5] * 10 + [[N] * 5] * 10
    by_patient = figures(outcomes(truth, rows, groups=[0] * 10 + [1] * 10), resamples=300)["knn_accuracy"]
    by_film = figures(outcomes(truth, rows), resamples=300)["knn_accuracy"]
    assert by_patient is not None
    assert by_film is not None
    assert (by_patient.low, by_patient.high) == (0.0, 1.0)
    assert by_film.high - by_film.low < 0.6
