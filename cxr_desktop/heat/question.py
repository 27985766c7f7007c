"""What can be asked of a heat map, and what is said of one: values that window and engine share. Nothing is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeatQuestion:
    """What a map is to explain: a label, or the similarity to a case. One of the two."""

    label: str | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a heat map is worth: rank correlations, -1 to 1, and what they mean where the model has been measured."""

    agreement: float | None  # of the two branches' maps; None where there is one branch
    stability: float  # of the fused map with those of the film shifted, the mean over four directions
    agrees: bool | None = None
    is_stable: bool | None = None
