"""The page on which films are read: the query film, cases beside it, what is said of them, and the nearest cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cxr_desktop.domain import QueryResult
from cxr_desktop.engine_room import Answer, OpenedFilm
from cxr_desktop.ui.colour_bar import ColourBar
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.compare.pane import ComparePane
from cxr_desktop.ui.compare.trail_bar import TrailBar
from cxr_desktop.ui.compare.why_similar import WhySimilar
from cxr_desktop.ui.evidence_panel import Action, EvidencePanel
from cxr_desktop.ui.film_toolbar import FilmToolbar
from cxr_desktop.ui.film_view import FilmView, FilmViewState
from cxr_desktop.ui.gallery_panel import GalleryPanel
from cxr_desktop.ui.heat.heat_panel import HeatPanel
from cxr_desktop.ui.heat_colours import HEAT_COLOURS
from cxr_desktop.ui.scroll_page import ScrollPart
from cxr_desktop.ui.similarity_chart import SimilarityChart
from cxr_desktop.ui.theme import give_role
from cxr_desktop.ui.verdict_row import VerdictRow

_SIDE_WIDTH_PX = 516  # two cards of the gallery and its scroll bar
# Sooner, it would only flicker: that the cases are those of the film before is said in words at once.
_DIM_AFTER_MS = 150

Trouble = Callable[[], tuple[str, Sequence[Action]]]
"""What is wrong and what can be done, in the language of the moment."""


class ReadingPage(QWidget):
    """Joins the parts of the page; what they want goes out by their own signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.film = FilmView()
        self.board = CompareBoard(self.film)
        self.why = WhySimilar(self.board)
        self.trail = TrailBar()
        self.tools = FilmToolbar()
        self.evidence = EvidencePanel()
        self.verdict = VerdictRow()
        self.gallery = GalleryPanel()
        self.chart = SimilarityChart()
        self.heat = HeatPanel()
        self._pair_heat = ColourBar(HEAT_COLOURS)  # for the map of a pair, which the panel knows nothing of
        self._answer: Answer | None = None
        self._found: QueryResult | None = None  # whose cases are shown; its heat map is still being made
        self._trouble: Trouble | None = None
        self._trouble_path = Path()
        self._film: OpenedFilm | None = None
        self._early: tuple[Answer, FilmViewState | None] | None = None
        self._dimming = QTimer(self, singleShot=True, interval=_DIM_AFTER_MS)
        self._dimming.timeout.connect(lambda: self._dim_cases(True))
        self._lay_out()
        self._join()
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    @property
    def shows_kept_picture(self) -> bool:
        """The film on screen is not the film itself but the small picture that was kept of it."""
        return self._film is not None and self._film.is_kept_picture

    def show_film(self, film: OpenedFilm) -> None:
        """The query film alone, with its answer if that was faster."""
        self._film = film
        self.heat.show_nothing()
        self.why.show_own_heat(None)
        self.board.show_query(film)
        early, self._early = self._early, None
        trouble = self._trouble if self._trouble_path == film.path else None
        self._answer = self._found = self._trouble = None
        self.evidence.show_pending()
        self._dimming.start()
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
        if view is not None and not self.shows_kept_picture:  # it is of another size than the film was
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
        self._found = None
        self._place_heat()
        self.evidence.show_message(*trouble())
        self.gallery.show_neighbours((), (), ())
        self.chart.show_neighbours((), ())

    def retranslate(self) -> None:
        if self._trouble is not None:
            self.show_trouble(self._trouble_path, self._trouble)

    # ------------------------------------------------------------ helpers

    def _show_cases(self, answer: Answer) -> None:
        neighbours = answer.result.neighbours
        self._place_heat()
        self._dimming.stop()
        self._dim_cases(False)
        self.board.note_found(neighbours)
        self.evidence.show_result(answer.result, answer.labels)
        self.gallery.show_neighbours(neighbours, answer.labels, answer.missing)
        self.chart.show_neighbours(neighbours, answer.labels)

    def _on_pair_shown(self, is_shown: bool) -> None:
        self._pair_heat.setVisible(is_shown)
        self._place_heat()

    def _place_heat(self) -> None:
        """Not beside the map of a pair, which stands in its place, nor where there is no answer to explain."""
        has_none = self._trouble is not None and self._answer is None
        self.heat.setHidden(has_none or not self._pair_heat.isHidden())

    def _dim_cases(self, is_dimmed: bool) -> None:
        self.gallery.set_dimmed(is_dimmed)
        self.chart.set_dimmed(is_dimmed)

    def _lay_out(self) -> None:
        self._pair_heat.hide()
        left = _column(self.trail, self.tools, self.board, self.heat, self._pair_heat, growing=self.board)
        right = _column(self.evidence, self.verdict, self.chart, self.gallery, growing=self.gallery)
        for part in (left, right):
            give_role(part, kind="panel")
        parts = ScrollPart(left), ScrollPart(right)
        whole = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for scrolling in parts:
            whole.addWidget(scrolling)
        whole.setStretchFactor(0, 1)
        whole.setSizes([10 * _SIDE_WIDTH_PX, _SIDE_WIDTH_PX])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)

    def _join(self) -> None:
        """The tools act on the film of the active pane."""
        tools = self.tools
        for signal, act in (
            (tools.fit_requested, FilmView.fit),
            (tools.actual_size_requested, FilmView.actual_size),
            (tools.zoom_in_requested, FilmView.zoom_in),
            (tools.zoom_out_requested, FilmView.zoom_out),
            (tools.invert_requested, FilmView.invert),
            (tools.reset_requested, FilmView.reset),
            (tools.heat_toggled, FilmView.set_heat_shown),
            (tools.opacity_changed, FilmView.set_heat_opacity),
            (tools.peek_changed, FilmView.peek),
            (tools.command_requested, FilmView.do),
        ):
            signal.connect(lambda *values, act=act: act(self.board.active.view, *values))
        self.heat.layer_changed.connect(self.why.show_own_heat)
        self.why.shown_changed.connect(self._on_pair_shown)
        for pane in self.board.panes:
            self._join_pane(pane)
        self.board.active_changed.connect(self._show_tools_of)
        self._show_tools_of(self.board.active)

    def _join_pane(self, pane: ComparePane) -> None:
        view, tools = pane.view, self.tools
        for changed, show in (
            (view.heat_shown_changed, tools.set_heat_shown),
            (view.heat_opacity_changed, tools.set_heat_opacity),
            (view.inverted_changed, tools.set_inverted),
            (view.filter_changed, tools.set_filter),
            (view.lettering_shown_changed, tools.set_lettering_shown),
            (view.film_changed, tools.set_film_available),
            (view.heat_changed, tools.set_heat_available),
        ):
            changed.connect(lambda value, show=show: show(value) if pane is self.board.active else None)

    def _show_tools_of(self, pane: ComparePane) -> None:
        state, tools = pane.view.state(), self.tools
        tools.set_heat_shown(state.heat_shown)
        tools.set_heat_opacity(state.heat_opacity)
        tools.set_inverted(state.inverted)
        tools.set_filter(state.filter)
        tools.set_film_available(pane.film is not None)
        tools.set_heat_available(pane.has_heat)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _column(*widgets: QWidget, growing: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is growing else 0)
    return column
