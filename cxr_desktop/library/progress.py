"""Counts what a long job has done and reports it now and then, with rate and time left."""

from __future__ import annotations

import time
from collections.abc import Callable

from cxr_desktop.domain import OnProgress, Progress

_INTERVAL_S = 0.05  # more often than that, a window only burns the time of the job


class ProgressMeter:
    """Reports at most every 50 ms, and always the end. What was `done` before the start does not count for the rate."""

    def __init__(
        self,
        stage: str,
        total: int,
        on_progress: OnProgress,
        *,
        done: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stage = stage
        self._total = total
        self._on_progress = on_progress
        self._done = self._done_before = done
        self._clock = clock
        self._started_s = clock()
        self._reported_s = float("-inf")

    def advance(self, steps: int = 1) -> None:
        """So many more are done."""
        self._done += steps
        now_s = self._clock()
        if self._done < self._total and now_s - self._reported_s < _INTERVAL_S:
            return
        self._reported_s = now_s
        self._on_progress(self._state(now_s - self._started_s))

    def _state(self, elapsed_s: float) -> Progress:
        rate_per_s = (self._done - self._done_before) / elapsed_s if elapsed_s > 0 else 0.0
        remaining_s = (self._total - self._done) / rate_per_s if rate_per_s > 0 else None
        return Progress(self._stage, self._done, self._total, rate_per_s, remaining_s)
