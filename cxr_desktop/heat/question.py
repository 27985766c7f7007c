"""What can be asked of a heat map, and what is said of one: values that window and engine share. Nothing is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HeatQuestion:
    """What a map is to explain: a label, or the similarity to a case. One of the two."""

    label: str | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the heat maps that answer a question are worth: rank correlations, -1 to 1, and what they mean where the
    model has been measured."""

    agreement: float | None  # of the two branches' maps; None where there is one branch
    stability: Mapping[str, float]  # by branch, of its map with those of the film shifted: the mean of four directions
    agrees: bool | None = None
    is_stable: Mapping[str, bool] = field(default_factory=dict)  # by branch; one that was not measured is not named
