"""A child of benchmarks.window: starts the window as the program does, and says in JSON when it was painted.

`python -m benchmarks.fresh_window bare|paint|warm-up BEGAN [ARGUMENT…]`; BEGAN is `time.monotonic()` of the parent just
before, a clock that all processes of a machine share. `bare` is an empty Qt window, `paint` ends with the first paint,
`warm-up` watches the GUI thread until a first film, which has to be among the arguments, is answered. The arguments are
those of `cxr-desktop`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from cxr_desktop.ui.first_paint import FirstPaint


def bare(began: float) -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()

    def painted() -> None:
        _say(painted_s=time.monotonic() - began)
        app.quit()

    FirstPaint(window, painted)
    window.show()
    app.exec()


def paint(began: float, arguments: list[str]) -> None:
    def start(station: Any) -> None:
        window = station.window

        def painted() -> None:
            _say(painted_s=time.monotonic() - began)
            window.close()

        FirstPaint(window, painted)

    _run(arguments, start)


def warm_up(arguments: list[str]) -> None:
    from benchmarks.watchdog import Watchdog

    def start(station: Any) -> None:
        watchdog = Watchdog()

        def end() -> None:
            watchdog.__exit__()
            gaps = sorted(watchdog.gaps, key=lambda gap: -gap.blocked_s)
            _say(gaps=[asdict(gap) for gap in gaps])
            station.window.close()

        station.controller.answered.connect(lambda *_: QTimer.singleShot(0, end))
        FirstPaint(station.window, watchdog.__enter__)

    _run(arguments, start)


def _run(arguments: list[str], on_start: Callable[[Any], None]) -> None:
    """`cxr-desktop` itself, with a look at its window as it starts."""
    from cxr_desktop import app
    from cxr_desktop.ui import workstation

    class Watched(workstation.Workstation):
        def start(self, **wishes: Any) -> None:
            on_start(self)
            super().start(**wishes)

    workstation.Workstation = Watched  # type: ignore[misc]  # where the program takes it from
    vars(app)["display_obstacle"] = lambda: None  # drawing into memory is meant here
    sys.exit(app.main(arguments))


def _say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    what, began, *rest = sys.argv[1:]
    if what == "bare":
        bare(float(began))
    elif what == "paint":
        paint(float(began), rest)
    else:
        warm_up(rest)
