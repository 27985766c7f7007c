"""The words on a film: what the file says of it, and what it does not."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.domain import FilmFacts, Geometry, Radiograph, ValueRange, Window
from cxr_desktop.imaging.orientation import AS_IT_CAME, Turn
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.viewer.film_words import FilmWords

pytestmark = pytest.mark.usefixtures("qapp")


def film(facts: FilmFacts, geometry: Geometry, dtype: type = np.uint16, file_format: str = "PNG") -> FilmRenderer:
    values = np.arange(64, dtype=dtype).reshape(8, 8)
    return FilmRenderer(Radiograph(values, ValueRange(0, 63), False, facts, file_format, "0" * 64, geometry))


def test_the_side_is_what_the_file_says_and_follows_a_flip() -> None:
    chest = film(FilmFacts(), Geometry("L\\F"))

    assert FilmWords().edge_letters(chest, AS_IT_CAME).left == "R"
    assert FilmWords().edge_letters(chest, AS_IT_CAME.flipped_across()).left == "L"


def test_a_side_that_the_file_does_not_say_is_unknown_in_every_turn() -> None:
    for turn in (AS_IT_CAME, Turn(1), Turn(2, True)):
        assert FilmWords().edge_letters(film(FilmFacts("PA"), Geometry()), turn).left == "Side unknown"


def test_an_export_is_called_one() -> None:
    words = FilmWords()

    assert words.source_lines(film(FilmFacts(), Geometry(), np.uint8, "JPEG")) == ("8-bit picture (JPEG)",)
    assert words.source_lines(film(FilmFacts("PA", "L"), Geometry(), file_format="DICOM")) == ("PA, left side", "DICOM")


@pytest.mark.parametrize(
    ("turn", "line"),
    [
        (AS_IT_CAME, ""),
        (Turn(0, True), "Mirrored"),
        (Turn(3), "Turned by 270°"),
        (Turn(1, True), "Mirrored, Turned by 90°"),
    ],
)
def test_a_film_that_lies_otherwise_than_it_came_says_so(turn: Turn, line: str) -> None:
    assert FilmWords().turn_line(turn) == line


def test_a_narrow_window_has_digits() -> None:
    assert FilmWords().window_line(Window(0.5, 1)) == "Window centre 0.500, width 1.000"
    assert FilmWords().window_line(Window(200, 400)) == "Window centre 200, width 400"
