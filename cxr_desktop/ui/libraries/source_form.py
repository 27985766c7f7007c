"""Where labelled films come from: a folder whose folders are labels, a table, or a table of films in a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cxr_desktop.library.wish import FilmSource
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon


class PlaceRow(Worded):
    """A place that was chosen, or not yet, with the button that chooses it and the one that takes it back."""

    changed = Signal()
    choose_requested = Signal()

    def __init__(self, *, can_be_cleared: bool) -> None:
        super().__init__()
        self.place: Path | None = None
        self._words = ("", "", "")
        self._title, self._meaning, self._value = (QLabel(wordWrap=True) for _ in range(3))
        self._choose, self._clear = QPushButton(), QToolButton(autoRaise=True)
        self._choose.clicked.connect(self.choose_requested)
        self._clear.clicked.connect(lambda: self.set_place(None))
        self._clear.setIcon(icon("close"))
        kept = self._clear.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(kept)
        self._can_be_cleared = can_be_cleared
        give_role(self._meaning, size=TextSize.SMALL, tone="muted")
        self._value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX // 4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._meaning, 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._value, 0, 1, 2, 1, middle)
        grid.addWidget(self._clear, 0, 2, 2, 1, middle)
        grid.addWidget(self._choose, 0, 3, 2, 1, middle)
        self.retranslate()

    def set_place(self, place: Path | None) -> None:
        if place != self.place:
            self.place = place
            self.retranslate()
            self.changed.emit()

    def set_words(self, title: str, meaning: str, choose: str) -> None:
        """Already translated."""
        self._words = title, meaning, choose
        self.retranslate()

    def retranslate(self) -> None:
        title, meaning, choose = self._words
        self._title.setText(title)
        self._meaning.setText(meaning)
        self._choose.setText(choose)
        self._choose.setAccessibleName(f"{choose} {title}".strip())
        self._choose.setAccessibleDescription(meaning)
        self._value.setText(breakable(str(self.place)) if self.place else self.tr("not chosen"))
        self._clear.setAccessibleName(self.tr("Take back what was chosen"))
        self._clear.setToolTip(self.tr("Take back what was chosen"))
        self._clear.setVisible(self._can_be_cleared and self.place is not None)


class SourceForm(Worded):
    """The two places; `changed` when another source is meant."""

    changed = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self.folder, self.label_file = (PlaceRow(can_be_cleared=True) for _ in range(2))
        self.folder.choose_requested.connect(self._choose_folder)
        self.label_file.choose_requested.connect(self._choose_label_file)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_PX + SPACE_PX // 2)
        for row, place in enumerate((self.folder, self.label_file)):
            place.changed.connect(self.changed)
            grid.addWidget(place, row, 0)
        self.retranslate()

    @property
    def source(self) -> FilmSource | None:
        """None while nothing is chosen."""
        places = self.folder.place, self.label_file.place
        return FilmSource(*places) if any(places) else None

    def set_source(self, source: FilmSource | None) -> None:
        self.folder.set_place(source.folder if source else None)
        self.label_file.set_place(source.label_file if source else None)

    def retranslate(self) -> None:
        choose = self.tr("Choose …")
        self.folder.set_words(
            self.tr("Folder of films"),
            self.tr("Every film below it; the folder that a film lies in is its label: NORMAL, PNEUMONIA, …"),
            choose,
        )
        self.label_file.set_words(
            self.tr("Table of labels (CSV), if there is one"),
            self.tr(
                "With the columns path and label; perhaps patient, view, age, sex, source. Its paths are looked for "
                "below the folder above, or beside the table, and only the films that it names are taken."
            ),
            choose,
        )

    def _choose_folder(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Folder of films")):
            self.folder.set_place(folder)

    def _choose_label_file(self) -> None:
        if files := self._dialogs.choose_films(self.tr("Table of labels")):
            self.label_file.set_place(files[0])
