"""Another edition of a library: what changes, built beside it, compared on labelled films, switched to, and back.

The steps stand below each other and each is offered once the one before it allows it. Nothing here changes the old
library, and nothing is switched before somebody has agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxr_desktop.editions import EditionInUse, EditionsKnown
from cxr_desktop.library.edition import Manner
from cxr_desktop.library.records import RefusedFile
from cxr_desktop.library.sources import absolute
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.libraries.audit_page import Section
from cxr_desktop.ui.libraries.change_table import ChangeTable
from cxr_desktop.ui.libraries.comparison_panel import ComparisonPanel
from cxr_desktop.ui.libraries.film_strip import ComparisonPictures
from cxr_desktop.ui.libraries.manner_form import MannerForm
from cxr_desktop.ui.libraries.shelf_page import page_column
from cxr_desktop.ui.libraries.source_form import PlaceRow, SourceForm
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, refusals_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role
from cxr_desktop.workshop import ComparedLibraries, EditionSurvey

_MOST_ROWS = 500  # of films that are left out


class EditionPage(Worded):
    """Tells what is to be found out, built, compared and switched to."""

    survey_requested = Signal(object, object, object, object)  # old library, place, weights file or None, Manner
    build_requested = Signal(object)  # EditionSurvey
    comparison_requested = Signal(object, object)  # EditionSurvey, FilmSource
    export_requested = Signal(object)  # ComparedLibraries
    switch_requested = Signal(object)  # EditionInUse
    back_requested = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self.origin = Path()
        self._survey: EditionSurvey | None = None
        self._previous: EditionInUse | None = None
        self._present: Path | None = None
        self._is_working, self._may_switch = False, True
        self.model, self.place = PlaceRow(can_be_cleared=True), PlaceRow(can_be_cleared=True)
        self.manner = MannerForm()
        self.changes, self.left_out = ChangeTable(), Section(QListWidget())
        self.source, self.comparison = SourceForm(dialogs), ComparisonPanel()
        self._introduction, self._state, self._to_compare, self._back_text = (QLabel(wordWrap=True) for _ in range(4))
        self.survey, self.build, self.compare, self.export, self.switch, self.back = (QPushButton() for _ in range(6))
        self._lay_out()
        self._join()
        self.retranslate()

    @property
    def text(self) -> str:
        """What it says beside its tables."""
        labels = (self._introduction, self._state, self._to_compare, self._back_text)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    # ------------------------------------------------------------ what it shows

    def begin(self, origin: Path, manner: Manner, *, place: Path | None = None, model: Path | None = None) -> None:
        """Another edition of the library at `origin` is meant, made in that manner unless the user changes it.

        What was found of it before stays to be read.
        """
        if origin != self.origin or place not in (None, self.place.place):
            self.origin = origin
            self.source.set_source(None)
            self.model.set_place(model)
            self.place.set_place(place)
            self.manner.set_manner(manner)
            self._forget()
        self.retranslate()

    def show_survey(self, survey: EditionSurvey) -> None:
        """What changes; unless something else is meant by now."""
        if survey.old.library == self.origin and survey.new.library == self.place.place:
            self._survey = survey
            self.changes.show_changes(survey.changes)
            self.retranslate()

    def show_left_out(self, files: Sequence[RefusedFile]) -> None:
        """Films of the old library that are not in the new one, and why."""
        self.left_out.setVisible(bool(files))
        self.left_out.show_files(
            self.tr("Films that are not in the new library: {count}").format(count=count_text(len(files))),
            self.tr("They are gone from their place, or another film lies there now. The old library still has them."),
            refusals_text(list(islice(files, _MOST_ROWS))),
        )

    def show_comparison(self, made: ComparedLibraries, pictures: ComparisonPictures) -> None:
        self.comparison.show_comparison(made, pictures)
        self._offer()
        QTimer.singleShot(0, self._show_verdict)  # once it is laid out

    def show_present(self, folder: Path | None) -> None:
        """The library that queries are answered from."""
        self._present = folder
        self.retranslate()

    def show_editions(self, known: EditionsKnown) -> None:
        """Where the way back leads, if anywhere."""
        self._previous = known.previous
        self.retranslate()

    def take_away(self, names: Sequence[str]) -> None:
        """Do not offer what these actions of the window do: IT has switched them off."""
        self._may_switch = "open_library" not in names
        self._offer()

    def show_working(self, is_working: bool) -> None:
        self._is_working = is_working
        for widget in (self.model, self.place, self.manner, self.source):
            widget.setEnabled(not is_working)
        self._offer()

    # ------------------------------------------------------------ words

    def retranslate(self) -> None:
        name = self.origin.name
        self._introduction.setText(
            self.tr(
                "The films that {name} knows, under the same labels and patients, embedded with another model or in "
                "another way, in a library of their own. {name} is only read: it stays as it is, and goes on answering."
            ).format(name=name)
        )
        choose = self.tr("Choose …")
        self.model.set_words(
            self.tr("Weights of the other model"),
            self.tr("A file that was made by training. If none is chosen: the model that came with the program."),
            choose,
        )
        self.place.set_words(
            self.tr("Folder of the new library"),
            self.tr("A new or an empty folder; or that of a library which has been built already, to compare with."),
            choose,
        )
        self.survey.setText(self.tr("See what changes"))
        self.build.setText(self.tr("Build it beside the old one"))
        self.compare.setText(self.tr("Compare"))
        self.export.setText(self.tr("Export …"))
        self.switch.setText(self.tr("Switch to it …"))
        self.back.setText(self.tr("Go back …"))
        self._to_compare.setText(
            self.tr("Films whose labels are known, and that neither library has: both are asked about every one.")
        )
        self._say_state()
        if self._previous is not None:
            self._back_text.setText(
                self.tr("Before the last switch films were answered from {name}.").format(
                    name=self._previous.library.name
                )
            )
        self._offer()

    def _say_state(self) -> None:
        survey = self._survey
        if survey is None:
            text = ""
        elif not survey.is_built:
            text = self.tr("This is what would change. It is not built yet.")
        elif self._is_in_use:
            text = self.tr("The new library is there, and films are answered from it.")
        else:
            text = self.tr("The new library is there. Films are answered from it once you have switched.")
        self._state.setText(text)

    # ------------------------------------------------------------ helpers

    @property
    def _is_in_use(self) -> bool:
        return self._survey is not None and self._present == absolute(self._survey.new.library)

    def _lay_out(self) -> None:
        for label in (self._introduction, self._to_compare, self._back_text):
            give_role(label, tone="muted")
        give_role(self._state, size=TextSize.HEADING)
        column = page_column(self)
        for widget in (self._introduction, self.model, self.place, self.manner):
            column.addWidget(widget)
        column.addLayout(_row(self.survey, self.build))
        column.addWidget(self._state)
        column.addWidget(self.changes)
        column.addWidget(self.left_out)
        self._steps = QWidget()
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, SPACE_PX, 0, 0)
        steps.setSpacing(SPACE_PX + SPACE_PX // 2)
        steps.addWidget(self._to_compare)
        steps.addWidget(self.source)
        steps.addLayout(_row(self.compare, self.switch, self.export))
        steps.addWidget(self.comparison)
        column.addWidget(self._steps)
        self._way_back = QWidget()
        back = QHBoxLayout(self._way_back)
        back.setContentsMargins(0, SPACE_PX, 0, 0)
        back.addWidget(self._back_text, 1)
        back.addWidget(self.back)
        column.addWidget(self._way_back)
        column.addStretch(1)
        self.left_out.hide()

    def _join(self) -> None:
        self.model.changed.connect(self._forget)
        self.place.changed.connect(self._forget)
        self.manner.changed.connect(self._forget)
        self.source.changed.connect(self._offer)
        self.model.choose_requested.connect(self._choose_model)
        self.place.choose_requested.connect(self._choose_place)
        self.survey.clicked.connect(self._on_survey_clicked)
        self.build.clicked.connect(lambda: self.build_requested.emit(self._survey))
        self.compare.clicked.connect(lambda: self.comparison_requested.emit(self._survey, self.source.source))
        self.export.clicked.connect(lambda: self.export_requested.emit(self.comparison.made))
        self.switch.clicked.connect(self._on_switch_clicked)
        self.back.clicked.connect(self.back_requested)

    def _on_survey_clicked(self) -> None:
        self.survey_requested.emit(self.origin, self.place.place, self.model.place, self.manner.manner)

    def _on_switch_clicked(self) -> None:
        if self._survey is not None:
            self.switch_requested.emit(self._survey.new)

    def _choose_model(self) -> None:
        if files := self._dialogs.choose_films(self.tr("Weights of the other model")):
            self.model.set_place(files[0])

    def _choose_place(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Folder of the new library")):
            self.place.set_place(folder)

    def _show_verdict(self) -> None:
        """It stands below the form that it was asked with."""
        scroll = self.findChild(QScrollArea)
        if scroll is not None and self.comparison.made is not None:
            scroll.verticalScrollBar().setValue(self._steps.y() + self.compare.y() - SPACE_PX)

    def _forget(self) -> None:
        """Something else is meant: what was found is of another edition."""
        self._survey = None
        self.changes.show_changes(())
        self.comparison.show_comparison(None)
        self.left_out.hide()
        self._say_state()
        self._offer()

    def _offer(self) -> None:
        """One primary button: what comes next."""
        survey, is_free = self._survey, not self._is_working
        is_built = survey is not None and survey.is_built
        can_switch = is_built and not self._is_in_use and self._may_switch
        has_compared = self.comparison.made is not None
        self.survey.setEnabled(is_free and self.place.place is not None)
        self.build.setEnabled(is_free and survey is not None and not is_built)
        self.compare.setEnabled(is_free and is_built and self.source.source is not None)
        self.switch.setEnabled(is_free and can_switch)
        self.export.setVisible(has_compared)
        self.export.setEnabled(is_free)
        self.back.setEnabled(is_free)
        self.build.setVisible(not is_built)
        self.switch.setVisible(self._may_switch)
        self._state.setVisible(survey is not None)
        self._steps.setVisible(is_built)
        self._way_back.setVisible(self._previous is not None and self._may_switch)
        following = (
            (self.switch, has_compared and can_switch),
            (self.compare, is_built),
            (self.build, survey is not None),
            (self.survey, True),
        )
        primary = next(button for button, is_next in following if is_next)
        for button, _ in following:
            give_role(button, kind="primary" if button is primary else "")


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_PX)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
