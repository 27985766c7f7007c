"""The cases of a library as rows that can be narrowed down by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cxr_desktop.domain import Case

Index = QModelIndex | QPersistentModelIndex

_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("CaseListModel", "Label"),
    QT_TRANSLATE_NOOP("CaseListModel", "Film"),
    QT_TRANSLATE_NOOP("CaseListModel", "Patient"),
    QT_TRANSLATE_NOOP("CaseListModel", "Folder"),
)


class CaseListModel(QAbstractTableModel):
    """Rows are those cases whose label, path or patient holds the text that is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Case] = ()
        self._texts: Sequence[str] = ()
        self._rows: Sequence[Case] = ()

    def show_cases(self, cases: Sequence[Case]) -> None:
        self.beginResetModel()
        self._all = self._rows = tuple(cases)
        self._texts = [f"{case.label}\n{case.path}\n{case.patient or ''}".casefold() for case in cases]
        self.endResetModel()

    def narrow(self, text: str) -> None:
        self.beginResetModel()
        wanted = text.casefold()
        self._rows = [case for case, words in zip(self._all, self._texts, strict=True) if wanted in words]
        self.endResetModel()

    def case(self, row: int) -> Case:
        return self._rows[row]

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        case = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(case.path)
        return (case.label, case.path.name, case.patient or "", str(case.path.parent))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.tr(str(_COLUMNS[section]))
