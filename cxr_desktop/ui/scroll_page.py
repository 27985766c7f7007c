"""What scrolls where the window is too low for it: a page in one column of readable width, and a part of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxr_desktop.ui.theme import SPACE_PX, give_role, text_width

_WIDTH_PX, _CHARACTERS = 1080, 135  # at most, whichever is more: longer lines are hard to read


class ScrollPage(QScrollArea):
    """What is to be seen goes into `column`."""

    _inner: QWidget | None = None  # Qt tells of changes before __init__ is over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner, middle = QWidget(), QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 3 * SPACE_PX)
        self.column.setSpacing(SPACE_PX + SPACE_PX // 2)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._inner)
        self.setWidget(middle)
        for widget in (self, middle):
            give_role(widget, kind="page")
        self._fit_text()

    def fill(self, page: QWidget) -> None:
        """Be all of `page`."""
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def _fit_text(self) -> None:
        if self._inner is not None:
            self._inner.setMaximumWidth(max(_WIDTH_PX, text_width(_CHARACTERS)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_text()
        super().changeEvent(event)


class ScrollPart(QScrollArea):
    """`part` as it is, with a scroll bar beside it where there is too little height for it; its sides are never cut."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._part = part
        self.setWidget(part)

    def sizeHint(self) -> QSize:
        return self._part.sizeHint()

    def minimumSizeHint(self) -> QSize:
        width = self._part.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is in it has become wider or narrower
        return super().event(event)
