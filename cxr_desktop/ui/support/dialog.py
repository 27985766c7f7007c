"""The diagnostics of this installation as they come in, part by part; to be copied, or saved with the log.

What is copied names no folder of the user's: it is meant for somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.support_desk import Facts, without_home
from cxr_desktop.ui.status_row import Sentence
from cxr_desktop.ui.support.words import DOING, PARTS, fact_name, shown_text, translated, value_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon, text_width

_SIZE_PX = 860, 680
_NAME_CHARACTERS = 34  # of the longest name of a fact, in the longest language


class DiagnosticsDialog(QDialog):
    """Shows what it is given."""

    save_requested = Signal()
    logs_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: dict[str, Facts] = {}
        self._sentence: Sentence | None = None
        self._table = QTreeWidget()
        self._said = QLabel(wordWrap=True)
        self._busy = QProgressBar(textVisible=False, maximum=0)
        self._copy = QPushButton(icon("copy"), "", autoDefault=False)
        self._logs = QPushButton(icon("folder"), "", autoDefault=False)
        self._save = QPushButton(autoDefault=False)
        self._close = QPushButton(autoDefault=False)
        self._lay_out()
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text_to_copy()))
        self._logs.clicked.connect(self.logs_requested)
        self._save.clicked.connect(self.save_requested)
        self._close.clicked.connect(self.close)
        self._show_whole(False)
        self.retranslate()
        self.resize(*_SIZE_PX)

    @property
    def record(self) -> Mapping[str, Facts]:
        """What has come in."""
        return self._record

    @property
    def said(self) -> str:
        """What is said below the table."""
        return self._said.text()

    @property
    def title_of_saving(self) -> str:
        """Of the question where to."""
        return self.tr("Save support bundle")

    def begin(self) -> None:
        """The parts are being gathered."""
        self._busy.show()
        self._say_what_comes()

    def show_part(self, name: str, facts: Facts) -> None:
        """One more part has come in."""
        self._record[name] = facts
        self._add(name, facts)
        self._say_what_comes()

    def end(self) -> None:
        """All parts are there."""
        self._busy.hide()
        self._show_whole(True)
        self.say(
            lambda: self.tr(
                "What is copied or saved holds no film, no file name and no patient. The bundle is for a support desk, "
                "and in English."
            )
        )

    def say(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._said.setText(sentence())

    def say_saved(self, name: str) -> None:
        """The bundle lies under this name."""
        self.say(lambda: self.tr("Saved as {name}.").format(name=name))

    def text_to_copy(self) -> str:
        """What the table shows, as lines, without the user's own folder."""
        lines = []
        for name, facts in self._record.items():
            lines += ["", translated(PARTS[name])]
            lines += [f"  {fact_name(key)}: {value_text(value)}" for key, value in facts.items()]
        return without_home("\n".join(lines).strip() + "\n")

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Diagnostics"))
        self._table.setAccessibleName(self.tr("Facts about this installation"))
        self._copy.setText(self.tr("Copy"))
        self._logs.setText(self.tr("Open the folder of the logs"))
        self._save.setText(self.tr("Save support bundle …"))
        self._close.setText(self.tr("Close"))
        self._table.clear()
        for name, facts in self._record.items():
            self._add(name, facts)
        if self._sentence:
            self._said.setText(self._sentence())

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        self._table.setColumnCount(2)
        self._table.setHeaderHidden(True)
        self._table.setRootIsDecorated(False)
        self._table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._table.setColumnWidth(0, text_width(_NAME_CHARACTERS))
        self._table.setIndentation(2 * SPACE_PX)
        self._table.setItemsExpandable(False)
        self._table.setWordWrap(True)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        give_role(self._said, size=TextSize.SMALL, tone="muted")
        self._busy.setFixedHeight(SPACE_PX // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_PX)
        for button in (self._copy, self._logs, self._save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
        layout.setSpacing(SPACE_PX)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._busy)
        layout.addWidget(self._said)
        layout.addLayout(buttons)

    def _add(self, name: str, facts: Facts) -> None:
        part = QTreeWidgetItem([translated(PARTS[name])])
        font = part.font(0)
        font.setBold(True)
        part.setFont(0, font)
        self._table.addTopLevelItem(part)
        for key, value in facts.items():
            part.addChild(row := _row(fact_name(key), shown_text(key, value)))
            self._give_height(row)
        part.setFirstColumnSpanned(True)
        part.setExpanded(True)

    def _give_height(self, row: QTreeWidgetItem) -> None:
        """A sentence has as many lines as it takes: a tree gives every row one."""
        metrics, room = self._table.fontMetrics(), self._table.viewport().width() - self._table.columnWidth(0)
        box = QRect(0, 0, room - 4 * SPACE_PX, 0)  # less its margins, and a scroll bar
        lines = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, row.text(1)).height() // metrics.lineSpacing()
        if lines > 1:
            row.setSizeHint(1, QSize(0, lines * metrics.lineSpacing() + 2 * SPACE_PX))
        else:
            row.setData(1, Qt.ItemDataRole.SizeHintRole, None)

    def _say_what_comes(self) -> None:
        missing = [name for name in DOING if name not in self._record]
        if missing:
            self.say(lambda: translated(DOING[missing[0]]))

    def _show_whole(self, is_whole: bool) -> None:
        self._copy.setEnabled(is_whole)
        self._save.setEnabled(is_whole)

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._table.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 1):
            self._give_height(row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _row(name: str, text: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem([name, text])
    row.setToolTip(1, text)
    return row
