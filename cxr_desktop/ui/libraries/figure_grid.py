"""Figures of a record in a grid, said anew when the language changes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.theme import SPACE_PX


class FigureGrid(Worded):
    """Labels in rows of `columns`; what is left of the width stays free behind them."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._record: Mapping[str, Any] = {}
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * SPACE_PX)
        self._grid.setVerticalSpacing(SPACE_PX // 2)
        self._grid.setColumnStretch(columns, 1)

    def show_record(self, record: Mapping[str, Any]) -> None:
        """The content of the JSON file of these figures."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        for cell in self._cells:
            cell.deleteLater()
        self._cells = []
        for row, cells in enumerate(self._labels()):
            for column, cell in enumerate(cells):
                self._cells.append(cell)
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)

    @abstractmethod
    def _labels(self) -> Iterator[Sequence[QLabel]]:
        """New labels of every row, in the present language."""
