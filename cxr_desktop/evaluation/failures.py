"""The films of an evaluation whose vote is not their label, each with a picture, and with the case that was nearest.

Those come first that the library was surest of: they are the ones to learn from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.evaluation.run import EvaluatedFilm, Evaluation
from cxr_desktop.evidence.vote import VOTERS

MOST_FAILURES = 200

Picture = bytes
"""A JPEG; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One of them."""

    path: Path
    label: str
    vote: str
    share: float  # of the voters that say so, 0 to 1
    nearest: Neighbour
    picture: Picture
    nearest_picture: Picture


def failures(
    evaluation: Evaluation,
    picture_of_film: Callable[[Path], Picture],
    picture_of_case: Callable[[Case], Picture],
    *,
    after_each: Callable[[], None] = lambda: None,
) -> tuple[Failure, ...]:
    """At most MOST_FAILURES, the surest first, ties by path. `after_each` picture may raise to stop."""
    wrong = sorted(_wrong(evaluation), key=lambda row: (-row[1], row[0].film.path.as_posix()))
    found = []
    for film, share, vote in wrong[:MOST_FAILURES]:
        nearest = film.neighbours[0]
        pictures = picture_of_film(film.film.path), picture_of_case(nearest.case)
        found.append(Failure(film.film.path, film.film.listing.label, vote, share, nearest, *pictures))
        after_each()
    return tuple(found)


def _wrong(evaluation: Evaluation) -> list[tuple[EvaluatedFilm, float, str]]:
    """Film, share of the voters, vote."""
    labels, outcomes = evaluation.outcomes.labels, evaluation.outcomes
    votes = [labels[number] for number in outcomes.voted.tolist()]
    return [
        (film, _share(film, vote), vote)
        for film, vote in zip(evaluation.films, votes, strict=True)
        if vote != film.film.listing.label
    ]


def _share(film: EvaluatedFilm, vote: str) -> float:
    voters = [neighbour.case.label for neighbour in film.neighbours[:VOTERS]]
    return voters.count(vote) / len(voters)
