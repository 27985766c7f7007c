"""Whose rights a test has. Many run as an administrator, who may look everywhere and write everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

_NOBODY = 65534


@cache
def can_become_nobody() -> bool:
    """Whether this is an administrator who can lay his rights down: not where other accounts do not exist, as in the
    namespace that `unshare --map-root-user` makes."""
    if os.geteuid() != 0:
        return False
    try:
        os.seteuid(_NOBODY)
    except OSError:
        return False
    os.seteuid(0)
    return True


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without an administrator's rights; skips, visibly, an administrator who cannot lay them down."""
    if os.geteuid() != 0:
        yield
        return
    if not can_become_nobody():
        pytest.skip("there is no other account here")
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
