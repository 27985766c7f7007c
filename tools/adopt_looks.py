"""Gives a model the looks that its profile has today: `python -m tools.adopt_looks MODEL.safetensors`

A model's looks stand in its file. Where they were chosen anew after it had learned (docs/adr/0024), this writes them
there; its weights stay to the byte. The version of the preprocessing goes along, so that no library that was embedded
otherwise is taken for one of this model. What a model learned with is refused to be changed.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from cxr_desktop.errors import CxrError
from cxr_desktop.imaging.preprocess import Preprocessing
from cxr_desktop.model.profile import profile
from cxr_desktop.model.weights import Weights, read_weights, write_weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path, help="the weights file, written anew")
    args = parser.parse_args()
    try:
        weights = read_weights(args.model)
        today = profile(weights.profile.name).preprocessing
        adopt(args.model, weights, today)
    except CxrError as refusal:
        sys.exit(str(refusal))
    named = f"weights {weights.weights_sha256[:12]} as before"
    sys.stdout.write(f"{weights.profile.preprocessing.version} -> {today.version}, {named}\n")


def adopt(path: Path, weights: Weights, recipe: Preprocessing) -> None:
    """Write the weights to `path` with the looks and the version of this recipe. Exits where more would change."""
    before = weights.profile.preprocessing
    with_these_looks = replace(
        before, version=recipe.version, stretched_part=recipe.stretched_part, turned_deg=recipe.turned_deg
    )
    if with_these_looks != recipe:
        sys.exit(f"{before.version} and {recipe.version} differ in more than looks: the model has to learn again")
    write_weights(path, replace(weights.profile, preprocessing=recipe), weights.tensors, weights.card)


if __name__ == "__main__":
    main()
