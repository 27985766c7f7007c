"""The seam between model and library: whatever turns model inputs into unit vectors. A test needs no torch for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import EmbedderFingerprint, Embeddings
from cxr_desktop.imaging.preprocess import Preprocessing


class Embedder(Protocol):
    """Makes embeddings that are comparable wherever the fingerprints are equal."""

    @property
    def fingerprint(self) -> EmbedderFingerprint: ...

    @property
    def preprocessing(self) -> Preprocessing:
        """How a film becomes a row of a batch."""

    @property
    def batch_size(self) -> int:
        """How many films at a time make good use of the device."""

    def embed(self, batch: NDArray[np.float32]) -> Embeddings:
        """Embeddings (n, dimension), L2-normalised, of model inputs (n, channels, s, s)."""


@runtime_checkable
class LanedEmbedder(Protocol):
    """What an embedder can do besides whose device is the cores themselves: run whole batches side by side."""

    @property
    def lanes(self) -> int:
        """How many threads may embed a batch each at a time. Each calls `enter_lane` first."""

    def enter_lane(self) -> None:
        """From now on this thread shares the device with the other lanes."""

    def leave_lanes(self) -> None:
        """Those threads have ended: the device belongs to whoever calls `embed` again."""


def pooled(looks: Sequence[Embeddings]) -> Embeddings:
    """One embedding (films, dimension) for each film of several looks at it: their mean, made of length one again.

    Of a single look, to the last bit what it is.
    """
    if len(looks) == 1:
        return looks[0]
    total = np.sum(looks, axis=0, dtype=np.float32)
    return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True), np.float32)
