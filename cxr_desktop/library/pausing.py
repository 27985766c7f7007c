"""A long job that can be held for a while: it stands still where it would look for a cancel, and goes on from there.

A pause costs nothing that was done, and while it lasts a cancel still ends the job. Time spent in it is not the job's.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from cxr_desktop.domain import CancelToken

_LOOK_S = 0.1  # how long a cancel may go unseen in a pause


class Pause:
    """Held or not, from any thread. `working_time` is a clock for whoever tells a rate: it stands still meanwhile."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._may_go = threading.Event()
        self._may_go.set()
        self._turn = threading.Lock()
        self._held_since_s: float | None = None
        self._held_s = 0.0  # in the pauses before this one

    @property
    def is_held(self) -> bool:
        return not self._may_go.is_set()

    def hold(self) -> None:
        with self._turn:
            if self._held_since_s is None:
                self._held_since_s = self._clock()
        self._may_go.clear()

    def release(self) -> None:
        with self._turn:
            if self._held_since_s is not None:
                self._held_s += self._clock() - self._held_since_s
                self._held_since_s = None
        self._may_go.set()

    def wait(self, timeout_s: float) -> bool:
        """Whether the job may go on; waits for that at most so long."""
        return self._may_go.wait(timeout_s)

    def working_time(self) -> float:
        """Seconds since some moment, pauses left out."""
        with self._turn:
            now_s = self._clock() if self._held_since_s is None else self._held_since_s
            return now_s - self._held_s


class PausableToken(CancelToken):
    """A cancel token whose job can be held: `raise_if_cancelled` waits until it may go on."""

    def __init__(self, cancel: CancelToken, pause: Pause) -> None:
        super().__init__()
        self._cancel = cancel
        self._pause = pause

    def cancel(self) -> None:
        self._cancel.cancel()

    @property
    def is_cancelled(self) -> bool:
        return self._cancel.is_cancelled

    def raise_if_cancelled(self) -> None:
        self._cancel.raise_if_cancelled()
        while not self._pause.wait(_LOOK_S):
            self._cancel.raise_if_cancelled()
