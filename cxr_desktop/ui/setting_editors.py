"""One editor for each kind of setting. It shows a value, and tells of a change that the user makes, only of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.settings import Kind, Setting
from cxr_desktop.ui.setting_words import choice_text, none_chosen_text, title_text
from cxr_desktop.ui.theme import SPACE_PX, give_role, icon

AskPlace = Callable[[QWidget, Kind, str], Path | None]
"""(parent, FOLDER or FILE, title) -> what the user has chosen, or None."""

_WIDTH_PX = 240
_STEP_PERCENT = 5


def ask_place(parent: QWidget, kind: Kind, title: str) -> Path | None:
    """By the dialog of the system."""
    if kind is Kind.FOLDER:
        name = QFileDialog.getExistingDirectory(parent, title)
    else:
        name, _ = QFileDialog.getOpenFileName(parent, title, "", "*.safetensors")
    return Path(name) if name else None


class Editor(QWidget):
    """`widget` is what takes the focus."""

    changed = Signal(object)  # the new value

    def __init__(self, row: Setting, widget: QWidget) -> None:
        super().__init__()
        self.row = row
        self.widget = widget
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)
        self.setFocusProxy(widget)
        self.setMinimumWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_PX // 2)
        layout.addWidget(widget)

    def show_value(self, value: object) -> None:
        """Show `value` without telling of it."""
        raise NotImplementedError

    def take(self, value: object) -> None:
        """Show `value` and tell of it, as if the user had chosen it."""
        self.show_value(value)
        self.changed.emit(value)

    def retranslate(self) -> None:
        self.widget.setAccessibleName(title_text(self.row.key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A wheel that only passes by scrolls the page, and changes nothing."""
        if watched is self.widget and event.type() == QEvent.Type.Wheel and not self.widget.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, row: Setting) -> None:
        self._box = QComboBox()
        super().__init__(row, self._box)
        for choice in row.choices:
            self._box.addItem("", choice)
        self._box.currentIndexChanged.connect(lambda index: self.changed.emit(self._box.itemData(index)))

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData(value))

    def retranslate(self) -> None:
        super().retranslate()
        for index, choice in enumerate(self.row.choices):
            self._box.setItemText(index, choice_text(self.row.key, choice))


class WholeEditor(Editor):
    """A whole number; told of when it is complete, not digit by digit."""

    def __init__(self, row: Setting) -> None:
        self._box = QSpinBox()
        self._box.setKeyboardTracking(False)
        super().__init__(row, self._box)
        self._box.setRange(round(row.lowest * self._unit), round(row.highest * self._unit))
        self._box.valueChanged.connect(lambda number: self.changed.emit(self._value(number)))

    _unit = 1

    def _value(self, number: int) -> float:
        return number

    def show_value(self, value: object) -> None:
        assert isinstance(value, int | float)
        with QSignalBlocker(self._box):
            self._box.setValue(round(value * self._unit))

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setLocale(QLocale())


class ShareEditor(WholeEditor):
    """A share, in per cent."""

    _unit = 100

    def __init__(self, row: Setting) -> None:
        super().__init__(row)
        self._box.setSingleStep(_STEP_PERCENT)

    def _value(self, number: int) -> float:
        return number / self._unit

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setSuffix(self.tr(" %"))


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, row: Setting) -> None:
        self._box = QCheckBox()
        super().__init__(row, self._box)
        self._box.toggled.connect(self.take)

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))
        self._name_state()

    def retranslate(self) -> None:
        super().retranslate()
        self._name_state()

    def _name_state(self) -> None:
        self._box.setText(self.tr("On") if self._box.isChecked() else self.tr("Off"))


class PlaceEditor(Editor):
    """A file or folder, or none."""

    def __init__(self, row: Setting, ask: AskPlace) -> None:
        self._choose, self._clear = QPushButton(), QPushButton(icon("close"), "")
        super().__init__(row, self._choose)
        self._ask = ask
        self._value: Path | None = None
        self._label = QLabel()
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        give_role(self._clear, kind="quiet")
        self._choose.setIcon(icon("folder"))
        self._choose.setIconSize(QSize(3 * SPACE_PX, 2 * SPACE_PX))  # wider than the icon: air before the words
        for button in (self._choose, self._clear):
            button.setAutoDefault(False)  # Return in another editor is not for these
        self._choose.clicked.connect(self._on_choose_clicked)
        self._clear.clicked.connect(lambda: self.take(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_PX // 2)
        buttons.addWidget(self._choose, 1)
        buttons.addWidget(self._clear)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._label)
        layout.addLayout(buttons)

    def show_value(self, value: object) -> None:
        self._value = Path(str(value)) if value else None
        self._clear.setEnabled(self._value is not None)
        self._show_text()

    def _show_text(self) -> None:
        text = str(self._value) if self._value else none_chosen_text(self.row.key)
        self._label.setToolTip(text)
        self._label.setText(
            self._label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self._label.width())
        )

    def _on_choose_clicked(self) -> None:
        chosen = self._ask(self, self.row.kind, title_text(self.row.key))
        if chosen is not None:
            self.take(chosen)

    def retranslate(self) -> None:
        super().retranslate()
        self._choose.setText(self.tr("Choose …"))
        self._clear.setToolTip(self.tr("Choose none"))
        self._clear.setAccessibleName(self.tr("Choose none"))
        self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_text()


_EDITORS: Final[Mapping[Kind, Callable[[Setting], Editor]]] = {
    Kind.CHOICE: ChoiceEditor,
    Kind.WHOLE: WholeEditor,
    Kind.SHARE: ShareEditor,
    Kind.SWITCH: SwitchEditor,
}


def make_editor(row: Setting, ask: AskPlace) -> Editor:
    """The editor of this kind of setting."""
    if row.kind in {Kind.FOLDER, Kind.FILE}:
        return PlaceEditor(row, ask)
    return _EDITORS[row.kind](row)
