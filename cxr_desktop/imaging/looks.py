"""Looks at a film: as it is, as if it had been squashed to the model's square from another shape, and turned a little.

Films of one data set lie in their library as its makers squashed them, and as patients lay. A film whose embedding is
the mean over several looks (test-time augmentation, Krizhevsky et al. 2012) stands for the lungs and less for the
scanner. Queries are looked at as the cases of their library were. docs/adr/0009, 0020 and 0024 have the figures.
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


AS_IT_IS = (Look(),)
_SEEN_OF_A_TURNED_FILM = 0.95  # of each side: less of what lies outside the film comes in


def stretched(part: float) -> tuple[Look, ...]:
    """The middle `part` of a film's width, and of its height."""
    return Look(width=part), Look(height=part)


def turned(angle_deg: float) -> tuple[Look, ...]:
    """A film turned to the one side and to the other."""
    part = _SEEN_OF_A_TURNED_FILM
    return tuple(Look(part, part, turned_deg=angle) for angle in (angle_deg, -angle_deg))


def looks_of(recipe: Preprocessing, *, is_pooled: bool) -> tuple[Look, ...]:
    """At a film of a library that is pooled, or is not, and at its queries: as the model of this recipe wants them.

    The first is always the film as it is.
    """
    if not is_pooled:
        return AS_IT_IS
    return (*AS_IT_IS, *stretched(recipe.stretched_part), *(turned(recipe.turned_deg) if recipe.turned_deg else ()))


def prepare_looks(grey: Grey, looks: Sequence[Look], recipe: Preprocessing) -> NDArray[np.float32]:
    """The model's inputs for these looks at a film (height, width) in 0..1: (looks, channels, size_px, size_px)."""
    return np.stack([prepare(look_at(grey, look), recipe) for look in looks])


def look_at(grey: Grey, look: Look) -> Grey:
    """What is seen of a film (height, width): a view of its array, at least one pixel in each direction.

    Of one that is turned, an array of the same shape; beside the film it is black.
    """
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
