"""The tools say what is wanted, and show how the view stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.film_commands import Bindings
from cxr_desktop.ui.film_toolbar import FilmToolbar
from cxr_desktop.ui.viewer.film_menus import MENUS


@pytest.fixture
def tools(qtbot: QtBot) -> FilmToolbar:
    tools = FilmToolbar()
    qtbot.addWidget(tools)
    return tools


def tool(tools: FilmToolbar, name: str) -> QToolButton:
    found = tools.findChild(QToolButton, name)
    assert found is not None
    return found


def opacity(tools: FilmToolbar) -> QSlider:
    found = tools.findChild(QSlider)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("zoom-in", "zoom_in_requested"),
        ("zoom-out", "zoom_out_requested"),
        ("fit", "fit_requested"),
        ("actual-size", "actual_size_requested"),
        ("invert", "invert_requested"),
        ("reset", "reset_requested"),
    ],
)
def test_a_tool_says_what_is_wanted(tools: FilmToolbar, qtbot: QtBot, name: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tools, signal)):
        qtbot.mouseClick(tool(tools, name), Qt.MouseButton.LeftButton)


def test_the_heat_tool_says_on_or_off(tools: FilmToolbar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.heat_toggled) as blocker:
        qtbot.mouseClick(tool(tools, "heat"), Qt.MouseButton.LeftButton)

    assert blocker.args == [False]


def test_peeking_lasts_as_long_as_the_button_is_held(tools: FilmToolbar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.peek_changed) as pressed:
        qtbot.mousePress(tool(tools, "eye"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tools.peek_changed) as released:
        qtbot.mouseRelease(tool(tools, "eye"), Qt.MouseButton.LeftButton)

    assert (pressed.args, released.args) == ([True], [False])


def test_the_opacity_follows_keys(tools: FilmToolbar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.opacity_changed) as blocker:
        qtbot.keyClick(opacity(tools), Qt.Key.Key_Right)

    assert blocker.args == [pytest.approx(0.65)]


def test_what_the_view_tells_is_shown_and_not_said_again(tools: FilmToolbar, qtbot: QtBot) -> None:
    said = [tools.heat_toggled, tools.opacity_changed, tools.invert_requested]
    with qtbot.assertNotEmitted(said[0]), qtbot.assertNotEmitted(said[1]), qtbot.assertNotEmitted(said[2]):
        tools.set_heat_shown(False)
        tools.set_heat_opacity(0.25)
        tools.set_inverted(True)

    assert not tool(tools, "heat").isChecked()
    assert tool(tools, "invert").isChecked()
    assert opacity(tools).value() == 25


def test_tools_rest_while_there_is_nothing_to_act_on(tools: FilmToolbar) -> None:
    tools.set_film_available(False)
    tools.set_heat_available(False)

    assert not any(child.isEnabled() for child in tools.findChildren(QAbstractButton))
    tools.set_film_available(True)
    assert tool(tools, "fit").isEnabled()
    assert not tool(tools, "heat").isEnabled()


def test_every_tool_has_a_name_and_a_tooltip_with_its_key(tools: FilmToolbar) -> None:
    for button in tools.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.accessibleName() in button.toolTip()
        assert "key" in button.toolTip()
    assert opacity(tools).accessibleName()


def test_every_tool_is_reached_by_tab(tools: FilmToolbar) -> None:
    children: list[QWidget] = [*tools.findChildren(QToolButton), opacity(tools)]
    assert all(child.focusPolicy() & Qt.FocusPolicy.TabFocus for child in children)


def test_the_row_is_as_wide_at_any_opacity(tools: FilmToolbar) -> None:
    widths = set()
    for share in (0.0, 0.05, 0.5, 1.0):
        tools.set_heat_opacity(share)
        widths.add(tools.sizeHint().width())
    QApplication.sendEvent(tools, QEvent(QEvent.Type.LanguageChange))

    assert len(widths) == 1


# ---------------------------------------------------------------- menus


@pytest.mark.parametrize("name", [name for row in MENUS for name in row.commands])
def test_a_menu_says_which_command_is_wanted_and_names_its_key(tools: FilmToolbar, qtbot: QtBot, name: str) -> None:
    action = tools.findChild(QAction, name)
    assert action is not None
    with qtbot.waitSignal(tools.command_requested) as blocker:
        action.trigger()

    assert blocker.args[0].name == name
    assert action.text().endswith(f"\t{Bindings().key_text(name)}")


def test_menus_and_tooltips_name_the_keys_of_other_bindings(tools: FilmToolbar) -> None:
    tools.set_bindings(Bindings(keys={"invert": ("X",), "rotate": ("Ctrl+7",)}))
    action = tools.findChild(QAction, "rotate")

    assert "(key X)" in tool(tools, "invert").toolTip()
    assert "key" not in tool(tools, "fit").toolTip()
    assert action is not None
    assert action.text().endswith("\tCtrl+7")


def test_menus_show_how_the_film_is_looked_at(tools: FilmToolbar) -> None:
    tools.set_filter("clahe")
    tools.set_lettering_shown(False)
    states = {name: tools.findChild(QAction, name).isChecked() for name in ("clahe", "sharpen", "toggle_lettering")}

    assert states == {"clahe": True, "sharpen": False, "toggle_lettering": False}
