"""What is put into a row to change it: a field that takes the next key, or a list of what the mouse can do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QKeySequenceEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxr_desktop.ui.hands.bindings import Command, Means
from cxr_desktop.ui.hands.words import gesture_text, nothing_text

Index = QModelIndex | QPersistentModelIndex


class KeyDelegate(QStyledItemDelegate):
    """Opens the right editor, and tells what was chosen in it; the model is changed by others."""

    chosen = Signal(object, str)  # Command, key or gesture; empty: none

    def __init__(self, command_role: int, gestures: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._role = command_role
        self._gestures = ("", *gestures)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        command: Command = index.data(self._role)
        editor = self._mouse_editor(parent) if command.means is Means.MOUSE else self._key_editor(parent)
        editor.setAccessibleName(self.tr("New key or button for: {command}").format(command=command.words()))
        return editor

    def _key_editor(self, parent: QWidget) -> QWidget:
        editor = KeyEditor(parent)
        editor.keySequenceChanged.connect(partial(self._on_key_pressed, editor))
        return editor

    def _mouse_editor(self, parent: QWidget) -> QWidget:
        editor = QComboBox(parent)
        for gesture in self._gestures:
            editor.addItem(gesture_text(gesture) if gesture else nothing_text(), gesture)
        editor.activated.connect(lambda _: self._close(editor))
        QTimer.singleShot(0, editor, editor.showPopup)  # once it is in its place
        return editor

    def _on_key_pressed(self, editor: QWidget, key: QKeySequence) -> None:
        if not key.isEmpty():  # as it is when the keyboard goes elsewhere
            editor.blockSignals(True)  # it would tell again on its way out
            self._close(editor)

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    # ------------------------------------------------------------ Qt

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)  # all of the cell: there is a frame to be drawn

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        command: Command = index.data(self._role)
        if isinstance(editor, QComboBox):
            self.chosen.emit(command, editor.currentData())
        elif isinstance(editor, KeyEditor) and not editor.keySequence().isEmpty():
            key = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            self.chosen.emit(command, key)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """A view would take Enter and Tab for itself. Here Esc ends the change, and every other key is the editor's."""
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Escape:
            return False
        return super().eventFilter(editor, event)


class KeyEditor(QKeySequenceEdit):
    """Takes one stroke: with the next it would be a sequence, which no film view and no hand on a mouse knows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setFinishingKeyCombinations([])
        self.setAutoFillBackground(True)
