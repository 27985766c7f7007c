"""Does work on the next few items in threads while the caller is busy with the present one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_ahead(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int,
    ahead: int,
    enter: Callable[[], None] = lambda: None,
) -> Generator[Result]:
    """`map` in the order of the items, with at most `ahead` results waiting: memory does not grow with their number.

    Every thread calls `enter` first. An exception of `function` comes out at its item's turn. Closing the iterator
    waits for the items being worked on and drops the rest.
    """
    remaining = iter(items)
    with ThreadPoolExecutor(workers, initializer=enter) as pool:
        waiting: deque[Future[Result]] = deque(pool.submit(function, item) for item in islice(remaining, ahead))
        try:
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(pool.submit(function, item) for item in islice(remaining, 1))
                yield result
        finally:
            for future in waiting:
                future.cancel()


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of `size` consecutive items; the last may be shorter."""
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
