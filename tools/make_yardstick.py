"""Measure the heat maps of the reference model, and store the figures beside it. Run it for new weights.

`python -m tools.make_yardstick ../shared/data/kermany224/train` (three minutes on two cores)

The films are those of the training split's held-out patients; the test split is not read.

* Full scale, for every kind of score, every branch and their sum: the 95th percentile over films of a map's strongest
  spots. Maps are of both labels, and of the similarity to the most similar film of another patient.
* Same places: the 95th percentile of the rank correlation of one film's CNN map with another film's ViT map. From there
  on, branches agree more than they do because all chests are alike.
* Stable, for every branch and the fused map: the 95th percentile of the rank correlation of different films' maps. One
  that is stable is more like its shifted self than like any other film's. A branch whose maps are mostly empty gives no
  such figure, and nothing is said of its maps alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path

import numpy as np

from cxr_desktop import paths
from cxr_desktop.domain import Footprint, HeatMap, HeatScale, ScoreKind
from cxr_desktop.export.pictures import STRONGEST_SHARE
from cxr_desktop.heat.likeness import rank_correlation
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.gradcam import HeatMapTarget, LabelTarget, SimilarityTarget, heat_map
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.model.weights import read_weights
from cxr_desktop.model.yardstick import Yardstick, place, write_yardstick

QUANTILE = 0.95
FILMS = 160
PAIRS = 2000  # of films, for what is alike by chance
WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("films", type=Path, help="the training films")
    args = parser.parse_args()
    embedder = open_embedder(paths.reference_model(), choose_device("auto"))
    inputs, patients = held_out_inputs(embedder, args.films)
    sys.stdout.write(write_and_say(embedder, maps_of(embedder, inputs, patients)))


def held_out_inputs(embedder: HybridEmbedder, folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Model inputs (n, channels, s, s) of FILMS films that the weights did not learn from, and their patients (n,)."""
    import torch

    from cxr_desktop.training.films import read_training_films
    from cxr_desktop.training.model_input import to_model_input
    from cxr_desktop.training.split import split_by_patient

    facts = read_weights(paths.reference_model()).card.training
    films = read_training_films(list_films([folder]), canvas_px=facts["recipe"]["canvas_px"], sub_label="agent")
    split = split_by_patient(films, share=facts["recipe"]["validation_share"], seed=facts["seed"])
    chosen = np.sort(np.random.default_rng(0).permutation(split.validation)[:FILMS])
    pictures = torch.from_numpy(films.pixels[chosen]).unsqueeze(1).float() / 255
    return to_model_input(pictures, embedder.preprocessing).numpy(), films.patient_of[chosen]


Maps = dict[ScoreKind, list[HeatMap]]


def maps_of(embedder: HybridEmbedder, inputs: np.ndarray, patients: np.ndarray) -> Maps:
    """By kind of score, the maps of every film: of each label, and of the most similar film of another patient."""
    seen = [embedder.embed_with_activations(pixels) for pixels in inputs]
    embeddings = np.concatenate([embedding for embedding, _ in seen])
    similarity = embeddings @ embeddings.T
    similarity[patients[:, np.newaxis] == patients] = -np.inf
    maps: Maps = defaultdict(list)
    for (_, activations), nearest in zip(seen, similarity.argmax(axis=1), strict=True):
        targets: list[HeatMapTarget] = [LabelTarget(label) for label in embedder.profile.labels]
        targets.append(SimilarityTarget(embeddings[nearest], "case", holds_lengths=True))
        for target in targets:
            if target.kind is not None:
                maps[target.kind].append(heat_map(embedder, activations, target, WHOLE))
    return maps


def write_and_say(embedder: HybridEmbedder, maps: Maps) -> str:
    """Store the yardstick; the same in words."""
    scales = {kind: HeatScale(kind, full_scale(found)) for kind, found in maps.items()}
    of_similarity = [heat.maps for heat in maps[ScoreKind.SIMILARITY]]
    yardstick = Yardstick(
        weights_sha256=embedder.fingerprint.weights_sha256,
        scales=scales,
        same_places=by_chance(of_similarity, "cnn", "vit"),
        is_stable={name: limit for name in of_similarity[0] if (limit := by_chance(of_similarity, name, name)) > 0},
        made_from={
            "films": len(maps[ScoreKind.SIMILARITY]),
            "quantile": QUANTILE,
            "command": "python -m tools.make_yardstick ../shared/data/kermany224/train",
        },
    )
    write_yardstick(yardstick)
    return f"{place()}\n{yardstick}\n"


def full_scale(maps: list[HeatMap]) -> dict[str, float]:
    """By branch and fused, what QUANTILE of all maps do not exceed with their strongest spots."""
    return {
        name: float(np.quantile([np.quantile(heat.maps[name], STRONGEST_SHARE) for heat in maps], QUANTILE))
        for name in maps[0].maps
    }


def by_chance(maps: Sequence[Mapping[str, np.ndarray]], name: str, other_name: str) -> float:
    """The rank correlation that QUANTILE of pairs of different films do not exceed."""
    pairs = np.array(list(permutations(range(len(maps)), 2)))
    chosen = np.random.default_rng(0).permutation(pairs)[:PAIRS]
    return float(np.quantile([rank_correlation(maps[i][name], maps[j][other_name]) for i, j in chosen], QUANTILE))


if __name__ == "__main__":
    main()
