"""The outline over a film: seen on black and on white, at any opacity, and its style says how stable the map is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.heat.film_outline import LINE_STYLES, FilmOutline, draw_outline

SQUARE = np.array([[0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75]], np.float32)


def drawn(outline: FilmOutline | None, ground: Qt.GlobalColor) -> np.ndarray:
    image = QImage(200, 200, QImage.Format.Format_Grayscale8)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        draw_outline(painter, Placement.fitted(QSizeF(100, 100), QSizeF(200, 200)), outline)
    return np.frombuffer(image.constBits(), np.uint8).reshape(200, 200).astype(int)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ground", [Qt.GlobalColor.black, Qt.GlobalColor.white])
def test_it_is_seen_on_air_and_on_bone(ground: Qt.GlobalColor) -> None:
    plain = drawn(None, ground)
    changed = np.abs(drawn(FilmOutline((SQUARE,), True), ground) - plain)
    assert changed[50, 50:150].max() > 120 or changed[48:53, 100].max() > 120
    assert changed[100, 100] == 0
    assert changed[10, 10] == 0


@pytest.mark.usefixtures("qapp")
def test_its_style_tells_stable_from_unstable_and_unknown() -> None:
    light = [(drawn(FilmOutline((SQUARE,), stable), Qt.GlobalColor.black)[50] > 128).sum() for stable in LINE_STYLES]
    assert len(set(light)) == 3
    assert light[0] == max(light)  # a solid line has no gaps
