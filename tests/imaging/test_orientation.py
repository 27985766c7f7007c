"""Letters at the edges, against DICOM's definition: PS3.3 C.7.6.1.1.1, for all eight ways to lay a film."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.imaging.orientation import Edges, Turn, edges, is_orientation, opposite

TURNS = [Turn(quarters, is_mirrored) for is_mirrored in (False, True) for quarters in range(4)]

# A chest film as it should hang (L\F: rows lead to the patient's left, columns to the feet), by hand, edge by edge.
HANGING = {
    Turn(0, False): Edges(left="R", top="H", right="L", bottom="F"),
    Turn(1, False): Edges(left="F", top="R", right="H", bottom="L"),
    Turn(2, False): Edges(left="L", top="F", right="R", bottom="H"),
    Turn(3, False): Edges(left="H", top="L", right="F", bottom="R"),
    Turn(0, True): Edges(left="L", top="H", right="R", bottom="F"),
    Turn(1, True): Edges(left="F", top="L", right="H", bottom="R"),
    Turn(2, True): Edges(left="R", top="F", right="L", bottom="H"),
    Turn(3, True): Edges(left="H", top="R", right="F", bottom="L"),
}


def turned(film: NDArray[np.generic], turn: Turn) -> NDArray[np.generic]:
    """What numpy makes of it: its quarters are counter-clockwise."""
    return np.rot90(np.fliplr(film) if turn.is_mirrored else film, -turn.quarters)


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_the_letters_of_a_chest_film_follow_every_turn(turn: Turn) -> None:
    assert edges("L\\F", turn) == HANGING[turn]


@pytest.mark.parametrize("turn", TURNS, ids=str)
@pytest.mark.parametrize(
    ("orientation", "right", "bottom"),
    [("L\\F", "L", "F"), ("A\\F", "A", "F"), ("P\\F", "P", "F"), ("R\\H", "R", "H"), ("LH\\FR", "LH", "FR")],
)
def test_a_letter_is_where_the_pixels_went(orientation: str, right: str, bottom: str, turn: Turn) -> None:
    """Marks on the edges of a film, turned with it by numpy, end where the letters say."""
    film = np.full((3, 3), "", dtype="<U3")
    film[1, 2], film[1, 0], film[2, 1], film[0, 1] = right, opposite(right), bottom, opposite(bottom)
    seen = turned(film, turn)

    assert edges(orientation, turn) == Edges(left=seen[1, 0], top=seen[0, 1], right=seen[1, 2], bottom=seen[2, 1])


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_turning_and_flipping_are_done_to_what_is_seen(turn: Turn) -> None:
    film = np.arange(6).reshape(2, 3)
    seen = turned(film, turn)

    np.testing.assert_array_equal(turned(film, turn.rotated(1)), np.rot90(seen, -1))
    np.testing.assert_array_equal(turned(film, turn.rotated(-1)), np.rot90(seen, 1))
    np.testing.assert_array_equal(turned(film, turn.flipped_across()), np.fliplr(seen))
    np.testing.assert_array_equal(turned(film, turn.flipped_down()), np.flipud(seen))


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_turn_can_be_undone(turn: Turn) -> None:
    assert turn.undo(*turn.apply(2.5, -7)) == (2.5, -7)
    assert turn.flipped_across().flipped_across() == turn.rotated(2).rotated(2) == turn


@pytest.mark.parametrize(
    "orientation", [None, "", "L", "L\\", "\\F", "L\\R", "L\\L", "LR\\F", "X\\Y", "l\\f", "L\\F\\P", "LHAP\\F"]
)
def test_what_is_not_said_is_not_guessed(orientation: str | None) -> None:
    assert edges(orientation, Turn()) is None
    assert not is_orientation(orientation or "")
