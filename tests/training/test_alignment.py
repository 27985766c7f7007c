"""The maps make the vote see what a classifier sees, and go into the projections without a trace."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.training.alignment import (
    BranchFeatures,
    BranchMaps,
    DrawnPlanes,
    PointingLesson,
    fit_maps,
    merged,
)
from cxr_desktop.training.findings import DrawnViews
from cxr_desktop.training.recipe import Recipe
from tests.small_model import SMALL_PROFILE

DIMENSION = 8


def films_where_nuisance_is_loud(count: int = 400) -> tuple[BranchFeatures, Tensor]:
    """One feature tells the label; the others, ten times as loud, tell how a film was made."""
    random = torch.Generator().manual_seed(0)
    labels = torch.arange(count) % 2
    features = 10.0 * torch.randn(count, DIMENSION, generator=random)
    features[:, 0] = 2.0 * labels - 1.0 + 0.2 * torch.randn(count, generator=random)
    return BranchFeatures((features,)), labels


def share_of_right_neighbours(embeddings: Tensor, labels: Tensor) -> float:
    nearest = (embeddings @ embeddings.T).fill_diagonal_(-2.0).topk(5).indices
    return float((labels[nearest] == labels.unsqueeze(1)).float().mean())


def test_the_vote_learns_to_look_past_what_is_loud() -> None:
    features, labels = films_where_nuisance_is_loud()
    maps = BranchMaps([DIMENSION], nn.Linear(DIMENSION, 2), scale=8.0)
    before = share_of_right_neighbours(maps(features).detach(), labels)
    fit_maps(maps, [features], [features], labels, labels, Recipe(alignment_steps=300, alignment_rate=1e-2))
    embeddings = maps(features).detach()
    assert before < 0.65 < 0.9 < share_of_right_neighbours(embeddings, labels)
    assert (maps.class_logits(embeddings).argmax(1) == labels).float().mean() > 0.9


def test_merged_projections_give_what_the_maps_give() -> None:
    torch.manual_seed(1)
    extractor = HybridExtractor(SMALL_PROFILE).eval()
    maps = BranchMaps([b.dimension for b in SMALL_PROFILE.branches], extractor.embedding_classifier, 8.0)
    for parameter in maps.parameters():
        nn.init.normal_(parameter, std=0.3)
    size = SMALL_PROFILE.preprocessing.size_px
    pixels = torch.randn(3, SMALL_PROFILE.preprocessing.channels, size, size)
    with torch.no_grad():
        activations = extractor.activations(pixels)
        features = BranchFeatures(tuple(extractor.branch_features(k, a) for k, a in activations.items()))
        wanted = maps(features)
        other = HybridExtractor(SMALL_PROFILE).eval()
        other.load_state_dict(merged(extractor.state_dict(), extractor, maps))
        got = other(pixels)
    torch.testing.assert_close(got, wanted, atol=1e-5, rtol=1e-5)
    assert float(functional.cosine_similarity(got, extractor(pixels).detach()).max()) < 0.99


def test_the_vote_that_is_fitted_to_is_that_of_the_pooled_library() -> None:
    """A second look at every film that swaps two of its features: the mean over both looks cannot tell them apart."""
    features, labels = films_where_nuisance_is_loud()
    (plain,) = features.branches
    turned = BranchFeatures((plain[:, [1, 0, *range(2, DIMENSION)]],))
    maps = BranchMaps([DIMENSION], nn.Linear(DIMENSION, 2), scale=8.0)
    alone = BranchMaps([DIMENSION], nn.Linear(DIMENSION, 2), scale=8.0)
    alone.load_state_dict(maps.state_dict())
    recipe = Recipe(alignment_steps=300, alignment_rate=1e-2)
    fit_maps(maps, [features, turned], [features], labels, labels, recipe)
    fit_maps(alone, [features], [features], labels, labels, recipe)

    def pooled_vote(of: BranchMaps) -> float:
        library = functional.normalize(of(features) + of(turned)).detach()
        nearest = (of(features).detach() @ library.T).fill_diagonal_(-2.0).topk(5).indices
        return float((labels[nearest] == labels.unsqueeze(1)).float().mean())

    assert pooled_vote(maps) > pooled_vote(alone) + 0.05


def test_a_lesson_makes_the_maps_point_while_the_vote_is_fitted() -> None:
    """Two planes tell the label, one lit where the finding is, one elsewhere; the wrong one is read at first."""
    places = torch.zeros(4, 1, 8, 8)
    places[..., :4, :4] = 0.5
    activation = torch.zeros(4, 3, 2, 2)
    activation[:, 0, 0, 0] = activation[:, 1, 1, 1] = 1.0
    drawn = DrawnViews(torch.arange(4), places, torch.tensor([0.0, 1.0]))
    batch = DrawnPlanes({BranchKind.CNN: activation}, torch.arange(4), drawn)
    lesson = PointingLesson(_mean_of_planes(), [batch], weight=1.0)
    labels = torch.arange(40) % 2
    films = BranchFeatures((torch.stack([labels, labels, 1 - labels], 1) + 0.1,))
    losses = []
    for used in (None, lesson):
        maps = BranchMaps([3], nn.Linear(3, 2), scale=8.0)
        with torch.no_grad():
            maps.classifier.weight.copy_(torch.tensor([[0.0, 0.0, 1.0], [0.1, 1.0, 0.0]]))
            maps.classifier.bias.zero_()
        fit_maps(maps, [films], [films], labels, labels, Recipe(alignment_steps=150, alignment_rate=1e-2), used)
        losses.append(float(lesson.loss(0, maps, films).detach()))
        assert (maps.class_logits(maps(films)).argmax(1) == labels).all()
    assert losses[1] < losses[0] - 0.3


def _mean_of_planes() -> HybridExtractor:
    """What of an extractor a lesson needs: its features are the means of its planes."""

    class MeanOfPlanes(nn.Module):
        def branch_features(self, _kind: BranchKind, activations: Tensor) -> Tensor:
            return activations.mean(dim=(2, 3))

    return cast(HybridExtractor, MeanOfPlanes())
