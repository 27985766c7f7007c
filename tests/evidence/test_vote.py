"""Five nearest cases vote; the nearest speaks for itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.evidence.vote import label_margin, majority_vote, weigh


def neighbours(labels: str, *, copies: int = 0) -> list[Neighbour]:
    """`NPP`: neighbours of these labels, nearest first."""
    return [
        Neighbour(i + 1, Case(i, label, Path(f"{i}.png"), "0" * 64), 0.9 - 0.01 * i, i < copies)
        for i, label in enumerate(labels)
    ]


def test_the_majority_of_five_wins() -> None:
    vote = weigh(neighbours("NPPNP")).vote
    assert (vote.label, vote.share, vote.counts) == ("P", 0.6, {"N": 2, "P": 3})


def test_only_the_five_nearest_vote_however_many_are_shown() -> None:
    assert weigh(neighbours("NNNPPPPPPP")).vote.counts == {"N": 3, "P": 2}


def test_fewer_than_five_vote_where_the_library_has_no_more() -> None:
    assert weigh(neighbours("P")).vote.counts == {"P": 1}


@pytest.mark.parametrize(("labels", "winner"), [("NPPN", "N"), ("PNNP", "P"), ("ABC", "A"), ("CBABAC", "C")])
def test_among_tied_labels_the_one_of_the_nearest_case_wins(labels: str, winner: str) -> None:
    assert majority_vote(list(labels)).label == winner


def test_label_weights_balance_the_vote() -> None:
    vote = majority_vote(list("PPPNN"), {"P": 0.5, "N": 1.0})
    assert vote.label == "N"
    assert vote.share == pytest.approx(2 / 3.5)
    assert vote.counts == {"P": 3, "N": 2}


def test_the_nearest_case_is_told_apart_from_the_vote() -> None:
    evidence = weigh(neighbours("NPPPP"))
    assert evidence.nearest_label == "N"
    assert evidence.nearest_similarity == pytest.approx(0.9)
    assert not evidence.witnesses_agree


def test_copies_of_the_query_among_the_voters_are_counted() -> None:
    assert weigh(neighbours("PPNNN", copies=2)).copies_of_query == 2


def test_the_margin_is_how_much_nearer_the_nearest_cases_of_a_label_are() -> None:
    similarities = np.array([[0.9, 0.8, 0.7, 0.6, 0.5, 0.1, 0.4]], np.float32)
    is_label = np.array([True] * 6 + [False])
    assert label_margin(similarities, is_label)[0] == pytest.approx(0.7 - 0.4)  # the sixth of the label does not count
    assert label_margin(similarities, ~is_label)[0] == pytest.approx(0.4 - 0.7)


def test_the_margin_tells_films_apart_whose_neighbours_are_all_of_one_label() -> None:
    similarities = np.array([[0.9, 0.2], [0.9, 0.8]], np.float32)
    sure, unsure = label_margin(similarities, np.array([True, False]))
    assert sure > unsure > 0


def test_the_margin_does_not_depend_on_the_level_of_similarity() -> None:
    flags = np.array([True, False, True])
    high, low = (label_margin(np.array([[0.9, 0.85, 0.8]], np.float32) - d, flags)[0] for d in (0.0, 0.5))
    assert high == pytest.approx(low, abs=1e-6)


@pytest.mark.parametrize("flags", [[True, True], [False, False]])
def test_a_library_of_one_side_has_no_margin(flags: list[bool]) -> None:
    assert label_margin(np.array([[0.9, 0.2]], np.float32), np.array(flags)).tolist() == [0.0]
