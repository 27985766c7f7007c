"""The page on which films are read: the query film, a case beside it, what is said of them, and the nearest cases."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.engine_room import Answer, OpenedFilm
from cxr_desktop.ui.colour_bar import ColourBar
from cxr_desktop.ui.evidence_panel import EvidencePanel
from cxr_desktop.ui.film_toolbar import FilmToolbar
from cxr_desktop.ui.film_view import FilmView, FilmViewState, HeatLayer
from cxr_desktop.ui.gallery_panel import GalleryPanel
from cxr_desktop.ui.heat_colours import HEAT_COLOURS
from cxr_desktop.ui.similarity_chart import SimilarityChart
from cxr_desktop.ui.theme import SPACE_PX

_SIDE_WIDTH_PX = 520


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
        self._colour_bar = ColourBar(HEAT_COLOURS)
        self._case_title = QLabel()
        self._neighbour: Neighbour | None = None
        self._answer: Answer | None = None
        self._lay_out()
        self._join()
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_film(self, film: OpenedFilm) -> None:
        """The query film alone; an answer to it will follow, or not."""
        self.film.show_film(film.renderer, film.path.name)
        self.film.show_heat(None)
        self._answer = None
        self.close_case()

    def show_answer(self, answer: Answer, view: FilmViewState | None) -> None:
        self._answer, result = answer, answer.result
        self._show_heat()
        if view is not None:
            self.film.restore(view)
        self.evidence.show_result(result, answer.labels)
        self.gallery.show_neighbours(result.neighbours, answer.labels, answer.missing)
        self.chart.show_neighbours(result.neighbours, answer.labels)

    def show_case(self, neighbour: Neighbour, film: OpenedFilm) -> None:
        """A case large beside the query."""
        self._neighbour = neighbour
        self.case.show_film(film.renderer, neighbour.case.path.name)
        self._case_pane.show()
        self.retranslate()

    def close_case(self) -> None:
        self._neighbour = None
        self._case_pane.hide()

    def retranslate(self) -> None:
        if self._neighbour is not None:
            self._case_title.setText(
                self.tr("Case {rank}: {label}").format(rank=self._neighbour.rank, label=self._neighbour.case.label)
            )
        self._show_heat()
        self.film.setAccessibleName(self.tr("The query film"))
        self.case.setAccessibleName(self.tr("The case beside it"))

    # ------------------------------------------------------------ helpers

    def _show_heat(self) -> None:
        if self._answer is not None:
            label = self._answer.result.evidence.vote.label
            self.film.show_heat(
                HeatLayer(self._answer.heat_rgba, self.tr("What spoke for {label}").format(label=label))
            )

    def _lay_out(self) -> None:
        self._case_pane = _column(self._case_title, self.case, growing=self.case)
        self._case_pane.hide()
        films = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        films.addWidget(self.film)
        films.addWidget(self._case_pane)
        left = _column(self.tools, films, self._colour_bar, growing=films)
        right = _column(self.evidence, self.chart, self.gallery, growing=self.gallery)
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


def _column(*widgets: QWidget, growing: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_PX // 2)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is growing else 0)
    return column
