"""The trail: back, forward, chains of searches from cases, and answers that have been forgotten."""

from __future__ import annotations

from cxr_desktop.ui.compare.trail import Origin, Step, Trail

FILM, CASE, NEXT, OTHER = (
    Step(1, "film.png"),
    Step(2, "case.png", Origin(2, "PNEUMONIA")),
    Step(3, "next.png", Origin(1, "NORMAL")),
    Step(4, "other.png"),
)


def walked(*steps: Step) -> Trail:
    trail = Trail()
    for step in steps:
        trail = trail.visited(step)
    return trail


def test_an_empty_trail_leads_nowhere() -> None:
    trail = Trail()
    assert trail.present is None
    assert trail.at(0) is None
    assert trail.at(-1) is None
    assert list(trail.chain) == []


def test_a_step_gives_up_what_was_ahead() -> None:
    trail = walked(FILM, CASE, NEXT).at(0)
    assert trail is not None
    assert trail.present == FILM
    assert trail.visited(OTHER).steps == (FILM, OTHER)


def test_the_same_answer_again_is_no_new_step() -> None:
    trail = walked(FILM, CASE)
    assert trail.visited(CASE) == trail


def test_a_chain_goes_from_the_film_that_was_opened_to_the_last_search() -> None:
    trail = walked(FILM, CASE, NEXT, OTHER)
    assert list(trail.chain) == [3]
    back = trail.at(1)
    assert back is not None
    assert list(back.chain) == [0, 1, 2]


def test_a_forgotten_answer_is_no_step_any_more() -> None:
    trail = walked(FILM, CASE, NEXT)
    assert trail.without(2).present == NEXT
    assert trail.without(3).present == CASE
    assert walked(FILM).without(1) == Trail()
    assert trail.without(9) == trail


def test_ids_move_up_with_the_history() -> None:
    assert [step.entry_id for step in walked(FILM, CASE).shifted(10).steps] == [11, 12]
