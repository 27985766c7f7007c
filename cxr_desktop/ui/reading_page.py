"""The page on which films are read: the query film, a case beside it, what is said of them, and the nearest cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Neighbour, QueryResult
from cxr_desktop.engine_room import Answer, OpenedFilm
from cxr_desktop.ui.evidence_panel import Action, EvidencePanel
from cxr_desktop.ui.film_toolbar import FilmToolbar
from cxr_desktop.ui.film_view import FilmView, FilmViewState
from cxr_desktop.ui.gallery_panel import GalleryPanel
from cxr_desktop.ui.heat.heat_panel import HeatPanel
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.similarity_chart import SimilarityChart
from cxr_desktop.ui.theme import SPACE_PX, give_role, icon

_SIDE_WIDTH_PX = 516  # two cards of the gallery and its scroll bar

Trouble = Callable[[], tuple[str, Sequence[Action]]]
"""What is wrong and what can be done, in the language of the moment."""


class ReadingPage(QWidget):
    """Joins the parts of the page; what they want goes out by their own signals."""

    case_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.film = FilmView()
        self.case = FilmView()
        self.tools = FilmToolbar()
        self.evidence = EvidencePanel()
        self.gallery = GalleryPanel()
        self.chart = SimilarityChart()
        self.heat = HeatPanel()
        self._query_title, self._case_title = QLabel(), QLabel()
        self._case_close = QToolButton()
        self._neighbour: Neighbour | None = None
        self._answer: Answer | None = None
        self._found: QueryResult | None = None  # whose cases are shown; its heat map is still being made
        self._trouble: Trouble | None = None
        self._trouble_path = Path()
        self._film: OpenedFilm | None = None
        self._early: tuple[Answer, FilmViewState | None] | None = None
        self._lay_out()
        self._join()
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_film(self, film: OpenedFilm) -> None:
        """The query film alone, with its answer if that was faster."""
        self._film = film
        self.film.show_film(film.renderer, film.path.name, film.halves)
        self.heat.show_nothing()
        self.close_case()
        early, self._early = self._early, None
        trouble = self._trouble if self._trouble_path == film.path else None
        self._answer = self._found = self._trouble = None
        self.evidence.show_pending()
        self._dim_cases(True)
        if early is not None:
            self.show_answer(*early)
        elif trouble is not None:
            self.show_trouble(film.path, trouble)

    def show_found(self, answer: Answer) -> None:
        """The cases most like the film on screen. What spoke for them comes with the answer, soon."""
        if self._film is not None and self._film.content_sha256 == answer.result.radiograph.content_sha256:
            self._answer = self._trouble = None
            self._found = answer.result
            self._show_cases(answer)

    def show_answer(self, answer: Answer, view: FilmViewState | None) -> None:
        """What is known of the film on screen. An answer to another waits until that one is."""
        result = answer.result
        if self._film is None or self._film.content_sha256 != result.radiograph.content_sha256:
            self._early = answer, view
            return
        self._answer, self._trouble = answer, None
        self.heat.show_answer(answer)
        if view is not None:
            self.film.restore(view)
        if self._found is not None and self._found.neighbours is result.neighbours:
            self.evidence.show_result(result, answer.labels)  # the time has become longer
        else:
            self._show_cases(answer)
        self._found = None

    def show_trouble(self, path: Path, trouble: Trouble) -> None:
        """There is no answer to the film at `path`. One that belongs to the film on screen stays."""
        self._trouble_path, self._trouble = path, trouble
        if self._answer is not None:
            self.evidence.show_notice(*trouble())
            return
        self.evidence.show_message(*trouble())
        self.gallery.show_neighbours((), (), ())
        self.chart.show_neighbours((), ())

    def show_case(self, neighbour: Neighbour, film: OpenedFilm) -> None:
        """A case large beside the query."""
        self._neighbour = neighbour
        self.case.show_film(film.renderer, neighbour.case.path.name, film.halves)
        if self._case_pane.isHidden():
            self._case_pane.show()
            self._query_head.show()
            self._films.setSizes([self._films.width() // 2] * 2)
        self.retranslate()

    def close_case(self) -> None:
        self._neighbour = None
        self._case_pane.hide()
        self._query_head.hide()
        self.case_closed.emit()

    def retranslate(self) -> None:
        if self._neighbour is not None:
            self._case_title.setText(
                self.tr("Case {rank}: {label}, similarity {similarity}").format(
                    rank=self._neighbour.rank,
                    label=self._neighbour.case.label,
                    similarity=similarity_text(self._neighbour.similarity),
                )
            )
        self._query_title.setText(self.tr("Query"))
        self._case_close.setToolTip(self.tr("Close the case (key {key})").format(key="Ctrl+W"))
        self._case_close.setAccessibleName(self.tr("Close the case"))
        if self._trouble is not None:
            self.show_trouble(self._trouble_path, self._trouble)
        self.film.setAccessibleName(self.tr("The query film"))
        self.case.setAccessibleName(self.tr("The case beside it"))

    # ------------------------------------------------------------ helpers

    def _show_cases(self, answer: Answer) -> None:
        neighbours = answer.result.neighbours
        self._dim_cases(False)
        self.evidence.show_result(answer.result, answer.labels)
        self.gallery.show_neighbours(neighbours, answer.labels, answer.missing)
        self.chart.show_neighbours(neighbours, answer.labels)

    def _dim_cases(self, is_dimmed: bool) -> None:
        self.gallery.set_dimmed(is_dimmed)
        self.chart.set_dimmed(is_dimmed)

    def _lay_out(self) -> None:
        self._case_close.setIcon(icon("close"))
        self._case_close.setShortcut(QKeySequence("Ctrl+W"))
        self._query_head = _head(self._query_title)
        self._case_pane = _column(_head(self._case_title, self._case_close), self.case, growing=self.case)
        self._films = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._films.addWidget(_column(self._query_head, self.film, growing=self.film))
        self._films.addWidget(self._case_pane)
        self._query_head.hide()
        self._case_pane.hide()
        left = _column(self.tools, self._films, self.heat, growing=self._films)
        right = _column(self.evidence, self.chart, self.gallery, growing=self.gallery)
        for part in (left, right):
            give_role(part, kind="panel")
        whole = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        whole.addWidget(left)
        whole.addWidget(right)
        whole.setStretchFactor(0, 1)
        whole.setSizes([10 * _SIDE_WIDTH_PX, _SIDE_WIDTH_PX])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)

    def _join(self) -> None:
        """The tools act on the query film."""
        tools, film = self.tools, self.film
        self._case_close.clicked.connect(self.close_case)
        for signal, slot in (
            (tools.fit_requested, film.fit),
            (tools.actual_size_requested, film.actual_size),
            (tools.zoom_in_requested, film.zoom_in),
            (tools.zoom_out_requested, film.zoom_out),
            (tools.invert_requested, film.invert),
            (tools.reset_requested, film.reset),
            (tools.heat_toggled, film.set_heat_shown),
            (tools.opacity_changed, film.set_heat_opacity),
            (tools.peek_changed, film.peek),
            (self.heat.layer_changed, film.show_heat),
        ):
            signal.connect(slot)
        for changed, show in (
            (film.heat_shown_changed, tools.set_heat_shown),
            (film.heat_opacity_changed, tools.set_heat_opacity),
            (film.inverted_changed, tools.set_inverted),
            (film.film_changed, tools.set_film_available),
            (film.heat_changed, tools.set_heat_available),
        ):
            changed.connect(show)
        tools.set_film_available(False)
        tools.set_heat_available(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _head(title: QLabel, *buttons: QToolButton) -> QWidget:
    """Above a film, where there are two: of one height, so that the films stand side by side."""
    head = QWidget()
    head.setFixedHeight(4 * SPACE_PX)
    row = QHBoxLayout(head)
    row.setContentsMargins(2 * SPACE_PX, 0, SPACE_PX // 2, 0)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button)
    return head


def _column(*widgets: QWidget, growing: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is growing else 0)
    return column
