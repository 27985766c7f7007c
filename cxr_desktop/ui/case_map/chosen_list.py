"""The cases within the lasso as a list: most similar to the query first, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from cxr_desktop.ui.numbers import similarity_text

_Index = QModelIndex | QPersistentModelIndex

LabelOf = Callable[[int], str]
"""The label of a row of the map."""


class ChosenModel(QAbstractListModel):
    """Rows of the map. Words are made when they are painted: there may be 100,000."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)
        self._label_of: LabelOf = str
        self._similarities: NDArray[np.float64] | None = None

    def set_rows(self, rows: NDArray[np.intp], label_of: LabelOf, similarities: NDArray[np.float64] | None) -> None:
        """`similarities` are those of all cases of the map."""
        self.beginResetModel()
        if similarities is not None:
            rows = rows[np.argsort(-similarities[rows], kind="stable")]
        self._rows, self._label_of, self._similarities = rows, label_of, similarities
        self.endResetModel()

    def row_of_map(self, index: _Index) -> int:
        return int(self._rows[index.row()])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self.row_of_map(index)
        if self._similarities is None:
            return self._label_of(row)
        text = self.tr("{label}, similarity {similarity}")
        return text.format(label=self._label_of(row), similarity=similarity_text(float(self._similarities[row])))


class ChosenList(QListView):
    """Tells the row of the map that is pointed at, and the one that is to be opened."""

    pointed = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChosenModel(self)
        self.setModel(self._model)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(lambda index: self.opened.emit(self._model.row_of_map(index)))

    def show_rows(self, rows: NDArray[np.intp], label_of: LabelOf, similarities: NDArray[np.float64] | None) -> None:
        """As `ChosenModel.set_rows`."""
        self._model.set_rows(rows, label_of, similarities)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pointed.emit(self._model.row_of_map(index))
