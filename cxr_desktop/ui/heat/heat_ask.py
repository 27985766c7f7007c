"""What the user wants to see of the heat maps of an answer, and what came of it: values, nothing is done here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxr_desktop.domain import QueryResult
from cxr_desktop.heat.picture import USUAL_THRESHOLD
from cxr_desktop.heat.question import HeatQuestion

FUSED: Final = "fused"


@dataclass(frozen=True, slots=True)
class HeatAsk:
    """One map of one question, and from which part of full colour on it is outlined."""

    question: HeatQuestion
    branch: str = FUSED  # "cnn", "vit", "fused"
    threshold: float = USUAL_THRESHOLD


def first_question(result: QueryResult) -> HeatQuestion:
    """What the map that comes with an answer explains: the label that was voted for."""
    return HeatQuestion(label=result.evidence.vote.label)
