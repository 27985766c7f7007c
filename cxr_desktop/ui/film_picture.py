"""Pictures ready to be drawn at any zoom: a rendered film with its reductions, and the heat map over it.

A film is halved, by averages, until less than half remains to be done; each half is made once, when it is first needed
if it was not given.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cxr_desktop.imaging.halving import halved

SHARP_FROM = 2.0  # screen pixels per film pixel: above, film pixels are shown as the squares they are


class FilmPicture:
    """A rendered film, shape (height, width), and such halves of it as there are already."""

    def __init__(self, pixels: NDArray[np.uint8], *halves: NDArray[np.uint8]) -> None:
        self._levels = [np.ascontiguousarray(level) for level in (pixels, *halves)]
        self._images = [_grey_image(level) for level in self._levels]

    def draw(self, painter: QPainter, frame: QRectF, room: QRectF) -> None:
        """Draw what of the film falls into `room`, if the whole film fills `frame`."""
        width = self._levels[0].shape[1]
        zoom = frame.width() * painter.device().devicePixelRatio() / width
        image, step = self._image(zoom)
        scale = frame.width() / width * step
        reaches = QRectF(frame.topLeft(), image.size().toSizeF() * scale)  # odd sides are halved to half a pixel more
        painter.save()
        painter.setClipRect(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom <= SHARP_FROM)
        draw_part(painter, image, reaches, room)
        painter.restore()

    def _image(self, zoom: float) -> tuple[QImage, int]:
        """The smallest reduction that still has a pixel for every screen pixel, and how many film pixels one spans."""
        level = max(0, math.floor(-math.log2(zoom) + 1e-9))
        while len(self._levels) <= level and min(self._levels[-1].shape) > 1:
            self._levels.append(halved(self._levels[-1]))
            self._images.append(_grey_image(self._levels[-1]))
        level = min(level, len(self._levels) - 1)
        return self._images[level], 2**level


def heat_image(rgba: NDArray[np.uint8]) -> QImage:
    """A picture of straight RGBA, shape (h, w, 4). It is premultiplied, so that clear pixels do not tint their like."""
    height, width, _ = rgba.shape
    pixels = np.ascontiguousarray(rgba)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # a copy: `pixels` may go


def draw_part(painter: QPainter, image: QImage, frame: QRectF, room: QRectF) -> None:
    """Draw what of `image` falls into `room`, if the whole fills `frame`. Far beyond a screen, Qt loses its place."""
    across, down = frame.width() / image.width(), frame.height() / image.height()
    seen = frame & room
    if seen.isEmpty():
        return
    left, right = _reach(seen.left() - frame.left(), seen.right() - frame.left(), across, image.width())
    top, bottom = _reach(seen.top() - frame.top(), seen.bottom() - frame.top(), down, image.height())
    part = QRectF(left, top, right - left, bottom - top)
    target = QRectF(frame.left() + left * across, frame.top() + top * down, part.width() * across, part.height() * down)
    painter.drawImage(target, image, part)


def _reach(first: float, last: float, pitch: float, count: int) -> tuple[int, int]:
    """Pixels from..to that cover a stretch, and one more on each side for the smoothing to look at."""
    return max(0, math.floor(first / pitch) - 1), min(count, math.ceil(last / pitch) + 1)


def _grey_image(pixels: NDArray[np.uint8]) -> QImage:
    """A view of `pixels`, which must outlive it."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
