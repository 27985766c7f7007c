"""Looks at a film: as it is, and as if it had been squashed to the model's square from another shape.

Films of one data set lie in their library with the aspect ratio that its makers froze in. A case whose embedding is the
mean over several looks (as test-time augmentation has it, Krizhevsky et al. 2012, but on the library's side) stands
for the lungs and less for the scanner; a query is looked at once. docs/adr/0009 and 0020 have the
figures.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxr_desktop.domain import Grey


@dataclass(frozen=True, slots=True)
class Look:
    """The middle of a film, which `prepare` then squashes to a square."""

    width: float = 1.0  # part of the film's width that is seen, above 0 to 1
    height: float = 1.0


AS_IT_IS = (Look(),)


def stretched(part: float) -> tuple[Look, ...]:
    """A film as it is, and the middle `part` of its width, and of its height."""
    return (*AS_IT_IS, Look(width=part), Look(height=part))


def look_at(grey: Grey, look: Look) -> Grey:
    """The part of the film (height, width) that is seen: a view of its array, at least one pixel in each direction."""
    height, width = grey.shape
    return grey[_middle(height, look.height), _middle(width, look.width)]


def _middle(length: int, share: float) -> slice:
    seen = max(1, round(length * share))
    start = (length - seen) // 2
    return slice(start, start + seen)
