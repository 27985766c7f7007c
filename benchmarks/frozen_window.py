"""How soon is the frozen window there? `python -m benchmarks.frozen_window DIST [--rounds 5] [--cold]`

From the start of the process to the first pixels of the window on an Xvfb screen, of the frozen application in DIST and
of the source beside it, in turns: on a busy machine their ratio is what counts. `--cold` empties the system's cache of
files before every start (root, Linux): what a workstation does after it was switched on. Needs Xvfb and xdotool.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.e2e.program import Program, command, settle_in
from tests.e2e.screen import Area, Screen

_WINDOW = Area(200, 60, 1400, 880)  # of its first size, within
_LOOK_S, _PATIENCE_S = 0.005, 120.0
_GOAL_S = 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dist", type=Path, help="the folder of the frozen application")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cold", action="store_true", help="with nothing of the disk in memory")
    args = parser.parse_args()
    starts = {"source": command(), "frozen": [str(args.dist / "cxr-desktop")]}
    seconds: dict[str, list[float]] = {name: [] for name in starts}
    with tempfile.TemporaryDirectory() as scratch:
        screen = Screen(Path(scratch))
        try:
            for turn in range(args.rounds + (not args.cold)):  # the first warm one fills the cache
                for name, start in starts.items():
                    home = Path(scratch) / f"{name} {turn}"
                    home.mkdir()
                    took = first_paint_s(start, screen, home, is_cold=args.cold)
                    if turn or args.cold:
                        seconds[name].append(took)
        finally:
            screen.close()
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, taken in seconds.items():
        print(f"{name:<8} {medians[name]:5.2f} s  ({', '.join(f'{each:.2f}' for each in sorted(taken))})")
    print(f"frozen / source: {medians['frozen'] / medians['source']:.2f} x; goal of the frozen window: {_GOAL_S} s")
    print(f"{'cold' if args.cold else 'warm'}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def first_paint_s(start: Sequence[str], screen: Screen, home: Path, *, is_cold: bool) -> float:
    """From the start of the process until the window's pixels are other than those of the empty screen."""
    settle_in(home)
    empty = screen.pixels(_WINDOW)
    if is_cold:
        subprocess.run("sync; echo 3 > /proc/sys/vm/drop_caches", shell=True, check=True)
    began = time.monotonic()
    program = Program(start, screen, home)
    try:
        while np.array_equal(screen.pixels(_WINDOW), empty):
            if time.monotonic() - began > _PATIENCE_S:
                raise TimeoutError(program.said())
            time.sleep(_LOOK_S)
        took = time.monotonic() - began
        program.window()
        screen.press("ctrl+q")
        program.end()
    finally:
        program.kill()
    return took


if __name__ == "__main__":
    main()
