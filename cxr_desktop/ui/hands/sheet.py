"""The sheet of all shortcuts: to find one, to print them, and to bind another key or button in place.

A change holds at once: the choice goes out by signal. What stands in the way of a key is said before anything changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.ui.hands.bindings import Choice, Command, Means, bound
from cxr_desktop.ui.hands.conflicts import conflicts, reserved, without
from cxr_desktop.ui.hands.page import page, print_page
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.hands.sheet_list import SheetList
from cxr_desktop.ui.hands.strip import Strip
from cxr_desktop.ui.hands.words import conflict_text, keys_text, profile_text, reason_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon

Print = Callable[[QWidget, str], None]
"""(parent, the page as HTML): to the printer, by the dialog of the system."""

_WIDTH_PX, _HEIGHT_PX = 960, 900  # at most: less where the screen is lower


@dataclass(frozen=True, slots=True)
class _Wish:
    """A key that somebody else has, until the reader says what is to become of it."""

    command: Command
    key: str


class ShortcutSheet(QDialog):
    """Shows what `commands` are bound to under `choice`, and lets it be changed unless it `is_locked`."""

    choice_changed = Signal(object)  # Choice

    def __init__(
        self,
        commands: Sequence[Command],
        choice: Choice,
        gestures: Iterable[str],
        *,
        is_locked: bool = False,
        parent: QWidget | None = None,
        print_page: Print = print_page,
    ) -> None:
        super().__init__(parent)
        self._commands, self._choice, self._is_locked, self._print = tuple(commands), choice, is_locked, print_page
        self._wish: _Wish | None = None
        self._title, self._profile_title = QLabel(), QLabel()
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search_sign = self._search.addAction(
            icon("search", tint="muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._profile = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list = SheetList(self._commands, tuple(gestures), is_locked=is_locked)
        self._strip = Strip()
        self._change, self._remove, self._reset = (QPushButton(autoDefault=False) for _ in range(3))
        self._print_button, self._reset_all, self._close = (QPushButton(autoDefault=False) for _ in range(3))
        for profile in Profile:
            self._profile.addItem("", profile)
        self._lay_out()
        self._join()
        self.retranslate()
        self._search.setFocus()
        self.resize(_WIDTH_PX, min(_HEIGHT_PX, self.screen().availableGeometry().height() - 8 * SPACE_PX))

    # ------------------------------------------------------------ what it shows

    def show_choice(self, choice: Choice) -> None:
        """Show this, without telling of any change."""
        self._choice, self._wish = choice, None
        self._given = bound(self._commands, choice)
        self.list.show_keys(self._given, frozenset(choice.changes))
        with QSignalBlocker(self._profile):
            self._profile.setCurrentIndex(self._profile.findData(choice.profile))
        self._strip.say(self._hint())
        self._allow()

    @property
    def said(self) -> str:
        """What the strip below the list says."""
        return self._strip.text

    # ------------------------------------------------------------ what the reader does

    def _on_key_chosen(self, command: Command, key: str) -> None:
        """`key` (empty: none) is wanted for `command`."""
        reason = reserved(command, key) if key else None
        in_the_way = conflicts(command, key, self._commands, self._given) if key else ()
        self._wish = None
        if reason is not None:
            self._strip.say(reason_text(key, reason), is_warning=True)
        elif in_the_way:
            self._wish = _Wish(command, key)
            self._strip.ask(" ".join(conflict_text(command, key, each) for each in in_the_way))
        elif self._given[command.id] != (wanted := (key,) if key else ()):
            self._take(self._choice.bind(command, wanted))
            self._strip.say(self._said(command))

    def _on_taken_over(self) -> None:
        """The others give up the key that is wanted."""
        if (wish := self._wish) is None:
            return
        choice = self._choice.bind(wish.command, (wish.key,))
        for conflict in conflicts(wish.command, wish.key, self._commands, self._given):
            other = conflict.other
            choice = choice.bind(other, without(wish.command, wish.key, other, self._given[other.id]))
        self._take(choice)
        self._strip.say(self._said(wish.command))
        self.list.setFocus()

    def _on_left(self) -> None:
        self._wish = None
        self._strip.say(self.tr("Everything is as it was."))
        self.list.setFocus()

    def _on_reset(self) -> None:
        if (command := self.list.current) is not None:
            self._take(self._choice.reset(command))
            self._strip.say(self._said(command))

    def _on_remove(self) -> None:
        if (command := self.list.current) is not None and not self._is_locked and command.means is not Means.FIXED:
            self._on_key_chosen(command, "")

    def _on_profile_chosen(self, index: int) -> None:
        self._take(self._choice.of_profile(self._profile.itemData(index)))
        if self._choice.changes:
            self._strip.say(self.tr("What you have changed yourself holds in this profile, too."))

    def _take(self, choice: Choice) -> None:
        self.show_choice(choice)
        self.choice_changed.emit(choice)

    # ------------------------------------------------------------ helpers

    def _said(self, command: Command) -> str:
        keys = keys_text(command, self._given[command.id])
        said = self.tr("“{command}” is on {keys} now.") if keys else self.tr("“{command}” has no key now.")
        return said.format(command=command.words(), keys=keys)

    def _hint(self) -> str:
        if self._is_locked:
            return self.tr("Your IT has set the keys for everybody.")
        return self.tr("Enter binds another key or button, Delete takes it away. Changes hold at once.")

    def _allow(self) -> None:
        command = self.list.current
        can_change = command is not None and not self._is_locked and command.means is not Means.FIXED
        self._change.setEnabled(can_change)
        self._remove.setEnabled(can_change and command is not None and bool(self._given[command.id]))
        self._reset.setEnabled(can_change and command is not None and command.id in self._choice.changes)
        self._reset_all.setEnabled(not self._is_locked and bool(self._choice.changes))
        self._profile.setEnabled(not self._is_locked)

    def _join(self) -> None:
        for signal, slot in (
            (self._search.textChanged, self.list.filter_by),
            (self._profile.currentIndexChanged, self._on_profile_chosen),
            (self.list.current_changed, self._allow),
            (self.list.key_chosen, self._on_key_chosen),
            (self.list.remove_requested, self._on_remove),
            (self._strip.taken_over, self._on_taken_over),
            (self._strip.left, self._on_left),
            (self._change.clicked, self.list.edit_current),
            (self._remove.clicked, self._on_remove),
            (self._reset.clicked, self._on_reset),
            (self._reset_all.clicked, lambda: self._take(self._choice.unchanged())),
            (self._print_button.clicked, self._on_print),
            (self._close.clicked, self.accept),
        ):
            signal.connect(slot)

    def _on_print(self) -> None:
        self._print(self, page(self.windowTitle(), self._choice.profile, self._commands, self._given))

    def _lay_out(self) -> None:
        give_role(self._title, size=TextSize.HEADING)
        for quiet in (self._print_button, self._reset_all):
            give_role(quiet, kind="quiet")
        self._profile_title.setBuddy(self._profile)
        body = QFrame()
        give_role(body, kind="panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        column.setSpacing(2 * SPACE_PX)
        column.addLayout(_row(self._title, None, self._profile_title, self._profile))
        column.addWidget(self._search)
        column.addWidget(self.list, 1)
        column.addWidget(self._strip)
        column.addLayout(_row(self._change, self._remove, self._reset, None, self._reset_all))
        foot = QFrame()
        give_role(foot, kind="foot")
        bottom = _row(self._print_button, None, self._close)
        bottom.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        foot.setLayout(bottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(body, 1)
        whole.addWidget(foot)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keys and mouse"))
        self._title.setText(self.tr("Keys and mouse"))
        self._profile_title.setText(self.tr("&Profile"))
        self._profile.setAccessibleName(self.tr("Profile"))
        self._search.setPlaceholderText(self.tr("Find a command or a key"))
        self._search.setAccessibleName(self.tr("Find a command or a key"))
        for index, profile in enumerate(Profile):
            self._profile.setItemText(index, profile_text(profile))
        for button, text in (
            (self._change, self.tr("Change …")),
            (self._remove, self.tr("Take away")),
            (self._reset, self.tr("Reset")),
            (self._reset_all, self.tr("Reset all")),
            (self._print_button, self.tr("Print …")),
            (self._close, self.tr("Close")),
        ):
            button.setText(text)
        wish = self._wish
        self.show_choice(self._choice)
        if wish is not None:
            self._on_key_chosen(wish.command, wish.key)  # the question stands

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Side by side; None is the room between left and right."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_PX)
    for widget in widgets:
        row.addStretch(1) if widget is None else row.addWidget(widget)
    return row
