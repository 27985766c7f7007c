"""The profiles against all that the window can do: they name what there is, and nobody is in anybody's way."""

from __future__ import annotations

from collections import Counter

import pytest

from cxr_desktop.ui.actions import ROWS
from cxr_desktop.ui.case_map.map_commands import COMMANDS as MAP_COMMANDS
from cxr_desktop.ui.film_commands import COMMANDS, DRAGS, GESTURES
from cxr_desktop.ui.hands.bindings import Choice, Means, bound, canonical
from cxr_desktop.ui.hands.commands import FIXED
from cxr_desktop.ui.hands.conflicts import conflicts, reserved
from cxr_desktop.ui.hands.profiles import PROFILES, Profile
from cxr_desktop.ui.hands.words import PROFILES as PROFILE_WORDS
from cxr_desktop.ui.hands.words import gesture_text, keys_text
from cxr_desktop.ui.workstation import Workstation

ESCAPE = ("window.cancel", "Esc")  # the one who has it is why nobody else can


def test_every_row_of_every_table_is_there_once(station: Workstation) -> None:
    ids = Counter(command.id for command in station.hands.commands)
    expected = {f"window.{row.name}" for row in ROWS} | {f"film.{row.name}" for row in (*COMMANDS, *DRAGS)}
    lists = {"gallery.show", "gallery.copy", "gallery.folder", "gallery.locate", "gallery.fold"}
    fixed = {f"{row.scope}.{row.name}" for row in FIXED} | {f"map.{row.name}" for row in MAP_COMMANDS}
    assert expected | lists | {"history.show", "history.remove"} | fixed <= set(ids)
    assert set(ids.values()) == {1}


def test_own_keys_are_those_of_the_tables(station: Workstation) -> None:
    given = station.hands.keys()
    for row in ROWS:
        keys = tuple(canonical(key) for key in row.key.split("; ")) if row.key else ()
        assert given[f"window.{row.name}"] == keys
    for command in COMMANDS:
        assert given[f"film.{command.name}"] == tuple(map(canonical, command.keys))
    for drag in DRAGS:
        assert given[f"film.{drag.name}"] == ((drag.button,) if drag.button else ())


@pytest.mark.parametrize("profile", Profile)
def test_a_profile_names_commands_that_exist_and_keys_that_can_be_pressed(
    station: Workstation, profile: Profile
) -> None:
    commands = {command.id: command for command in station.hands.commands}
    for name, keys in PROFILES[profile].items():
        is_mouse = commands[name].means is Means.MOUSE
        assert all(key in GESTURES if is_mouse else key == canonical(key) for key in keys), name


@pytest.mark.parametrize("profile", Profile)
def test_in_a_profile_nobody_is_in_anybodys_way(station: Workstation, profile: Profile) -> None:
    commands = station.hands.commands
    given = bound(commands, Choice(profile))
    for command in commands:
        for key in given[command.id]:
            assert conflicts(command, key, commands, given) == (), (command.id, key)
            assert reserved(command, key) is None or (command.id, key) == ESCAPE, (command.id, key)


@pytest.mark.parametrize("profile", Profile)
def test_a_profile_leaves_no_command_of_the_films_without_a_key(station: Workstation, profile: Profile) -> None:
    given = bound(station.hands.commands, Choice(profile))
    assert [row.name for row in COMMANDS if row.keys and not given[f"film.{row.name}"]] == []


def test_ohif_and_weasis_disagree_on_i_and_space() -> None:
    ohif, weasis = PROFILES[Profile.OHIF], PROFILES[Profile.WEASIS]
    assert (ohif["film.invert"], ohif["film.reset"]) == (("I",), ("Space",))
    assert weasis["film.toggle_lettering"] == ("I", "Space")


def test_everything_has_words(station: Workstation) -> None:
    assert set(PROFILE_WORDS) == set(Profile)
    given = station.hands.keys()
    for command in station.hands.commands:
        assert command.words()
        assert bool(keys_text(command, given[command.id])) == bool(given[command.id])
    assert len({gesture_text(gesture) for gesture in GESTURES}) == len(GESTURES)
