"""The real program in a real window, driven by mouse and keyboard, and judged by what is on the screen.

What is not to be seen is read where the program leaves it for the next start: the settings and the earlier queries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.ui.theme import label_colour
from tests.e2e.program import FILM, TITLE, Program, is_coloured, settle_in
from tests.e2e.screen import Area, Screen, until

QUERY, CASE = Area(20, 220, 440, 690), Area(480, 220, 900, 690)  # where two films stand side by side
QUERY_OF_THREE, SECOND_CASE = Area(20, 220, 280, 690), Area(640, 220, 900, 690)  # and three
FIRST_CARD, FOURTH_CARD = (1050, 480), (1300, 760)
MAP = Area(10, 100, 1140, 840)  # under its head; where a film is otherwise
NEWEST_ENTRY, ENTRY_BEFORE = (140, 180), (140, 250)  # of the sidebar

_LABELS = "NORMAL", "PNEUMONIA"
_CASE_PX = 10  # at least, of the map's smallest mark


@pytest.fixture(scope="module")
def reading(
    start: Sequence[str],
    screen: Screen,
    library: Path,
    small_model: Path,
    queries: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Program]:
    """A window in which a film has been answered. Every test leaves it as it was."""
    home = tmp_path_factory.mktemp("reading")
    settle_in(home)
    program = Program(start, screen, home, queries[0], "--library", library, "--model", small_model)
    try:
        program.window()
        until(program.asked, "answered")
        until(program.has_heat, "on the screen: the heat map")
        yield program
        program.window()
        screen.press("ctrl+q")
        assert program.end() == 0
        assert program.said() == ""
        assert " ERROR " not in program.log()
        assert "synthetic" not in program.log(), "a film is named in the log"
    finally:
        program.kill()


@pytest.fixture(scope="module")
def second_start(reading: Program, queries: list[Path]) -> CompletedProcess[str]:
    """With another film, while the window is open."""
    done = reading.start_again([queries[1]])
    until(lambda: len(reading.asked()) == 2, "answered: the film of the second start")
    return done


def test_a_film_named_at_the_start_is_answered(reading: Program, queries: list[Path]) -> None:
    assert reading.asked()[0] == queries[0].name


def test_a_second_start_hands_its_film_over_and_ends(
    reading: Program, second_start: CompletedProcess[str], queries: list[Path]
) -> None:
    assert (second_start.returncode, second_start.stdout, second_start.stderr) == (0, "", "")
    assert list(reading.screen.windows()) == [TITLE]
    assert reading.asked()[:2] == [query.name for query in queries[:2]]


@pytest.mark.usefixtures("second_start")
def test_cards_of_the_gallery_open_their_cases_beside_the_query(reading: Program) -> None:
    reading.window()
    alone = reading.screen.settled(FILM)
    reading.screen.click(*FIRST_CARD)
    reading.screen.changed(FILM, alone)
    case = reading.screen.pixels(CASE)
    assert is_coloured(reading.screen.pixels(QUERY))
    assert not is_coloured(case), "what the model looked at is not known of a case"
    reading.screen.click(*FOURTH_CARD)
    reading.screen.changed(CASE, case)
    assert is_coloured(reading.screen.pixels(QUERY_OF_THREE))
    assert not is_coloured(reading.screen.pixels(SECOND_CASE))
    reading.screen.press("ctrl+shift+w")
    reading.screen.changed_to(FILM, alone)


@pytest.mark.usefixtures("second_start")
def test_a_key_takes_the_heat_map_away_and_brings_it_back(reading: Program) -> None:
    reading.window()
    with_heat = reading.screen.settled(FILM)
    reading.screen.click(*FILM.middle)  # the film has the keyboard
    reading.screen.press("h")
    until(lambda: not reading.has_heat(), "gone: the heat map")
    reading.screen.press("h")
    reading.screen.changed_to(FILM, with_heat)


@pytest.mark.usefixtures("second_start")
def test_a_drag_is_window_and_level_and_a_key_takes_it_back(reading: Program) -> None:
    reading.window()
    before = reading.screen.settled(FILM)
    reading.screen.drag(FILM.middle, by=(120, -60))
    reading.screen.changed(FILM, before)
    reading.screen.press("r")
    reading.screen.changed_to(FILM, before)


@pytest.mark.usefixtures("second_start")
def test_a_click_on_an_earlier_query_shows_it_again_without_asking_anew(reading: Program) -> None:
    reading.window()
    alone = reading.screen.settled(FILM)
    reading.screen.press("ctrl+h")
    newest = reading.screen.changed(FILM, alone)
    asked = reading.asked()
    reading.screen.click(*ENTRY_BEFORE)
    reading.screen.changed(FILM, newest)
    until(reading.has_heat, "on the screen: the earlier answer")
    reading.screen.click(*NEWEST_ENTRY)
    reading.screen.changed_to(FILM, newest)
    reading.screen.press("ctrl+h")
    reading.screen.changed_to(FILM, alone)
    assert reading.asked() == asked


@pytest.mark.usefixtures("second_start")
def test_a_key_shows_the_map_of_cases_and_the_film_again(reading: Program) -> None:
    """It is made in a process of its own, and drawn by a library of its own."""
    reading.window()
    film = reading.screen.settled(FILM)
    reading.screen.press("ctrl+m")
    until(lambda: shows_cases(reading.screen.pixels(MAP)), "on the screen: cases in the colours of both labels")
    reading.screen.press("ctrl+m")
    reading.screen.changed_to(FILM, film)


def test_a_film_is_opened_by_its_name_in_the_dialog(reading: Program, queries: list[Path]) -> None:
    window = reading.window()
    count = len(reading.asked())
    reading.screen.press("ctrl+o")
    reading.window("Open films")
    reading.screen.write(str(queries[2]))
    reading.screen.press("Return")
    until(lambda: len(reading.asked()) > count, "answered: the film that was opened")
    assert reading.asked()[-1] == queries[2].name
    reading.screen.focus(window)


def test_escape_gives_a_query_up_and_the_next_one_is_answered(
    reading: Program, slow_film: Path, queries: list[Path]
) -> None:
    reading.window()
    until(lambda: not reading.is_busy(), "idle")
    before = reading.asked()
    reading.show(slow_film)
    until(reading.is_busy, "busy")
    reading.screen.press("Escape")
    until(lambda: not reading.is_busy(), "given up")
    reading.show(queries[3])
    until(lambda: len(reading.asked()) > len(before), "answered: the next film")
    assert reading.asked() == [*before, queries[3].name]


def test_the_language_is_changed_by_keyboard_and_at_once(reading: Program) -> None:
    reading.window()
    reading.screen.press("ctrl+comma")
    reading.window("Settings")
    reading.screen.press("Tab", "End")  # from the colours to the language, and to the last of them
    reading.window("Configuración")
    reading.screen.press("Up")
    reading.window("设置")
    assert reading.settings()["language"] == "zh_CN"
    reading.screen.press("Up")
    reading.window("Settings")
    reading.screen.press("Escape")
    until(lambda: list(reading.screen.windows()) == [TITLE], "closed: the settings")
    assert reading.settings()["language"] == "en"


def shows_cases(picture: NDArray[np.int16]) -> bool:
    """There is something in just the colour of each label: heat maps have other colours."""
    colours = (label_colour(label, _LABELS).getRgb()[:3] for label in _LABELS)
    return all((picture == colour).all(axis=2).sum() >= _CASE_PX for colour in colours)
