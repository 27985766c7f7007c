"""What changes from one edition of a library to the next: a line for each fact, those that change marked in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from cxr_desktop.library.edition import Change, Value
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, labels_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role

CONTEXT = "Changes"
_HASH_DIGITS: Final = 12

_TITLES: Final[Mapping[str, object]] = {  # key of a change -> title
    "profile": QT_TRANSLATE_NOOP("Changes", "Model"),
    "backbones": QT_TRANSLATE_NOOP("Changes", "Backbones"),
    "weights": QT_TRANSLATE_NOOP("Changes", "Weights (SHA-256)"),
    "preprocessing": QT_TRANSLATE_NOOP("Changes", "Preprocessing"),
    "dimension": QT_TRANSLATE_NOOP("Changes", "Dimension of an embedding"),
    "cases": QT_TRANSLATE_NOOP("Changes", "Cases"),
    "labels": QT_TRANSLATE_NOOP("Changes", "Labels"),
    "pooled": QT_TRANSLATE_NOOP("Changes", "Several looks at every film"),
    "balanced": QT_TRANSLATE_NOOP("Changes", "Every label weighs the same"),
    "with_pictures": QT_TRANSLATE_NOOP("Changes", "Small pictures are kept"),
    "program": QT_TRANSLATE_NOOP("Changes", "Written by"),
}


class ChangeTable(Worded):
    """Hidden while there is nothing to compare."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, kind="card")
        self._changes: Sequence[Change] = ()
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*[2 * SPACE_PX] * 4)
        self._grid.setHorizontalSpacing(4 * SPACE_PX)
        self._grid.setVerticalSpacing(SPACE_PX // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says, a line for each row."""
        return "\n".join("  ".join(row) for row in self.rows())

    def show_changes(self, changes: Sequence[Change]) -> None:
        """None: there is nothing to show."""
        self._changes = changes
        self.setVisible(bool(changes))
        self.retranslate()

    def rows(self) -> list[tuple[str, str, str]]:
        """Title, old, new."""
        rows = []
        for change in self._changes:
            title = QCoreApplication.translate(CONTEXT, str(_TITLES[change.key]))
            new = self._text(change.key, change.new) if change.is_change else self.tr("as before")
            rows.append((title, self._text(change.key, change.old), new))
        return rows

    def retranslate(self) -> None:
        for cell in self._cells:
            cell.deleteLater()
        self._cells = []
        heads = ("", self.tr("Old"), self.tr("New"))
        for row, texts in enumerate((heads, *self.rows())):
            is_change = row > 0 and self._changes[row - 1].is_change
            for column, text in enumerate(texts):
                cell = QLabel(breakable(text), wordWrap=column > 0)
                is_quiet = row == 0 or column == 0 or not is_change
                give_role(cell, size=TextSize.SMALL if row == 0 else None, tone="muted" if is_quiet else "")
                cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._cells.append(cell)
                self._grid.addWidget(cell, row, column)
        self.setAccessibleName(self.tr("What changes"))
        self.setAccessibleDescription(self.text)

    def _text(self, key: str, value: Value) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, int):
            return count_text(value)
        if isinstance(value, Mapping):
            return labels_text(value)
        if key == "weights":
            return value[:_HASH_DIGITS]
        return value or self.tr("not noted")
