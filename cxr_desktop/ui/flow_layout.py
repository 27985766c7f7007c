"""Widgets side by side, in as many rows as the width asks for: a row of tools that never makes a window too wide."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """What does not fit into a row begins the next one. Room that is left goes to items that want to grow, if any."""

    def __init__(self, parent: QWidget | None = None, *, spacing_px: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spacing_px = spacing_px

    def add_layout(self, layout: QLayout) -> None:
        """What is to stay together in one row."""
        self.addChildLayout(layout)
        self.addItem(layout)

    # ------------------------------------------------------------ helpers

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Items that are shown, by row."""
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in (item for item in self._items if not item.isEmpty()):
            wanted = item.sizeHint().width()
            if not rows or used + self._spacing_px + wanted > width:
                rows.append([])
                used = -self._spacing_px
            rows[-1].append(item)
            used += self._spacing_px + wanted
        return rows

    def _height_of(self, rows: list[list[QLayoutItem]]) -> int:
        heights = [max(item.sizeHint().height() for item in row) for row in rows]
        return sum(heights) + self._spacing_px * max(0, len(rows) - 1)

    def _place(self, row: list[QLayoutItem], area: QRect) -> None:
        """One row at the top of `area`, every item in its middle."""
        height = max(item.sizeHint().height() for item in row)
        spare = area.width() - sum(item.sizeHint().width() for item in row) - self._spacing_px * (len(row) - 1)
        growing = [item for item in row if _grows(item)]
        left = area.left()
        for item in row:
            size = item.sizeHint().expandedTo(item.minimumSize())
            width = size.width() + (max(0, spare) // len(growing) if item in growing else 0)
            width = min(width, area.width())
            top = area.top() + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            left += width + self._spacing_px

    def _margins_px(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    # ------------------------------------------------------------ Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # None past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self._margins_px()
        return self._height_of(self._rows(width - margins.width())) + margins.height()

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._spacing_px * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0)) + self._margins_px()

    def minimumSize(self) -> QSize:
        """As wide as its widest item."""
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least.expandedTo(QSize(0, 0)) + self._margins_px()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        for row in self._rows(area.width()):
            self._place(row, area)
            area.setTop(area.top() + max(item.sizeHint().height() for item in row) + self._spacing_px)


def _grows(item: QLayoutItem) -> bool:
    """Only widgets that say so themselves: what is in a group stays together."""
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
