"""Words: never a diagnosis, never a number that says more than it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.domain import Evidence, LibraryInfo, QueryTiming, Vote
from cxr_desktop.export.sentences import (
    evidence_sentence,
    home_text,
    library_sentence,
    similarity_text,
    timing_sentence,
)
from tests.answers import make_joined_result


def evidence(counts: dict[str, int], nearest: str, *, copies: int = 0) -> Evidence:
    winner = max(counts, key=lambda label: counts[label])
    return Evidence(Vote(winner, counts[winner] / sum(counts.values()), counts), nearest, 0.93123, copies)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            evidence({"PNEUMONIA": 4, "NORMAL": 1}, "NORMAL"),
            "4 of 5 nearest cases: PNEUMONIA. Nearest case: NORMAL (similarity 0.9312). The two disagree.",
        ),
        (
            evidence({"NORMAL": 5}, "NORMAL"),
            "5 of 5 nearest cases: NORMAL. Nearest case: NORMAL (similarity 0.9312). The two agree.",
        ),
        (
            evidence({"TB": 1}, "TB"),
            "1 of 1 nearest case: TB. Nearest case: TB (similarity 0.9312). The two agree.",
        ),
    ],
)
def test_counts_come_in_words(found: Evidence, said: str) -> None:
    assert evidence_sentence(found) == said


def test_a_copy_of_the_query_is_told() -> None:
    said = evidence_sentence(evidence({"NORMAL": 5}, "NORMAL", copies=1))
    assert said.endswith("The film itself is in this library and counts among these cases.")


@pytest.mark.parametrize(
    ("similarity", "text"),
    [(1.0, "1.0000"), (0.99999, "0.9999"), (0.5, "0.5000"), (-0.12349, "-0.1234"), (0.0, "0.0000")],
)
def test_similarities_are_cut_and_not_rounded(similarity: float, text: str) -> None:
    assert similarity_text(similarity) == text


def test_the_library_is_told_by_its_labels() -> None:
    library = LibraryInfo(Path("x"), "id", 5216, {"NORMAL": 1341, "PNEUMONIA": 3875})
    assert library_sentence(library) == "5,216 cases (NORMAL 1,341, PNEUMONIA 3,875)"


def test_several_libraries_are_told_with_their_names_and_where_a_case_is_from() -> None:
    result = make_joined_result()
    said = "15 cases (NORMAL 10, PNEUMONIA 5); searched together: north 7, south 9"
    assert library_sentence(result.library) == said
    first, second, *_ = result.neighbours
    assert home_text(first) == "north (also in south: NORMAL)"
    assert home_text(second) == "south"


def test_a_heat_map_is_timed_where_there_is_one() -> None:
    assert timing_sentence(QueryTiming(0.002, 0.024, 0.001, 0.0, 0.027)) == "27 ms (read 2, model 24, search 1)"
    assert timing_sentence(QueryTiming(0.002, 0.024, 0.001, 0.004, 0.031)).endswith("heat map 4)")
