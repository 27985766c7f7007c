"""Looks at a film: as it is, and as if it had been squashed to the model's square from another shape.

Films of one data set lie in their library with the aspect ratio that its makers froze in. A film whose embedding is the
mean over several looks (test-time augmentation, Krizhevsky et al. 2012) stands for the lungs and less for the scanner.
Queries are looked at as the cases of their library were. docs/adr/0009, 0020 and 0024 have the figures.
"""

from __future__ import annotations

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


AS_IT_IS = (Look(),)


def stretched(part: float) -> tuple[Look, ...]:
    """A film as it is, and the middle `part` of its width, and of its height."""
    return (*AS_IT_IS, Look(width=part), Look(height=part))


def looks_of(recipe: Preprocessing, *, is_pooled: bool) -> tuple[Look, ...]:
    """At a film of a library that is pooled, or is not, and at its queries: as the model of this recipe wants them.

    The first is always the film as it is.
    """
    return stretched(recipe.stretched_part) if is_pooled else AS_IT_IS


def prepare_looks(grey: Grey, looks: Sequence[Look], recipe: Preprocessing) -> NDArray[np.float32]:
    """The model's inputs for these looks at a film (height, width) in 0..1: (looks, channels, size_px, size_px)."""
    return np.stack([prepare(look_at(grey, look), recipe) for look in looks])


def look_at(grey: Grey, look: Look) -> Grey:
    """The part of the film (height, width) that is seen: a view of its array, at least one pixel in each direction."""
    height, width = grey.shape
    return grey[_middle(height, look.height), _middle(width, look.width)]


def _middle(length: int, share: float) -> slice:
    seen = max(1, round(length * share))
    start = (length - seen) // 2
    return slice(start, start + seen)
