"""Randomness by name: every part of a film draws from its own stream of the film's seed.

So a new part, or one part drawing more numbers, leaves all others as they were; and the same seed is the same patient
with and without a finding.
"""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """The random numbers that `name` draws for the film `seed`: the same ones on every call."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
