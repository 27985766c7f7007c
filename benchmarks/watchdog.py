"""Is the GUI thread kept from its events, for how long, and by what? For benchmarks and tests alike.

A timer of the GUI thread beats every few milliseconds, and a thread beside it looks what is being done while a beat is
late. A gap between two beats is what a user would feel. Not all of it need be ours: where the GUI thread was ready to
run and the machine was busy with something else, that wait is told apart (on Linux, which counts it), so that a
loaded machine is not taken for a slow window.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2
_LOOK_S = 0.004
_LATE_S = 0.012  # since the last beat: from here on it is worth a look
_WORTH_KEEPING_S = 0.02
_PROJECT = str(Path(__file__).resolve().parent.parent)


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in which the GUI thread took no events."""

    wall_s: float
    busy_s: float  # of that, the GUI thread itself was computing
    starved_s: float  # it could have run, but the machine had given its processors to others; 0 where nobody counts it
    collecting_s: float  # any thread was collecting Python's garbage, and all others waited
    culprits: tuple[str, ...]  # what was seen to be under way, most often seen first

    @property
    def blocked_s(self) -> float:
        """What is ours of it."""
        return self.wall_s - self.starved_s

    def __str__(self) -> str:
        parts = (("computing", self.busy_s), ("waiting for a processor", self.starved_s), ("gc", self.collecting_s))
        shares = ", ".join(f"{what} {1e3 * seconds:.0f}" for what, seconds in parts)
        seen = "; ".join(self.culprits) or "nothing was seen"
        return f"{1e3 * self.wall_s:.0f} ms ({shares}) at {seen}"


class Watchdog(QObject):
    """Watches the thread that enters it, from there to the end of the `with` block. One at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []  # those worth keeping, in order
        self._gui = threading.get_ident()
        self._seen: Counter[str] = Counter()
        self._collecting_s = self._collection_began = 0.0
        self._is_over = threading.Event()
        self._watching = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def longest(self) -> Gap:
        """By what is ours of it."""
        return max(self.gaps, key=lambda gap: gap.blocked_s, default=Gap(0, 0, 0, 0, ()))

    def __enter__(self) -> Watchdog:
        self._schedule = _open_schedule()
        self._last = self._now()
        gc.callbacks.append(self._on_collection)
        self._timer.start()
        self._watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()
        self._is_over.set()
        self._watching.join()
        gc.callbacks.remove(self._on_collection)
        if self._schedule is not None:
            os.close(self._schedule)

    # ------------------------------------------------------------ on the GUI thread

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), _starved_s(self._schedule)

    def _beat(self) -> None:
        before, self._last = self._last, self._now()
        wall_s, busy_s, starved_s = (now - then for now, then in zip(self._last, before, strict=True))
        if wall_s >= _WORTH_KEEPING_S:
            seen = tuple(what for what, _ in self._seen.most_common(3))
            self.gaps.append(Gap(wall_s, busy_s, min(starved_s, wall_s), self._collecting_s, seen))
        self._seen, self._collecting_s = Counter(), 0.0

    # ------------------------------------------------------------ on any thread

    def _on_collection(self, phase: str, _info: object) -> None:
        if phase == "start":
            self._collection_began = time.perf_counter()
        else:
            self._collecting_s += time.perf_counter() - self._collection_began

    def _watch(self) -> None:
        while not self._is_over.wait(_LOOK_S):
            if time.perf_counter() - self._last[0] >= _LATE_S:
                self._seen[self._under_way()] += 1

    def _under_way(self) -> str:
        """Where the GUI thread is; if that is only where it waits for events, where the others are, who keep it."""
        frames = sys._current_frames()
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        gui = _place(frames.get(self._gui))
        others = [
            f"{names.get(ident, 'a thread')}: {_place(frame)}"
            for ident, frame in frames.items()
            if ident not in (self._gui, threading.get_ident()) and not _is_idle(frame)
        ]
        return " | ".join([gui, *others])


def _place(frame: FrameType | None) -> str:
    """`file:line function` of the innermost frame that is ours, and of the innermost at all if that is another."""
    if frame is None:
        return "gone"
    inner, ours = frame, frame
    while ours.f_back is not None and not ours.f_code.co_filename.startswith(_PROJECT):
        ours = ours.f_back
    places = [ours] if ours is inner else [ours, inner]
    return " > ".join(f"{Path(f.f_code.co_filename).name}:{f.f_lineno} {f.f_code.co_name}" for f in places)


def _is_idle(frame: FrameType) -> bool:
    """A worker that waits for work."""
    return Path(frame.f_code.co_filename).name in {"threading.py", "thread.py", "queue.py"}


def _open_schedule() -> int | None:
    """Where Linux says how long this thread has been waiting for a processor."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return os.open(path, os.O_RDONLY) if path.is_file() else None


def _starved_s(schedule: int | None) -> float:
    if schedule is None:
        return 0.0
    _ran, waited, *_ = os.pread(schedule, 100, 0).split()
    return int(waited) / 1e9


def told(gaps: Sequence[Gap], most: int = 5) -> str:
    """The longest gaps, a line each."""
    longest = sorted(gaps, key=lambda gap: gap.blocked_s, reverse=True)[:most]
    return "\n".join(map(str, longest))
