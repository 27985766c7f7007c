"""The films side by side: the query and up to three cases, which pane is active, and the pair that it belongs to.

The pair is the query and the case that was active last: swapping, flickering and "why similar" are about it. Films are
asked for by signal; a pane is there at once, its film when it has come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.engine_room import OpenedFilm
from cxr_desktop.ui.compare.commands import CompareActions
from cxr_desktop.ui.compare.flicker import Flicker
from cxr_desktop.ui.compare.links import Links
from cxr_desktop.ui.compare.pair_strip import PairStrip
from cxr_desktop.ui.compare.pane import ComparePane
from cxr_desktop.ui.film_view import FilmView

_MOST_CASES: Final = 3
_LONGEST_ROW: Final = 3  # panes; four stand two by two, where chests are larger than in a row of four


class CompareBoard(QWidget):
    """Shows films and says what is wanted. `film` is the view of the query."""

    case_needed = Signal(object)  # Neighbour: its film is wanted, for `show_case`
    search_requested = Signal(object)  # Neighbour
    pair_changed = Signal(object)  # Neighbour of the pair; None: the query is alone
    why_toggled = Signal(bool)
    active_changed = Signal(object)  # ComparePane: tools act on it

    def __init__(self, film: FilmView) -> None:
        super().__init__()
        self.query = ComparePane(film, is_query=True, parent=self)
        self.cases = tuple(ComparePane(FilmView(), parent=self) for _ in range(_MOST_CASES))
        self.active = self.query
        self.partner: ComparePane | None = None  # the case of the pair
        self._order = [self.query]
        self._found: tuple[Neighbour, ...] = ()  # of the query
        self._flicker = Flicker(self)
        self._links = Links(self.panes, self)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self.actions_ = CompareActions(
            self,
            {
                "swap": self.swap,
                "flicker": self._flicker.run,
                "link": self._set_linked,
                "why": self.why_toggled.emit,
                "search": self._search,
                "next_pane": lambda: self.step(1),
                "previous_pane": lambda: self.step(-1),
                "close": self.close_case,
                "close_all": self.close_all,
            },
        )
        self.strip = PairStrip(self.actions_)
        self._lay_out()
        self._join()
        self._show_state()

    @property
    def panes(self) -> tuple[ComparePane, ...]:
        """All there are, open or not."""
        return (self.query, *self.cases)

    @property
    def is_comparing(self) -> bool:
        return len(self._order) > 1

    # ------------------------------------------------------------ films

    def show_query(self, film: OpenedFilm) -> None:
        """Another query, alone: the cases beside the one before go with it."""
        self.close_all()
        self._found = ()
        self.query.show_query(film)

    def note_found(self, neighbours: Sequence[Neighbour]) -> None:
        """The most similar cases of the query. One of them may be the query film itself, and tell whose it is."""
        self._found = tuple(neighbours)
        copy = next((neighbour.case for neighbour in neighbours if neighbour.is_copy_of_query), None)
        self.query.note_case_of_query(copy)

    def open_case(self, neighbour: Neighbour, *, in_place: bool = False) -> None:
        """A case in the next pane; where there is none, or `in_place`, in that of the case that was active last."""
        pane = self._pane_of(neighbour)
        if pane is None:
            pane = self._room(in_place=in_place)
            pane.await_case(neighbour)
            if pane not in self._order:
                self._order.append(pane)
            self._arrange()
            self.case_needed.emit(neighbour)
        self.activate(pane)

    def show_case(self, neighbour: Neighbour, film: OpenedFilm) -> None:
        """The film that was asked for; of a case that has been closed in the meantime it is no longer wanted."""
        for pane in self.cases:
            if pane.neighbour == neighbour and pane.film is None:
                pane.show_case(film)
                self._bring_keyboard()
                self._links.spread(self.query)
                self._announce()

    def miss_case(self, neighbour: Neighbour) -> None:
        """The film that was asked for is not there."""
        for pane in self.cases:
            if pane.neighbour == neighbour and pane.film is None:
                pane.say_missing()

    def close_case(self, pane: ComparePane | None = None) -> None:
        """The case of the pair, unless told otherwise."""
        pane = pane or self.partner
        if pane is None:
            return
        had_focus, was_active = pane.view.hasFocus(), pane is self.active
        self._stop_flicker()
        self._order.remove(pane)
        pane.clear()
        if pane is self.partner:
            self.partner = next((other for other in reversed(self._order) if not other.is_query), None)
        self._arrange()
        self.activate((self.partner or self.query) if was_active else self.active)
        if had_focus:
            self.active.view.setFocus()

    def close_all(self) -> None:
        while self.partner is not None:
            self.close_case()

    # ------------------------------------------------------------ panes

    def activate(self, pane: ComparePane) -> None:
        """Let keys and tools act on this pane; if it is a case, the pair is another."""
        if pane is not self.active:
            self._stop_flicker()
        self.active = pane
        if not pane.is_query:
            self.partner = pane
        for other in self.panes:
            other.set_active(other is pane and self.is_comparing)
        self._bring_keyboard()
        self.active_changed.emit(pane)
        self._announce()

    def step(self, by: int) -> None:
        """The keyboard goes to the next film (1), or to the one before (-1)."""
        place = (self._order.index(self.active) + by) % len(self._order)
        self._order[place].view.setFocus()
        self.activate(self._order[place])

    def swap(self) -> None:
        """Query and case of the pair change places."""
        if self.partner is None:
            return
        one, other = self._order.index(self.query), self._order.index(self.partner)
        self._order[one], self._order[other] = self._order[other], self._order[one]
        self._arrange()

    def hold_flicker(self, is_held: bool) -> None:
        """The other film of the pair in the active pane, as long as this is True."""
        if self.partner is not None or not is_held:
            self._flicker.hold(is_held)

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(self._grid, 1)
        self._arrange()

    def _join(self) -> None:
        self._settling.timeout.connect(lambda: self._links.spread(self.active if self.active.film else self.query))
        self._flicker.turned.connect(self._on_turned)
        self.actions_["link"].setChecked(True)
        for pane in self.panes:
            pane.activated.connect(lambda pane=pane: self.activate(pane))
            pane.view.flicker_held.connect(self.hold_flicker)
            pane.left.connect(lambda: self.hold_flicker(False))  # the release of the key will go elsewhere
            pane.resized.connect(self._settling.start)
            pane.close_requested.connect(lambda pane=pane: self.close_case(pane))

    def _arrange(self) -> None:
        """Panes of equal size, in their order."""
        for pane in self.panes:
            self._grid.removeWidget(pane)
            pane.setVisible(pane in self._order)
        columns = len(self._order) if len(self._order) <= _LONGEST_ROW else 2
        for place, pane in enumerate(self._order):
            self._grid.addWidget(pane, place // columns, place % columns)
        for column in range(_LONGEST_ROW):
            self._grid.setColumnStretch(column, int(column < columns))
        for row in range(2):
            self._grid.setRowStretch(row, int(row * columns < len(self._order)))

    def _room(self, *, in_place: bool) -> ComparePane:
        free = next((pane for pane in self.cases if pane not in self._order), None)
        if free is None or (in_place and self.partner is not None):
            assert self.partner is not None
            self._stop_flicker()
            return self.partner
        return free

    def _pane_of(self, neighbour: Neighbour) -> ComparePane | None:
        return next((pane for pane in self._cases_in_order() if pane.neighbour == neighbour), None)

    def _cases_in_order(self) -> Iterator[ComparePane]:
        return (pane for pane in self._order if not pane.is_query)

    def _announce(self) -> None:
        self._show_state()
        self.strip.show_pair(self.partner.neighbour if self.partner else None, self._found)
        self.pair_changed.emit(self.partner.neighbour if self.partner else None)

    def _show_state(self) -> None:
        self.strip.setVisible(self.is_comparing)
        self.query.head.setVisible(self.is_comparing)
        self.actions_.set_enabled(self.is_comparing)

    def _bring_keyboard(self) -> None:
        """To the active film, if it was with another one: keys are to act where the sign is."""
        if any(pane.view.hasFocus() for pane in self.panes if pane is not self.active):
            self.active.view.setFocus()

    def _set_linked(self, is_linked: bool) -> None:
        self._links.are_on = is_linked
        self._links.spread(self.active)

    def _search(self) -> None:
        if self.partner is not None:
            self.search_requested.emit(self.partner.neighbour)

    def _on_turned(self, shows_other: bool) -> None:
        visitor = self.partner if self.active.is_query else self.query
        if shows_other and visitor is not None:
            self.active.receive(visitor)
            self._links.dress_guest(self.active)
        else:
            self.active.see_off()

    def _stop_flicker(self) -> None:
        self._flicker.stop()
        self.actions_["flicker"].setChecked(False)

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
        super().changeEvent(event)
