"""Findings drawn into films that have none, so that the model is told where a finding is, not only that there is one.

A label says "pneumonia" of a whole film, and a model may read that off anything in it. Into some views of films without
a finding an opacity is drawn, as air gives way to fluid: a cloud, perhaps with one straight border, or fluid that rises
from the base. Such a view counts as the other label, and the model's Grad-CAM is asked to be hottest where the film was
changed. That is learning to point by class activation (after Ross, Hughes and Doshi-Velez, Right for the Right
Reasons, IJCAI 2017, doi 10.24963/ijcai.2017/371), on anomalies made by hand (after Li et al., CutPaste, CVPR 2021).

The drawings know nothing of `imaging.synthetic`: its films, with findings of their own, are left to test by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn import functional

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind, planes
from cxr_desktop.model.hybrid import log_odds

LEAST_SEEN = 0.006  # grey levels, mean over a view: of a drawing that counts as a finding
_EFFUSIONS = 0.3  # part of the drawings; the others are clouds
_STRAIGHT_BORDERS = 0.4  # part of the clouds that a fissure ends
_BACKGROUND = 0.08  # grey level; what is darker around is no lung
_CONTRAST = 0.05  # cells that differ by this part of all that they add up differ by the factor e


@dataclass(frozen=True, slots=True)
class Drawing:
    """Into films of which label findings are drawn, and which label such a view counts as."""

    without: str
    counts_as: str

    def require(self, labels: Iterable[str]) -> None:
        """Raises BadArgument where one of the two is not among the labels of the films."""
        known = sorted(set(labels))
        for label in (self.without, self.counts_as):
            if label not in known:
                raise BadArgument("unknown", name="label", value=label, choices=", ".join(known))


@dataclass(frozen=True, slots=True)
class DrawnViews:
    """Which views of a batch hold a drawn finding, and where: row i of `places` belongs to row `rows[i]`."""

    rows: Tensor  # (k,)
    places: Tensor  # (k, 1, s, s): how much brighter the film became, grey levels
    shares: Tensor  # (classes,): what the views count as


def draw_findings(films: Tensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """Upright films (n, 1, s, s) in 0..1 with a finding each, and how much brighter it made every pixel."""
    n, _, height, width = films.shape
    side = torch.where(_uniform(films, 0.0, 1.0, generator) < 0.5, -1.0, 1.0)
    x = torch.linspace(-0.5, 0.5, width, device=films.device).view(1, 1, 1, width) * side  # outwards from the midline
    y = torch.linspace(0.0, 1.0, height, device=films.device).view(1, 1, height, 1)
    is_effusion = _uniform(films, 0.0, 1.0, generator) < _EFFUSIONS
    fluid = torch.where(is_effusion, _effusion(films, x, y, generator), _cloud(films, x, y, generator))
    uneven = 1.0 + 0.2 * _noise(films, 20, generator)
    fluid = (fluid * uneven * _uniform(films, 0.6, 1.2, generator)).clamp(0.0, 1.0)
    soft_tissue = torch.quantile(films.flatten(1), 0.85, dim=1).view(n, 1, 1, 1) * _uniform(films, 0.9, 1.15, generator)
    is_body = torch.sigmoid((functional.avg_pool2d(films, 9, stride=1, padding=4) - _BACKGROUND) / 0.02)
    brighter = fluid * is_body * (soft_tissue - films).clamp_min(0.0)
    return films + brighter, brighter


def pointing_loss(
    score: Tensor, activations: Mapping[BranchKind, Tensor], drawn: DrawnViews, *, holds_weights: bool = True
) -> Tensor:
    """How far every branch's Grad-CAM of `score` (k,) is from where the films were changed: a scalar.

    A map is read as a distribution over its cells. Where the weights of the channels are held, what is asked of a
    branch is that its planes are bright in the right places; else, that what is read off them is. The gradient runs
    over the whole batch's `activations`.
    """
    gradients = torch.autograd.grad(
        score.sum(), list(activations.values()), retain_graph=True, create_graph=not holds_weights
    )
    loss = score.new_zeros(())
    for (kind, activation), gradient in zip(activations.items(), gradients, strict=True):
        weights = planes(kind, gradient)[drawn.rows].float().mean(dim=(2, 3), keepdim=True)
        contributions = weights * planes(kind, activation)[drawn.rows].float()
        loss = loss + _distance(contributions, drawn.places)
    return loss / len(activations)


def questions(embeddings: Tensor, logits: Tensor, before: Tensor, shares: Tensor) -> Iterator[Tensor]:
    """What a heat map may be asked of films with a drawn finding, (k,) each.

    The odds of the label, and what sets their embeddings (k, dimension) apart from those of the same films `before`.
    """
    yield log_odds(logits, shares > 0)
    change = embeddings.detach().mean(0) - before.mean(0)
    yield embeddings @ functional.normalize(change, dim=0)


def _distance(contributions: Tensor, places: Tensor) -> Tensor:
    """Cross-entropy of the maps that contributions (k, c, h, w) add up to against places (k, 1, s, s).

    Cells are measured by all that is added up in them, whatever its sign. Measured by how much they differ from one
    another, a map that grew flatter would pull ever harder, until a branch forgot all else.
    """
    cells = contributions.sum(1).flatten(1)
    unit = _CONTRAST * contributions.detach().abs().sum(1).flatten(1).mean(1, keepdim=True).clamp_min(1e-12)
    wanted = functional.adaptive_avg_pool2d(places, (contributions.shape[2], contributions.shape[3])).flatten(1)
    wanted = wanted / wanted.sum(1, keepdim=True).clamp_min(1e-6)
    return functional.cross_entropy((cells - cells.mean(1, keepdim=True)) / unit, wanted)


def _cloud(films: Tensor, x: Tensor, y: Tensor, generator: Generator) -> Tensor:
    """A fluffy ellipse somewhere in a lung, in some hardly more than clumps; a straight border ends some."""
    off_x = x - _uniform(films, 0.09, 0.30, generator)
    off_y = y - _uniform(films, 0.22, 0.75, generator)
    turn = _uniform(films, -0.8, 0.8, generator)
    along = off_x * torch.cos(turn) + off_y * torch.sin(turn)
    across = off_y * torch.cos(turn) - off_x * torch.sin(turn)
    narrow, long = (_uniform(films, low, high, generator) for low, high in ((0.06, 0.16), (0.08, 0.22)))
    ragged = 0.35 * _noise(films, 6, generator) + 0.2 * _noise(films, 13, generator)
    ragged = ragged * _uniform(films, 0.7, 1.8, generator)
    cloud = torch.sigmoid((1.0 - (along / narrow) ** 2 - (across / long) ** 2 + ragged) / 0.3)
    border = torch.sigmoid((across + 0.3 * along) / _uniform(films, 0.005, 0.03, generator))
    return torch.where(_uniform(films, 0.0, 1.0, generator) < _STRAIGHT_BORDERS, cloud * border, cloud)


def _effusion(films: Tensor, x: Tensor, y: Tensor, generator: Generator) -> Tensor:
    """Fluid from the base of one side, higher along the wall of the chest."""
    level = _uniform(films, 0.55, 0.95, generator)
    climb = _uniform(films, 0.1, 0.4, generator) * torch.exp(-(0.45 - x).clamp_min(0.0) / 0.12)
    surface = torch.sigmoid((y - level + climb + 0.02 * _noise(films, 4, generator)) / 0.04)
    return surface * torch.sigmoid((x - 0.06) / 0.02) * torch.sigmoid((0.40 - x) / 0.02)


def _uniform(films: Tensor, low: float, high: float, generator: Generator) -> Tensor:
    shape = (len(films), 1, 1, 1)
    return torch.empty(shape, device=films.device).uniform_(low, high, generator=generator)


def _noise(films: Tensor, cells: int, generator: Generator) -> Tensor:
    """Smooth noise, standard deviation about 1 at the knots, `cells` knots along a side."""
    knots = torch.empty((len(films), 1, cells, cells), device=films.device).normal_(generator=generator)
    return functional.interpolate(knots, size=films.shape[2:], mode="bicubic", align_corners=True)
