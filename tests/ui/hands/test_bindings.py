"""Three layers of keys: what a higher one binds, a lower one gives up; and what the settings keep of it."""

from __future__ import annotations

import pytest

from cxr_desktop.ui.film_commands import GESTURES
from cxr_desktop.ui.hands.bindings import (
    Choice,
    Clash,
    Command,
    Means,
    Scope,
    bound,
    canonical,
    clash,
    read_choice,
    to_setting,
)
from cxr_desktop.ui.hands.profiles import PROFILES, Profile


def command(name: str, *keys: str, scope: Scope = Scope.FILM, means: Means = Means.KEYS, held: bool = False) -> Command:
    return Command(scope, name, lambda: name, keys, means, held)


INVERT, RESET, PEEK = command("invert", "I"), command("reset", "R"), command("peek", "V", held=True)
PAN, FOLD = command("pan", "Left", means=Means.MOUSE), command("fold", "Space", scope=Scope.GALLERY)
LOOK_LEFT, OPEN = command("pan_left", "Left"), command("open", "Ctrl+O", scope=Scope.WINDOW)
ALL = (INVERT, RESET, PEEK, PAN, FOLD, LOOK_LEFT, OPEN)


def test_nobody_has_said_anything_so_everything_has_its_own_key() -> None:
    assert bound(ALL, Choice()) == {each.id: each.keys for each in ALL}


def test_a_change_of_the_reader_lies_over_the_profile_which_lies_over_a_commands_own_key() -> None:
    choice = Choice(Profile.OHIF, {"film.invert": ("X",)})
    given = bound(ALL, choice)
    assert given["film.invert"] == ("X",)
    assert given["film.reset"] == PROFILES[Profile.OHIF]["film.reset"] == ("Space",)
    assert given["gallery.fold"] == ("Space",)  # another place, so no quarrel


@pytest.mark.parametrize("key", ["R", "Space"])
def test_what_is_bound_above_is_given_up_below(key: str) -> None:
    late = command("of a later version", key)
    given = bound((*ALL, late), Choice(Profile.OHIF, {"film.invert": ("R",)}))
    assert given["film.invert"] == ("R",)
    assert given[late.id] == ()


def test_a_reader_may_leave_a_command_without_a_key() -> None:
    assert bound(ALL, Choice().bind(INVERT, ()))["film.invert"] == ()


def test_reset_brings_back_what_the_profile_has() -> None:
    choice = Choice(Profile.OHIF).bind(RESET, ("Q",)).bind(INVERT, ("Y",))
    assert bound(ALL, choice.reset(RESET))["film.reset"] == ("Space",)
    assert bound(ALL, choice.reset(RESET))["film.invert"] == ("Y",)
    assert bound(ALL, choice.unchanged()) == bound(ALL, Choice(Profile.OHIF))


def test_another_profile_keeps_what_the_reader_has_changed() -> None:
    choice = Choice().bind(INVERT, ("Y",)).of_profile(Profile.WEASIS)
    assert bound(ALL, choice)["film.invert"] == ("Y",)


@pytest.mark.parametrize(
    ("one", "key", "other", "other_key", "expected"),
    [
        (INVERT, "R", RESET, "R", Clash.SAME),
        (INVERT, "Ctrl+O", OPEN, "Ctrl+O", Clash.SAME),  # a film is in the window
        (OPEN, "I", INVERT, "I", Clash.SAME),
        (INVERT, "Space", FOLD, "Space", None),  # the gallery is not in a film
        (INVERT, "I", INVERT, "I", None),
        (INVERT, "Shift+V", PEEK, "V", Clash.HELD),
        (PEEK, "Shift+I", INVERT, "I", Clash.HELD),
        (INVERT, "Ctrl+V", PEEK, "V", None),
        (INVERT, "Shift+R", RESET, "R", None),  # neither is held
        (PAN, "Left", LOOK_LEFT, "Left", None),  # a button is no key
    ],
)
def test_who_is_in_the_way_of_whom(one: Command, key: str, other: Command, other_key: str, expected: Clash) -> None:
    assert clash(one, key, other, other_key) == expected
    assert clash(other, other_key, one, key) == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ctrl+o", "Ctrl+O"),
        ("Shift+Left", "Shift+Left"),
        ("+", "+"),
        ("nonsense", ""),
        ("", ""),
        ("Ctrl+K, Ctrl+C", ""),
    ],
)
def test_a_key_is_one_stroke_that_qt_knows(written: str, read: str) -> None:
    assert canonical(written) == read


def test_a_choice_comes_back_from_the_settings() -> None:
    choice = Choice(Profile.WEASIS).bind(INVERT, ("X", "Shift+I")).bind(PAN, ("Shift+Middle",)).bind(RESET, ())
    setting = to_setting(choice)
    assert dict(setting) == {
        "profile": "weasis",
        "film.invert": "X; Shift+I",
        "film.pan": "Shift+Middle",
        "film.reset": "",
    }
    assert read_choice(setting, ALL, GESTURES) == choice


def test_a_first_start_keeps_nothing() -> None:
    assert to_setting(Choice()) == ()
    assert read_choice((), ALL, GESTURES) == Choice()


@pytest.mark.parametrize(
    "pair",
    [
        ("film.of_tomorrow", "X"),
        ("profile", "horos"),
        ("film.invert", "nonsense"),
        ("film.invert", "X; nonsense"),
        ("film.pan", "Alt+Left"),
        ("film.pan", "X"),
    ],
)
def test_what_is_not_understood_does_nothing_and_is_not_lost(pair: tuple[str, str]) -> None:
    choice = read_choice((pair, ("film.reset", "Q")), ALL, GESTURES)
    assert choice.not_understood == (pair,)
    assert choice.changes == {"film.reset": ("Q",)}
    assert pair in to_setting(choice.bind(OPEN, ("F2",)).of_profile(Profile.OHIF).unchanged())
