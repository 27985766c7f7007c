"""The sentence that goes with everything that leaves the program. It cannot be switched off."""

from __future__ import annotations

RESEARCH_NOTICE = "Research use only. Not a medical device. Not for diagnosis."
HEAT_MAP_NOTICE = (
    "The heat map shows where the model's score came from. It is not the outline of a finding, and a cold area is not "
    "a healthy one."
)
