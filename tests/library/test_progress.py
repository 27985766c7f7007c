"""Progress: not too often, with a rate and the time left."""

from __future__ import annotations

from cxr_desktop.domain import Progress
from cxr_desktop.library.progress import ProgressMeter


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_rate_and_time_left() -> None:
    seen: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter("embedding", 100, seen.append, clock=clock)

    clock.now_s += 2.0
    meter.advance(10)

    assert seen == [Progress("embedding", 10, 100, rate_per_s=5.0, remaining_s=18.0)]


def test_at_most_one_report_in_50_ms_but_always_the_last() -> None:
    seen: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter("embedding", 1000, seen.append, clock=clock)

    for _ in range(1000):
        clock.now_s += 0.001
        meter.advance()

    assert 18 <= len(seen) <= 22
    assert (seen[-1].done, seen[-1].remaining_s) == (1000, 0.0)


def test_what_was_done_before_does_not_flatter_the_rate() -> None:
    seen: list[Progress] = []
    clock = Clock()
    meter = ProgressMeter("embedding", 100, seen.append, done=90, clock=clock)

    clock.now_s += 1.0
    meter.advance(5)

    assert seen == [Progress("embedding", 95, 100, rate_per_s=5.0, remaining_s=1.0)]


def test_the_time_left_is_unknown_at_first() -> None:
    seen: list[Progress] = []
    ProgressMeter("embedding", 100, seen.append, clock=Clock()).advance()

    assert seen[0].remaining_s is None
