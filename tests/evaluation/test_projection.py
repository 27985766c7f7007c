"""The same cases get the same places, newcomers stand among their like, and a sample has every label in it."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, Progress
from cxr_desktop.errors import Cancelled
from cxr_desktop.evaluation.projecting_apart import project_apart
from cxr_desktop.evaluation.projection import place, project, sample
from cxr_desktop.evaluation.tsne import ITERATIONS
from tests.evaluation.test_charts import unit


def clusters(per_cluster: int, *, seed: int = 0) -> np.ndarray:
    """Three groups of embeddings, far from each other: (3 x per_cluster, 16), one group after the other."""
    centres = np.repeat(np.eye(16)[:3], per_cluster, axis=0)
    return unit(centres + 0.1 * np.random.default_rng(seed).standard_normal(centres.shape))


def test_the_places_are_the_same_every_time() -> None:
    embeddings = clusters(12)
    np.testing.assert_array_equal(project(embeddings), project(embeddings))


@pytest.mark.parametrize("per_cluster", [20, 400], ids=["over all pairs", "on a grid"])
def test_neighbours_of_many_dimensions_are_neighbours_in_two(per_cluster: int) -> None:
    assert own_group_share(project(clusters(per_cluster)), np.repeat([0, 1, 2], per_cluster)) > 0.95


def test_a_query_is_placed_among_its_nearest_cases() -> None:
    embeddings = clusters(30)
    places = project(embeddings)
    (star,) = place(unit(np.eye(16)[:1]), embeddings, places)
    to_own, *to_others = (np.linalg.norm(star - places[30 * i : 30 * (i + 1)].mean(axis=0)) for i in range(3))
    assert to_own < min(to_others) / 3


def test_most_cases_that_t_sne_never_saw_are_placed_in_their_group() -> None:
    embeddings, group = clusters(60), np.repeat([0, 1, 2], 60)
    seen = np.arange(180) % 2 == 0
    places = np.empty((180, 2))
    places[seen] = project(embeddings[seen])
    places[~seen] = place(embeddings[~seen], embeddings[seen], places[seen])
    assert own_group_share(places, group) > 0.95


def test_a_newcomer_does_not_depend_on_who_comes_with_it() -> None:
    embeddings, newcomers = clusters(20), clusters(5, seed=1)
    places = np.random.default_rng(2).standard_normal((60, 2))
    together = place(newcomers, embeddings, places)
    alone = np.concatenate([place(newcomer[np.newaxis], embeddings, places) for newcomer in newcomers])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_nobody_is_placed_after_a_cancel() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        place(clusters(2), clusters(2), np.zeros((6, 2)), cancel)


def test_a_sample_has_every_label_in_its_share_and_a_rare_one_whole() -> None:
    labels = ["N"] * 9_000 + ["P"] * 1_000 + ["RARE"] * 20
    rows = sample(labels, 1_000)
    counts = {label: sum(labels[row] == label for row in rows) for label in ("N", "P", "RARE")}
    assert counts["RARE"] == 20
    assert 8 < counts["N"] / counts["P"] < 10
    np.testing.assert_array_equal(rows, sample(labels, 1_000))
    np.testing.assert_array_equal(sample(labels[:50], 1_000), np.arange(50))


class TestApart:
    """In a process of its own."""

    def test_the_places_are_those_of_the_same_process_and_the_way_there_is_told(self) -> None:
        told: list[Progress] = []
        apart = project_apart(clusters(12), cancel=CancelToken(), on_progress=told.append)
        np.testing.assert_array_equal(apart, project(clusters(12)))
        assert {progress.stage for progress in told} == {"projecting"}
        assert told[-1].done > ITERATIONS / 4
        assert all(progress.total == ITERATIONS for progress in told)

    def test_a_cancel_ends_it_long_before_its_time(self) -> None:
        cancel = CancelToken()
        threading.Timer(0.3, cancel.cancel).start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            project_apart(clusters(3_000), cancel=cancel, on_progress=lambda _: None)
        assert time.monotonic() - started < 20  # the whole takes minutes


def own_group_share(places: np.ndarray, group: np.ndarray) -> float:
    """Of the cases whose nearest other in the map is of their own group."""
    distance = np.linalg.norm(places[:, np.newaxis] - places, axis=2)
    np.fill_diagonal(distance, np.inf)
    return float(np.mean(group[distance.argmin(axis=1)] == group))
