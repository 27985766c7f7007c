"""Does the hottest point of a heat map fall into a finding whose place is known? `python -m benchmarks.planted`

Films are synthetic, with a consolidation or an effusion that cannot be missed; their seeds were not looked at while
maps were chosen (those of the choice begin at 0: `--first-seed 0`, see docs/adr/0010-heat-maps.md). Two questions
are asked: the label PNEUMONIA, and what sets films with a finding apart from films without one in a library of
synthetic films. Rows:

    centre of the lungs     no map at all
    CNN's last layer        plain Grad-CAM of the CNN's last planes, its finer ones silenced
    CNN                     Grad-CAM of the CNN alone, at every depth that it is read at
    ViT                     and of the ViT alone
    both branches           the map that comes with an answer
    randomised              the same map, of a model of the same shape that has learned nothing
    what it changes         both branches, asked for the difference to the same film without its finding: a bound
    exchange                with --exchange: patches exchanged for those of the other side (`benchmarks.exchange`),
                            and the same by the model that has learned nothing
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from benchmarks.exchange import exchange, exchange_map
from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, Footprint
from cxr_desktop.imaging.preprocess import Preprocessing, prepare
from cxr_desktop.imaging.synthetic import FindingKind, SyntheticFilm, synthesise_film
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.gradcam import HeatMapTarget, LabelTarget, SimilarityTarget, heat_map
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.inference import Activations, HybridEmbedder
from cxr_desktop.model.profile import ModelProfile
from cxr_desktop.model.weights import Weights, read_weights, write_weights

KINDS = (FindingKind.LOBAR_CONSOLIDATION, FindingKind.EFFUSION)
SEEDS, LIBRARY_SEEDS = 9000, 15000
SIDE_PX = 256
LABEL = "PNEUMONIA"
WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)
GOAL = 0.85


@dataclass(frozen=True)
class Planted:
    """A film with its finding, on the model's square."""

    film: SyntheticFilm
    pixels: np.ndarray
    without: np.ndarray  # the same patient's model input without the finding
    finding: np.ndarray  # (s, s), True in it
    lungs: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--films", type=int, default=12, help="of each kind of finding")
    parser.add_argument("--first-seed", type=int, default=SEEDS, help="of the films; 0 to choose by, never to report")
    parser.add_argument("--exchange", action="store_true", help="also by exchange of sides, which takes long")
    parser.add_argument("--library", type=int, default=30, help="films with, and as many without a finding")
    args = parser.parse_args()
    weights = read_weights(args.model or paths.reference_model())
    embedder = HybridEmbedder(weights, choose_device("cpu"))
    contrast = library_contrast(embedder, args.library)
    random = HybridEmbedder(randomised(weights), choose_device("cpu"))
    for kind in KINDS:
        films = planted(kind, range(args.first_seed, args.first_seed + args.films), embedder.preprocessing)
        hits = shares_of_hits(embedder, random, list(films), contrast, with_exchange=args.exchange)
        print(f"{kind.value}, {args.films} films")
        for name, share in hits.items():
            print(f"  {name:<36}{100 * share:5.0f} %", flush=True)
    print(f"goal >= {100 * GOAL:.0f} %")


def shares_of_hits(
    embedder: HybridEmbedder,
    random: HybridEmbedder,
    films: Sequence[Planted],
    contrast: HeatMapTarget,
    *,
    with_exchange: bool,
) -> dict[str, float]:
    """By row of the table, the share of films whose hottest point is in the finding."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for film in films:
        points = list(hottest_points(embedder, random, film, contrast))
        if with_exchange:
            points += points_by_exchange(embedder, random, film, contrast)
        for name, point in points:
            hits[name].append(bool(film.finding[point]))
    return {name: float(np.mean(found)) for name, found in hits.items()}


def hottest_points(
    embedder: HybridEmbedder, random: HybridEmbedder, film: Planted, contrast: HeatMapTarget
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Rows of the table with the hottest point (row, column) of this film."""
    rows, columns = np.nonzero(film.lungs)
    yield "centre of the lungs", (int(rows.mean()), int(columns.mean()))
    embedding, activations = embedder.embed_with_activations(film.pixels)
    _, unlearned = random.embed_with_activations(film.pixels)
    for asked, target in questions(contrast).items():
        gradient = heat_map(embedder, activations, target, WHOLE).maps
        last_layer = heat_map(embedder, last_layer_alone(embedder.profile, activations), target, WHOLE).maps
        yield f"CNN's last layer, {asked}", hottest(last_layer["cnn"])
        yield f"CNN, {asked}", hottest(gradient["cnn"])
        yield f"ViT, {asked}", hottest(gradient["vit"])
        yield f"both branches, {asked}", hottest(gradient["fused"])
        yield f"randomised, {asked}", hottest(heat_map(random, unlearned, target, WHOLE).maps["fused"])
    change = embedding[0] - embedder.embed(film.without[np.newaxis])[0]
    target = SimilarityTarget(change / np.linalg.norm(change), "what it changes")
    yield "what it changes", hottest(heat_map(embedder, activations, target, WHOLE).maps["fused"])


def points_by_exchange(
    embedder: HybridEmbedder, random: HybridEmbedder, film: Planted, contrast: HeatMapTarget
) -> Iterator[tuple[str, tuple[int, int]]]:
    exchanged = exchange(embedder, film.pixels, CancelToken())
    by_chance = exchange(random, film.pixels, CancelToken())
    for asked, target in questions(contrast).items():
        yield f"exchange, {asked}", hottest(exchange_map(embedder, exchanged, target, WHOLE).maps["fused"])
        yield f"exchange, randomised, {asked}", hottest(exchange_map(random, by_chance, target, WHOLE).maps["fused"])


def last_layer_alone(profile: ModelProfile, activations: Activations) -> Activations:
    """The same pass, with nothing in the planes that a CNN is read at before its last."""
    by_branch = dict(activations.by_branch)
    for branch in profile.branches:
        if branch.spec.fine_channels:
            silenced = by_branch[branch.kind].clone()
            silenced[:, -branch.spec.fine_channels :] = 0.0
            by_branch[branch.kind] = silenced
    return Activations(by_branch)


def questions(contrast: HeatMapTarget) -> dict[str, HeatMapTarget]:
    return {"label": LabelTarget(LABEL), "library": contrast}


def hottest(heat: np.ndarray) -> tuple[int, int]:
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    return int(row), int(column)


def planted(kind: FindingKind, seeds: Sequence[int], recipe: Preprocessing) -> Iterator[Planted]:
    """Films of that kind of finding, as the model sees them."""

    def on_square(mask: np.ndarray) -> np.ndarray:
        side = recipe.size_px
        return np.asarray(cv2.resize(mask.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA) > 0.5)

    for seed in seeds:
        film = synthesise_film(seed, finding=kind, conspicuity=1.0, size_px=SIDE_PX)
        plain = synthesise_film(seed, size_px=SIDE_PX)
        yield Planted(
            film=film,
            pixels=prepare(film.grey, recipe),
            without=prepare(plain.grey, recipe),
            finding=on_square(film.finding_mask),
            lungs=on_square(film.right_lung | film.left_lung),
        )


def library_contrast(embedder: HybridEmbedder, count: int) -> SimilarityTarget:
    """From the mean of films without a finding to that of films with one: the direction that the library teaches."""

    def embedded(seed: int, kind: FindingKind | None) -> np.ndarray:
        film = synthesise_film(seed, finding=kind, conspicuity=0.8, size_px=SIDE_PX)
        return np.asarray(embedder.embed(prepare(film.grey, embedder.preprocessing)[np.newaxis])[0])

    with_one = [embedded(LIBRARY_SEEDS + i, KINDS[i % 2]) for i in range(count)]
    without = [embedded(LIBRARY_SEEDS + count + i, None) for i in range(count)]
    change = np.mean(with_one, axis=0) - np.mean(without, axis=0)
    return SimilarityTarget(np.asarray(change / np.linalg.norm(change), np.float32), "finding")


def randomised(weights: Weights, seed: int = 0) -> Weights:
    """The same model before it learned anything."""
    import tempfile

    with torch.random.fork_rng(), tempfile.TemporaryDirectory() as folder:
        torch.manual_seed(seed)
        path = Path(folder) / "random.safetensors"
        write_weights(path, weights.profile, HybridExtractor(weights.profile).state_dict(), weights.card)
        return read_weights(path)


if __name__ == "__main__":
    main()
