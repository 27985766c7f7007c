"""The settings on screen, made from their table. A change holds at once: it goes out by signal, nothing is kept here.

What IT has set is shown, with a lock, and cannot be changed.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.settings import Group, Setting, Settings, table
from cxr_desktop.ui.setting_editors import AskPlace, Editor, ask_place, make_editor
from cxr_desktop.ui.setting_words import explanation_text, group_text, title_text
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role

_WIDTH_PX, _HEIGHT_PX = 760, 920  # at most: less where the screen is lower
_LOCK_PX = 14
_ONLY_WITH: Final = {"history_keep_days": "history_kept"}  # a setting that has no effect without that switch


class SettingsDialog(QDialog):
    """Shows `settings` and tells of each change, with the value in the type of the setting."""

    setting_changed = Signal(str, object)

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, ask: AskPlace = ask_place) -> None:
        super().__init__(parent)
        self._settings = settings
        rows = [row for row in table() if row.group is not Group.INTERNAL]
        self._headings = {group: QLabel() for group in dict.fromkeys(row.group for row in rows)}
        self._rows = {row.key: _Row(row, make_editor(row, ask)) for row in rows}
        self._hint = QLabel(wordWrap=True)
        self._restore, self._close = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._lay_out()
        for key, shown in self._rows.items():
            shown.editor.changed.connect(lambda value, key=key: self._on_editor_changed(key, value))
        self._restore.clicked.connect(self._on_restore_clicked)
        self._close.clicked.connect(self.accept)
        self.show_settings(settings)
        self.retranslate()
        self.resize(_WIDTH_PX, min(_HEIGHT_PX, self.screen().availableGeometry().height() - 8 * SPACE_PX))

    # ------------------------------------------------------------ what it shows

    def show_settings(self, settings: Settings) -> None:
        """Show these, without telling of any change."""
        self._settings = settings
        for key, row in self._rows.items():
            row.editor.show_value(getattr(settings, key))
        self._enable()

    def editor(self, key: str) -> Editor:
        """The editor of this setting."""
        return self._rows[key].editor

    def _enable(self) -> None:
        for key, row in self._rows.items():
            has_effect = bool(getattr(self._settings, _ONLY_WITH[key])) if key in _ONLY_WITH else True
            row.show_state(is_locked=key in self._settings.locked, has_effect=has_effect)

    # ------------------------------------------------------------ what the user does

    def _on_editor_changed(self, key: str, value: object) -> None:
        self._settings = self._settings.changed(key, value)
        self._rows[key].editor.show_value(value)
        self._enable()
        self.setting_changed.emit(key, value)

    def _on_restore_clicked(self) -> None:
        overrides = self._settings.overrides()
        for key, row in self._rows.items():
            if key in overrides:
                row.editor.take(row.setting.default)

    # ------------------------------------------------------------ set-up

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * SPACE_PX, SPACE_PX, 3 * SPACE_PX, 3 * SPACE_PX)
        column.setSpacing(SPACE_PX)
        for group, heading in self._headings.items():
            give_role(heading, size=TextSize.HEADING)
            column.addSpacing(2 * SPACE_PX)
            column.addWidget(heading)
            column.addLayout(self._group_grid(group))
        column.addStretch(1)
        give_role(page, kind="panel")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._foot())

    def _group_grid(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE_PX)
        grid.setVerticalSpacing(2 * SPACE_PX)
        grid.setColumnStretch(0, 1)
        rows = [row for row in self._rows.values() if row.setting.group is group]
        for place, row in enumerate(rows):
            grid.addWidget(row.words, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row.editor, place, 1, Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _foot(self) -> QWidget:
        foot = QFrame()
        give_role(foot, kind="foot")
        give_role(self._restore, kind="quiet")
        give_role(self._hint, size=TextSize.SMALL, tone="muted")
        row = QHBoxLayout(foot)
        row.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        row.setSpacing(SPACE_PX)
        row.addWidget(self._hint, 1)
        row.addWidget(self._restore)
        row.addWidget(self._close)
        return foot

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self._hint.setText(self.tr("Changes hold at once."))
        self._restore.setText(self.tr("Restore the defaults"))
        self._close.setText(self.tr("Close"))
        for group, heading in self._headings.items():
            heading.setText(group_text(group))
        who = self._settings.policy.set_by
        lock_text = self.tr("Set by {who}").format(who=who) if who else self.tr("Set by your IT")
        for row in self._rows.values():
            row.retranslate(lock_text)

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Row:
    """A setting with its words and its editor."""

    def __init__(self, setting: Setting, editor: Editor) -> None:
        self.setting = setting
        self.editor = editor
        self.words = QWidget()
        self._title, self._explanation = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._lock = _LockMark()
        self._title.setBuddy(editor)
        give_role(self._explanation, size=TextSize.SMALL, tone="muted")
        column = QVBoxLayout(self.words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._title, self._explanation, self._lock):
            column.addWidget(widget)

    def show_state(self, *, is_locked: bool, has_effect: bool) -> None:
        self._lock.setVisible(is_locked)
        self.editor.setEnabled(has_effect and not is_locked)

    def retranslate(self, lock_text: str) -> None:
        self._title.setText(title_text(self.setting.key))
        self._explanation.setText(explanation_text(self.setting.key))
        self._lock.set_text(lock_text)
        self.editor.retranslate()
        self.editor.widget.setAccessibleDescription(
            lock_text if not self._lock.isHidden() else explanation_text(self.setting.key)
        )


class _LockMark(QWidget):
    """A lock and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        give_role(self._text, size=TextSize.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX // 2)
        row.addWidget(IconMark("lock", _LOCK_PX))
        row.addWidget(self._text, 1)

    def set_text(self, text: str) -> None:
        self._text.setText(text)
