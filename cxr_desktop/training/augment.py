"""Views of a film that carry its findings and not its short cuts.

A data set's films betray their class by things that no other hospital shares: how far they were squashed to a square,
how sharp re-sampling left them, how they were exposed and collimated. Every view draws those anew. What a lung looks
like stays. All of it runs on whole batches, on the device that trains, from one seeded generator.
"""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor
from torch.nn import functional

from cxr_desktop.training.recipe import Augmentation

_SHADING_KNOTS = 4  # grid of the slow change of exposure
_BLUR_GROUPS = 4  # resolutions drawn for a batch: resizing wants one size for many films


def random_views(films: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """One view of each film: float32 (n, 1, s, s) in 0..1 of uint8 (n, s, s)."""
    return as_noisy(as_recorded(as_positioned(as_grey(films), generator, how), generator, how), generator, how)


def as_grey(films: Tensor) -> Tensor:
    """Grey levels, float32 (n, 1, s, s) in 0..1, of uint8 (n, s, s)."""
    return films.unsqueeze(1).float() / 255.0


def as_positioned(planes: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """The first part of a view, of the patient before the device: any planes (n, c, s, s) of films, moved as one."""
    return _resample(planes, generator, how)


def as_recorded(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """The second part, of the device: (n, 1, s, s) in 0..1 of the same."""
    views = _expose(views, generator, how)
    views = _soften(views, generator, how)
    views = _sharpen(views, generator, how)
    views = _collimate(views, generator, how)
    return _erase(views, generator, how).clamp_(0.0, 1.0)


def as_noisy(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """The last part, of too little dose: (n, 1, s, s) in 0..1 of the same."""
    n = len(views)
    deviation = _uniform(n, 0.0, how.noise, generator).view(n, 1, 1, 1)
    noise = torch.empty_like(views).normal_(generator=generator)
    return (views + torch.where(_chosen(n, 0.5, generator), deviation, 0.0) * noise).clamp_(0.0, 1.0)


def _uniform(n: int, low: float, high: float, generator: Generator) -> Tensor:
    return torch.empty(n, device=generator.device).uniform_(low, high, generator=generator)


def _chosen(n: int, share: float, generator: Generator) -> Tensor:
    """True for about `share` of n: bool (n, 1, 1, 1)."""
    return (_uniform(n, 0.0, 1.0, generator) < share).view(n, 1, 1, 1)


def _resample(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """Stretch, zoom, turn, shift and mirror in one interpolation."""
    n = len(views)
    stretch = torch.exp(_uniform(n, -how.log_aspect, how.log_aspect, generator) / 2)
    zoom = _uniform(n, *how.zoom, generator)
    angle = _uniform(n, -how.rotation_deg, how.rotation_deg, generator) * (math.pi / 180.0)
    mirror = torch.where(_chosen(n, how.flip_share, generator).view(n), -1.0, 1.0)
    # What the zoom leaves free is room to move the crop in, and a little beyond.
    room = (1.0 - zoom).clamp_min(0.0) + 2.0 * how.shift
    right, down = (room * _uniform(n, -1.0, 1.0, generator) for _ in range(2))
    width, height = zoom * stretch, zoom / stretch
    matrix = torch.stack(
        [
            torch.stack([mirror * width * torch.cos(angle), -height * torch.sin(angle), right], dim=1),
            torch.stack([mirror * width * torch.sin(angle), height * torch.cos(angle), down], dim=1),
        ],
        dim=1,
    )
    grid = functional.affine_grid(matrix, list(views.shape), align_corners=False)
    return functional.grid_sample(views, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def _expose(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """Another tone curve, and an exposure that changes slowly over the film."""
    n, _, height, width = views.shape
    gamma = torch.exp(_uniform(n, -how.log_gamma, how.log_gamma, generator)).view(n, 1, 1, 1)
    knots = _uniform(n * _SHADING_KNOTS**2, -1.0, 1.0, generator).view(n, 1, _SHADING_KNOTS, _SHADING_KNOTS)
    strength = _uniform(n, 0.0, how.shading, generator).view(n, 1, 1, 1)
    shading = functional.interpolate(knots, size=(height, width), mode="bicubic", align_corners=True)
    return views.clamp_min(1e-4) ** gamma * (1.0 + strength * shading)


def _soften(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """Shrink some and enlarge them again: another scanner's resolution."""
    size = views.shape[-1]
    softened = []
    for group in views.chunk(_BLUR_GROUPS):
        part = float(_uniform(1, how.coarsest, 1.0, generator))
        small = functional.interpolate(group, size=max(8, round(size * part)), mode="bilinear", antialias=True)
        softened.append(functional.interpolate(small, size=size, mode="bilinear"))
    return torch.where(_chosen(len(views), how.blur_share, generator), torch.cat(softened), views)


def _sharpen(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """Unsharp masking, as many devices apply it."""
    n = len(views)
    amount = _uniform(n, 0.0, 2.0, generator).view(n, 1, 1, 1)
    blurred = functional.avg_pool2d(views, 7, stride=1, padding=3, count_include_pad=False)
    return torch.where(_chosen(n, how.sharpen_share, generator), views + amount * (views - blurred), views)


def _collimate(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """A black or a white edge on some, up to an eighth of the film on each side."""
    n, _, height, width = views.shape
    top, bottom, left, right = (_uniform(n, -0.06, 0.12, generator).view(n, 1, 1, 1) for _ in range(4))
    rows = torch.linspace(0.0, 1.0, height, device=views.device).view(1, 1, height, 1)
    columns = torch.linspace(0.0, 1.0, width, device=views.device).view(1, 1, 1, width)
    outside = (rows < top) | (rows > 1.0 - bottom) | (columns < left) | (columns > 1.0 - right)
    edge = torch.where(_chosen(n, 0.8, generator), 0.0, 1.0)
    return torch.where(outside & _chosen(n, how.border_share, generator), edge, views)


def _erase(views: Tensor, generator: Generator, how: Augmentation) -> Tensor:
    """A blank rectangle on some, so that no single place decides."""
    n, _, height, width = views.shape
    middle_row, middle_column = (_uniform(n, 0.1, 0.9, generator).view(n, 1, 1, 1) for _ in range(2))
    half_rows, half_columns = (_uniform(n, 0.05, 0.2, generator).view(n, 1, 1, 1) for _ in range(2))
    rows = torch.linspace(0.0, 1.0, height, device=views.device).view(1, 1, height, 1)
    columns = torch.linspace(0.0, 1.0, width, device=views.device).view(1, 1, 1, width)
    inside = ((rows - middle_row).abs() < half_rows) & ((columns - middle_column).abs() < half_columns)
    level = _uniform(n, 0.0, 1.0, generator).view(n, 1, 1, 1)
    return torch.where(inside & _chosen(n, how.erase_share, generator), level, views)
