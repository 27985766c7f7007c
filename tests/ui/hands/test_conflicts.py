"""A key that somebody else has, and one that nobody can have."""

from __future__ import annotations

import pytest

from cxr_desktop.ui.hands.bindings import Choice, Clash, Scope, bound
from cxr_desktop.ui.hands.conflicts import Conflict, Reason, conflicts, reserved, without
from tests.ui.hands.test_bindings import ALL, FOLD, INVERT, OPEN, PAN, PEEK, RESET, command


def test_everybody_in_the_way_is_named_once() -> None:
    doubled = command("invert", "I", "Shift+V")
    late = command("late", "V")
    found = conflicts(late, "V", (doubled, PEEK, OPEN), bound((doubled, PEEK, OPEN), Choice()))
    assert found == (Conflict(Clash.SAME, PEEK),)
    found = conflicts(PEEK, "I", (*ALL, doubled), bound(ALL, Choice()) | {doubled.id: doubled.keys})
    assert [each.other.id for each in found] == [INVERT.id]


def test_nobody_is_in_the_way_of_a_free_key() -> None:
    assert conflicts(INVERT, "Q", ALL, bound(ALL, Choice())) == ()


def test_only_what_is_in_the_way_is_taken() -> None:
    assert without(INVERT, "R", RESET, ("R", "Q")) == ("Q",)
    assert without(PEEK, "Q", RESET, ("Shift+Q", "R")) == ("R",)


@pytest.mark.parametrize(
    ("who", "key", "reason"),
    [
        (INVERT, "Tab", Reason.FOCUS),
        (INVERT, "Shift+Backtab", Reason.FOCUS),
        (INVERT, "Esc", Reason.ESCAPE),
        (INVERT, "Alt+F4", Reason.SYSTEM),
        (INVERT, "Meta+I", Reason.SYSTEM),
        (INVERT, "F10", Reason.SYSTEM),
        (OPEN, "Space", Reason.LISTS),
        (OPEN, "Shift+Left", Reason.LISTS),
        (OPEN, "Ctrl+Left", None),
        (OPEN, "?", None),
        (INVERT, "Space", None),
        (FOLD, "Return", None),
        (PAN, "Left", None),
    ],
)
def test_keys_that_belong_to_others_for_good(who: object, key: str, reason: Reason | None) -> None:
    assert reserved(who, key) is reason  # type: ignore[arg-type]


def test_the_scope_decides_about_keys_of_lists() -> None:
    for scope in Scope:
        expected = Reason.LISTS if scope is Scope.WINDOW else None
        assert reserved(command("any", scope=scope), "Home") is expected
