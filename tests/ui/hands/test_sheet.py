"""The sheet: everything is on it, can be found, printed and changed, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.film_commands import GESTURES
from cxr_desktop.ui.hands.bindings import Choice, Command, Means, Scope
from cxr_desktop.ui.hands.commands import film_commands, fixed_commands, map_commands
from cxr_desktop.ui.hands.key_editor import KeyEditor
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.hands.sheet import ShortcutSheet
from cxr_desktop.ui.hands.words import scope_text
from cxr_desktop.ui.theme import Theme, apply_theme

OPEN = Command(Scope.WINDOW, "open", lambda: "Open films …", ("Ctrl+O",))
FOLD = Command(Scope.GALLERY, "fold", lambda: "Show or hide further films", ("Space",))
Opened = tuple[ShortcutSheet, list[Choice]]


def all_commands() -> Sequence[Command]:
    return OPEN, *film_commands(), FOLD, *map_commands(), *fixed_commands()


def open_sheet(qtbot: QtBot, choice: Choice | None = None, *, locked: bool = False) -> Opened:
    pages: list[str] = []
    sheet = ShortcutSheet(
        all_commands(), choice or Choice(), GESTURES, is_locked=locked, print_page=lambda _, page: pages.append(page)
    )
    qtbot.addWidget(sheet)
    heard: list[Choice] = []
    sheet.choice_changed.connect(heard.append)
    sheet.pages = pages  # type: ignore[attr-defined]
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet, heard


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return open_sheet(qtbot)


def button(sheet: QWidget, text: str) -> QPushButton:
    (found,) = (each for each in sheet.findChildren(QPushButton) if each.text() == text)
    return found


def keys_of(sheet: ShortcutSheet, name: str) -> str:
    sheet.list.go_to(name)
    return str(sheet.list.currentIndex().siblingAtColumn(1).data())


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whoever has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, held)


def rebind(
    qtbot: QtBot,
    sheet: ShortcutSheet,
    name: str,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """As a reader without a mouse does it."""
    sheet.list.setFocus()
    sheet.list.go_to(name)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), KeyEditor))
    press(qtbot, key, held)


# ---------------------------------------------------------------- reading


def test_every_command_is_on_the_sheet_under_its_scope(opened: Opened) -> None:
    sheet, _ = opened
    assert sorted(each.id for each in sheet.list.shown()) == sorted(each.id for each in all_commands())
    for command in all_commands():
        sheet.list.go_to(command.id)
        index = sheet.list.currentIndex()
        assert index.siblingAtColumn(0).data() == command.words()
        assert index.parent().data() == scope_text(command.scope)


@pytest.mark.parametrize(
    ("text", "names"),
    [("invert", {"invert"}), ("INVERT", {"invert"}), ("ctrl+o", {"open"}), ("no such thing", set())],
)
def test_a_command_is_found_by_its_words_and_by_its_key(opened: Opened, text: str, names: set[str]) -> None:
    sheet, _ = opened
    field = sheet.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    assert {command.name for command in sheet.list.shown()} == names
    field.clear()
    assert len(sheet.list.shown()) == len(all_commands())


def test_the_printed_page_has_every_command_with_its_present_key(qtbot: QtBot) -> None:
    sheet, _ = open_sheet(qtbot, Choice(Profile.OHIF))
    qtbot.mouseClick(button(sheet, "Print …"), Qt.MouseButton.LeftButton)
    (page,) = sheet.pages  # type: ignore[attr-defined]
    assert "Like OHIF" in page
    for command in all_commands():
        assert f"<td>{escape(command.words())}</td>" in page
    assert "<td>Show the film as it came</td><td>Space</td>" in page
    assert "<td>Zoom: up is larger</td><td>Drag, right button</td>" in page


def test_the_keyboard_begins_in_the_search(opened: Opened) -> None:
    assert isinstance(QApplication.focusWidget(), QLineEdit)


# ---------------------------------------------------------------- changing


def test_a_key_is_bound_by_pressing_it(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert heard == [Choice(changes={"film.invert": ("Ctrl+X",)})]
    assert keys_of(sheet, "film.invert") == "Ctrl+X"
    assert sheet.list.hasFocus()  # the next row is one key away


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_keys_that_work_the_sheet_can_be_bound(opened: Opened, qtbot: QtBot, key: Qt.Key) -> None:
    sheet, heard = opened
    sheet.show_choice(Choice(changes={"film.hold_pan": ()}))  # whose key is Space
    rebind(qtbot, sheet, "film.invert", key)
    assert [choice.changes["film.invert"] for choice in heard] == [(QKeySequence(key).toString(),)]


def test_escape_leaves_the_key_as_it_was_and_the_sheet_open(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_Escape)
    assert heard == []
    assert sheet.isVisible()
    assert keys_of(sheet, "film.invert") == "I"


def test_a_key_that_somebody_has_is_asked_for_and_left(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_R)
    assert "R is bound already: “Show the film as it came” (On a film)" in sheet.said
    assert heard == []
    assert QApplication.focusWidget() is button(sheet, "Leave it")
    press(qtbot, Qt.Key.Key_Space)
    assert heard == []
    assert keys_of(sheet, "film.reset") == "R"
    assert not button(sheet, "Take it over").isVisible()


def test_a_key_that_is_taken_over_is_lost_to_the_other(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_Equal)
    button(sheet, "Take it over").setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert heard[-1].changes == {"film.invert": ("=",), "film.zoom_in": ("+",)}
    assert keys_of(sheet, "film.invert") == "="
    assert keys_of(sheet, "film.zoom_in") == "+"


def test_a_key_of_the_window_is_in_the_way_on_a_film_and_that_of_the_gallery_is_not(
    opened: Opened, qtbot: QtBot
) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "“Open films …” (Everywhere in the window)" in sheet.said
    rebind(qtbot, sheet, "gallery.fold", Qt.Key.Key_I)
    assert [choice.changes for choice in heard] == [{"gallery.fold": ("I",)}]


def test_a_held_key_is_not_shared_with_its_shifted_self(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert "Hold to see the film without the heat map" in sheet.said
    assert heard == []


def test_a_key_of_the_system_is_refused_with_its_reason(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    rebind(qtbot, sheet, "window.open", Qt.Key.Key_Home)
    assert sheet.said.startswith("Home works lists and buttons")
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_F10)
    assert sheet.said.startswith("F10 belongs to the operating system")
    assert heard == []
    assert not button(sheet, "Take it over").isVisible()


def test_a_gesture_of_the_mouse_is_chosen_from_a_list(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    sheet.list.setFocus()
    sheet.list.go_to("film.zoom")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QComboBox))
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    assert [box.itemData(row) for row in range(box.count())] == ["", *GESTURES]
    qtbot.waitUntil(box.view().isVisible)
    box.view().setCurrentIndex(box.model().index(box.findData("Shift+Right"), 0))
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert [choice.changes for choice in heard] == [{"film.zoom": ("Shift+Right",)}]
    assert keys_of(sheet, "film.zoom") == "Shift and drag, right button"


def test_delete_takes_a_key_away(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    sheet.list.setFocus()
    sheet.list.go_to("film.invert")
    press(qtbot, Qt.Key.Key_Delete)
    assert heard == [Choice(changes={"film.invert": ()})]
    assert keys_of(sheet, "film.invert") == "None"


def test_what_is_fixed_cannot_be_changed(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    for command in all_commands():
        if command.means is Means.FIXED:
            sheet.list.setFocus()
            sheet.list.go_to(command.id)
            press(qtbot, Qt.Key.Key_Return)
            press(qtbot, Qt.Key.Key_Delete)
            assert not button(sheet, "Change …").isEnabled()
    assert heard == []


def test_one_is_reset_and_all_are(qtbot: QtBot) -> None:
    sheet, heard = open_sheet(qtbot, Choice(changes={"film.invert": ("Q",), "film.reset": ("Y",)}))
    sheet.list.go_to("film.invert")
    qtbot.mouseClick(button(sheet, "Reset"), Qt.MouseButton.LeftButton)
    assert heard[-1].changes == {"film.reset": ("Y",)}
    assert keys_of(sheet, "film.invert") == "I"
    assert not button(sheet, "Reset").isEnabled()
    qtbot.mouseClick(button(sheet, "Reset all"), Qt.MouseButton.LeftButton)
    assert heard[-1] == Choice()
    assert not button(sheet, "Reset all").isEnabled()


def test_another_profile_holds_at_once(opened: Opened, qtbot: QtBot) -> None:
    sheet, heard = opened
    profile = sheet.findChild(QComboBox)
    assert isinstance(profile, QComboBox)
    profile.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert heard == [Choice(Profile.OHIF)]
    assert keys_of(sheet, "film.reset") == "Space"


def test_what_it_has_set_can_be_read_and_not_changed(qtbot: QtBot) -> None:
    sheet, heard = open_sheet(qtbot, Choice(Profile.WEASIS), locked=True)
    assert sheet.said == "Your IT has set the keys for everybody."
    sheet.list.setFocus()
    sheet.list.go_to("film.invert")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Delete)
    assert heard == []
    for text in ("Change …", "Take away", "Reset", "Reset all"):
        assert not button(sheet, text).isEnabled()
    assert not sheet.findChild(QComboBox).isEnabled()


# ---------------------------------------------------------------- for everybody


def test_everything_has_a_name_for_screen_readers(opened: Opened, qtbot: QtBot) -> None:
    sheet, _ = opened
    sheet.list.go_to("film.invert")
    spoken = sheet.list.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Invert black and white: I"
    for widget in sheet.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            text = widget.text() if isinstance(widget, QPushButton) else ""
            assert widget.accessibleName() or text, widget
    sheet.list.edit_current()
    editor = sheet.list.findChild(KeyEditor)
    assert editor.accessibleName() == "New key or button for: Invert black and white"


@pytest.fixture(params=[Theme.DARK, Theme.LIGHT, Theme.CONTRAST])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    apply_theme(qapp, request.param)
    yield request.param
    apply_theme(qapp, Theme.DARK)


def test_nothing_moves_while_keys_are_tried(theme: Theme, qtbot: QtBot) -> None:
    sheet, _ = open_sheet(qtbot)
    before = sheet.list.geometry()
    rebind(qtbot, sheet, "film.invert", Qt.Key.Key_R)
    qtbot.waitUntil(button(sheet, "Leave it").isVisible)
    QApplication.sendPostedEvents()
    assert sheet.list.geometry() == before


def test_another_language_keeps_the_row(opened: Opened) -> None:
    sheet, heard = opened
    sheet.list.go_to("film.invert")
    QApplication.sendEvent(sheet, QEvent(QEvent.Type.LanguageChange))
    assert sheet.list.current is not None
    assert sheet.list.current.id == "film.invert"
    assert heard == []
