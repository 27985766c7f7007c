"""The neighbourhood loss knows right neighbours from wrong ones, and never asks a film about itself."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.training.findings import DrawnViews
from cxr_desktop.training.objective import LibraryMemory, Opinion, Prediction, Target, batch_loss
from cxr_desktop.training.recipe import Recipe

LABELS = torch.tensor([0, 0, 1, 1])
CLASSES = torch.arange(2)  # every class is a label of its own
POLES = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])


def memory() -> LibraryMemory:
    made = LibraryMemory(LABELS, 2)
    made.remember(torch.arange(4), POLES)
    return made


def test_right_neighbours_cost_less_than_wrong_ones() -> None:
    films = torch.tensor([0, 2])
    right = memory().vote_loss(films, POLES[films], torch.eye(2), 16.0)
    wrong = memory().vote_loss(films, POLES[[2, 0]], torch.eye(2), 16.0)
    assert right < 0.01
    assert wrong > 10


def test_a_film_is_not_its_own_neighbour() -> None:
    lonely = LibraryMemory(torch.tensor([0, 1]), 2)
    lonely.remember(torch.tensor([0, 1]), torch.eye(2))
    assert lonely.vote_loss(torch.tensor([0]), torch.eye(2)[:1], torch.eye(2)[:1], 16.0) > 10


def test_the_more_frequent_label_weighs_as_it_does_in_the_library() -> None:
    labels = torch.tensor([0, 1, 1, 1, 0])
    unbalanced = LibraryMemory(labels, 2)
    between = functional.normalize(torch.ones(1, 2))
    unbalanced.remember(torch.arange(4), between.expand(4, 2))
    loss = unbalanced.vote_loss(torch.tensor([4]), between, torch.tensor([[1.0, 0.0]]), 16.0)
    assert torch.isclose(loss, torch.log(torch.tensor(4.0)), atol=1e-4)


def test_an_unsure_film_is_best_off_in_unsure_company() -> None:
    unsure, films = torch.tensor([[0.5, 0.5]]), torch.tensor([0])
    between = functional.normalize(torch.ones(1, 2))
    made = LibraryMemory(torch.tensor([0, 0, 1]), 2)
    made.remember(torch.arange(3), torch.tensor([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]))
    assert made.vote_loss(films, between, unsure, 16.0) < 0.7 < made.vote_loss(films, POLES[:1], unsure, 16.0)


def test_a_teachers_opinion_counts_beside_the_label() -> None:
    recipe = Recipe(neighbour_weight=0.0, label_smoothing=0.0, branch_weight=0.0, teacher_weight=0.5)
    logits = torch.tensor([[4.0, 0.0]])
    prediction = Prediction(POLES[:1], logits, ())
    agreed, doubted = (
        batch_loss(prediction, Target(torch.tensor([0]), torch.tensor([0]), opinion), memory(), CLASSES, recipe)
        for opinion in (Opinion(torch.tensor([[chance, 1.0 - chance]]), torch.zeros(1, 1, 1, 1)) for chance in (1, 0))
    )
    assert doubted > agreed + 1.0


def test_guesses_are_held_against_what_the_teacher_sees_on_the_learners_grid() -> None:
    recipe = Recipe(neighbour_weight=0.0, label_smoothing=0.0, branch_weight=0.0, teacher_weight=0.0, guide_weight=1.0)
    seen = torch.randn(8, 3, 4, 4, generator=torch.Generator().manual_seed(0)) * 100.0 + 7.0
    coarse = functional.adaptive_avg_pool2d(seen, 2)
    right = (coarse - coarse.mean((0, 2, 3), keepdim=True)) / coarse.std((0, 2, 3), keepdim=True, correction=0)
    opinion = Opinion(torch.full((8, 2), 0.5), seen)
    sure = torch.tensor([[50.0, -50.0]]).expand(8, 2)
    target = Target(torch.zeros(8, dtype=torch.int64), torch.zeros(8, dtype=torch.int64), opinion)
    losses = [
        float(batch_loss(Prediction(POLES[:1].expand(8, 2), sure, (), (guess,)), target, memory(), CLASSES, recipe))
        for guess in (right, torch.zeros_like(right), -right)
    ]
    assert losses == pytest.approx([0.0, 1.0, 4.0], abs=1e-5)


def test_an_earlier_edition_says_where_films_lie_by_what_sets_them_apart() -> None:
    """Near one another or far apart: what is missed is measured by how far apart they are."""
    recipe = Recipe(neighbour_weight=0.0, label_smoothing=0.0, branch_weight=0.0, anchor_weight=1.0)
    sure = torch.tensor([[50.0, -50.0]]).expand(2, 2)

    def missed(learner: torch.Tensor, edition: torch.Tensor) -> float:
        opinion = Opinion(torch.tensor([[1.0, 0.0]]).expand(2, 2), torch.zeros(2, 1, 1, 1), edition)
        target = Target(torch.zeros(2, dtype=torch.int64), torch.zeros(2, dtype=torch.int64), opinion)
        return float(batch_loss(Prediction(learner, sure, ()), target, memory(), CLASSES, recipe))

    apart = torch.eye(2)
    close = functional.normalize(torch.tensor([[1.0, 0.01], [1.0, -0.01]]))
    for edition in (apart, close):
        middle = edition.mean(0, keepdim=True).expand(2, 2)
        assert missed(edition, edition) == pytest.approx(0.0, abs=1e-5)
        assert missed(middle, edition) == pytest.approx(1.0, abs=1e-3)
        assert missed(edition.flip(0), edition) == pytest.approx(4.0, abs=1e-2)


def test_an_earlier_edition_is_believed_and_what_is_drawn_is_not_asked_of_it() -> None:
    recipe = Recipe(
        neighbour_weight=0.0, label_smoothing=0.0, branch_weight=0.0, anchor_weight=0.0, pointing_weight=0.0
    )
    drawn = DrawnViews(torch.tensor([1]), torch.ones(1, 1, 4, 4), torch.tensor([0.0, 1.0]))
    opinion = Opinion(torch.tensor([[0.0, 1.0]]), torch.zeros(1, 1, 1, 1), torch.eye(2)[:1])
    target = Target(torch.zeros(2, dtype=torch.int64), torch.zeros(2, dtype=torch.int64), opinion, drawn)
    activations = {BranchKind.CNN: torch.ones(2, 1, 2, 2, requires_grad=True)}
    level = activations[BranchKind.CNN].mean(dim=(1, 2, 3)).unsqueeze(1)
    logits = torch.tensor([[-50.0, 50.0]]) * level
    prediction = Prediction(torch.eye(2) * level, logits, (), (), activations)
    assert float(batch_loss(prediction, target, memory(), CLASSES, recipe).detach()) == pytest.approx(0.0, abs=1e-5)
