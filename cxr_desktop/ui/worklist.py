"""The films that are worked off in order, and which of them is asked about now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Worklist:
    """Films in order; `place` counts from 0."""

    films: tuple[Path, ...] = ()
    place: int = 0

    def __len__(self) -> int:
        return len(self.films)

    @property
    def present(self) -> Path | None:
        """The film at this place; None where there is no film at all."""
        return self.films[self.place] if self.films else None

    def stepped(self, by: int) -> Worklist | None:
        """The same films at another place; None where the list ends before it."""
        place = self.place + by
        return replace(self, place=place) if 0 <= place < len(self.films) else None
