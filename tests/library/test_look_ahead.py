"""Work done ahead: in order, bounded, and stopped with its caller."""

from __future__ import annotations

import threading
import time

import pytest

from cxr_desktop.library.look_ahead import batched, map_ahead


def test_results_come_in_the_order_of_the_items() -> None:
    def slow_for_small(item: int) -> int:
        time.sleep(0.002 * (10 - item))
        return item * item

    assert list(map_ahead(slow_for_small, range(10), workers=4, ahead=5)) == [item * item for item in range(10)]


def test_never_more_than_the_stated_number_is_ahead() -> None:
    started: list[int] = []
    results = map_ahead(started.append, range(100), workers=2, ahead=5)
    next(results)
    time.sleep(0.05)

    assert len(started) <= 6
    results.close()


def test_work_runs_in_other_threads_while_the_caller_is_busy() -> None:
    names = list(map_ahead(lambda _: threading.current_thread().name, range(4), workers=2, ahead=4))

    assert threading.current_thread().name not in names


def test_an_exception_comes_out_at_its_turn() -> None:
    results = map_ahead(lambda item: 1 // item, [1, 1, 0, 1], workers=2, ahead=4)

    assert [next(results), next(results)] == [1, 1]
    with pytest.raises(ZeroDivisionError):
        next(results)


@pytest.mark.parametrize("items", [[], [7]])
def test_few_items_need_no_threads(items: list[int]) -> None:
    assert list(map_ahead(str, items, workers=2, ahead=4)) == list(map(str, items))


def test_closing_drops_what_has_not_begun() -> None:
    started: list[int] = []

    def work(item: int) -> None:
        started.append(item)
        time.sleep(0.02)

    results = map_ahead(work, range(50), workers=1, ahead=40)
    next(results)
    results.close()

    assert len(started) < 10


def test_batches_are_consecutive_and_the_last_is_shorter() -> None:
    assert list(batched(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
