"""The trail of answers: where a reader has been, and the way back and forward. Values only.

A step that came by "search from this case" belongs to the chain of the step before it; a film that was opened from
outside begins a chain of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Origin:
    """The case that a search was made from."""

    rank: int
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One answer."""

    entry_id: int  # in the history
    name: str  # of the film's file
    origin: Origin | None = None  # None: the film was opened, or an earlier answer was chosen


@dataclass(frozen=True, slots=True)
class Trail:
    """Steps in their order, and which of them is the present one, from 0; -1 where there is none."""

    steps: tuple[Step, ...] = ()
    place: int = -1

    @property
    def present(self) -> Step | None:
        return self.steps[self.place] if self.steps else None

    @property
    def chain(self) -> range:
        """The places of the present step's chain, from the film that was opened to the last search from a case."""
        if not self.steps:
            return range(0)
        first = self.place
        while first > 0 and self.steps[first].origin is not None:
            first -= 1
        end = self.place + 1
        while end < len(self.steps) and self.steps[end].origin is not None:
            end += 1
        return range(first, end)

    def visited(self, step: Step) -> Trail:
        """With `step` as the latest; what was ahead is given up. The present answer again is no new step."""
        if self.present is not None and self.present.entry_id == step.entry_id:
            return self
        steps = (*self.steps[: self.place + 1], step)
        return Trail(steps, len(steps) - 1)

    def at(self, place: int) -> Trail | None:
        """The same steps at another place; None where there is none."""
        return replace(self, place=place) if 0 <= place < len(self.steps) else None

    def without(self, entry_id: int) -> Trail:
        """Without the steps to an answer that has been forgotten."""
        kept = tuple(step for step in self.steps if step.entry_id != entry_id)
        gone_before = sum(step.entry_id == entry_id for step in self.steps[: self.place + 1])
        return Trail(kept, min(max(self.place - gone_before, 0), len(kept) - 1))

    def shifted(self, by: int) -> Trail:
        """The same, after the ids of the history have moved up."""
        return replace(self, steps=tuple(replace(step, entry_id=step.entry_id + by) for step in self.steps))
