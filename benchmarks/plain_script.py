"""The pipeline as a straightforward script writes it: what `benchmarks.speed` compares the product with.

Pillow, one process, float32, default memory layout, batches of 32, nothing overlapped, films decoded at full size. Its
embeddings differ from the product's by that, and by the product's precision, alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.weights import Weights

BATCH = 32


def plain_model(weights: Weights) -> HybridExtractor:
    """The model as its constructor leaves it, with the weights in float32."""
    model = HybridExtractor(weights.profile)
    model.load_state_dict({name: tensor.float() for name, tensor in weights.tensors.items()})
    return model.eval()


def embed_films(model: HybridExtractor, paths: Sequence[Path]) -> np.ndarray:
    """Embeddings (n, dimension) of 8-bit films."""
    recipe = model.profile.preprocessing
    embeddings = []
    for start in range(0, len(paths), BATCH):
        batch = []
        for path in paths[start : start + BATCH]:
            with Image.open(path) as picture:
                grey = np.asarray(picture.convert("L"), dtype=np.float32) / 255.0
            batch.append(prepare(grey, recipe))
        with torch.no_grad():
            embeddings.append(model(torch.from_numpy(np.stack(batch))).numpy())
    return np.concatenate(embeddings)
