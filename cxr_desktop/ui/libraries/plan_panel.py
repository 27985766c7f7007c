"""What a build would do, before it is begun: counts by label, what stays out and why, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from cxr_desktop.library.audit import LabelCount
from cxr_desktop.library.plan import BuildPlan
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, duration_text, refusals_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role

_MOST_ROWS = 500  # of files that are left out; the audit has them all
_ROWS_IN_SIGHT = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlanPanel(Worded):
    """Hidden while there is no plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, kind="card")
        self._plan: BuildPlan | None = None
        self._summary, self._before, self._left_out_title, self._caution = (QLabel(wordWrap=True) for _ in range(4))
        self._counts = LabelCounts()
        self._left_out = QListWidget()
        give_role(self._summary, size=TextSize.HEADING)
        give_role(self._caution, size=TextSize.SMALL, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * SPACE_PX] * 4)
        column.setSpacing(SPACE_PX)
        for widget in (
            self._summary,
            self._before,
            self._counts,
            self._left_out_title,
            self._left_out,
            self._caution,
        ):
            column.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says of the whole."""
        return "\n".join(label.text() for label in (self._summary, self._before, self._left_out_title, self._caution))

    @property
    def left_out(self) -> list[str]:
        return [self._left_out.item(row).text() for row in range(self._left_out.count())]

    def show_plan(self, plan: BuildPlan | None) -> None:
        self._plan = plan
        self.setVisible(plan is not None)
        self.retranslate()

    def retranslate(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._summary.setText(
            self.tr("{films} films would be taken, in about {time}.").format(
                films=count_text(plan.films), time=duration_text(plan.seconds)
            )
        )
        self._before.setVisible(plan.cases_before > 0)
        if plan.wish.adds:
            before = self.tr("The library has {count} cases. What it knows already is not embedded again.")
        else:
            before = self.tr(
                "There is a library of {count} cases at this place. It stays until the new one is done, and is then "
                "replaced by it; films that both have are not embedded again."
            )
        self._before.setText(before.format(count=count_text(plan.cases_before)))
        self._counts.show_counts(plan.labels)
        self._left_out_title.setVisible(bool(plan.left_out))
        self._left_out.setVisible(bool(plan.left_out))
        self._left_out_title.setText(
            self.tr("Files that would be left out: {count}").format(count=count_text(len(plan.left_out)))
        )
        fill_list(self._left_out, refusals_text(list(islice(plan.left_out, _MOST_ROWS))))
        self._left_out.setAccessibleName(self._left_out_title.text())
        self._caution.setText(
            self.tr(
                "The time was measured on {count} of these films, just now. Files were only glanced at: one that is "
                "damaged inside is found by the build, and named in its audit."
            ).format(count=count_text(plan.sampled))
        )


class LabelCounts(Worded):
    """A small table: films and patients of each label."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Sequence[LabelCount] = ()
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * SPACE_PX)
        self._grid.setVerticalSpacing(SPACE_PX // 2)
        self._grid.setColumnStretch(4, 1)

    def show_counts(self, counts: Sequence[LabelCount]) -> None:
        self._counts = counts
        self.retranslate()

    def rows(self) -> list[list[str]]:
        """What it shows, the head first."""
        head = [self.tr("Label"), self.tr("Films"), self.tr("Known patients"), self.tr("Films without one")]
        numbers = [(c.label, c.films, c.patients, c.films_without_patient) for c in self._counts]
        return [head, *([label, *map(count_text, counts)] for label, *counts in numbers)]

    def retranslate(self) -> None:
        for label in self._cells:
            label.deleteLater()
        self._cells = []
        for row, cells in enumerate(self.rows()):
            for column, text in enumerate(cells):
                label = QLabel(breakable(text) if column == 0 else text)
                give_role(label, tone="muted" if row == 0 else None)
                self._cells.append(label)
                self._grid.addWidget(label, row, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft)


def fill_list(rows: QListWidget, lines: Sequence[str]) -> None:
    """The lines in a list as high as they need, up to a few."""
    rows.clear()
    rows.addItems(lines)
    height_px = rows.fontMetrics().lineSpacing() + SPACE_PX // 2
    rows.setFixedHeight(min(len(lines), _ROWS_IN_SIGHT) * height_px + SPACE_PX)
