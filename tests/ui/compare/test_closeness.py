"""How similar a case is, said by the most similar case of the same answer."""

from __future__ import annotations

import pytest

from cxr_desktop.ui.compare.closeness import Closeness, closeness
from tests.answers import make_neighbour


@pytest.mark.parametrize(
    ("similarity", "words"),
    [
        (0.90, Closeness.MOST_SIMILAR),
        (0.89, Closeness.NEARLY),
        (0.86, Closeness.NEARLY),
        (0.84, Closeness.LESS),
        (0.76, Closeness.LESS),
        (0.74, Closeness.MUCH_LESS),
        (-0.2, Closeness.MUCH_LESS),
    ],
)
def test_it_is_told_by_the_distance_of_the_most_similar_case(similarity: float, words: Closeness) -> None:
    case = make_neighbour(3, similarity=similarity)
    assert closeness(case, [make_neighbour(1, similarity=0.9), case]) is words


def test_the_query_itself_is_not_a_measure_for_others() -> None:
    copy = make_neighbour(1, similarity=1.0, is_copy_of_query=True)
    nearest = make_neighbour(2, similarity=0.9)
    assert closeness(copy, [copy, nearest]) is Closeness.COPY
    assert closeness(nearest, [copy, nearest]) is Closeness.MOST_SIMILAR


def test_beside_a_case_with_the_very_same_embedding_others_are_much_less_similar() -> None:
    same, other = make_neighbour(1, similarity=1.0), make_neighbour(2, similarity=0.999)
    assert closeness(other, [same, other]) is Closeness.MUCH_LESS
