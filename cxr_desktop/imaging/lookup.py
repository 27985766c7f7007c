"""A function of one value, applied to a whole film: through a table, because a film has few different values.

A table has an entry for every value that the integer type can take, in the order of the bit patterns, so that it is
indexed by the bits as they are: -1 in int16 finds entry 65535.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer[Any]]
"""Of 8 or 16 bits, signed or not."""

Function = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Elementwise: gives for every value of an array of any shape its image."""


def tabulate(function: Function, dtype: np.dtype[Any]) -> NDArray[np.float64]:
    """`function` of every value of the 8- or 16-bit integer `dtype`; shape (256,) or (65536,)."""
    return function(domain(dtype).astype(np.float64))


def domain(dtype: np.dtype[Any]) -> Integers:
    """Every value of `dtype`, in the order of the table entries."""
    unsigned = np.dtype(f"u{dtype.itemsize}")
    return np.arange(2 ** (8 * dtype.itemsize), dtype=unsigned).view(dtype)


def look_up(table: NDArray[Any], values: NDArray[Any]) -> NDArray[Any]:
    """The entry of `table` for each of the integers `values`; same shape as these, type of `table`."""
    import cv2

    aligned = np.require(values, requirements=["C", "A"])  # a view of a file's bytes may start anywhere
    return np.asarray(cv2.LUT(aligned.view(np.dtype(f"u{values.dtype.itemsize}")), table))
