"""A library to be built, or one to take films in: films, place and options, first a dry run, then the build.

What was planned is what is built: a change of anything takes the plan away.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cxr_desktop.library.plan import BuildPlan
from cxr_desktop.library.wish import BuildWish
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.libraries.manner_form import MannerForm
from cxr_desktop.ui.libraries.plan_panel import PlanPanel
from cxr_desktop.ui.libraries.shelf_page import page_column
from cxr_desktop.ui.libraries.source_form import PlaceRow, SourceForm
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.theme import SPACE_PX, give_role


class BuildPage(Worded):
    """Tells what is to be planned and what is to be built."""

    plan_requested = Signal(object)  # BuildWish
    build_requested = Signal(object)  # BuildWish

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._adds_to: Path | None = None
        self._plan: BuildPlan | None = None
        self._is_working = False
        self.source = SourceForm(dialogs)
        self.place = PlaceRow(can_be_cleared=False)
        self.manner = MannerForm()
        self.plan_panel = PlanPanel()
        self._introduction = QLabel(wordWrap=True)
        self.check, self.build = QPushButton(), QPushButton()
        give_role(self.check, kind="primary")
        self._lay_out()
        self._join()
        self._offer()
        self.retranslate()

    @property
    def wish(self) -> BuildWish | None:
        """What is meant, once all is chosen."""
        source, directory = self.source.source, self._adds_to or self.place.place
        if source is None or directory is None:
            return None
        if self._adds_to:
            return BuildWish(directory, source, adds=True)
        manner = self.manner.manner
        return BuildWish(
            directory,
            source,
            with_pictures=manner.with_pictures,
            pooled=manner.pooled,
            balanced=manner.balanced,
        )

    @property
    def adds_to(self) -> Path | None:
        """The library that is to take films in; None where a new one is to be built."""
        return self._adds_to

    # ------------------------------------------------------------ what it shows

    def begin(self, adds_to: Path | None = None) -> None:
        """A new build, or films for the library `adds_to`."""
        self._adds_to = adds_to
        self.source.set_source(None)
        self.place.set_place(None)
        self.place.setVisible(adds_to is None)
        self.manner.setVisible(adds_to is None)
        self._forget_plan()
        self.retranslate()

    def show_plan(self, plan: BuildPlan) -> None:
        """What came of the dry run, unless something else is meant by now."""
        if plan.wish == self.wish:
            self._plan = plan
            self.plan_panel.show_plan(plan)
            self._offer()

    def show_working(self, is_working: bool) -> None:
        self._is_working = is_working
        for widget in (self.source, self.place, self.manner):
            widget.setEnabled(not is_working)
        self._offer()

    def retranslate(self) -> None:
        if self._adds_to is None:
            self._introduction.setText(
                self.tr(
                    "A case library is made of films that somebody has labelled. The films stay where they are and "
                    "are not changed; patient names and numbers are not taken over."
                )
            )
            self.build.setText(self.tr("Build it"))
        else:
            self._introduction.setText(
                self.tr(
                    "Films to be added to {name}. A film that it knows, under another label or at another place, is "
                    "brought up to date; nothing is removed."
                ).format(name=self._adds_to.name)
            )
            self.build.setText(self.tr("Add them"))
        self.check.setText(self.tr("Check first"))
        self.place.set_words(
            self.tr("Folder of the case library"),
            self.tr("A new or an empty folder, or that of a library which is to be built again."),
            self.tr("Choose …"),
        )

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._introduction, tone="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_PX)
        buttons.addWidget(self.check)
        buttons.addWidget(self.build)
        buttons.addStretch(1)
        column = page_column(self)
        column.addWidget(self._introduction)
        for widget in (self.source, self.place, self.manner, self.plan_panel):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def _join(self) -> None:
        self.source.changed.connect(self._forget_plan)
        self.place.changed.connect(self._forget_plan)
        self.place.choose_requested.connect(self._choose_place)
        self.manner.changed.connect(self._forget_plan)
        self.check.clicked.connect(lambda: self.plan_requested.emit(self.wish))
        self.build.clicked.connect(lambda: self.build_requested.emit(self.wish))

    def _choose_place(self) -> None:
        if folder := self._dialogs.choose_folder(self.tr("Folder of the case library")):
            self.place.set_place(folder)

    def _forget_plan(self) -> None:
        self._plan = None
        self.plan_panel.show_plan(None)
        self._offer()

    def _offer(self) -> None:
        """One primary button: what comes next."""
        has_plan = self._plan is not None and self._plan.films > 0
        self.check.setEnabled(self.wish is not None and not self._is_working)
        self.build.setEnabled(has_plan and not self._is_working)
        give_role(self.check, kind="" if has_plan else "primary")
        give_role(self.build, kind="primary" if has_plan else "")
