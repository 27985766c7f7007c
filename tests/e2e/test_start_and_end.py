"""How the real program begins and ends: the notice of the first start, and closing in the middle of anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cxr_desktop import __version__
from tests.e2e.program import TITLE, Program, is_coloured, settle_in, user_data
from tests.e2e.screen import Area, Screen, until

NOTICE = f"{TITLE}: before you begin"

FIRST_ENTRY = Area(76, 170, 100, 186)  # of the sidebar: the colour of the label that had most votes

_ENDS_WITHIN_S = 1.0
_TOLERANCE_S = 1.0  # for a loaded machine: starting xdotool, seeing the end of a process, Python's own way out


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


# ---------------------------------------------------------------- beginning


def test_the_first_start_asks_once_whether_its_limits_are_accepted(
    start: Sequence[str], screen: Screen, home: Path, library: Path, small_model: Path, queries: list[Path]
) -> None:
    arguments = (queries[0], "--library", library, "--model", small_model)
    program = Program(start, screen, home, *arguments)
    try:
        program.window(NOTICE)
        assert TITLE not in screen.windows()
        screen.press("space")  # the button that accepts has the keyboard
        program.window()
        until(program.has_heat, "answered")
        screen.press("ctrl+q")
        assert (program.end(), program.said()) == (0, "")
        assert program.settings()["accepted_version"] == __version__
        assert not (user_data(home) / "history.sqlite").exists(), "nobody has allowed that queries are kept"
    finally:
        program.kill()
    again = Program(start, screen, home)
    try:
        again.window()
        screen.press("ctrl+q")
        assert (again.end(), again.said()) == (0, "")
    finally:
        again.kill()


def test_who_does_not_accept_sees_no_window(start: Sequence[str], screen: Screen, home: Path) -> None:
    program = Program(start, screen, home)
    try:
        program.window(NOTICE)
        screen.press("Escape")
        assert (program.end(), program.said()) == (0, "")
        assert not (user_data(home) / "settings.json").exists()
    finally:
        program.kill()


def test_a_second_start_does_not_pass_the_notice_by_and_its_film_is_not_lost(
    start: Sequence[str], screen: Screen, home: Path, library: Path, small_model: Path, queries: list[Path]
) -> None:
    program = Program(start, screen, home, "--library", library, "--model", small_model)
    try:
        program.window(NOTICE)
        program.show(queries[0])
        program.show(queries[1])
        assert list(screen.windows()) == [NOTICE]
        program.window(NOTICE)
        screen.press("space")
        program.window()
        until(program.has_heat, "answered")
        screen.press("ctrl+q")
        assert (program.end(), program.said()) == (0, "")
    finally:
        program.kill()


# ---------------------------------------------------------------- ending


@pytest.fixture
def begun(
    start: Sequence[str], screen: Screen, home: Path, library: Path, small_model: Path, queries: list[Path]
) -> Iterator[Program]:
    """Just on the screen: the model warms up, and a film waits for it."""
    settle_in(home)
    program = Program(start, screen, home, queries[0], "--library", library, "--model", small_model)
    yield program
    program.kill()


def assert_ended_at_once(program: Program) -> None:
    seconds = program.seconds_until_it_ends()
    assert (program.end(), program.said()) == (0, "")
    assert seconds < _ENDS_WITHIN_S + _TOLERANCE_S


def test_closing_while_a_query_waits_for_the_model_ends_at_once(begun: Program) -> None:
    begun.window()
    begun.screen.press("ctrl+q")
    assert_ended_at_once(begun)
    assert begun.asked() == []


@pytest.mark.parametrize("how", ["key", "close button"])
def test_closing_in_the_middle_of_a_query_ends_at_once_and_loses_nothing(
    begun: Program, slow_film: Path, queries: list[Path], how: str
) -> None:
    window = begun.window()
    until(begun.asked, "answered")
    until(lambda: not begun.is_busy(), "idle")
    begun.show(slow_film)
    until(begun.is_busy, "busy")
    if how == "key":
        begun.screen.press("ctrl+q")
    else:
        begun.screen.ask_to_close(window)
    assert_ended_at_once(begun)
    assert begun.asked() == [queries[0].name]


@pytest.mark.slow
def test_closing_while_the_demonstration_is_made_ends_at_once_and_it_is_made_at_the_next_start(
    start: Sequence[str], screen: Screen, home: Path, small_model: Path
) -> None:
    settle_in(home)
    arguments = ("--demo", "--model", small_model)
    first = Program(start, screen, home, *arguments)
    try:
        window = first.window()
        films = user_data(home) / "demonstration" / "films"
        until(lambda: any(films.rglob("*.png")), "begun: the demonstration")
        screen.ask_to_close(window)
        assert_ended_at_once(first)
    finally:
        first.kill()
    second = Program(start, screen, home, *arguments)
    try:
        second.window()
        until(second.asked, "answered")
        screen.press("ctrl+q")
        assert (second.end(), second.said()) == (0, "")
    finally:
        second.kill()


def test_after_a_crash_the_next_start_has_the_earlier_answer(begun: Program, queries: list[Path]) -> None:
    begun.window()
    until(begun.asked, "answered")
    begun.kill()
    again = Program(begun.start, begun.screen, begun.home)
    try:
        again.window()
        begun.screen.press("ctrl+h")
        until(lambda: is_coloured(begun.screen.pixels(FIRST_ENTRY)), "in the sidebar: the earlier answer")
        begun.screen.press("ctrl+q")
        assert (again.end(), again.said()) == (0, "")
        assert again.asked() == [queries[0].name]
    finally:
        again.kill()
