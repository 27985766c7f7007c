"""The seam between model and library: whatever turns model inputs into unit vectors. A test needs no torch for it."""

from __future__ import annotations

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
