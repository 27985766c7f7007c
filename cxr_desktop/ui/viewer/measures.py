"""What a reader measures on one film: points set by mouse or keyboard, lines and numbers drawn over the film.

Points are the film's own, so they stay where they were set through zoom, flip and turn. A tool is taken up, takes its
points, and lies down again. Every number stands with its unit, and what the unit rests on stands on the film.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cxr_desktop.imaging.measuring import KINDS, Kind, Point, Scale
from cxr_desktop.ui.film_lettering import draw_plate, plate_size
from cxr_desktop.ui.film_placement import Placement
from cxr_desktop.ui.theme import FILM_BACKGROUND, FILM_TEXT, TextSize, text_font
from cxr_desktop.ui.viewer.measure_words import MeasureWords

_LINE_PX, _POINT_PX = 1.5, 3.5
_REACH_PX = 10.0  # how near a click has to be to mean a line
_LINE = QColor("#ffd800")  # bright on every film; its dark edge is seen on white
_ARM_PX = 9.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing measured, at its points."""

    kind: Kind
    points: tuple[Point, ...]


class Measures:
    """All measures on one film, the one that is being made, and the cross that the keyboard moves."""

    def __init__(self, words: MeasureWords) -> None:
        self._words = words
        self.scale: Scale | None = None
        self._done: list[Measure] = []
        self._kind: Kind | None = None
        self._points: list[Point] = []
        self._at: Point | None = None  # where the next point would be set

    # ------------------------------------------------------------ what is wanted

    def forget(self, scale: Scale | None) -> None:
        """Another film, of this scale."""
        self.scale = scale
        self._done.clear()
        self.lay_down()

    def take_up(self, name: str, at: Point) -> None:
        """Begin to measure a kind of KINDS; the cross is at a film point. Taken up twice, it lies down."""
        if self._kind is not None and self._kind.name == name:
            self.lay_down()
            return
        self._kind, self._points, self._at = KINDS[name], [], at

    def lay_down(self) -> None:
        """No tool; points without a measure go."""
        self._kind, self._at = None, None
        self._points = []

    @property
    def is_measuring(self) -> bool:
        return self._kind is not None

    def point_to(self, at: Point) -> None:
        """The next point would be set here."""
        self._at = at

    def step(self, by: Point) -> None:
        """The cross moves by so many film pixels."""
        if self._at is not None:
            self._at = self._at[0] + by[0], self._at[1] + by[1]

    def set_point(self) -> None:
        """A point where the cross is; the last one makes the measure."""
        if self._kind is None or self._at is None:
            return
        self._points.append(self._at)
        if len(self._points) == self._kind.points:
            self._done.append(Measure(self._kind, tuple(self._points)))
            self.lay_down()

    def remove_last(self) -> None:
        """The last point that was set, or else the last measure."""
        made = self._points or self._done
        if made:
            made.pop()

    def remove_all(self) -> None:
        self._done.clear()
        self.lay_down()

    def remove_at(self, at: QPointF, placement: Placement) -> bool:
        """The measure that passes a room point. False: none does."""
        for measure in reversed(self._done):
            spots = [placement.to_room(QPointF(*point)) for point in measure.points]
            if any(_distance(at, *line) <= _REACH_PX for line in _lines(spots, measure.kind)):
                self._done.remove(measure)
                return True
        return False

    # ------------------------------------------------------------ what is said

    def lines(self) -> tuple[str, ...]:
        """What to do next, and what lengths rest on; none where nothing is measured."""
        if not self._done and self._kind is None:
            return ()
        prompt = (self._words.prompt(self._kind, len(self._points)),) if self._kind else ()
        return (*prompt, self._words.scale(self.scale))

    def results(self) -> tuple[str, ...]:
        """Every number with what it is, oldest first."""
        return tuple(self._words.result(measure.kind, self._value(measure), self.scale) for measure in self._done)

    def _value(self, measure: Measure) -> float:
        return measure.kind.measure(measure.points, self.scale)

    # ------------------------------------------------------------ painting

    def draw(self, painter: QPainter, placement: Placement) -> None:
        """Lines, points and numbers over the film."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(TextSize.SMALL))
        for measure, text in zip(self._done, self.results(), strict=True):
            spots = [placement.to_room(QPointF(*point)) for point in measure.points]
            _draw_lines(painter, spots, measure.kind)
            _draw_text(painter, spots[-2], spots[-1], text, QRectF(QPointF(0, 0), placement.room))
        if self._kind is not None and self._at is not None:
            spots = [placement.to_room(QPointF(*point)) for point in (*self._points, self._at)]
            _draw_lines(painter, spots, self._kind)
            _draw_cross(painter, spots[-1])
        painter.restore()


def _lines(spots: Sequence[QPointF], kind: Kind) -> list[tuple[QPointF, QPointF]]:
    """A ratio is of two lines, all else is one that may have corners."""
    pairs = list(pairwise(spots))
    return pairs[::2] if kind.unit == "ratio" else pairs


def _draw_lines(painter: QPainter, spots: Sequence[QPointF], kind: Kind) -> None:
    for colour, width in ((FILM_BACKGROUND, 2 * _LINE_PX + 1), (_LINE, _LINE_PX)):
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in _lines(spots, kind):
            painter.drawLine(*line)
        for spot in spots:
            painter.drawEllipse(spot, _POINT_PX, _POINT_PX)


def _draw_cross(painter: QPainter, spot: QPointF) -> None:
    for colour, width in ((FILM_BACKGROUND, 2 * _LINE_PX + 1), (FILM_TEXT, _LINE_PX)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(spot - QPointF(_ARM_PX, 0), spot + QPointF(_ARM_PX, 0))
        painter.drawLine(spot - QPointF(0, _ARM_PX), spot + QPointF(0, _ARM_PX))


def _draw_text(painter: QPainter, before: QPointF, last: QPointF, text: str, room: QRectF) -> None:
    """Beyond the last point, so that the line stays free, as long as that is in sight; never cut by the view's edge."""
    plate = QRectF(0, 0, *plate_size(text))
    gap = 2 * _POINT_PX
    plate.moveLeft(last.x() + gap) if last.x() >= before.x() else plate.moveRight(last.x() - gap)
    plate.moveTop(last.y() + gap) if last.y() >= before.y() else plate.moveBottom(last.y() - gap)
    if room.contains(last):
        plate.moveLeft(min(max(plate.left(), room.left()), room.right() - plate.width()))
        plate.moveTop(min(max(plate.top(), room.top()), room.bottom() - plate.height()))
    draw_plate(painter, plate, text)


def _distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """From a point to the line between two others."""
    along, away = end - start, at - start
    length = QPointF.dotProduct(along, along)
    share = min(max(QPointF.dotProduct(away, along) / length, 0.0), 1.0) if length else 0.0
    gap = away - along * share
    return float(QPointF.dotProduct(gap, gap) ** 0.5)
