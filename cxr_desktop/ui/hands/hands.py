"""The shortcuts of a running window: read from the settings, given to every action and film, changed on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from cxr_desktop.ui.case_map.map_commands import MapBindings
from cxr_desktop.ui.case_map.page import CaseMapPage
from cxr_desktop.ui.film_commands import GESTURES, Bindings
from cxr_desktop.ui.film_toolbar import FilmToolbar
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.hands.bindings import Choice, Keys, Means, Scope, Shortcuts, bound, read_choice, to_setting
from cxr_desktop.ui.hands.commands import action_command, actions_in, film_commands, fixed_commands, map_commands
from cxr_desktop.ui.hands.sheet import ShortcutSheet
from cxr_desktop.ui.main_window import MainWindow


class Hands(QObject):
    """Keeps `window` and all films at the present shortcuts; what a reader changes goes out by `changed`."""

    changed = Signal(object)  # Shortcuts: the value of the setting

    def __init__(self, window: MainWindow, setting: Shortcuts, *, is_locked: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.is_locked = is_locked
        named = frozenset(action.objectName() for action in window.actions_)
        self._actions = actions_in(window, named)
        actions = map(action_command, self._actions.values())
        self.commands = (*actions, *film_commands(), *map_commands(), *fixed_commands())
        self.choice = Choice()
        self.show(setting)
        window.actions_["shortcuts"].triggered.connect(self.show_sheet)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def not_understood(self) -> str:
        """What the setting binds that this program does not know; empty: it knows all."""
        return ", ".join(name for name, _ in self.choice.not_understood)

    def keys(self) -> dict[str, Keys]:
        """What every command is bound to now, by its id."""
        return bound(self.commands, self.choice)

    def show(self, setting: Shortcuts) -> None:
        """Let these hold."""
        self.choice = read_choice(setting, self.commands, GESTURES)
        self._apply()

    def change(self, choice: Choice) -> None:
        """What the reader wants from now on."""
        self.choice = choice
        self._apply()
        self.changed.emit(to_setting(choice))

    def show_sheet(self) -> None:
        """All shortcuts, to be read and changed."""
        sheet = ShortcutSheet(self.commands, self.choice, GESTURES, is_locked=self.is_locked, parent=self._window)
        sheet.choice_changed.connect(self.change)
        sheet.exec()
        sheet.deleteLater()

    # ------------------------------------------------------------ helpers

    def _apply(self) -> None:
        given = self.keys()
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in given[name]])
        self._bindings = self._of_films(given)
        self._map_bindings = MapBindings(self._keys_in(Scope.MAP, given))
        for widget in QApplication.allWidgets():
            self._give_to(widget)
        # Tooltips and menus name keys; they are said anew as when the language changes.
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.LanguageChange))

    def _of_films(self, given: dict[str, Keys]) -> Bindings:
        of_mouse = [each for each in self.commands if each.scope is Scope.FILM and each.means is Means.MOUSE]
        return Bindings(
            keys=self._keys_in(Scope.FILM, given),
            buttons={each.name: "".join(given[each.id][:1]) for each in of_mouse},
        )

    def _keys_in(self, scope: Scope, given: dict[str, Keys]) -> dict[str, Keys]:
        """By name of the command; what an action does is no matter of a widget's own keys."""
        ours = [each for each in self.commands if each.scope is scope and each.id not in self._actions]
        return {each.name: given[each.id] for each in ours if each.means is Means.KEYS}

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A film that was made later: before a key or button reaches it, it has the keyboard."""
        if now is not None:
            self._give_to(now)

    def _give_to(self, widget: QWidget) -> None:
        if isinstance(widget, FilmView | FilmToolbar):
            widget.set_bindings(self._bindings)
        elif isinstance(widget, CaseMapPage):
            widget.set_bindings(self._map_bindings)
