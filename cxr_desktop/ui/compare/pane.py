"""One pane: a film with its head, a sign of life until it is there, and another film in its place while it flickers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.engine_room import OpenedFilm
from cxr_desktop.ui.compare.linking import Ground
from cxr_desktop.ui.compare.pane_head import PaneHead
from cxr_desktop.ui.compare.waiting import Waiting
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.film_view import FilmView, HeatLayer
from cxr_desktop.ui.theme import give_role, icon


class ComparePane(QFrame):
    """Of the query, or of one case after the other. `view` is that of its own film."""

    close_requested = Signal()
    activated = Signal()  # a hand or the keyboard has come to it
    left = Signal()  # the keyboard has gone
    resized = Signal()

    def __init__(self, view: FilmView, *, is_query: bool = False, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = view
        self.film: OpenedFilm | None = None
        self.neighbour: Neighbour | None = None
        self.is_query = is_query
        self.visitor: ComparePane | None = None  # whose film is in this one's place
        self._guest = FilmView(view)  # where it is shown; hands and keys stay with `view`
        self._guest_film: OpenedFilm | None = None
        self._heat: HeatLayer | None = None
        self._case_of_query: Case | None = None
        self._close = QToolButton(self)
        self.head = PaneHead(self._close)
        self._waiting = Waiting()
        self._lay_out()
        self._close.clicked.connect(self.close_requested)
        self.set_active(False)
        self.retranslate()

    @property
    def has_heat(self) -> bool:
        """Whether there is a heat map over this pane's own film, shown or not."""
        return self._heat is not None

    # ------------------------------------------------------------ what is shown

    def show_query(self, film: OpenedFilm) -> None:
        """The query film; what the library knows of it is not known yet."""
        self.film, self._heat, self._case_of_query = film, None, None
        self.view.show_film(film.renderer, self._caption(film), film.halves)
        self._tell_head()

    def note_case_of_query(self, case: Case | None) -> None:
        """What the library knows of the query film, where it is one of its own."""
        self._case_of_query = case
        self._tell_head()

    def await_case(self, neighbour: Neighbour) -> None:
        """The pane of this case, whose film is being opened."""
        self.clear()
        self.neighbour = neighbour
        self._waiting.say_opening(neighbour)
        self._show_waiting(True)
        self._tell_head()
        self.retranslate()

    def show_case(self, film: OpenedFilm) -> None:
        """The film that was awaited."""
        self.film = film
        self.view.show_film(film.renderer, film.path.name, film.halves)
        self._show_waiting(False)

    def say_missing(self) -> None:
        """The film that was awaited is not there."""
        self._waiting.say_missing()

    def clear(self) -> None:
        """No case any more."""
        self.see_off()
        self.neighbour = self.film = self._heat = None
        self.view.show_film(None)

    def show_heat(self, layer: HeatLayer | None) -> None:
        """A heat map over this pane's own film, wherever that is shown."""
        self._heat = layer
        self.view.show_heat(layer)

    def receive(self, visitor: ComparePane) -> None:
        """Let the film of another pane take this one's place; the head says so."""
        if self.film is None or visitor.film is None:
            return
        if self._guest_film is not visitor.film:
            self._guest_film = visitor.film
            self._guest.show_film(visitor.film.renderer, visitor.film.path.name, visitor.film.halves)
        self._guest.show_heat(visitor._heat)
        self.visitor = visitor
        self._tell_head()
        self._guest.setGeometry(self.view.rect())
        self._guest.show()

    def see_off(self) -> None:
        """This pane's own film again."""
        self._guest.hide()
        self.visitor = None
        self._tell_head()

    def set_active(self, is_active: bool) -> None:
        give_role(self, kind="active-pane" if is_active else "pane")
        self.head.set_active(is_active)

    # ------------------------------------------------------------ looks

    @property
    def ground(self) -> Ground | None:
        """What the look at this pane's own film is relative to; None without a film."""
        return _ground(self.view, self.film)

    @property
    def guest(self) -> tuple[FilmView, Ground] | None:
        """The view of a film that visits, and what the look at it is relative to."""
        ground = _ground(self._guest, self._guest_film) if self.visitor else None
        return None if ground is None else (self._guest, ground)

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        self._close.setIcon(icon("close"))
        self._close.setObjectName("close")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the film
        self._close.setVisible(not self.is_query)
        policy = self._close.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # all heads are of one height, so that the films stand side by side
        self._close.setSizePolicy(policy)
        self._guest.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._guest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._guest.hide()
        self.view.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        column.addWidget(self._waiting, 1)
        self._waiting.hide()

    def _show_waiting(self, is_waiting: bool) -> None:
        self.view.setHidden(is_waiting)
        self._waiting.setVisible(is_waiting)

    def _tell_head(self) -> None:
        """Of the film that is to be seen, be it this pane's own or a visitor's."""
        shown = self.visitor or self
        if shown.neighbour is not None:
            self.head.show_case(shown.neighbour, is_visiting=shown is not self)
        elif shown.is_query and shown.film is not None:
            self.head.show_query(shown.film.path, shown._case_of_query, is_visiting=shown is not self)

    def _caption(self, film: OpenedFilm) -> str:
        name = film.path.name
        return self.tr("{name} (small picture kept with the query)").format(name=name) if film.is_kept_picture else name

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close the case"))
        self._close.setAccessibleName(self.tr("Close the case"))
        if self.is_query:
            self.view.setAccessibleName(self.tr("The query film"))
            if self.film is not None:
                self.view.set_caption(self._caption(self.film))
        elif self.neighbour is not None:
            self.view.setAccessibleName(self.tr("The film of case {rank}").format(rank=self.neighbour.rank))

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self.activated.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.Resize:
            self._guest.setGeometry(self.view.rect())
            self.resized.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _ground(view: FilmView, film: OpenedFilm | None) -> Ground | None:
    placement = view.placement()
    if placement is None or film is None:
        return None
    fitted = Placement.fitted(placement.film, QSizeF(view.size()), placement.turn)
    return Ground(film.renderer.size_px, fitted.zoom, film.renderer.initial_window, film.renderer.high_is_dark)
