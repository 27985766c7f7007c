"""The key to the heat map: its colours in order, its words, and the sentence that cannot be switched off."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.notice import HEAT_MAP_NOTICE
from cxr_desktop.ui.colour_bar import ColourBar

RAMP = np.stack([np.arange(256), np.zeros(256), np.arange(256)[::-1]], axis=1).astype(np.uint8)  # blue to red


def bar_of(qtbot: QtBot, orientation: Qt.Orientation) -> ColourBar:
    bar = ColourBar(RAMP, orientation)
    qtbot.addWidget(bar)
    bar.resize(320, 320)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def strip_of(bar: ColourBar) -> QImage:
    [strip] = [child for child in bar.findChildren(QWidget) if child.accessibleName()]
    return strip.grab().toImage()


def texts(bar: ColourBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel)]


@pytest.mark.parametrize("orientation", Qt.Orientation)
def test_the_ends_are_named_and_the_sentence_is_there(qtbot: QtBot, orientation: Qt.Orientation) -> None:
    bar = bar_of(qtbot, orientation)

    assert {"weak", "strong", HEAT_MAP_NOTICE} <= set(texts(bar))
    assert all(label.isVisible() for label in bar.findChildren(QLabel))


def test_a_lying_bar_grows_stronger_to_the_right(qtbot: QtBot) -> None:
    strip = strip_of(bar_of(qtbot, Qt.Orientation.Horizontal))
    colours = [strip.pixelColor(x, strip.height() // 2).red() for x in range(2, strip.width() - 2)]

    assert colours == sorted(colours)
    assert colours[0] < 16
    assert colours[-1] > 239


def test_a_standing_bar_grows_stronger_to_the_top(qtbot: QtBot) -> None:
    strip = strip_of(bar_of(qtbot, Qt.Orientation.Vertical))
    colours = [strip.pixelColor(strip.width() // 2, y).red() for y in range(2, strip.height() - 2)]

    assert colours == sorted(colours, reverse=True)
    assert colours[0] > 239


def test_the_sentence_wraps_where_room_is_short(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, Qt.Orientation.Horizontal)
    [sentence] = [label for label in bar.findChildren(QLabel) if label.text() == HEAT_MAP_NOTICE]

    assert sentence.wordWrap()
    assert sentence.width() <= 320
    assert sentence.heightForWidth(160) > sentence.heightForWidth(640)
