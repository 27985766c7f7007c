"""The sidebar of earlier queries: find one, look at it again, write a note on it, remove it.

It only says what is wanted; whoever listens asks before all is cleared. A note is handed over when its field is left,
and always for the entry that it was written on.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.history import HistoryEntry
from cxr_desktop.ui.history_delegate import HistoryDelegate
from cxr_desktop.ui.history_model import HistoryModel
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon, text_width, tokens

_WIDTH_PX, _WIDTH_CHARACTERS = 288, 36  # at least
_SIDE_PX = SPACE_PX + SPACE_PX // 2  # the pictures of the list begin there, too
_LONGEST_NOTE = 2000  # characters


class HistoryPanel(QWidget):
    """Shows entries and says what the user wants of them."""

    entry_activated = Signal(int)
    remove_requested = Signal(int)
    note_changed = Signal(int, str)
    clear_requested = Signal()
    collapsed_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel(self)
        self._view = _EntryView(self._model)
        self._fold = QToolButton(autoRaise=True)
        self._title = QLabel()
        self._count = QLabel()
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search_sign = QAction(icon("search", tint="muted"), "", self._search)
        self._note = QLineEdit(maxLength=_LONGEST_NOTE)
        self._note_sign = QAction(icon("note", tint="muted"), "", self._note)
        self._noted: int | None = None  # whose note is in the field
        self._note_before = ""
        self._clear = QPushButton()
        self._is_collapsed = False
        self._show_action = self._make_action("show", "eye", "Return", "Enter")
        self._remove_action = self._make_action("remove", "trash", "Delete")
        self._lay_out()
        self._join()
        self._show_state()
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """These entries, newest first. Search, current entry and place in the list stay."""
        current, row, top = self._current(), self._view.currentIndex().row(), self._view.verticalScrollBar().value()
        self._model.set_entries(entries)
        if current is not None and not self._make_current(current.entry_id):
            self._view.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))
        if self._view.selectionModel().hasSelection():
            self._view.verticalScrollBar().setValue(top)
        self._show_state()

    def set_current(self, entry_id: int) -> None:
        """Mark the entry that is on screen. A note that is being written stays with its own entry."""
        if self._note.hasFocus() and self._noted != entry_id:
            self._view.setFocus()  # which hands the note over; what is typed from here on goes into no other note
        self._make_current(entry_id)

    @property
    def is_collapsed(self) -> bool:
        return self._is_collapsed

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Out of the way, or in sight."""
        if is_collapsed != self._is_collapsed:
            self._is_collapsed = is_collapsed
            self.setHidden(is_collapsed)
            self.collapsed_changed.emit(is_collapsed)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Earlier queries"))
        self._fold.setToolTip(self.tr("Hide earlier queries"))
        self._fold.setAccessibleName(self.tr("Hide earlier queries"))
        self._search.setPlaceholderText(self.tr("Find a name, label or date"))
        self._search.setAccessibleName(self.tr("Find an earlier query by name, label, note or date"))
        self._note.setPlaceholderText(self.tr("Note on this query"))
        self._note.setAccessibleName(self.tr("Note on this query"))
        self._view.setAccessibleName(self.tr("Earlier queries"))
        self._clear.setText(self.tr("Clear all …"))
        self._show_action.setText(self.tr("Show again"))
        self._remove_action.setText(self.tr("Remove"))
        self._show_state()

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._title, size=TextSize.HEADING)
        give_role(self._count, size=TextSize.SMALL, tone="muted")
        give_role(self._clear, kind="quiet")
        give_role(self, kind="panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fit_text()
        self._fold.setIcon(icon("previous"))
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._search.addAction(self._search_sign, leading)
        self._note.addAction(self._note_sign, leading)
        header = QHBoxLayout()
        header.setContentsMargins(_SIDE_PX, SPACE_PX, SPACE_PX // 2, 0)
        header.setSpacing(SPACE_PX)
        header.addWidget(self._title)
        header.addWidget(self._count)
        header.addStretch(1)
        header.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        column.addLayout(header)
        for widget, stretch in ((self._search, 0), (self._view, 1), (self._note, 0), (self._clear, 0)):
            row = QHBoxLayout()
            side = 0 if widget is self._view else _SIDE_PX
            row.setContentsMargins(side, 0, side, SPACE_PX if widget is self._clear else 0)
            row.addWidget(widget)
            column.addLayout(row, stretch)

    def _fit_text(self) -> None:
        self.setFixedWidth(max(_WIDTH_PX, text_width(_WIDTH_CHARACTERS)))

    def _join(self) -> None:
        self._fold.clicked.connect(lambda: self.set_collapsed(not self.is_collapsed))
        self._search.textChanged.connect(self._on_search_changed)
        self._note.editingFinished.connect(self._hand_note_over)
        self._clear.clicked.connect(self.clear_requested)
        self._view.clicked.connect(self._activate)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.modelReset.connect(self._on_model_reset)
        self._show_action.triggered.connect(self._activate)
        self._remove_action.triggered.connect(self._on_remove_triggered)

    def _make_action(self, name: str, icon_name: str, *keys: str) -> QAction:
        action = QAction(icon(icon_name), "", self._view)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addAction(action)
        return action

    def _current(self) -> HistoryEntry | None:
        index = self._view.currentIndex()
        return self._model.entry(index.row()) if index.isValid() else None

    def _make_current(self, entry_id: int) -> bool:
        """False where it is not in the list."""
        row = self._model.row_of(entry_id)
        if row >= 0 and row != self._view.currentIndex().row():
            self._view.setCurrentIndex(self._model.index(row))
        return row >= 0

    def _activate(self, *_: object) -> None:
        entry = self._current()
        if entry is not None:
            self.entry_activated.emit(entry.entry_id)

    def _on_remove_triggered(self) -> None:
        entry = self._current()
        if entry is not None:
            self._show_note(None)
            self.remove_requested.emit(entry.entry_id)

    def _on_search_changed(self, text: str) -> None:
        current = self._current()
        self._model.set_search(text)
        if current is not None:
            self._make_current(current.entry_id)
        self._show_state()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_note(self._model.entry(current.row()) if current.isValid() else None)

    def _on_model_reset(self) -> None:
        if self._noted is not None and self._model.row_of(self._noted) < 0:
            self._show_note(None)

    def _show_note(self, entry: HistoryEntry | None) -> None:
        """The note of that entry comes into the field, unless it is there already and being written."""
        if entry is not None and entry.entry_id == self._noted:
            return
        self._hand_note_over()
        self._noted, self._note_before = (entry.entry_id, entry.note) if entry else (None, "")
        self._note.setText(self._note_before)
        self._note.setCursorPosition(0)
        self._note.setEnabled(entry is not None)

    def _hand_note_over(self) -> None:
        text = self._note.text().strip()
        if self._noted is not None and text != self._note_before and self._model.holds(self._noted):
            self._note_before = text
            self._model.set_note(self._noted, text)
            self.note_changed.emit(self._noted, text)

    def _show_state(self) -> None:
        """How many there are, and what an empty list has to say."""
        found, count = self._model.rowCount(), self._model.count
        locale = QLocale()
        text = self.tr("{found} of {count}") if found != count else "{count}"
        self._count.setText(text.format(found=locale.toString(found), count=locale.toString(count)))
        self._count.setVisible(count > 0)
        self._clear.setEnabled(count > 0)
        self._note.setEnabled(self._noted is not None)
        nothing_found = self.tr("No earlier query has all these words.")
        self._view.set_invitation(nothing_found if count else self.tr("Answered queries will be listed here."))

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_text()
        super().changeEvent(event)


class _EntryView(QListView):
    """The list; when it is empty it says so."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._invitation = ""
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)

    def set_invitation(self, text: str) -> None:
        """What an empty list says."""
        self._invitation = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(tokens().muted)
            room = self.viewport().rect().adjusted(SPACE_PX * 2, SPACE_PX * 2, -SPACE_PX * 2, -SPACE_PX * 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._invitation)
            painter.end()
