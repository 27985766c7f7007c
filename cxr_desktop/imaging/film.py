"""What every reader hands over: the content of a file, before it is checked and sealed as a Radiograph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts, Geometry, Voi

Values = NDArray[Any]
"""Modality values: shape (height, width), uint8, uint16, int16 or float32. (A union of the four would need a cast at
every operation.)"""

NO_FACTS = FilmFacts()
NO_GEOMETRY = Geometry()


@dataclass(frozen=True, slots=True, eq=False)
class Film:
    """The fields mean what they mean in a Radiograph."""

    values: Values
    voi: Voi
    inverted: bool
    file_format: str
    facts: FilmFacts = NO_FACTS
    geometry: Geometry = NO_GEOMETRY
