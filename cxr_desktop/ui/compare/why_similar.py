"""The why-similar map of the pair on the screen: wanted or not, under way, shown on both films, or why there is none.

While it is wanted it goes with the pair. The query's own heat map comes back when it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.engine_room import OpenedFilm
from cxr_desktop.errors import CxrError
from cxr_desktop.ui.compare.board import CompareBoard
from cxr_desktop.ui.film_view import HeatLayer
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.numbers import similarity_text

if TYPE_CHECKING:
    from cxr_desktop.pair import PairExplanation


class WhySimilar(QObject):
    """Draws on the films of `board`; maps are asked for by signal."""

    needed = Signal(object, object, object)  # OpenedFilm, OpenedFilm, Neighbour: query, case, and what the case is
    given_up = Signal()
    shown_changed = Signal(bool)  # whether the map of a pair stands in place of the answer's

    def __init__(self, board: CompareBoard) -> None:
        super().__init__(board)
        self._board = board
        self._is_wanted = False
        self._own: HeatLayer | None = None  # the query's, of its answer
        self._asked: tuple[OpenedFilm, OpenedFilm] | None = None
        self._explanation: PairExplanation | None = None
        board.why_toggled.connect(self._want)
        board.pair_changed.connect(lambda _: self._follow())
        board.installEventFilter(self)

    def show_own_heat(self, layer: HeatLayer | None) -> None:
        """The heat map of the query's answer, which stands aside for that of a pair."""
        self._own = layer
        if self._explanation is None:
            self._board.query.show_heat(layer)

    def show_explanation(self, neighbour: Neighbour, explanation: PairExplanation) -> None:
        """What was needed has come."""
        partner = self._board.partner
        if self._asked is None or partner is None or partner.neighbour != neighbour:
            return
        self._explanation = explanation
        self._draw()
        self.shown_changed.emit(True)

    def show_trouble(self, neighbour: Neighbour, error: CxrError) -> None:
        """There is no map, and why."""
        partner = self._board.partner
        if self._asked is not None and partner is not None and partner.neighbour == neighbour:
            self._board.strip.remark(
                lambda: self.tr("There is no map of what makes them similar. {reason}").format(reason=error_text(error))
            )

    # ------------------------------------------------------------ helpers

    def _want(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        if is_wanted:
            for pane in self._board.panes:
                pane.view.set_heat_shown(True)
        self._follow()

    def _follow(self) -> None:
        """Be about the pair that is on the screen now."""
        query, partner = self._board.query.film, self._board.partner
        case = partner.film if partner else None
        wanted = (query, case) if self._is_wanted and query and case else None
        if wanted == self._asked:
            self._draw()
            return
        self._put_away()
        self._asked = wanted
        if wanted is not None and partner is not None:
            self._board.strip.remark(lambda: self.tr("Looking for what makes these two films similar …"))
            self.needed.emit(*wanted, partner.neighbour)
        else:
            self.given_up.emit()

    def _put_away(self) -> None:
        self._asked = self._explanation = None
        self._board.strip.remark(None)
        for pane in self._board.cases:
            pane.show_heat(None)
        self._board.query.show_heat(self._own)
        self.shown_changed.emit(False)

    def _draw(self) -> None:
        explanation, partner = self._explanation, self._board.partner
        if explanation is None or partner is None or partner.neighbour is None:
            return
        caption = self.tr("What makes query and case {rank} similar").format(rank=partner.neighbour.rank)
        self._board.query.show_heat(HeatLayer(explanation.query_rgba, caption))
        partner.show_heat(HeatLayer(explanation.case_rgba, caption))
        self._board.strip.remark(self._sentence)

    def _sentence(self) -> str:
        assert self._explanation is not None
        return self.tr(
            "Marked: where the model found the similarity of these two films ({value}). It outlines no finding, and "
            "the same place marked on both is no proof of the same cause."
        ).format(value=similarity_text(self._explanation.similarity))

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.LanguageChange:
            self._draw()
        return super().eventFilter(watched, event)
