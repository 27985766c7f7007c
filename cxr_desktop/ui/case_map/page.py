"""The page of the map: the map, what its shapes stand for, the case that is pointed at, and those that were chosen.

The map's own module is imported when the first map is there: by then a worker has loaded what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Case
from cxr_desktop.map_room import PlacedQuery
from cxr_desktop.ui.case_map.case_card import CaseCard
from cxr_desktop.ui.case_map.chosen_list import ChosenList
from cxr_desktop.ui.case_map.legend import MapLegend
from cxr_desktop.ui.case_map.map_commands import COMMANDS, ZOOM_STEP, MapBindings, map_words
from cxr_desktop.ui.case_map.waiting import Sentence, Waiting
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.scroll_page import ScrollPart
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, icon

if TYPE_CHECKING:
    from cxr_desktop.evaluation.case_map import CaseMap
    from cxr_desktop.ui.case_map.map_view import CaseMapView

_SIDE_PX = 36 * SPACE_PX
_PAUSE_MS = 60  # of the mouse before a picture is fetched: one that only passes by wants none

_TOOLS = {"lasso": "lasso", "fit": "fit", "zoom_in": "zoom-in", "zoom_out": "zoom-out", "back": "close"}


class CaseMapPage(QWidget):
    """Shows what it is told, and tells what is wanted."""

    picture_needed = Signal(int)  # row
    case_opened = Signal(int)  # row
    back_requested = Signal()
    view: CaseMapView | None = None  # Qt tells of changes before __init__ is over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = Waiting()
        self.legend = MapLegend()
        self.card = CaseCard()
        self.chosen = ChosenList()
        self._cases: CaseMap | None = None
        self._query: PlacedQuery | None = None
        self._library = ""
        self._bindings = MapBindings()
        self._title, self._chosen_title, self._meaning, self._hint = (QLabel() for _ in range(4))
        self._tools = {name: QToolButton() for name in _TOOLS}
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._join()
        self.show_no_map(lambda: self.tr("There is a map once a case library is open."), can_make=False)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_library(self, name: str) -> None:
        """Whose map it is, where several libraries are searched together; else empty."""
        self._library = name
        self.retranslate()

    def show_no_map(self, sentence: Sentence, *, can_make: bool) -> None:
        """Why there is none."""
        self._show_map(None)
        self.waiting.show_message(sentence, can_make=can_make)

    def show_begun(self) -> None:
        """It is being opened or made."""
        self._show_map(None)
        self.waiting.show_begun()

    def show_map(self, cases: CaseMap) -> None:
        """The library's cases; nothing is pointed at or chosen."""
        self._show_map(cases)

    def show_query(self, query: PlacedQuery | None) -> None:
        """The present query in the map, or none."""
        self._query = query
        self.legend.show_query(query.name if query else None)
        if self.view is not None:
            self.view.show_query(*((query.place, query.neighbours, query.ranks) if query else (None,)))
            self._show_chosen(self.view.chosen)
            self._on_pointed(self.view.present)

    def show_picture(self, row: int, case: Case | None, jpeg: bytes | None) -> None:
        """What `picture_needed` has asked for."""
        if self.view is not None and row == self.view.present:
            self.card.show_picture(case, jpeg)
            self._say_present()

    def set_bindings(self, bindings: MapBindings) -> None:
        """Let other keys do what there is to do, and name them."""
        self._bindings = bindings
        if self.view is not None:
            self.view.set_bindings(bindings)
        self.retranslate()

    def retranslate(self) -> None:
        title = self.tr("Map of cases")
        if self._library:
            title = self.tr("Map of cases: {library} (the first of those that are searched together)")
        self._title.setText(breakable(title.format(library=self._library)))
        self._meaning.setText(
            self.tr(
                "Cases near each other are similar to the model. How far apart groups stand, how large they are and in"
                " which direction means nothing (t-SNE). How similar two films are, only the similarity says."
            )
        )
        self._hint.setText(self._hint_text())
        texts = {
            "lasso": self.tr("Draw around cases to choose them (or Shift and drag)"),
            **{command.name: map_words(command) for command in COMMANDS if command.name in _TOOLS},
            "back": self.tr("Back to the film"),
        }
        for name, text in texts.items():
            key = self._bindings.key_text(name)
            self._tools[name].setToolTip(self.tr("{what} (key {key})").format(what=text, key=key) if key else text)
            self._tools[name].setAccessibleName(text)
        self.chosen.setAccessibleName(self.tr("Chosen cases"))
        self._name_view()
        self._show_chosen(self.view.chosen if self.view else np.empty(0, np.intp))
        self._beside.setFixedWidth(max(_SIDE_PX, self._beside.minimumSizeHint().width()))

    # ------------------------------------------------------------ helpers

    def _hint_text(self) -> str:
        """What mouse and keys do; of the keys only where none of them has been taken away."""
        keys = {name: self._bindings.key_text(name) for name in ("left", "right", "up", "down", "open")}
        if not all(keys.values()):
            return self.tr("Drag: move. Wheel: zoom. Shift and drag: choose cases. Click: open the case.")
        text = self.tr(
            "Drag: move. Wheel: zoom. Shift and drag: choose cases. {left}, {right}, {up}, {down}: from case to case."
            " Click or {open}: open the case."
        )
        return text.format(**keys)

    def _show_map(self, cases: CaseMap | None) -> None:
        if self.view is not None:
            self._stack.removeWidget(self.view)
            self.view.deleteLater()  # not closed: pyqtgraph's close takes the scene from under a view that is shown
            self.view = None
        self._cases = cases
        self.card.clear()
        if cases is None:
            self.legend.show_counts({})
            self.legend.show_query(None)
        else:
            self.view = self._made_view(cases)
            self._stack.addWidget(self.view)
            self._stack.setCurrentWidget(self.view)
            self.legend.show_counts(cases.counts())
            self.show_query(self._query)
            self._name_view()
        for name in ("lasso", "fit", "zoom_in", "zoom_out"):
            self._tools[name].setEnabled(cases is not None)
        self._tools["lasso"].setChecked(False)
        self._show_chosen(np.empty(0, np.intp))
        if self.view is not None and self.isVisible():
            self.view.setFocus()

    def _made_view(self, cases: CaseMap) -> CaseMapView:
        from cxr_desktop.ui.case_map.map_view import CaseMapView, Points

        view = CaseMapView(Points(np.asarray(cases.places, np.float64), cases.numbers, cases.labels))
        view.set_bindings(self._bindings)
        view.pointed.connect(self._on_pointed)
        view.opened.connect(self.case_opened)
        view.selected.connect(self._show_chosen)
        return view

    def _name_view(self) -> None:
        if self.view is not None:
            self.view.setAccessibleName(self.tr("Map of cases"))
            self.view.setAccessibleDescription(self._hint.text())

    def _on_pointed(self, row: int) -> None:
        if self._cases is None or row < 0:
            self.card.clear()
            self._pause.stop()
            return
        similarity = float(self._query.similarities[row]) if self._query else None
        self.card.show_case(self._cases.label_of(row), similarity)
        self._say_present()
        self._pause.start()

    def _say_present(self) -> None:
        """To those who hear the map."""
        if self.view is not None:
            self.view.setAccessibleDescription(self.card.accessibleName())

    def _ask_for_picture(self) -> None:
        if self.view is not None and self.view.present >= 0:
            self.picture_needed.emit(self.view.present)

    def _show_chosen(self, rows: NDArray[np.intp]) -> None:
        cases = self._cases
        if cases is not None:
            self.chosen.show_rows(rows, cases.label_of, self._query.similarities if self._query else None)
            self.legend.show_counts(cases.counts(), cases.counts(rows) if len(rows) else None)
        count = QLocale().toString(len(rows))
        self._chosen_title.setText(
            self.tr("Chosen cases: {count}").format(count=count) if len(rows) else self.tr("No cases are chosen")
        )
        self.chosen.setVisible(bool(len(rows)))

    def _lay_out(self) -> None:
        give_role(self, kind="page")
        give_role(self._title, size=TextSize.HEADING)
        give_role(self._hint, tone="muted", size=TextSize.SMALL)
        self._tools["lasso"].setCheckable(True)
        for name, picture in _TOOLS.items():
            self._tools[name].setIcon(icon(picture))
        for label in (self._meaning, self._hint):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE_PX, SPACE_PX // 2, SPACE_PX, SPACE_PX // 2)
        head.addWidget(self._title, 1)
        for tool in self._tools.values():
            head.addWidget(tool)
        self._stack.addWidget(self.waiting)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        self._beside = self._side()
        whole.addWidget(self._beside)

    def _side(self) -> ScrollPart:
        side = QWidget()
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(side, kind="panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * SPACE_PX, SPACE_PX, 2 * SPACE_PX, SPACE_PX)
        column.setSpacing(SPACE_PX)
        for part in (self.legend, self.card, self._chosen_title):
            column.addWidget(part)
        column.addWidget(self.chosen, 1)
        column.addStretch(0)
        column.addWidget(self._meaning)
        column.addWidget(self._hint)
        return ScrollPart(side)

    def _join(self) -> None:
        tools = self._tools
        tools["lasso"].toggled.connect(lambda is_on: self.view.set_lasso(is_on) if self.view else None)
        tools["fit"].clicked.connect(lambda: self.view.fit() if self.view else None)
        tools["zoom_in"].clicked.connect(lambda: self.view.zoom(ZOOM_STEP) if self.view else None)
        tools["zoom_out"].clicked.connect(lambda: self.view.zoom(1 / ZOOM_STEP) if self.view else None)
        tools["back"].clicked.connect(self.back_requested)
        self._pause.timeout.connect(self._ask_for_picture)
        self.chosen.pointed.connect(lambda row: self.view.point_at(row) if self.view else None)
        self.chosen.opened.connect(self.case_opened)

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self.view is not None:
            self.view.follow_theme()
        super().changeEvent(event)
