"""The list of all commands with their keys, grouped by where they work; a key is changed in its own row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from cxr_desktop.ui.hands.bindings import Command, Keys, Means, Scope
from cxr_desktop.ui.hands.key_editor import KeyDelegate
from cxr_desktop.ui.hands.words import keys_text, nothing_text, scope_text

COMMAND_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_WHAT, _KEYS, _STATE = range(3)


class SheetList(QTreeView):
    """Shows commands; says which key is wanted for which."""

    key_chosen = Signal(object, str)  # Command, key or gesture; empty: none
    remove_requested = Signal()
    current_changed = Signal()

    def __init__(self, commands: Sequence[Command], gestures: Sequence[str], *, is_locked: bool) -> None:
        super().__init__()
        self._is_locked = is_locked
        self._model = QStandardItemModel(0, 3, self)
        self._rows: dict[str, list[QStandardItem]] = {}
        self._groups = {scope: QStandardItem() for scope in Scope if any(each.scope is scope for each in commands)}
        self._shown = QSortFilterProxyModel(self)
        self._given: Mapping[str, Keys] = {}
        self._changed: frozenset[str] = frozenset()
        self._commands = tuple(commands)
        self._fill()
        delegate = KeyDelegate(COMMAND_ROLE, gestures, self)
        delegate.chosen.connect(self.key_chosen)
        self.setItemDelegateForColumn(_KEYS, delegate)
        self._dress()
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())

    # ------------------------------------------------------------ what is shown

    @property
    def current(self) -> Command | None:
        """The command of the present row; None: it is a group, or there is none."""
        found: Command | None = self.currentIndex().siblingAtColumn(_WHAT).data(COMMAND_ROLE)
        return found

    def show_keys(self, given: Mapping[str, Keys], changed: frozenset[str]) -> None:
        """What the commands are bound to, and which of them the reader has changed; both by id."""
        self._given, self._changed = given, changed
        for scope, group in self._groups.items():
            group.setText(scope_text(scope))
        for command in self._commands:
            self._say(command, *self._rows[command.id])
        self._model.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Key or button"), ""])
        self.setAccessibleName(self.tr("All shortcuts"))

    def filter_by(self, text: str) -> None:
        """Only what has this in its words or keys."""
        self._shown.setFilterFixedString(text.strip())
        self.expandAll()
        if text and self.current is None:
            self.go_to_first()

    def go_to_first(self) -> None:
        """The first command that is shown."""
        group = self._shown.index(0, 0)
        self.setCurrentIndex(self._shown.index(0, _WHAT, group))

    def go_to(self, name: str) -> None:
        """The command of this id."""
        self.setCurrentIndex(self._shown.mapFromSource(self._rows[name][_WHAT].index()))

    def shown(self) -> list[Command]:
        """What can be seen, from top to bottom."""
        groups = [self._shown.index(row, 0) for row in range(self._shown.rowCount())]
        return [
            self._shown.index(row, _WHAT, group).data(COMMAND_ROLE)
            for group in groups
            for row in range(self._shown.rowCount(group))
        ]

    def edit_current(self) -> None:
        """Let the key of the present row be changed."""
        command = self.current
        if command is not None and not self._is_locked and command.means is not Means.FIXED:
            self.edit(self.currentIndex().siblingAtColumn(_KEYS))

    # ------------------------------------------------------------ helpers

    def _fill(self) -> None:
        for scope, group in self._groups.items():
            group.setSelectable(False)
            group.setFont(_bold())
            for command in (each for each in self._commands if each.scope is scope):
                row = [QStandardItem() for _ in range(3)]
                for column, item in enumerate(row):
                    item.setData(command, COMMAND_ROLE)
                    item.setEditable(column == _KEYS and not self._is_locked and command.means is not Means.FIXED)
                self._rows[command.id] = row
                group.appendRow(row)
            self._model.appendRow(group)

    def _say(self, command: Command, what: QStandardItem, keys: QStandardItem, state: QStandardItem) -> None:
        text = keys_text(command, self._given[command.id]) or nothing_text()
        is_changed = command.id in self._changed
        what.setText(command.words())
        keys.setText(text)
        what.setToolTip(command.words())  # where the window is too narrow for it
        state.setText(
            self.tr("Changed by you") if is_changed else self.tr("Fixed") if command.means is Means.FIXED else ""
        )
        spoken = self.tr("{command}: {keys}").format(command=command.words(), keys=text)
        what.setData(f"{spoken} {state.text()}".strip(), Qt.ItemDataRole.AccessibleTextRole)

    def _dress(self) -> None:
        self._shown.setSourceModel(self._model)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._shown)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.expandAll()
        for row in range(self._shown.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_current()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.current is None:
            self.go_to_first()
        super().focusInEvent(event)


def _bold() -> QFont:
    """Only that it is bold is said; the rest comes from the theme."""
    font = QFont()
    font.setBold(True)
    return font
