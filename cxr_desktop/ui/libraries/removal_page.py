"""Films to be taken out of a library: found by what is typed, chosen in a list, removed once that is agreed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.domain import Case
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.libraries.case_list import CaseListModel
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, labels_text
from cxr_desktop.ui.theme import SPACE_PX, give_role, icon


class RemovalPage(Worded):
    """Tells which cases are to go, after asking."""

    removal_requested = Signal(object, object)  # folder, list[Case]

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._folder = Path()
        self._is_listing = False
        self._removed: int | None = None
        self.cases = CaseListModel()
        self._introduction, self._chosen = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.table = QTableView()
        self.remove = QPushButton(icon("trash"), "")
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_chosen())
        self.remove.clicked.connect(self._on_remove_clicked)
        self.retranslate()

    @property
    def folder(self) -> Path:
        return self._folder

    def begin(self, folder: Path) -> None:
        """The cases of this library come in a moment."""
        self._folder, self._is_listing, self._removed = folder, True, None
        self.cases.show_cases(())
        self.search.clear()
        self.retranslate()

    def show_cases(self, folder: Path, cases: Sequence[Case]) -> None:
        if folder == self._folder:
            self._is_listing = False
            self.cases.show_cases(cases)
            self.cases.narrow(self.search.text())
            self.retranslate()

    def show_removed(self, count: int) -> None:
        self._removed = count
        self.retranslate()

    @property
    def text(self) -> str:
        return f"{self._introduction.text()}\n{self._chosen.text()}"

    def retranslate(self) -> None:
        self._introduction.setText(
            self.tr(
                "Cases of {name} that nobody is to find any more. The films themselves are not touched. Their small "
                "pictures stay in files of the library until enough cases are gone for those to be written anew, or "
                "the library is built again."
            ).format(name=self._folder.name)
        )
        self.search.setPlaceholderText(self.tr("Label, name, folder or patient"))
        self.search.setAccessibleName(self.tr("Find cases by label, name, folder or patient"))
        self.table.setAccessibleName(self.tr("Cases of this library"))
        self.remove.setText(self.tr("Remove …"))
        self._say_chosen()

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._introduction, tone="muted")
        self.table.setModel(self.cases)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(1, 40 * SPACE_PX)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE_PX)
        foot.addWidget(self._chosen, 1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        column.setSpacing(SPACE_PX + SPACE_PX // 2)
        for widget in (self._introduction, self.search, self.table):
            column.addWidget(widget)
        column.addLayout(foot)

    def _selected(self) -> list[Case]:
        return [self.cases.case(index.row()) for index in self.table.selectionModel().selectedRows()]

    def _on_search_changed(self, text: str) -> None:
        self._removed = None
        self.cases.narrow(text)
        self._say_chosen()

    def _say_chosen(self) -> None:
        chosen = self._selected()
        self.remove.setEnabled(bool(chosen))
        if chosen:
            labels = labels_text(dict(sorted(Counter(case.label for case in chosen).items())))
            text = self.tr("{count} chosen: {labels}").format(count=count_text(len(chosen)), labels=labels)
        elif self._is_listing:
            text = self.tr("The cases are being read …")
        elif self._removed is not None:
            text = self.tr("{count} cases are removed.").format(count=count_text(self._removed))
        else:
            text = self.tr("{count} cases are listed. Choose those that are to go.").format(
                count=count_text(self.cases.rowCount())
            )
        self._chosen.setText(text)

    def _on_remove_clicked(self) -> None:
        chosen = self._selected()
        question = self.tr("Remove {count} cases from {name}? {labels}. This cannot be undone.").format(
            count=count_text(len(chosen)),
            name=self._folder.name,
            labels=labels_text(dict(sorted(Counter(case.label for case in chosen).items()))),
        )
        if self._dialogs.confirm(question, self.tr("Remove")):
            self.removal_requested.emit(self._folder, chosen)
