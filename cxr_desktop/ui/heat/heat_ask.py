"""What the user wants to see of the heat maps of an answer, and what came of it: values, nothing is done here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from cxr_desktop.domain import QueryResult
from cxr_desktop.heat.picture import USUAL_THRESHOLD
from cxr_desktop.heat.question import HeatQuestion

FUSED: Final = "fused"
EXCHANGE: Final = "exchange"  # a choice beside the branches: their map by exchange


@dataclass(frozen=True, slots=True)
class HeatAsk:
    """One map of one question, and from which part of full colour on it is outlined."""

    question: HeatQuestion
    branch: str = FUSED  # "cnn", "vit", "fused"
    threshold: float = USUAL_THRESHOLD

    @property
    def choices(self) -> tuple[HeatQuestion, str]:
        """As the panel has them: what is asked, and of which branch or how."""
        if self.question.by_exchange:
            return replace(self.question, by_exchange=False), EXCHANGE
        return self.question, self.branch


def chosen(question: HeatQuestion, branch: str, threshold: float) -> HeatAsk:
    """Inverse of `HeatAsk.choices`."""
    if branch == EXCHANGE:
        return HeatAsk(replace(question, by_exchange=True), FUSED, threshold)
    return HeatAsk(question, branch, threshold)


def first_question(result: QueryResult) -> HeatQuestion:
    """What the map that comes with an answer explains: the label that was voted for."""
    return HeatQuestion(label=result.evidence.vote.label)
