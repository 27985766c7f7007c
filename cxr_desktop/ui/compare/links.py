"""Films that follow each other: what is done to one is done to all, as far as their sizes and grey ranges let it.

A film that visits another pane always follows the film there, linked or not: it is to be seen at the same place and
scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject

from cxr_desktop.ui.compare.linking import shared_look, with_look
from cxr_desktop.ui.compare.pane import ComparePane
from cxr_desktop.ui.film_view import FilmViewState


class Links(QObject):
    """Between these panes. A view that is restored says nothing, so nobody follows a follower."""

    def __init__(self, panes: Iterable[ComparePane], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = tuple(panes)
        self.are_on = True
        for pane in self._panes:
            pane.view.state_changed.connect(self._followers_of(pane))

    def spread(self, leader: ComparePane) -> None:
        """Give the look of this pane's film to the others, if they are linked, and to those that visit."""
        ground = leader.ground
        if ground is not None and self.are_on:
            look = shared_look(leader.view.state(), ground)
            for pane in self._panes:
                if pane is not leader and (other := pane.ground) is not None:
                    pane.view.restore(with_look(pane.view.state(), look, other))
        for pane in self._panes:
            self.dress_guest(pane)

    def dress_guest(self, host: ComparePane) -> None:
        """Let the film that visits `host` be looked at as the film there is. Unlinked, its window is its own."""
        guest, ground = host.guest, host.ground
        if guest is None or ground is None or host.visitor is None:
            return
        view, other = guest
        own = host.visitor.view.state()
        state = with_look(own, shared_look(host.view.state(), ground), other)
        view.restore(state if self.are_on else replace(state, window=own.window))

    def _followers_of(self, pane: ComparePane) -> Callable[[FilmViewState], None]:
        return lambda _state: self.spread(pane)
