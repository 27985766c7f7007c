"""Widgets in as many rows as the width asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.flow_layout import FlowLayout


def box(width: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, 20)
    return made


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """Two single boxes of 100, and two that stay together."""
    place = QWidget()
    qtbot.addWidget(place)
    layout = FlowLayout(place, spacing_px=10)
    layout.setContentsMargins(5, 5, 5, 5)
    layout.addWidget(box(100))
    layout.addWidget(box(100))
    pair = QHBoxLayout()
    pair.setSpacing(0)
    pair.addWidget(box(60))
    pair.addWidget(box(60))
    layout.add_layout(pair)
    return place


def tops(place: QWidget, width: int) -> list[int]:
    place.resize(width, 300)
    place.show()
    place.layout().activate()
    return [each.y() for each in place.findChildren(QWidget)]


def test_all_in_one_row_where_there_is_room(place: QWidget) -> None:
    assert place.sizeHint() == QSize(100 + 100 + 120 + 2 * 10 + 2 * 5, 30)
    assert tops(place, 350) == [5, 5, 5, 5]
    assert place.heightForWidth(350) == 30


@pytest.mark.parametrize(("width", "expected"), [(349, [5, 5, 35, 35]), (220, [5, 5, 35, 35]), (140, [5, 35, 65, 65])])
def test_what_does_not_fit_begins_the_next_row(place: QWidget, width: int, expected: list[int]) -> None:
    assert tops(place, width) == expected
    assert place.heightForWidth(width) == max(expected) + 25


def test_the_widest_item_is_the_least(place: QWidget) -> None:
    assert place.minimumSizeHint() == QSize(130, 30)


def test_what_is_hidden_takes_no_room(place: QWidget) -> None:
    first = place.findChildren(QWidget)[0]
    tops(place, 350)
    first.hide()
    assert place.sizeHint().width() == 100 + 120 + 10 + 2 * 5


def test_room_that_is_left_goes_to_who_wants_it(place: QWidget, qtbot: QtBot) -> None:
    greedy = QWidget()
    greedy.setMinimumSize(50, 20)
    greedy.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    place.layout().addWidget(greedy)
    tops(place, 600)
    assert greedy.geometry().right() == 600 - 5 - 1
    tops(place, 140)
    assert greedy.width() == 130
