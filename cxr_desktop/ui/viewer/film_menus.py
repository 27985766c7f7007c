"""Menus of the row above a film: what has too many kinds for a button each. Rows of the table of film commands, by
group; the keys they name are those of the bindings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from cxr_desktop.ui.film_commands import COMMANDS, Bindings, FilmCommand, words
from cxr_desktop.ui.theme import icon

_ICON_PX = 20


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A menu: its icon, its words, and the commands in it; those in `checkable` are on or off."""

    icon: str
    text: object  # a str: QT_TRANSLATE_NOOP is typed as if it were anything
    commands: tuple[str, ...]
    checkable: tuple[str, ...] = ()


MENUS: Final = (
    MenuRow(
        "presets",
        QT_TRANSLATE_NOOP("FilmMenus", "Windows by name"),
        ("as_it_came", "full_range", "lungs", "soft_tissue", "bones"),
    ),
    MenuRow(
        "turn",
        QT_TRANSLATE_NOOP("FilmMenus", "Turn and flip"),
        ("rotate", "rotate_back", "flip_across", "flip_down"),
    ),
    MenuRow(
        "measure",
        QT_TRANSLATE_NOOP("FilmMenus", "Measure"),
        ("distance", "angle", "cardiothoracic", "remove_measure", "remove_measures"),
    ),
    MenuRow(
        "filter",
        QT_TRANSLATE_NOOP("FilmMenus", "Filters for looking, and words on the film"),
        ("clahe", "sharpen", "toggle_lettering"),
        checkable=("clahe", "sharpen", "toggle_lettering"),
    ),
)

_BY_NAME: Final[Mapping[str, FilmCommand]] = {command.name: command for command in COMMANDS}


class FilmMenu(QToolButton):
    """One button with its menu."""

    command_chosen = Signal(object)  # FilmCommand

    def __init__(self, row: MenuRow) -> None:
        super().__init__(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = row
        self._bindings = Bindings()
        self._actions = {name: self._action(name) for name in row.commands}
        menu = QMenu(self)
        menu.addActions(list(self._actions.values()))
        self.setMenu(menu)
        self.setIcon(icon(row.icon))
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the film
        self.setObjectName(row.icon)
        self.retranslate()

    def set_bindings(self, bindings: Bindings) -> None:
        """Name these keys."""
        self._bindings = bindings
        self.retranslate()

    def set_checked(self, name: str, is_checked: bool) -> None:
        """How a command of this menu stands; of another menu: nothing."""
        if name in self._actions and name in self._row.checkable:
            self._actions[name].setChecked(is_checked)

    def retranslate(self) -> None:
        text = QCoreApplication.translate("FilmMenus", str(self._row.text))
        keys = [key for name in self._row.commands if (key := self._bindings.key_text(name))]
        named = QCoreApplication.translate("FilmMenus", "{what} (keys {keys})").format(what=text, keys=", ".join(keys))
        self.setToolTip(named if keys else text)
        self.setAccessibleName(text)
        for name, action in self._actions.items():
            key = self._bindings.key_text(name)
            action.setText(f"{words(_BY_NAME[name])}\t{key}" if key else words(_BY_NAME[name]))

    def _action(self, name: str) -> QAction:
        action = QAction(self, checkable=name in self._row.checkable)
        action.setObjectName(name)
        action.triggered.connect(lambda: self.command_chosen.emit(_BY_NAME[name]))
        return action
