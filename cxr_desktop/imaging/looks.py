"""Looks at a film: as it is, as if it had been squashed to the model's square from another shape, turned, softened.

Films of one data set lie in their library as its makers squashed them, as patients lay, as sharp as devices were. A
film whose embedding is the mean over several looks (test-time augmentation, Krizhevsky et al. 2012) stands for the
lungs and less for all that. Cases are stretched: their library is to have no shape of its own. docs/adr/0009, 0020 and
0024 have the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey
from cxr_desktop.imaging.preprocess import Preprocessing, prepare


@dataclass(frozen=True, slots=True)
class Look:
    """The middle of a film, which `prepare` then squashes to a square."""

    width: float = 1.0  # part of the film's width that is seen, above 0 to 1
    height: float = 1.0
    turned_deg: float = 0.0  # as seen on the square, so that a film turns alike however its makers squashed it
    coarse_px: int | None = None  # how many pixels are left on a side of the square


AS_IT_IS = (Look(),)
_SEEN_OF_A_TURNED_FILM = 0.95  # of each side: less of what lies outside the film comes in
_SOFTENED = Look(coarse_px=80)  # five eighths of what the reference model sees


def stretched(part: float, angle_deg: float = 0.0) -> tuple[Look, ...]:
    """The middle `part` of a film's width, and of its height; each turned to either side, where there is an angle."""
    angles = (angle_deg, -angle_deg) if angle_deg else (0.0,)
    return tuple(Look(*sides, turned_deg=angle) for sides in ((part, 1.0), (1.0, part)) for angle in angles)


def turned(angle_deg: float) -> tuple[Look, ...]:
    """A film turned to the one side and to the other."""
    part = _SEEN_OF_A_TURNED_FILM
    return tuple(Look(part, part, turned_deg=angle) for angle in (angle_deg, -angle_deg))


def case_looks(recipe: Preprocessing, *, is_pooled: bool) -> tuple[Look, ...]:
    """At a case of a library that is pooled, or is not, as the model of this recipe wants them; first as it is."""
    return (*AS_IT_IS, *stretched(recipe.stretched_part, recipe.turned_deg)) if is_pooled else AS_IT_IS


def query_looks(recipe: Preprocessing, *, is_pooled: bool) -> tuple[Look, ...]:
    """At a query of such a library; first as it is, and where films are turned, turned and softened as well."""
    return (*AS_IT_IS, *turned(recipe.turned_deg), _SOFTENED) if is_pooled and recipe.turned_deg else AS_IT_IS


def prepare_looks(grey: Grey, looks: Sequence[Look], recipe: Preprocessing) -> NDArray[np.float32]:
    """The model's inputs for these looks at a film (height, width) in 0..1: (looks, channels, size_px, size_px)."""
    return np.stack([prepare(look_at(grey, look), recipe) for look in looks])


def look_at(grey: Grey, look: Look) -> Grey:
    """What is seen of a film (height, width): a view of its array, at least one pixel in each direction.

    Of one that is turned, an array of the same shape, black beside the film; of one that is softened, a smaller one.
    """
    if look.coarse_px is not None:
        return _softened(grey, look.coarse_px)
    if look.turned_deg:
        return _turned(grey, look)
    height, width = grey.shape
    return grey[_middle(height, look.height), _middle(width, look.width)]


def _middle(length: int, share: float) -> slice:
    seen = max(1, round(length * share))
    start = (length - seen) // 2
    return slice(start, start + seen)


def _turned(grey: Grey, look: Look) -> Grey:
    import cv2

    height, width = grey.shape
    angle = math.radians(look.turned_deg)
    # From where on the film each pixel comes, both in -1 to 1 of their sides, as training turns its views.
    turn = np.array(
        [
            [look.width * math.cos(angle), -look.height * math.sin(angle)],
            [look.width * math.sin(angle), look.height * math.cos(angle)],
        ]
    )
    half = np.array([width, height]) / 2.0
    matrix = turn * half[:, np.newaxis] / half
    middle = half - 0.5
    offset = middle - matrix @ middle
    result: Grey = cv2.warpAffine(
        np.ascontiguousarray(grey),
        np.column_stack([matrix, offset]),
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    return result


def _softened(grey: Grey, coarse_px: int) -> Grey:
    import cv2

    height, width = grey.shape
    part = 2 * coarse_px / min(height, width)  # enlarged again, so that no resampling sees single pixels
    coarse = cv2.resize(grey, (coarse_px, coarse_px), interpolation=cv2.INTER_AREA)
    size = max(1, round(width * part)), max(1, round(height * part))
    result: Grey = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    return result
