"""What an audit found, as a page to read: each kind of finding with what it does to a search, and its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Case
from cxr_desktop.library.audit import CopyPair
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.film_strip import AuditPictures, FilmStrip, shown_ids
from cxr_desktop.ui.libraries.plan_panel import LabelCounts, fill_list
from cxr_desktop.ui.libraries.shelf_page import page_column
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, duration_text, refusals_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role
from cxr_desktop.workshop import MOST_PICTURES, AuditedLibrary

_MOST_ROWS = 500

Films = Sequence[tuple[QImage, str]]


class AuditPage(Worded):
    """Shows one audit."""

    export_requested = Signal(object)  # AuditedLibrary
    open_requested = Signal(object)  # folder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: AuditedLibrary | None = None
        self._pictures = AuditPictures({})
        self._is_present = False
        self._summary, self._done = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._counts = LabelCounts()
        self.export, self.open = QPushButton(), QPushButton()
        self.unreadable = Section(QListWidget())
        self.sections = {
            "exact_copies": Section(FilmStrip(2)),
            "near_copies": Section(FilmStrip(2)),
            "label_conflicts": Section(FilmStrip(2)),
            "suspected_inversions": Section(FilmStrip(1)),
        }
        self._lay_out()
        self.export.clicked.connect(lambda: self.export_requested.emit(self._made))
        self.open.clicked.connect(self._on_open_clicked)
        self.retranslate()

    def show_audit(self, made: AuditedLibrary, pictures: AuditPictures) -> None:
        self._made, self._pictures = made, pictures
        self.retranslate()

    def show_present(self, is_present: bool) -> None:
        """Whether queries are answered from this library."""
        self._is_present = is_present
        self.open.setVisible(not is_present)

    @property
    def made(self) -> AuditedLibrary | None:
        return self._made

    @property
    def text(self) -> str:
        """What it says of the whole."""
        return f"{self._summary.text()}\n{self._done.text()}"

    # ------------------------------------------------------------ words

    def retranslate(self) -> None:
        self.export.setText(self.tr("Export …"))
        self.open.setText(self.tr("Answer from this library"))
        made = self._made
        if made is None:
            return
        audit = made.audit
        self._summary.setText(
            self.tr("{name}: {cases} cases of {patients} known patients").format(
                name=breakable(audit.library.directory.name),
                cases=count_text(audit.library.count),
                patients=count_text(audit.patients),
            )
        )
        self._say_done(made)
        self._counts.show_counts(audit.labels)
        self._say_sections(made)

    def _say_done(self, made: AuditedLibrary) -> None:
        self._done.setVisible(made.report is not None)
        if made.report is not None:
            self._done.setText(
                self.tr("{added} added, {updated} brought up to date, {refused} left out, in {time}.").format(
                    added=count_text(made.report.added),
                    updated=count_text(made.report.updated),
                    refused=count_text(len(made.report.refused)),
                    time=duration_text(made.report.seconds),
                )
            )

    def _say_sections(self, made: AuditedLibrary) -> None:
        audit, sections = made.audit, self.sections
        self.unreadable.show_files(
            self._heading(self.tr("Files that are no cases"), len(audit.unreadable)),
            self.tr("They were offered and could not be taken. No search finds them."),
            refusals_text(list(islice(audit.unreadable, _MOST_ROWS))),
        )
        sections["exact_copies"].show_films(
            self._heading(self.tr("Exact copies"), len(audit.exact_copies)),
            self.tr("The same file several times: such a case counts several times in a vote. Keep one of each."),
            [self._group(group) for group in audit.exact_copies[:MOST_PICTURES]],
        )
        sections["near_copies"].show_films(
            self._heading(self.tr("Near copies"), len(audit.near_copies)),
            self.tr("Probably the same picture, saved again. Look whether one of them can go."),
            [self._pair(pair) for pair in audit.near_copies[:MOST_PICTURES]],
        )
        sections["label_conflicts"].show_films(
            self._heading(self.tr("Copies under different labels"), len(audit.label_conflicts)),
            self.tr("One picture, two labels: at least one is wrong. Ask somebody who knows the case."),
            [self._pair(pair) for pair in audit.label_conflicts[:MOST_PICTURES]],
        )
        sections["suspected_inversions"].show_films(
            self._heading(self.tr("Suspected inversions"), len(audit.suspected_inversions)),
            self.tr("They look like the negative of the others. An inverted film finds nothing that it should."),
            [
                self._film((found.case,), self._case_text(found.case))
                for found in audit.suspected_inversions[:MOST_PICTURES]
            ],
        )

    def _heading(self, title: str, count: int) -> str:
        return self.tr("{title}: {count}").format(title=title, count=count_text(count))

    def _group(self, group: Sequence[Case]) -> tuple[QImage, str]:
        return self._film(group, "\n".join(map(self._case_text, group)))

    def _pair(self, pair: CopyPair) -> tuple[QImage, str]:
        alike = self.tr("alike: {correlation}").format(correlation=QLocale().toString(pair.correlation, "f", 3))
        cases = (pair.first, pair.second)
        return self._film(cases, "\n".join([*map(self._case_text, cases), alike]))

    def _film(self, cases: Sequence[Case], words: str) -> tuple[QImage, str]:
        return self._pictures.by_cases.get(shown_ids([case.case_id for case in cases]), QImage()), words

    def _case_text(self, case: Case) -> str:
        return self.tr("{label}: {name}").format(label=case.label, name=case.path.name)

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._summary, size=TextSize.HEADING)
        give_role(self._done, tone="muted")
        give_role(self.open, kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_PX)
        buttons.addWidget(self.open)
        buttons.addWidget(self.export)
        buttons.addStretch(1)
        column = page_column(self)
        for widget in (self._summary, self._done, self._counts):
            column.addWidget(widget)
        column.addLayout(buttons)
        for section in (self.unreadable, *self.sections.values()):
            column.addWidget(section)
        column.addStretch(1)

    def _on_open_clicked(self) -> None:
        if self._made is not None:
            self.open_requested.emit(self._made.audit.library.directory)


class Section(QWidget):
    """A heading, what it means, and what was found; where nothing was, the heading alone says so."""

    def __init__(self, found: QListWidget) -> None:
        super().__init__()
        self.found = found
        self.heading, self._meaning = QLabel(wordWrap=True), QLabel(wordWrap=True)
        give_role(self.heading, size=TextSize.HEADING)
        give_role(self._meaning, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_PX, 0, 0)
        column.setSpacing(SPACE_PX // 2)
        for widget in (self.heading, self._meaning, found):
            column.addWidget(widget)

    def show_films(self, heading: str, meaning: str, films: Films) -> None:
        assert isinstance(self.found, FilmStrip)
        self.found.show_films(films)
        self._say(heading, meaning)

    def show_files(self, heading: str, meaning: str, lines: Sequence[str]) -> None:
        fill_list(self.found, lines)
        self._say(heading, meaning)

    def _say(self, heading: str, meaning: str) -> None:
        self.heading.setText(heading)
        self._meaning.setText(meaning)
        self.found.setAccessibleName(heading)
        for widget in (self._meaning, self.found):
            widget.setVisible(self.found.count() > 0)
