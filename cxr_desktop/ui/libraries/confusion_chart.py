"""Label against vote as a table: counts and shares of each label in words, and the shares as a shade behind them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, share_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, tokens

_CELL_PX = 88
_STRONGEST = 0.45  # of the accent behind a cell: the words on it stay legible


class ConfusionChart(Worded):
    """Rows are labels, columns votes."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: Sequence[str] = ()
        self._counts: Sequence[Sequence[int]] = ()
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(self, labels: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
        """Films by (label, vote)."""
        self._labels, self._counts = labels, counts
        self.retranslate()

    def spoken(self) -> str:
        """All of it as one sentence for each label."""
        return " ".join(
            self.tr("Of {total} films of {label}: {votes}.").format(
                total=count_text(sum(row)),
                label=label,
                votes=", ".join(f"{vote} {count_text(n)}" for vote, n in zip(self._labels, row, strict=True)),
            )
            for label, row in zip(self._labels, self._counts, strict=True)
        )

    def retranslate(self) -> None:
        for cell in self._cells:
            cell.deleteLater()
        self._cells = []
        if not self._labels:
            return
        self._add(self.tr("Label ↓   Vote →"), 0, 0, tone="muted")
        for number, label in enumerate(self._labels, start=1):
            self._add(breakable(label), 0, number, tone="muted")
            self._add(breakable(label), number, 0, tone="muted")
        for row, counts in enumerate(self._counts):
            for column, count in enumerate(counts):
                self._add_count(row, column, count, count / max(1, sum(counts)))
        self.setAccessibleName(self.spoken())

    def _add_count(self, row: int, column: int, count: int, share: float) -> None:
        cell = self._add(f"{count_text(count)}\n{share_text(share)}", row + 1, column + 1)
        cell.setMinimumSize(_CELL_PX, _CELL_PX // 2 + SPACE_PX)
        shade = QColor(tokens().accent)
        shade.setAlphaF(_STRONGEST * share)
        palette = cell.palette()
        palette.setColor(QPalette.ColorRole.Window, shade)
        cell.setPalette(palette)
        cell.setAutoFillBackground(True)

    def _add(self, text: str, row: int, column: int, *, tone: str | None = None) -> QLabel:
        cell = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
        give_role(cell, size=TextSize.SMALL, tone=tone)
        self._cells.append(cell)
        self._grid.addWidget(cell, row, column)
        return cell
