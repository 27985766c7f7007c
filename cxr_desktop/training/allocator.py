"""The C library's memory allocator, told to keep what training frees.

A step allocates and frees the same tens of megabytes over and over. glibc hands each such block back to the system, and
the next step faults it in again, page by page: at 128 px that takes a fifth of the time (ADR 7).
"""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_MAX = -1, -4  # malloc.h
_LARGEST = 2**31 - 1


def keep_freed_memory() -> bool:
    """For the rest of the process, freed blocks stay with it. False where the C library is not glibc."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is None:
        return False
    return bool(mallopt(_M_MMAP_MAX, 0)) and bool(mallopt(_M_TRIM_THRESHOLD, _LARGEST))
