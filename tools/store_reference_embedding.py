"""Store what the reference model makes of a synthetic film, for tests/test_reference_model.py. Run it for new weights.

python tools/store_reference_embedding.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from cxr_desktop import paths
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.imaging.readers import decode_radiograph
from cxr_desktop.imaging.synthetic import png_bytes, synthesise_film
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder
from cxr_desktop.model.weights import read_weights

SEED = 20180222
TARGET = Path(__file__).resolve().parents[1] / "tests" / "reference_embedding.json"


def main() -> None:
    weights = read_weights(paths.reference_model())
    exact = HybridEmbedder(weights, choose_device("cpu"), may_use_bfloat16=False)
    recipe = exact.preprocessing
    film = decode_radiograph(png_bytes(synthesise_film(SEED)), at_least_px=recipe.enough_px)
    embedding = exact.embed(prepare(to_grey(film), recipe)[np.newaxis])[0]
    stored = {
        "seed": SEED,
        "weights_sha256": weights.weights_sha256,
        "embedding": [round(float(value), 6) for value in embedding],
    }
    TARGET.write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
