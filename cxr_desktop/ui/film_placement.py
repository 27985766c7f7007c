"""Where a film lies in its view: zoom, turn, and the film point in the middle. Values only, nothing is drawn here.

Film points are in film pixels from the film's top left corner, room points in device independent pixels of the view.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cxr_desktop.imaging.orientation import AS_IT_CAME, Turn

SMALLEST_SHARE_OF_FIT = 0.25  # smaller than this, a film is a dot in the dark
HIGHEST_ZOOM = 32.0  # a film pixel of a centimetre shows nothing new


@dataclass(frozen=True, slots=True)
class Placement:
    """How a film of `film` pixels lies in a view of size `room`."""

    film: QSizeF
    room: QSizeF
    zoom: float  # device independent pixels per film pixel
    centre: QPointF  # the film point in the middle of the room
    turn: Turn = AS_IT_CAME

    @classmethod
    def fitted(cls, film: QSizeF, room: QSizeF, turn: Turn = AS_IT_CAME) -> Placement:
        """The whole film, as large as it goes."""
        seen = film.transposed() if turn.is_sideways else film
        zoom = min(room.width() / seen.width(), room.height() / seen.height())
        return cls(film, room, max(zoom, 1e-6), QPointF(film.width() / 2, film.height() / 2), turn)

    @property
    def frame(self) -> QRectF:
        """The film's outline in the room."""
        opposite = QPointF(self.film.width(), self.film.height())
        return QRectF(self.to_room(QPointF(0, 0)), self.to_room(opposite)).normalized()

    def sharp(self, ratio: float) -> Placement:
        """This, but on whole screen pixels (`ratio` per room pixel) where a film pixel is a whole number of them.

        Smoothing would blur it for nothing there.
        """
        corner, scale = self.frame.topLeft(), self.zoom * ratio
        if abs(scale - max(1, round(scale))) > 1e-6:
            return self
        on_pixel = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        return replace(self, centre=self.centre - self._undone(on_pixel - corner) / self.zoom)

    def to_room(self, point: QPointF) -> QPointF:
        away = point - self.centre
        return QPointF(*self.turn.apply(away.x(), away.y())) * self.zoom + self._middle

    def to_film(self, point: QPointF) -> QPointF:
        return self._undone(point - self._middle) / self.zoom + self.centre

    def zoomed(self, zoom: float, *, at: QPointF) -> Placement:
        """With `zoom`, as far as that goes; what lies at the room point `at` (or nearest to it on the film) stays."""
        fitting = Placement.fitted(self.film, self.room, self.turn).zoom
        zoom = min(max(zoom, fitting * SMALLEST_SHARE_OF_FIT), max(HIGHEST_ZOOM, fitting))
        anchor = self._on_film(self.to_film(at))
        return replace(self, zoom=zoom, centre=anchor + (self.centre - anchor) * (self.zoom / zoom))

    def moved(self, by: QPointF) -> Placement:
        """With the film pushed `by` room pixels; its edge can be pushed to the middle and no further."""
        return replace(self, centre=self._on_film(self.centre - self._undone(by) / self.zoom))

    def _undone(self, direction: QPointF) -> QPointF:
        """Of the film, what is this direction of the room."""
        return QPointF(*self.turn.undo(direction.x(), direction.y()))

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.room.width() / 2, self.room.height() / 2)

    def _on_film(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), 0.0), self.film.width()),
            min(max(point.y(), 0.0), self.film.height()),
        )
