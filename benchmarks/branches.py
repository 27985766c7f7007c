"""One branch of an embedding alone: an embedding is the branches side by side."""

from __future__ import annotations

import numpy as np

from cxr_desktop.model.profile import ModelProfile


def branch_columns(profile: ModelProfile) -> dict[str, slice]:
    """Which columns of an embedding are whose."""
    ends = np.cumsum([branch.dimension for branch in profile.branches]).tolist()
    return {
        branch.kind.value: slice(end - branch.dimension, end)
        for branch, end in zip(profile.branches, ends, strict=True)
    }


def part_of(embeddings: np.ndarray, columns: slice) -> np.ndarray:
    """These columns of embeddings (n, dimension), made unit vectors again."""
    part = embeddings[:, columns]
    unit: np.ndarray = part / np.linalg.norm(part, axis=1, keepdims=True)
    return unit
