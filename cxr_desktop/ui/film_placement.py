"""Where a film lies in its view: zoom, and the film point in the middle. Values only, nothing is drawn here.

Film points are in film pixels from the film's top left corner, room points in device independent pixels of the view.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

SMALLEST_SHARE_OF_FIT = 0.25  # smaller than this, a film is a dot in the dark
HIGHEST_ZOOM = 32.0  # a film pixel of a centimetre shows nothing new


@dataclass(frozen=True, slots=True)
class Placement:
    """How a film of `film` pixels lies in a view of size `room`."""

    film: QSizeF
    room: QSizeF
    zoom: float  # device independent pixels per film pixel
    centre: QPointF  # the film point in the middle of the room

    @classmethod
    def fitted(cls, film: QSizeF, room: QSizeF) -> Placement:
        """The whole film, as large as it goes."""
        zoom = min(room.width() / film.width(), room.height() / film.height())
        return cls(film, room, max(zoom, 1e-6), QPointF(film.width() / 2, film.height() / 2))

    @property
    def frame(self) -> QRectF:
        """The film's outline in the room."""
        return QRectF(self.to_room(QPointF(0, 0)), self.film * self.zoom)

    def sharp_frame(self, ratio: float) -> QRectF:
        """`frame`, but on whole screen pixels (`ratio` per room pixel) where a film pixel is a whole number of them.

        Smoothing would blur it for nothing there.
        """
        frame, scale = self.frame, self.zoom * ratio
        if abs(scale - max(1, round(scale))) > 1e-6:
            return frame
        corner = QPointF(round(frame.left() * ratio) / ratio, round(frame.top() * ratio) / ratio)
        return QRectF(corner, frame.size())

    def to_room(self, point: QPointF) -> QPointF:
        return (point - self.centre) * self.zoom + self._middle

    def to_film(self, point: QPointF) -> QPointF:
        return (point - self._middle) / self.zoom + self.centre

    def zoomed(self, zoom: float, *, at: QPointF) -> Placement:
        """With `zoom`, as far as that goes; what lies at the room point `at` (or nearest to it on the film) stays."""
        fitting = Placement.fitted(self.film, self.room).zoom
        zoom = min(max(zoom, fitting * SMALLEST_SHARE_OF_FIT), max(HIGHEST_ZOOM, fitting))
        anchor = self._on_film(self.to_film(at))
        return replace(self, zoom=zoom, centre=anchor + (self.centre - anchor) * (self.zoom / zoom))

    def moved(self, by: QPointF) -> Placement:
        """With the film pushed `by` room pixels; its edge can be pushed to the middle and no further."""
        return replace(self, centre=self._on_film(self.centre - by / self.zoom))

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.room.width() / 2, self.room.height() / 2)

    def _on_film(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), 0.0), self.film.width()),
            min(max(point.y(), 0.0), self.film.height()),
        )
