"""The key to the heat map: its colours from weak to strong, what full colour means, and the one sentence on what the
map is not.

The sentence is `notice.HEAT_MAP_NOTICE`, written out again where the translators' tool can find it (a test holds the
two equal). It cannot be switched off.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cxr_desktop.domain import HeatScale, ScoreKind
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role, tokens

_THICKNESS_PX = 12
_LENGTH_PX = 160  # at least: shorter, neighbouring colours run together
_WIDEST_PX = 420  # of a bar that lies; longer tells no more


class ColourBar(QWidget):
    """The colours of `table`, uint8 (256, 3) RGB, from weak to strong."""

    def __init__(
        self,
        table: NDArray[np.uint8],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._strip = _Strip(table, orientation)
        self._weak = QLabel()
        self._strong = QLabel()
        self._scale_said = QLabel()
        self._scale: tuple[ScoreKind, float] | None = None
        self._sentence = QLabel()
        self._lay_out(orientation)
        self.retranslate()

    def show_scale(self, scale: HeatScale | None, branch: str) -> None:
        """What full colour means: the model's own scale for a branch's map, or (None) no more than this one map."""
        self._scale = None if scale is None else (scale.kind, scale.full[branch])
        self._scale_said.setText(self._scale_text())

    def retranslate(self) -> None:
        """Set every text."""
        self._scale_said.setText(self._scale_text())
        self._weak.setText(self.tr("weak"))
        self._strong.setText(self.tr("strong"))
        self._sentence.setText(
            self.tr(
                "The heat map shows where the model's score came from. It is not the outline of a finding, and a cold "
                "area is not a healthy one."
            )
        )
        self._strip.setAccessibleName(self.tr("Colours of the heat map, from weak to strong"))

    def _scale_text(self) -> str:
        if self._scale is None:
            return self.tr(
                "Relative scale: full colour is this map's own strongest spot. Films cannot be compared by it."
            )
        kind, full = self._scale
        texts = {
            ScoreKind.LOG_ODDS: self.tr(
                "One scale for all films: full colour is {value} log odds for the label per film area. What looks weak "
                "is weak."
            ),
            ScoreKind.SIMILARITY: self.tr(
                "One scale for all films: full colour is {value} of similarity per film area. What looks weak is weak."
            ),
        }
        return texts[kind].format(value=QLocale().toString(full, "g", 2))

    def _lay_out(self, orientation: Qt.Orientation) -> None:
        lies = orientation is Qt.Orientation.Horizontal
        direction = QBoxLayout.Direction.LeftToRight if lies else QBoxLayout.Direction.BottomToTop
        scale = QBoxLayout(direction)
        scale.setSpacing(SPACE_PX if lies else SPACE_PX // 2)
        across = Qt.AlignmentFlag.AlignVCenter if lies else Qt.AlignmentFlag.AlignLeft
        for widget, stretch in ((self._weak, 0), (self._strip, 1), (self._strong, 0)):
            scale.addWidget(widget, stretch, across if stretch == 0 else Qt.AlignmentFlag(0))
        if lies:
            scale.addStretch(0)
        for label in (self._weak, self._strong, self._scale_said, self._sentence):
            give_role(label, size=TextSize.SMALL, tone="muted")
        for said in (self._scale_said, self._sentence):
            said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_PX, SPACE_PX // 2, SPACE_PX, SPACE_PX)
        layout.setSpacing(SPACE_PX // 2)
        layout.addLayout(scale, 1)
        layout.addWidget(self._scale_said)
        layout.addWidget(self._sentence)
        vertical = QSizePolicy.Policy.Minimum if lies else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Strip(QWidget):
    """The colours alone, painted from the table whatever the size."""

    def __init__(self, table: NDArray[np.uint8], orientation: Qt.Orientation) -> None:
        super().__init__()
        self._lies = orientation is Qt.Orientation.Horizontal
        self._image = _image(table, lies=self._lies)
        if self._lies:
            self.setFixedHeight(_THICKNESS_PX)
            self.setMaximumWidth(_WIDEST_PX)
        else:
            self.setFixedWidth(_THICKNESS_PX)
        along = QSizePolicy.Policy.Expanding
        across = QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((along, across) if self._lies else (across, along)))

    def sizeHint(self) -> QSize:
        return QSize(_LENGTH_PX, _THICKNESS_PX) if self._lies else QSize(_THICKNESS_PX, _LENGTH_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
            painter.setPen(QPen(tokens().border, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def _image(table: NDArray[np.uint8], *, lies: bool) -> QImage:
    """One pixel per colour; strong is to the right, or on top."""
    line = np.ascontiguousarray(table if lies else table[::-1])
    count = len(line)
    width, height = (count, 1) if lies else (1, count)
    return QImage(line.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
