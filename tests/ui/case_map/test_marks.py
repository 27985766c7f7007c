"""Ranks can be read although the nearest cases stand close together."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from cxr_desktop.ui.case_map.marks import _tags
from cxr_desktop.ui.theme import TextSize, text_font


@pytest.mark.parametrize("count", [1, 5, 20])
def test_no_rank_covers_another(qapp: QApplication, count: int) -> None:
    metrics = QFontMetrics(text_font(TextSize.SMALL))
    middles = [QPointF(100 + 0.3 * place, 80) for place in range(count)]
    tags = _tags([20] * count, middles, metrics)
    assert len(tags) == count
    assert not any(one.intersects(other) for one, other in combinations(tags, 2))
