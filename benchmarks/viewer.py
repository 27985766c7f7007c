"""How fast does a film follow the hand? `python -m benchmarks.viewer`

A film of 3,000 x 3,000 pixels and 16 bits in a film view, drawn by the processor (Qt's "offscreen" platform: software
rendering) into a window of 1,600 x 1,000. A frame is the mouse event and all painting that follows from it. Beside it,
in turns, the plain way: the whole film through the window, halved and scaled by Qt, frame for frame.

Time is told twice: on the wall, and that of it in which the GUI thread itself computed, which a busy machine does not
stretch. The goals are for the wall on an idle machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange, Window
from cxr_desktop.imaging.halving import halves
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.film_view import FilmView, HeatLayer

SIDE_PX = 3000
ROOM_PX = 1600, 1000
GOAL_MEDIAN_MS, GOAL_WORST_MS, GOAL_BLOCK_MS = 16.0, 33.0, 50.0
_STEPS = 60  # frames of one drag

Move = Callable[[int], None]
"""The n-th frame of a hand on the film."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Milliseconds of each frame."""

    wall: Sequence[float]
    computing: Sequence[float]  # of the GUI thread

    def line(self, what: str) -> str:
        median, worst = statistics.median(self.wall), max(self.wall)
        own, own_worst = statistics.median(self.computing), max(self.computing)
        verdict = "ok" if median <= GOAL_MEDIAN_MS and worst <= GOAL_WORST_MS else "NO"
        return (
            f"{what:<44} {median:6.1f} {worst:6.1f}   {own:6.1f} {own_worst:6.1f}   {verdict}"
            f"  {sum(wall > GOAL_BLOCK_MS for wall in self.wall)} above {GOAL_BLOCK_MS:.0f} ms"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    app = QApplication([])
    renderer = FilmRenderer(film(SIDE_PX))
    view = FilmView()
    view.resize(*ROOM_PX)
    view.show_film(renderer, "benchmark.dcm", halves(renderer.indices))
    view.show()
    app.processEvents()
    moves = all_moves(view)
    taken: dict[str, list[Frames]] = {name: [] for name in moves}
    plain: list[float] = []
    for _ in range(args.rounds):
        for name, (prepare, move) in moves.items():
            prepare()
            taken[name].append(frames(view, move))
        plain += [plain_frame(renderer, step) for step in range(5)]
    print(f"{SIDE_PX} x {SIDE_PX} pixels of 16 bits, view {ROOM_PX[0]} x {ROOM_PX[1]}, software rendering")
    print(f"{args.rounds} rounds of {_STEPS} frames; load of the machine: {os.getloadavg()[0]:.1f}\n")
    print(f"{'':<44} {'wall, ms':^13}   {'computing, ms':^13}\n{'':<44} {'median  worst':^13}   {'median  worst':^13}")
    for name, rounds in taken.items():
        print(joined(rounds).line(name))
    ratio = statistics.median(plain) / statistics.median(joined(taken["window and level"]).wall)
    print(f"{'the plain way, a frame of window and level':<44} {statistics.median(plain):6.1f} {max(plain):6.1f}")
    print(f"\nThe plain way takes {ratio:.1f} times as long.")


def film(side: int) -> Radiograph:
    """Smooth, with some texture, over 16 bits."""
    rows, columns = np.mgrid[:side, :side].astype(np.float32) / side
    texture = np.random.default_rng(7).normal(0, 0.01, (side, side)).astype(np.float32)
    picture = np.sin(9 * columns) * np.cos(7 * rows) / 2.2 + 0.5 + texture
    values = (picture.clip(0, 1) * 65535).astype(np.uint16)
    return Radiograph(values, ValueRange(0, 65535), False, FilmFacts("PA"), "DICOM", "0" * 64)


def all_moves(view: FilmView) -> dict[str, tuple[Callable[[], None], Move]]:
    """What is measured: how it begins, and how it goes on."""

    def begin(*orders: Callable[[], None]) -> Callable[[], None]:
        def prepared() -> None:
            view.show_heat(None)
            view.reset()
            for order in orders:
                order()
            view.repaint()

        return prepared

    def heat() -> None:
        rgba = np.random.default_rng(2).integers(0, 256, (512, 512, 4)).astype(np.uint8)
        view.show_heat(HeatLayer(rgba, "heat"))

    def between_levels() -> None:
        for _ in range(2):
            view.zoom_in()

    drag, pan = dragging(view, Qt.MouseButton.LeftButton), dragging(view, Qt.MouseButton.MiddleButton)
    return {
        "window and level": (begin(), drag),
        "window and level, heat map": (begin(heat), drag),
        "window and level, turned, between two levels": (begin(between_levels, lambda: view.rotate(1)), drag),
        "window and level, pixel by pixel": (begin(view.actual_size), drag),
        "zoom": (begin(), zooming(view)),
        "zoom, heat map, turned": (begin(heat, lambda: view.rotate(1)), zooming(view)),
        "pan, heat map": (begin(heat, between_levels), pan),
    }


def dragging(view: FilmView, button: Qt.MouseButton) -> Move:
    """Down at the first frame, along a curve, up at the last."""

    def move(step: int) -> None:
        at = QPointF(700 + 3 * step, 500 + 100 * np.sin(step / 9))
        kind = {0: QEvent.Type.MouseButtonPress, _STEPS - 1: QEvent.Type.MouseButtonRelease}.get(
            step, QEvent.Type.MouseMove
        )
        event = QMouseEvent(kind, at, view.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    return move


def zooming(view: FilmView) -> Move:
    """In and out again, a quarter of a notch at a time, at a corner of the film."""

    def move(step: int) -> None:
        at, turn = QPointF(620, 320), 30 if step < _STEPS // 2 else -30
        event = QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    return move


def frames(view: FilmView, move: Move) -> Frames:
    """The frames of one drag."""
    wall, computing = [], []
    for step in range(_STEPS):
        began, own = time.perf_counter(), time.thread_time()
        move(step)
        view.repaint()
        wall.append(1e3 * (time.perf_counter() - began))
        computing.append(1e3 * (time.thread_time() - own))
    return Frames(wall, computing)


def plain_frame(renderer: FilmRenderer, step: int) -> float:
    """Milliseconds of a frame in which the whole film goes through the window."""
    began = time.perf_counter()
    picture: NDArray[np.uint8] = renderer.render(Window(30_000, 40_000 + 500 * step), inverted=False)
    level = halves(picture)[1]
    height, width = level.shape
    canvas = QImage(*ROOM_PX, QImage.Format.Format_RGB32)
    with QPainter(canvas) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = QImage(level.data, width, height, width, QImage.Format.Format_Grayscale8)
        painter.drawImage(QRectF(300, 0, ROOM_PX[1], ROOM_PX[1]), image)
    return 1e3 * (time.perf_counter() - began)


def joined(rounds: Sequence[Frames]) -> Frames:
    """All frames of all rounds."""
    return Frames([ms for one in rounds for ms in one.wall], [ms for one in rounds for ms in one.computing])


if __name__ == "__main__":
    main()
