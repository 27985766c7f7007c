"""What lies in a view, drawn where it lies: the film through its table, and the heat map over it.

Only what is seen is sampled, at the screen's own pixels, from the smallest reduction that still has a pixel for each
of them. A film is halved, by averages, until less than half remains to be done; each half is made once, when it is
first needed if it was not given. What was sampled last is kept: a window that moves costs a walk through the table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from cxr_desktop.imaging.halving import Plane, halved
from cxr_desktop.imaging.screen import Affine, sample, sample_coarsely, through
from cxr_desktop.ui.film_placement import Placement

SHARP_FROM = 2.0  # screen pixels per film pixel: above, film pixels are shown as the squares they are


class FilmPicture:
    """A film as places in a table, shape (height, width), and such halves of it as there are already."""

    def __init__(self, film: Plane, *halves: Plane) -> None:
        self._levels: list[Plane] = [np.ascontiguousarray(level) for level in (film, *halves)]
        self._sampled: list[tuple[_Sight, Plane]] = []  # the last two: the view, and a loupe in it

    def draw(
        self, painter: QPainter, placement: Placement, table: NDArray[np.uint8], *, within: QRectF | None = None
    ) -> None:
        """Draw what of the film falls into the room, or into `within` of it, through `table`."""
        sight = _Sight.of(placement, painter.device().devicePixelRatio(), within)
        if sight is None:
            return
        grey = through(table, self._seen(sight))
        height, width = grey.shape
        sight.draw(painter, QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8))

    def _seen(self, sight: _Sight) -> Plane:
        for kept, pixels in self._sampled:
            if kept == sight:
                return pixels
        pixels = self._sample(sight)
        self._sampled = [(sight, pixels), *self._sampled[:1]]
        return pixels

    def _sample(self, sight: _Sight) -> Plane:
        zoom = sight.screen_pixels_per_film_pixel
        level = max(0, math.floor(-math.log2(zoom) + 1e-9))
        while len(self._levels) <= level and min(self._levels[-1].shape) > 1:
            self._levels.append(halved(self._levels[-1]))
        level = min(level, len(self._levels) - 1)
        lies = sight.lies(1 / 2**level, 1 / 2**level)
        return sample(self._levels[level], lies, sight.size, is_smooth=zoom <= SHARP_FROM)


class HeatPicture:
    """Straight RGBA, shape (h, w, 4), that covers a whole film; kept premultiplied, so that clear pixels do not tint
    their like."""

    def __init__(self, rgba: NDArray[np.uint8]) -> None:
        height, width = rgba.shape[:2]
        rgba = np.ascontiguousarray(rgba)  # numpy would take 9 ms of the GUI thread to premultiply it, Qt takes one
        straight = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        premultiplied = straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._pixels: NDArray[np.uint8] = np.array(premultiplied.constBits(), np.uint8).reshape(rgba.shape)
        self._sampled: tuple[_Sight, NDArray[Any]] | None = None

    def draw(self, painter: QPainter, placement: Placement, opacity: float, *, within: QRectF | None = None) -> None:
        """Draw what of it falls into the room, or into `within` of it, as strongly as `opacity` (0 to 1) says."""
        sight = _Sight.of(placement, painter.device().devicePixelRatio(), within)
        if sight is None:
            return
        if self._sampled is None or self._sampled[0] != sight:
            down, across = self._pixels.shape[:2]
            lies = sight.lies(across / placement.film.width(), down / placement.film.height())
            self._sampled = sight, sample_coarsely(self._pixels, lies, sight.size)
        pixels = self._sampled[1]
        form = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(pixels.data, *sight.size, pixels.strides[0], form)  # without the column that is too much
        painter.save()
        painter.setOpacity(opacity)
        sight.draw(painter, image)
        painter.restore()


@dataclass(frozen=True, slots=True)
class _Sight:
    """The screen pixels in which a film is seen, and what of it is at each."""

    corner: tuple[int, int]  # in screen pixels of the painter's device
    size: tuple[int, int]
    ratio: float  # screen pixels per room pixel
    placement: Placement

    @classmethod
    def of(cls, placement: Placement, ratio: float, within: QRectF | None) -> _Sight | None:
        """None where the film is out of sight."""
        room = QRectF(QPointF(0, 0), placement.room)
        seen = placement.frame & (room if within is None else room & within)
        left, right = round(seen.left() * ratio), round(seen.right() * ratio)
        top, bottom = round(seen.top() * ratio), round(seen.bottom() * ratio)
        if seen.isEmpty() or right <= left or bottom <= top:
            return None
        return cls((left, top), (right - left, bottom - top), ratio, placement)

    @property
    def screen_pixels_per_film_pixel(self) -> float:
        return self.placement.zoom * self.ratio

    def lies(self, across: float, down: float) -> Affine:
        """From screen to the film, or to a picture of it that has so many pixels for one of the film's."""
        origin = self.placement.to_film(QPointF(*self.corner) / self.ratio)
        a, c = self.placement.turn.undo(1 / self.screen_pixels_per_film_pixel, 0)
        b, d = self.placement.turn.undo(0, 1 / self.screen_pixels_per_film_pixel)
        return a * across, b * across, origin.x() * across, c * down, d * down, origin.y() * down

    def draw(self, painter: QPainter, image: QImage) -> None:
        """`image` has the pixels of the screen."""
        image.setDevicePixelRatio(self.ratio)
        painter.drawImage(QPointF(QPoint(*self.corner)) / self.ratio, image)
