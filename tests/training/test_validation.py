"""The plain vote in arrays says what evidence.vote says of cases; disguises are the same every time."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from cxr_desktop.evidence.vote import VOTERS, majority_vote
from cxr_desktop.training.validation import Neighbourliness, ValidationScore, disguised, score_neighbours


def unit(random: np.random.Generator, count: int) -> np.ndarray:
    rows = random.standard_normal((count, 4)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("label_count", [2, 3])
def test_the_vote_is_that_of_the_evidence_room(label_count: int) -> None:
    random = np.random.default_rng(3)
    library, queries = unit(random, 60), unit(random, 40)
    library_labels, labels = random.integers(0, label_count, 60), random.integers(0, label_count, 40)
    order = np.argsort(-(queries @ library.T), axis=1, kind="stable")[:, :VOTERS]
    voted = np.array([int(majority_vote([str(library_labels[i]) for i in row]).label) for row in order])
    expected = np.mean([(voted[labels == label] == label).mean() for label in range(label_count)])
    score = score_neighbours(library, library_labels, queries, labels)
    assert score.balanced_accuracy == pytest.approx(expected)
    assert (score.auroc is None) == (label_count == 3)


def test_separated_labels_score_full_marks() -> None:
    library = np.repeat(np.eye(2, dtype=np.float32), 10, axis=0)
    labels = np.repeat([0, 1], 10)
    assert score_neighbours(library, labels, library, labels) == Neighbourliness(1.0, 1.0)


def test_the_criterion_is_the_mean_of_what_there_is() -> None:
    assert ValidationScore(Neighbourliness(0.9, 1.0), Neighbourliness(0.7, 0.8)).criterion == pytest.approx(0.85)
    assert ValidationScore(Neighbourliness(0.9, None), Neighbourliness(0.7, None)).criterion == pytest.approx(0.8)


def test_every_disguise_changes_a_film_and_none_is_random() -> None:
    films = torch.rand(8, 1, 40, 40, generator=torch.Generator().manual_seed(0))
    made = disguised(films)
    assert torch.equal(made, disguised(films))
    assert made.shape == films.shape
    assert ((made - films).abs().mean(dim=(1, 2, 3)) > 0.01).all()
