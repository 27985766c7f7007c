"""The map itself: points, the query among them, and hands on it. It shows rows and tells rows; it knows no library.

pyqtgraph moves and zooms the ground; the points are one picture of ours (`points`), made anew for every frame. This
module imports pyqtgraph, so a worker imports it first (`controller`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from cxr_desktop.ui.case_map.map_commands import MapBindings
from cxr_desktop.ui.case_map.marks import Marks, paint_marks
from cxr_desktop.ui.case_map.points import Pixels, draw_points, fill_of, nearest, next_in_direction
from cxr_desktop.ui.case_map.symbols import FAINT, colour_table, indexed_image, shape_of, stamp
from cxr_desktop.ui.theme import tokens

_REACH_PX = 12  # from a point to the mouse that means it
_SIDE_PX, _SIDE_OF_MANY_PX, _MANY = 9, 7, 20_000
_STEP_PX = 4  # between corners of a lasso


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What is to be seen of a library."""

    places: NDArray[np.float64]  # (n, 2)
    numbers: NDArray[np.intp]  # (n,): of the point's label among `labels`
    labels: tuple[str, ...]


class CaseMapView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag moves, the wheel zooms, Shift and drag (or `set_lasso`) draws around cases, a click or Enter opens one."""

    pointed = Signal(int)  # row under the mouse or reached by key; -1: none
    opened = Signal(int)  # row
    selected = Signal(object)  # rows (m,) within the lasso; none at all: it is gone

    def __init__(self, points: Points, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = points
        self._present = -1
        self._chosen: NDArray[np.intp] = np.empty(0, np.intp)
        self._marks = Marks()
        self._bindings = MapBindings()
        self._ground = _Ground(self)
        self._item = _PointsItem(self)
        self._ground.addItem(self._item)
        self.setCentralItem(self._ground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.follow_theme()
        self.fit()

    # ------------------------------------------------------------ what is shown

    @property
    def present(self) -> int:
        """The row that is pointed at, -1 where none is."""
        return self._present

    @property
    def chosen(self) -> NDArray[np.intp]:
        """The rows within the lasso, ascending."""
        return self._chosen

    def show_query(
        self, place: NDArray[np.float64] | None, neighbours: Sequence[int] = (), ranks: Sequence[int] | None = None
    ) -> None:
        """A star at `place`, and ranks (1, 2, ... where none are given) at the rows of its neighbours."""
        ranks = range(1, len(neighbours) + 1) if ranks is None else ranks
        self._marks = Marks(place, tuple(neighbours), tuple(ranks))
        self._item.update()

    def set_lasso(self, is_drawing: bool) -> None:
        """Whether a drag draws around cases instead of moving the map."""
        self._ground.is_drawing = is_drawing
        self.setCursor(Qt.CursorShape.CrossCursor if is_drawing else Qt.CursorShape.ArrowCursor)

    def select(self, rows: NDArray[np.intp]) -> None:
        """These stand out; of none, all are as they were."""
        self._chosen = rows
        self._item.update()
        self.selected.emit(rows)

    def point_at(self, row: int) -> None:
        """As the mouse would; a point that is out of sight is brought into it."""
        if row >= 0 and not self.rect().contains(self.pixels[row].astype(int).tolist()[0], int(self.pixels[row][1])):
            centre = self._points.places[row]
            seen = self._ground.viewRect()
            seen.moveCenter(QPointF(*centre))
            self._ground.setRange(seen, padding=0)
        self._point(row)

    def set_bindings(self, bindings: MapBindings) -> None:
        """Let other keys do what there is to do."""
        self._bindings = bindings

    def fit(self) -> None:
        """All cases in sight."""
        low, high = self._points.places.min(axis=0), self._points.places.max(axis=0)
        self._ground.setRange(QRectF(*low, *np.maximum(high - low, 1e-9)), padding=0.04)

    def zoom(self, factor: float) -> None:
        """Closer by `factor`, about the middle."""
        self._ground.scaleBy((1 / factor, 1 / factor))

    def follow_theme(self) -> None:
        """To be told by who owns this: Qt tells of a style before there is anything to be drawn."""
        self.setBackground(tokens().surface)
        self._item.follow_theme()

    # ------------------------------------------------------------ where things are

    @property
    def points(self) -> Points:
        return self._points

    @property
    def marks(self) -> Marks:
        return self._marks

    @property
    def pixels(self) -> Pixels:
        """Of all points (n, 2), on this widget."""
        return self.to_pixels(self._points.places)

    def to_pixels(self, places: NDArray[np.float64]) -> Pixels:
        """Places (n, 2) on this widget."""
        self._ground.updateMatrix()  # pyqtgraph does so only when it paints
        way = self._item.sceneTransform() * self.viewportTransform()
        x, y = places.T
        return np.stack([way.m11() * x + way.m21() * y + way.dx(), way.m12() * x + way.m22() * y + way.dy()], axis=1)

    # ------------------------------------------------------------ hands on it

    def take_lasso(self, corners: list[QPointF]) -> None:
        """What stands within these corners, on this widget, is chosen."""
        within = QImage(self.size(), QImage.Format.Format_Grayscale8)
        within.fill(0)
        painter = QPainter(within)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawPolygon(QPolygonF(corners))
        painter.end()
        mask = np.frombuffer(within.constBits(), np.uint8).reshape(within.height(), within.bytesPerLine())
        column, row = np.rint(self.pixels).astype(np.intp).T
        inside = (column >= 0) & (column < within.width()) & (row >= 0) & (row < within.height())
        inside[inside] = mask[row[inside], column[inside]] > 0
        self.select(np.flatnonzero(inside))

    def click(self, at: QPointF) -> None:
        row = nearest(self.pixels, (at.x(), at.y()), within=_REACH_PX)
        if row >= 0:
            self._point(row)
            self.opened.emit(row)

    def _point(self, row: int) -> None:
        if row != self._present:
            self._present = row
            self._item.update()
            self.pointed.emit(row)

    def open_present(self) -> None:
        """The case that is pointed at, if any."""
        if self._present >= 0:
            self.opened.emit(self._present)

    def step(self, direction: tuple[int, int]) -> None:
        """From the present point; the first step goes to the query's nearest case, or to the middle of what is seen."""
        if self._present >= 0:
            self.point_at(next_in_direction(self._points.places, self._present, direction))
        elif self._marks.neighbours:
            self.point_at(self._marks.neighbours[0])
        else:
            middle = self.rect().center()
            self.point_at(nearest(self.pixels, (middle.x(), middle.y()), within=float("inf")))

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._bindings.command(event)
        if command is not None:
            getattr(self, command.method)(*command.arguments)
        elif event.key() == Qt.Key.Key_Escape and len(self._chosen):
            self.select(np.empty(0, np.intp))
        else:
            event.ignore()
            return
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            at = event.position()
            self._point(nearest(self.pixels, (at.x(), at.y()), within=_REACH_PX))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._item.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._item.update()


class _Ground(pg.ViewBox):  # type: ignore[misc]
    """What the points stand on: moved and zoomed by pyqtgraph, but for a drag that draws a lasso."""

    def __init__(self, view: CaseMapView) -> None:
        super().__init__(lockAspect=True, enableMenu=False)
        self._view = view
        self.is_drawing = False
        self.corners: list[QPointF] = []  # of the lasso that is being drawn, on the widget

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        wants_lasso = self.is_drawing or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() != Qt.MouseButton.LeftButton or not (self.corners or wants_lasso):
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        if event.isStart():
            self.corners = [self._on_widget(event.buttonDownScenePos())]
        at = self._on_widget(event.scenePos())
        if self.corners and (at - self.corners[-1]).manhattanLength() >= _STEP_PX:
            self.corners.append(at)
        if event.isFinish():
            corners, self.corners = self.corners, []
            self._view.take_lasso(corners)
        self._view.viewport().update()

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self._view.click(self._on_widget(event.scenePos()))

    def _on_widget(self, scene: Any) -> QPointF:
        return QPointF(self._view.viewportTransform().map(QPointF(scene)))


class _PointsItem(pg.GraphicsObject):  # type: ignore[misc]
    """All points and what is drawn over them, in the pixels of the widget."""

    def __init__(self, view: CaseMapView) -> None:
        super().__init__()
        self._view = view
        points = view.points
        low, high = points.places.min(axis=0), points.places.max(axis=0)
        margin = np.maximum(high - low, 1e-9)  # so that nobody cuts off what stands out at the rim
        self._bounds = QRectF(*(low - margin), *(3 * margin))
        self._shapes = [shape_of(label, points.labels) for label in points.labels]
        # By chance, once and for all: were they drawn label by label, the last label would hide the others.
        self._order = np.random.default_rng(0).permutation(len(points.places))
        self._colours: list[int] = []

    def follow_theme(self) -> None:
        self._colours = colour_table(self._view.points.labels)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, *_: object) -> None:
        view, ratio = self._view, self._view.devicePixelRatioF()
        pixels = view.pixels
        image = self._picture(pixels * ratio, ratio)
        image.setDevicePixelRatio(ratio)
        painter.save()
        painter.resetTransform()
        painter.drawImage(QPointF(0, 0), image)
        paint_marks(painter, view, pixels, view._ground.corners)
        painter.restore()

    def _picture(self, pixels: Pixels, ratio: float) -> QImage:
        view, points = self._view, self._view.points
        many = len(points.places) > _MANY
        side = round((_SIDE_OF_MANY_PX if many else _SIDE_PX) * ratio) | 1
        stamps = [stamp(shape, side) for shape in self._shapes]
        fills = [fill_of(number) for number in range(len(stamps))]
        kinds, order = points.numbers, self._order
        if len(view.chosen):  # the others are faint, and beneath
            is_chosen = np.zeros(len(kinds), np.bool_)
            is_chosen[view.chosen] = True
            kinds = np.where(is_chosen, kinds, kinds + len(stamps))
            stamps, fills = stamps * 2, fills + [FAINT] * len(fills)
            order = order[np.argsort(is_chosen[order], kind="stable")]
        size = round(view.width() * ratio), round(view.height() * ratio)
        image = indexed_image(draw_points(size, pixels[order], kinds[order], stamps, fills))
        image.setColorTable(self._colours)
        return image
