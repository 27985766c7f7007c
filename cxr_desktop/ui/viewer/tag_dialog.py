"""What a DICOM file says of itself, tag by tag, with a search; who is on the film is masked until somebody asks.

A masked value is not searched either: a search that finds it would tell it. Nothing here is kept, logged or copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.imaging.dicom.patient_view import TagRow
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, text_width

_MASK = "•••••"
_SIZE_PX = 900, 640
Index = QModelIndex | QPersistentModelIndex
_HERE = QModelIndex()


class TagModel(QAbstractTableModel):
    """One row a tag: tag, name, kind of value, value."""

    def __init__(self, rows: Sequence[TagRow]) -> None:
        super().__init__()
        self._rows = rows
        self._is_masked = True

    def set_masked(self, is_masked: bool) -> None:
        """Whether what may identify the patient is hidden."""
        self._is_masked = is_masked
        if self._rows:
            self.dataChanged.emit(self.index(0, 3), self.index(len(self._rows) - 1, 3))

    def matches(self, row: int, wanted: str) -> bool:
        """Whether `wanted` is in what the row shows."""
        return any(wanted in text.casefold() for text in self._texts(self._rows[row]))

    def rowCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 3 and self._hides(row):
            return self.tr("hidden")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Tag"), self.tr("Name"), self.tr("Kind"), self.tr("Value"))[section]
        return None

    def _hides(self, row: TagRow) -> bool:
        return self._is_masked and row.is_identifying and bool(row.value)

    def _texts(self, row: TagRow) -> tuple[str, str, str, str]:
        return row.tag, row.name, row.vr, _MASK if self._hides(row) else row.value


class _Found(QSortFilterProxyModel):
    """The rows that show what is searched for."""

    def __init__(self, model: TagModel) -> None:
        super().__init__()
        self._model, self._wanted = model, ""
        self.setSourceModel(model)

    def search(self, wanted: str) -> None:
        self._wanted = wanted.casefold().strip()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return self._model.matches(source_row, self._wanted)


class TagDialog(QDialog):
    """The tags of one film."""

    def __init__(self, file_name: str, rows: Sequence[TagRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._file_name = file_name
        self._model = TagModel(rows)
        self._found = _Found(self._model)
        self._search = QLineEdit(clearButtonEnabled=True)
        self._shows_patient = QCheckBox()
        self._table = QTableView()
        self._count = QLabel()
        self._close = QPushButton(autoDefault=False)
        self._lay_out()
        self._join()
        self.retranslate()
        self.resize(*_SIZE_PX)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("What the file says: {name}").format(name=self._file_name))
        self._search.setPlaceholderText(self.tr("Search tags, names and values"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._shows_patient.setText(self.tr("Show what may tell who the patient is"))
        self._table.setAccessibleName(self.tr("Tags of the file"))
        self._close.setText(self.tr("Close"))
        self._show_count()

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        self._table.setModel(self._found)
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, characters in enumerate((14, 34, 6)):
            self._table.setColumnWidth(column, text_width(characters))
        give_role(self._count, size=TextSize.SMALL, tone="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        layout.setSpacing(SPACE_PX)
        for widget in (self._search, self._table, self._count, self._shows_patient):
            layout.addWidget(widget, 1 if widget is self._table else 0)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignRight)

    def _join(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._shows_patient.toggled.connect(self._on_shown)
        self._close.clicked.connect(self.close)

    def _on_search(self, wanted: str) -> None:
        self._found.search(wanted)
        self._show_count()

    def _on_shown(self, is_shown: bool) -> None:
        self._model.set_masked(not is_shown)
        self._on_search(self._search.text())

    def _show_count(self) -> None:
        counts = self._found.rowCount(), self._model.rowCount()
        self._count.setText(self.tr("{shown} of {all} tags").format(shown=counts[0], all=counts[1]))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
