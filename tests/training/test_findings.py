"""A drawn finding lies in a lung, is known to the pixel, and draws the heat map to itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind, planes
from cxr_desktop.model.hybrid import HybridExtractor, log_odds
from cxr_desktop.training.augment import as_grey
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.findings import Drawing, DrawnViews, draw_findings, pointing_loss, questions
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.recipe import Augmentation
from cxr_desktop.training.trainer import RunSettings, Trainer
from cxr_desktop.training.views import ViewMaker
from tests.small_model import SMALL_PROFILE
from tests.training.conftest import STILL, settings

NORMAL_OR_NOT = Drawing("NORMAL", "PNEUMONIA")


def healthy(films: TrainingFilms) -> Tensor:
    return as_grey(torch.from_numpy(films.pixels[films.class_of == 0]))


def drawn(films: Tensor, seed: int = 0) -> tuple[Tensor, Tensor]:
    return draw_findings(films, torch.Generator().manual_seed(seed))


def test_air_becomes_fluid_and_nothing_becomes_air(synthetic_films: TrainingFilms) -> None:
    films = healthy(synthetic_films)
    changed, places = drawn(films)
    assert torch.allclose(changed - films, places, atol=1e-6)
    assert places.min() >= 0.0
    assert 0.0 <= changed.min() < changed.max() <= 1.1
    assert (places.mean(dim=(1, 2, 3)) > 1e-3).float().mean() > 0.8


def test_what_is_black_around_the_patient_stays_black() -> None:
    changed, places = drawn(torch.zeros(8, 1, 64, 64))
    assert changed.max() < 1e-3
    assert places.max() < 1e-3


def test_the_seed_decides(synthetic_films: TrainingFilms) -> None:
    films = healthy(synthetic_films)
    assert torch.equal(drawn(films, 1)[0], drawn(films, 1)[0])
    assert not torch.equal(drawn(films, 1)[0], drawn(films, 2)[0])


def scene(lit: tuple[int, int]) -> tuple[Tensor, dict[BranchKind, Tensor], DrawnViews]:
    """A score that reads one cell's plane, and a finding in the upper left of four by four cells."""
    activation = torch.full((1, 1, 4, 4), 0.1)
    activation[0, 0, lit[0], lit[1]] = 1.0
    activation.requires_grad_()
    places = torch.zeros(1, 1, 16, 16)
    places[..., :4, :4] = 0.5
    score = activation.mean(dim=(1, 2, 3))
    return score, {BranchKind.CNN: activation}, DrawnViews(torch.tensor([0]), places, torch.tensor([0.0, 1.0]))


def test_a_map_on_the_finding_costs_less_than_one_beside_it() -> None:
    on, beside = pointing_loss(*scene((0, 0))), pointing_loss(*scene((3, 3)))
    assert on < 0.1 < 3.0 < beside


def test_the_loss_draws_the_planes_to_the_finding() -> None:
    score, activations, views = scene((3, 3))
    activation = activations[BranchKind.CNN]
    (gradient,) = torch.autograd.grad(pointing_loss(score, activations, views), [activation])
    assert gradient[0, 0, 0, 0] < 0 < gradient[0, 0, 3, 3]


def test_a_flatter_map_is_not_pulled_harder() -> None:
    """Two planes that nearly cancel: the closer they do, the flatter the map, and the pull stays what it was."""

    def pull(contrast: float) -> float:
        activation = torch.ones(1, 2, 4, 4)
        activation[0, 0, 3, 3] += contrast
        activation.requires_grad_()
        score = activation[:, 0].mean(dim=(1, 2)) - activation[:, 1].mean(dim=(1, 2))
        _, _, views = scene((0, 0))
        (gradient,) = torch.autograd.grad(pointing_loss(score, {BranchKind.CNN: activation}, views), [activation])
        return float(gradient.norm())

    assert pull(1e-4) == pytest.approx(pull(1e-2), rel=0.2)


def test_findings_are_drawn_into_copies_that_come_behind_their_films(synthetic_films: TrainingFilms) -> None:
    recipe = settings(augmentation=STILL, finding_share=1.0).recipe
    maker = ViewMaker(recipe, synthetic_films.classes, NORMAL_OR_NOT, torch.device("cpu"))
    views = maker.views(synthetic_films.pixels, synthetic_films.class_of, torch.Generator().manual_seed(0))
    n = len(synthetic_films)
    assert views.drawn is not None
    assert torch.equal(views.films[:n], torch.arange(n))
    assert torch.equal(views.drawn.rows, torch.arange(n, len(views.films)))
    assert (torch.from_numpy(synthetic_films.class_of)[views.films[n:]] == 0).all(), "only into those without one"
    films = torch.from_numpy(synthetic_films.pixels).unsqueeze(1) / 255.0
    torch.testing.assert_close(views.pixels[:n], films, atol=5e-3, rtol=0.0)
    changed = views.pixels[n:] - views.pixels[views.films[n:]]
    torch.testing.assert_close(changed, views.drawn.places, atol=5e-3, rtol=0.0)


def test_the_calm_views_are_the_same_without_noise(synthetic_films: TrainingFilms) -> None:
    recipe = settings(augmentation=Augmentation(noise=0.3), finding_share=1.0).recipe
    maker = ViewMaker(recipe, synthetic_films.classes, NORMAL_OR_NOT, torch.device("cpu"))
    views = maker.views(synthetic_films.pixels, synthetic_films.class_of, torch.Generator().manual_seed(0))
    assert views.film_count == len(synthetic_films) < len(views.pixels) == len(views.calm)
    off = (views.pixels - views.calm).abs().mean(dim=(1, 2, 3))
    assert (off == 0.0).any(), "some views have no noise"
    assert off.max() > 0.05


def test_a_map_is_asked_about_the_label_and_about_what_was_changed() -> None:
    before, after = torch.eye(3)[:2], torch.eye(3)[[2, 2]]
    logits = torch.tensor([[0.0, 2.0], [1.0, 1.0]])
    label, change = questions(after, logits, before, torch.tensor([0.0, 1.0]))
    assert label.tolist() == [2.0, 0.0]
    assert torch.allclose(change, after[:, 2] * (1.0 / 1.5) ** 0.5)


def test_a_run_that_draws_teaches_to_point(synthetic_films: TrainingFilms) -> None:
    """The same short run, with and without being asked to point, looked at on drawings it has not seen."""
    asked, unasked = (
        _heat_on_findings(synthetic_films, settings(epochs=4, finding_share=0.8, pointing_weight=weight))
        for weight in (1.0, 0.0)
    )
    assert asked > unasked + 0.05


def _heat_on_findings(films: TrainingFilms, run: RunSettings) -> float:
    """How far above its mean a map is where a finding was drawn, in its own standard deviations; both branches."""
    result = Trainer(SMALL_PROFILE, films, replace(run, drawing=NORMAL_OR_NOT)).run()
    model = HybridExtractor(result.profile)
    model.load_state_dict(result.tensors)
    changed, places = drawn(healthy(films), seed=99)
    activations = model.eval().activations(to_model_input(changed, result.profile.preprocessing))
    counts = torch.tensor([spec.label == NORMAL_OR_NOT.counts_as for spec in result.profile.classes])
    score = log_odds(model.class_logits(model.embed_activations(activations)), counts)
    gradients = torch.autograd.grad(score.sum(), list(activations.values()))
    heights = []
    for (kind, activation), gradient in zip(activations.items(), gradients, strict=True):
        heat = (planes(kind, gradient).mean(dim=(2, 3), keepdim=True) * planes(kind, activation)).sum(1)
        place = functional.adaptive_avg_pool2d(places, heat.shape[1:]).squeeze(1)
        above = (heat - heat.mean(dim=(1, 2), keepdim=True)) / heat.std(dim=(1, 2), keepdim=True)
        heights.append((above * place).sum(dim=(1, 2)) / place.sum(dim=(1, 2)))
    return float(torch.stack(heights).mean().detach())


@pytest.mark.parametrize(
    ("drawing", "unknown"), [(Drawing("HEALTHY", "PNEUMONIA"), "HEALTHY"), (Drawing("NORMAL", "TB"), "TB")]
)
def test_an_unknown_label_is_named(synthetic_films: TrainingFilms, drawing: Drawing, unknown: str) -> None:
    with pytest.raises(BadArgument, match=unknown):
        Trainer(SMALL_PROFILE, synthetic_films, replace(settings(), drawing=drawing))


def test_a_batch_without_a_drawing_is_a_batch_like_any_other(synthetic_films: TrainingFilms) -> None:
    run = replace(settings(epochs=1, finding_share=0.0), drawing=NORMAL_OR_NOT)
    assert len(Trainer(SMALL_PROFILE, synthetic_films, run).run().records) == 1
