"""The map of cases: how long a library's takes, and how long a frame takes while it is moved.

`python -m benchmarks.case_map [--cases 5000 100000] [--library DIR] [--without-library]`

Frames are those of the real view on Qt's off-screen platform, painted by software, at 1,100 x 750 pixels: the map is
moved by a few pixels and painted at once. The time is that of the processor for the painting thread (`cpu`), beside
that of the clock, which on a busy machine counts the others too. The map is made anew, in a process of its own as in
the window, and not stored.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import numpy as np

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.evaluation.projecting_apart import project_apart
from cxr_desktop.evaluation.projection import place
from cxr_desktop.library.case_library import open_library

SIZE_PX = (1100, 750)
FRAMES = 60
LABELS = ("BACTERIAL", "NORMAL", "VIRAL")
PLACED = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=int, nargs="+", default=[5_000, 100_000], metavar="N")
    parser.add_argument("--library", type=Path, default=None, metavar="DIR")
    parser.add_argument("--without-library", action="store_true", help="frames alone")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    time_import()
    for count in args.cases:
        time_frames(count)
    if not args.without_library:
        time_map(args.library or paths.reference_library())


def time_import() -> None:
    """On a thread of its own, as in the window: how long the GUI thread is kept from its events."""
    from threading import Thread

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from benchmarks.watchdog import Watchdog

    app = QApplication.instance() or QApplication([])
    started = time.perf_counter()
    thread = Thread(target=lambda: __import__("cxr_desktop.ui.case_map.map_view"))
    with Watchdog() as watchdog:
        look = QTimer(interval=10)
        look.timeout.connect(lambda: None if thread.is_alive() else app.quit())
        thread.start()
        look.start()
        app.exec()
    print(f"pyqtgraph imported beside the GUI thread in {time.perf_counter() - started:.2f} s;", end=" ")
    print(f"longest block {1e3 * watchdog.longest.blocked_s:.0f} ms: {watchdog.longest}")


def time_frames(count: int) -> None:
    from PySide6.QtWidgets import QApplication

    from cxr_desktop.ui.case_map.map_view import CaseMapView, Points

    app = QApplication.instance() or QApplication([])
    rng = np.random.default_rng(0)
    numbers = rng.integers(0, len(LABELS), count)
    places = rng.standard_normal((count, 2)) * 20 + np.stack([15.0 * numbers, 10.0 * (numbers % 2)], axis=1)
    began = time.thread_time()
    view = CaseMapView(Points(places, numbers.astype(np.intp), LABELS))
    view.resize(*SIZE_PX)
    view.show_query(places[0], range(5))
    view.show()
    app.processEvents()
    made_s = time.thread_time() - began
    view.zoom(1.6)
    clock, processor = [], []
    for frame in range(FRAMES):
        view._ground.translateBy(x=0.5 if frame % 2 else -0.4)
        before = time.perf_counter(), time.thread_time()
        view.viewport().repaint()
        clock.append(time.perf_counter() - before[0])
        processor.append(time.thread_time() - before[1])
    for name, times in (("cpu", processor), ("clock", clock)):
        median, worst = 1e3 * np.median(times), 1e3 * max(times)
        print(f"{count:7,} points: a frame takes {median:.1f} ms at the median, {worst:.1f} ms at worst ({name})")
    print(f"{count:7,} points: made and first shown in {1e3 * made_s:.0f} ms (cpu)")
    view.hide()
    view.deleteLater()


def time_map(directory: Path) -> None:
    with open_library(directory) as library:
        embeddings = library.embeddings
    before = os.times(), time.perf_counter()
    places = project_apart(embeddings, cancel=CancelToken(), on_progress=lambda _: None)
    after, wall_s = os.times(), time.perf_counter() - before[1]
    child_s = sum(getattr(after, k) - getattr(before[0], k) for k in ("children_user", "children_system"))
    print(f"the map of {len(embeddings):,} cases: {wall_s:.1f} s by the clock, {child_s:.1f} s of processors' time")
    started = time.thread_time()
    place(embeddings[:PLACED], embeddings, places)
    print(f"{PLACED:,} more placed in it: {time.thread_time() - started:.2f} s of this thread")


if __name__ == "__main__":
    main()
