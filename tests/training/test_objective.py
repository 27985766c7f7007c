"""The neighbourhood loss knows right neighbours from wrong ones, and never asks a film about itself."""

from __future__ import annotations

import torch
from torch.nn import functional

from cxr_desktop.training.objective import LibraryMemory, Prediction, Target, batch_loss
from cxr_desktop.training.recipe import Recipe

LABELS = torch.tensor([0, 0, 1, 1])
POLES = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])


def memory() -> LibraryMemory:
    made = LibraryMemory(LABELS, 2)
    made.remember(torch.arange(4), POLES)
    return made


def test_right_neighbours_cost_less_than_wrong_ones() -> None:
    films = torch.tensor([0, 2])
    right = memory().vote_loss(films, POLES[films], 16.0)
    wrong = memory().vote_loss(films, POLES[[2, 0]], 16.0)
    assert right < 0.01
    assert wrong > 10


def test_a_film_is_not_its_own_neighbour() -> None:
    lonely = LibraryMemory(torch.tensor([0, 1]), 2)
    lonely.remember(torch.tensor([0, 1]), torch.eye(2))
    assert lonely.vote_loss(torch.tensor([0]), torch.eye(2)[:1], 16.0) > 10


def test_the_more_frequent_label_weighs_as_it_does_in_the_library() -> None:
    labels = torch.tensor([0, 1, 1, 1, 0])
    unbalanced = LibraryMemory(labels, 2)
    between = functional.normalize(torch.ones(1, 2))
    unbalanced.remember(torch.arange(4), between.expand(4, 2))
    loss = unbalanced.vote_loss(torch.tensor([4]), between, 16.0)
    assert torch.isclose(loss, torch.log(torch.tensor(4.0)), atol=1e-4)


def test_a_teachers_opinion_counts_beside_the_label() -> None:
    recipe = Recipe(neighbour_weight=0.0, label_smoothing=0.0, branch_weight=0.0, teacher_weight=0.5)
    logits = torch.tensor([[4.0, 0.0]])
    prediction = Prediction(POLES[:1], logits, ())
    agreed, doubted = (
        batch_loss(prediction, Target(torch.tensor([0]), torch.tensor([0]), opinion), memory(), recipe)
        for opinion in (torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]]))
    )
    assert doubted > agreed + 1.0
