"""What a case looks like in the map: a colour and a shape for its label, as pixels that can be stamped.

Shapes are told apart by their outline alone, so that no label is known by its colour only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPixmap

from cxr_desktop.ui.theme import label_colour, tokens

NOTHING, RIM, FAINT, FIRST_LABEL = 0, 1, 2, 3  # numbers of colours in a stamp and in the picture of the points

_FAINTNESS = 0.28  # how much of the text's colour is in what is not chosen

Stamp = NDArray[np.uint8]
"""Shape (side, side), side odd: 0 where nothing is stamped, 1 on the rim, 2 inside."""

_Inside = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.bool_]]

_SHAPES: Final[Mapping[str, _Inside]] = {  # x to the right, y downwards, both -1 to 1
    "disc": lambda x, y: x**2 + y**2 <= 1,
    "triangle": lambda x, y: (y <= 0.75) & (2 * abs(x) <= y + 1.25),
    "square": lambda x, y: np.maximum(abs(x), abs(y)) <= 0.75,
    "diamond": lambda x, y: abs(x) + abs(y) <= 1,
    "triangle down": lambda x, y: (y >= -0.75) & (2 * abs(x) <= 1.25 - y),
    "plus": lambda x, y: np.minimum(abs(x), abs(y)) <= 0.3,
    "bar": lambda x, y: (abs(y) <= 0.45) & (abs(x) <= 1),
}


def shape_of(label: str, labels: Sequence[str]) -> str:
    """The shape of a label among all `labels` of a library. With `label_colour` no two of the first 49 look alike."""
    number = sorted(set(labels)).index(label)
    names = list(_SHAPES)
    return names[(number + number // len(names)) % len(names)]


@cache
def stamp(shape: str, side_px: int) -> Stamp:
    """The shape in a square of `side_px` (odd), with a rim of one pixel around it."""
    radius = side_px / 2 - 1  # to the outer edge of the outermost pixel that is no rim
    steps = np.asarray((np.arange(side_px) - (side_px - 1) / 2) / radius, np.float64)
    inside = _SHAPES[shape](steps[np.newaxis, :], steps[:, np.newaxis])
    inside[[0, -1], :] = inside[:, [0, -1]] = False
    around = inside.copy()
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        around |= np.roll(inside, step, axis)
    return np.where(inside, 2, around.astype(np.uint8)).astype(np.uint8)


def symbol(label: str, labels: Sequence[str], side_px: int, ratio: float) -> QPixmap:
    """The shape of a label in its colour, for a legend: `side_px` on a screen of so many pixels to the point."""
    pixels = stamp(shape_of(label, labels), round(side_px * ratio) | 1)
    image = indexed_image(np.where(pixels == 2, FIRST_LABEL, NOTHING).astype(np.uint8))
    image.setColorTable([0, 0, 0, label_colour(label, labels).rgba()])
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


def colour_table(labels: Sequence[str]) -> list[int]:
    """The colours of the numbers in a picture of points, in the theme of the moment; `labels` in their order."""
    ground, text = tokens().surface, tokens().text
    shares = zip(ground.getRgb()[:3], text.getRgb()[:3], strict=True)  # type: ignore[index]
    faint = QColor(*(round((1 - _FAINTNESS) * a + _FAINTNESS * b) for a, b in shares))
    return [0, ground.rgba(), faint.rgba(), *(label_colour(label, labels).rgba() for label in labels)]


def indexed_image(numbers: NDArray[np.uint8]) -> QImage:
    """A picture whose pixels (h, w) are numbers of colours. The pixels are copied."""
    height, width = numbers.shape
    rows = np.ascontiguousarray(numbers)
    return QImage(rows.data, width, height, width, QImage.Format.Format_Indexed8).copy()
