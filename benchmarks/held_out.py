"""What do several looks at a case buy? `python -m benchmarks.held_out ../shared/data/kermany224/train`

The shipped model's own split once more: the library is films of patients it learned from, the queries are films of
patients it did not, as they are, in the four disguises of training (`training.validation`), and in a view as drawn for
learning, which is sterner. With a pooled library each branch is also asked alone. What is decided about the model and
the library is decided here; the test split is not read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks.branches import branch_columns, part_of
from cxr_desktop import paths
from cxr_desktop.evidence.vote import VOTERS
from cxr_desktop.imaging.looks import Look, stretched
from cxr_desktop.library.pipeline import pooled
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.model.weights import read_weights
from cxr_desktop.training.augment import random_views
from cxr_desktop.training.films import TrainingFilms, read_training_films
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.recipe import Augmentation
from cxr_desktop.training.split import split_by_patient
from cxr_desktop.training.validation import DISGUISES, Neighbours, seen_through, shares_known

LIBRARY_FILMS = 1500
VIEWS = 4  # of every film, as drawn for learning
# What films and views are here does not move with the recipe, so that figures of all editions can be laid side by side.
CANVAS_PX = 160
STERN = Augmentation(log_aspect=0.5, sharpen_share=0.3, coarsest=0.35, noise=0.04)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("films", type=Path, help="the training films")
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--stretched-part", type=float, help="how far looks stretch; default: as the model says")
    args = parser.parse_args()
    path = args.model or paths.reference_model()
    facts = read_weights(path).card.training
    films = read_training_films(list_films([args.films]), canvas_px=CANVAS_PX, sub_label="agent")
    split = split_by_patient(films, share=facts["recipe"]["validation_share"], seed=facts["seed"])
    embedder = open_embedder(path, choose_device("auto"))
    chosen = np.sort(np.random.default_rng(0).permutation(split.train)[:LIBRARY_FILMS])
    kinds_of_look = stretched(args.stretched_part or embedder.preprocessing.stretched_part)
    looks = [embed(embedder, films, chosen, _through(look)) for look in kinds_of_look]
    asked = {
        "as they are": [lambda pictures: pictures],
        **{name: [disguise] for name, disguise in DISGUISES.items()},
        "any view": [any_view(seed) for seed in range(VIEWS)],
    }
    queries = {
        name: [embed(embedder, films, split.validation, change) for change in changes]
        for name, changes in asked.items()
    }
    labels, truth = films.label_of[chosen], films.label_of[split.validation]
    print(
        f"{embedder.fingerprint}\n{len(chosen)} cases, {len(truth)} films of other patients, by the vote of {VOTERS}\n"
    )
    whole = slice(0, embedder.profile.dimension)
    for name, library, part in (
        ("library as it is", looks[0], whole),
        ("pooled", pooled(looks), whole),
        *((f"pooled, {kind} alone", pooled(looks), part) for kind, part in branch_columns(embedder.profile).items()),
    ):
        print(name)
        for change, each in queries.items():
            own, asking = part_of(library, part), [part_of(embeddings, part) for embeddings in each]
            print(f"  {change:<12}" + standing(own, labels, np.concatenate(asking), np.tile(truth, len(asking))))


def embed(
    embedder: HybridEmbedder, films: TrainingFilms, rows: np.ndarray, change: Callable[[Tensor], Tensor]
) -> np.ndarray:
    """Films (n,) as training shows them to the model, after `change`: (n, dimension)."""
    print(f"embedding {len(rows)} films", file=sys.stderr, flush=True)
    parts = []
    for start in range(0, len(rows), embedder.batch_size):
        pictures = torch.from_numpy(films.pixels[rows[start : start + embedder.batch_size]]).unsqueeze(1).float() / 255
        parts.append(embedder.embed(to_model_input(change(pictures), embedder.preprocessing).numpy()))
    return np.concatenate(parts)


def any_view(seed: int) -> Callable[[Tensor], Tensor]:
    """Draws a view of every film (n, 1, s, s) as a run learns from; one by one, so that batches make no difference."""
    generator = torch.Generator().manual_seed(seed)

    def drawn(pictures: Tensor) -> Tensor:
        levels = (pictures.squeeze(1) * 255.0).round().to(torch.uint8)
        return torch.cat([random_views(level.unsqueeze(0), generator, STERN) for level in levels])

    return drawn


def standing(library: np.ndarray, labels: np.ndarray, queries: np.ndarray, truth: np.ndarray) -> str:
    """Share of every label's films that the vote and the nearest case know, their means over the labels, and AUROC."""
    neighbours = Neighbours.of(library, labels, queries)
    vote, top = (shares_known(said, truth) for said in (neighbours.votes, neighbours.labels[:, 0]))
    shares = " / ".join(f"{100 * share:.1f}" for share in vote)
    auroc = neighbours.auroc(truth)
    area = "" if auroc is None else f", AUROC {100 * auroc:5.1f} %"
    return f"vote {100 * np.mean(vote):5.1f} % ({shares}), nearest {100 * np.mean(top):5.1f} %{area}"


def _through(look: Look) -> Callable[[Tensor], Tensor]:
    return lambda pictures: seen_through(pictures, look.width, look.height)


if __name__ == "__main__":
    main()
