"""How similar a case is, in words: measured by the most similar case of the same answer.

A cosine alone says little, and what is near differs from query to query; so no fixed bounds are put on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from cxr_desktop.domain import Neighbour


class Closeness(Enum):
    """From the query film itself to the case that is furthest from it."""

    COPY = auto()
    MOST_SIMILAR = auto()
    NEARLY = auto()
    LESS = auto()
    MUCH_LESS = auto()


# Times as far from the query (1 - similarity) as the most similar case.
_BOUNDS: Final = ((1.5, Closeness.NEARLY), (2.5, Closeness.LESS))


def closeness(case: Neighbour, found: Sequence[Neighbour]) -> Closeness:
    """Of `case` among what was `found` for its query."""
    if case.is_copy_of_query:
        return Closeness.COPY
    nearest = max((n.similarity for n in found if not n.is_copy_of_query), default=case.similarity)
    if case.similarity >= nearest:
        return Closeness.MOST_SIMILAR
    distance, shortest = 1 - case.similarity, max(1 - nearest, 0.0)
    return next((words for times, words in _BOUNDS if distance <= times * shortest), Closeness.MUCH_LESS)
