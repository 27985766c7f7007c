"""How good is the shipped model? `python -m benchmarks.reference --data ../shared/data`

The library is the one that came with the program, Kermany's training split; the queries are the test split. With
`--embed` (and with `--model`) its films are embedded here instead, as they are or with `--pool` in several looks. Since
an embedding is the two branches side by side, one pass scores the CNN alone, the ViT alone, and both. With
`--robustness` the test films are asked again exposed, blurred, turned, ... otherwise; with `--other-sources`, films of
adults elsewhere. Nothing here chooses anything.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.branches import branch_columns, part_of
from cxr_desktop import paths
from cxr_desktop.domain import Grey
from cxr_desktop.errors import CxrError
from cxr_desktop.evaluation.metrics import Figure, Outcomes, figures
from cxr_desktop.evaluation.paired import mcnemar
from cxr_desktop.evidence.ranking import roc_area
from cxr_desktop.evidence.vote import NEIGHBOURHOOD, VOTERS, label_margin, majority_vote
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.looks import AS_IT_IS, Look, look_at, stretched
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.imaging.readers import decode_radiograph, read_film_bytes
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.pipeline import pooled
from cxr_desktop.library.records import ListedFilm, Listing
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder, open_embedder

POSITIVE = "PNEUMONIA"
SHOWN = ("knn_accuracy", "top1_accuracy", "mean_precision_at_5", "sensitivity", "specificity", "auroc")


@dataclass(frozen=True)
class Embedded:
    """Films with their embeddings (n, dimension)."""

    listings: Sequence[Listing]
    embeddings: np.ndarray

    @property
    def labels(self) -> np.ndarray:
        return np.array([listing.label for listing in self.listings])

    def part(self, columns: slice) -> Embedded:
        """One branch alone: its columns, made unit vectors again."""
        return Embedded(self.listings, part_of(self.embeddings, columns))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with kermany224")
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--embed", action="store_true", help="embed the library's films, do not take the shipped one")
    parser.add_argument("--pool", action="store_true", help="embed the library's films in several looks each")
    parser.add_argument("--robustness", action="store_true", help="also ask the test films changed in many ways")
    parser.add_argument("--other-sources", action="store_true", help="also ask films of adults from other hospitals")
    parser.add_argument("--json", type=Path, help="also write the table there")
    args = parser.parse_args()
    started = time.perf_counter()
    try:
        embedder = open_embedder(args.model or paths.reference_model(), choose_device("auto"))
    except CxrError as refusal:
        sys.exit(str(refusal))
    if args.model or args.embed or args.pool:
        train_films = list_films([args.data / "kermany224" / "train"])
        looks = stretched(embedder.preprocessing.stretched_part) if args.pool else AS_IT_IS
        library = embed(embedder, train_films, looks=looks)
    else:
        library = shipped(embedder)
    test_films = list_films([args.data / "kermany224" / "test"])
    test = embed(embedder, test_films)
    rows = variants(embedder, library, test)
    hybrid = next(iter(rows.values()))
    print(f"\n{embedder.fingerprint}\n{len(library.listings)} cases, {len(test_films)} test films, 95 % intervals\n")
    print_table({name: figures(outcomes) for name, outcomes in rows.items()})
    for name, outcomes in list(rows.items())[1:]:
        paired = mcnemar(outcomes.voted == outcomes.truth, hybrid.voted == hybrid.truth)
        gained, lost = paired.only_new, paired.only_old
        print(f"both against {name}: {gained} films gained, {lost} lost, exact McNemar p = {paired.p:.3g}")
    print_sub_types(test, hybrid)
    print_votes(hybrid)
    table = {name: shown(outcomes) for name, outcomes in rows.items()}
    if args.robustness:
        changed = {name: answers(library, embed(embedder, test_films, change)) for name, change in CHANGES.items()}
        print("\nTest films changed, both branches\n")
        print_table({name: figures(outcomes) for name, outcomes in changed.items()})
        table |= {f"changed: {name}": shown(outcomes) for name, outcomes in changed.items()}
    if args.other_sources:
        table |= print_other_sources(library, embed(embedder, list_films([args.data / "other_sources"])))
    print(f"\n{time.perf_counter() - started:.0f} s")
    if args.json:
        args.json.write_text(json.dumps(table, indent=2))


def shipped(embedder: HybridEmbedder) -> Embedded:
    """The case library that came with the program."""
    with open_library(paths.reference_library()) as library:
        library.manifest.require_model(embedder.fingerprint)
        return Embedded([entry.listing for entry in library.entries()], np.array(library.embeddings))


def embed(
    embedder: HybridEmbedder,
    films: Sequence[ListedFilm],
    change: Callable[[Grey], Grey] = lambda grey: grey,
    looks: Sequence[Look] = AS_IT_IS,
) -> Embedded:
    """Every film as `cxr build` and `cxr query` embed it, after `change`."""
    print(f"embedding {len(films)} films", file=sys.stderr, flush=True)
    recipe, size = embedder.preprocessing, embedder.batch_size
    parts = []
    for start in range(0, len(films), size):
        greys = [
            to_grey(decode_radiograph(read_film_bytes(film.path), at_least_px=recipe.enough_px))
            for film in films[start : start + size]
        ]
        changed = [np.clip(change(grey), 0.0, 1.0).astype(np.float32) for grey in greys]
        parts.append(
            pooled(
                [embedder.embed(np.stack([prepare(look_at(grey, look), recipe) for grey in changed])) for look in looks]
            )
        )
    return Embedded([film.listing for film in films], np.concatenate(parts))


def variants(embedder: HybridEmbedder, library: Embedded, test: Embedded) -> dict[str, Outcomes]:
    """The outcomes of both branches together, and of each alone."""
    rows = {"both": answers(library, test)}
    for kind, columns in branch_columns(embedder.profile).items():
        rows[f"{kind} alone"] = answers(library.part(columns), test.part(columns))
    return rows


def answers(library: Embedded, test: Embedded) -> Outcomes:
    """The plain vote of the five nearest cases, as `cxr evaluate` counts it."""
    labels = tuple(sorted(set(library.labels.tolist())))
    of_library = np.array([labels.index(label) for label in library.labels])
    similarities = test.embeddings @ library.embeddings.T
    nearest = np.argsort(-similarities, axis=1, kind="stable")[:, :NEIGHBOURHOOD]
    neighbours = of_library[nearest]
    patients = [listing.patient for listing in test.listings]
    return Outcomes(
        labels=labels,
        truth=np.array([labels.index(label) for label in test.labels]),
        voted=np.array([labels.index(majority_vote([labels[i] for i in row[:VOTERS]]).label) for row in neighbours]),
        neighbour_labels=neighbours,
        scores=np.stack([label_margin(similarities, of_library == i) for i in range(len(labels))], axis=1),
        groups=np.unique(np.array(patients), return_inverse=True)[1],
        positive=labels.index(POSITIVE),
    )


def shown(outcomes: Outcomes) -> dict[str, float]:
    return {name: figure.value for name, figure in figures(outcomes).items() if name in SHOWN and figure}


def print_table(rows: dict[str, dict[str, Figure | None]]) -> None:
    print(f"{'':<18}" + "".join(f"{name:>26}" for name in SHOWN))
    for name, row in rows.items():
        cells = [f"{100 * f.value:.1f} ({100 * f.low:.1f} to {100 * f.high:.1f})" for f in (row[n] for n in SHOWN) if f]
        print(f"{name:<18}" + "".join(f"{cell:>26}" for cell in cells))


def print_sub_types(test: Embedded, outcomes: Outcomes) -> None:
    agents = np.array([listing.clinical.get("agent", listing.label) for listing in test.listings])
    for agent in np.unique(agents):
        of_agent = agents == agent
        right = (outcomes.voted == outcomes.truth)[of_agent]
        print(f"vote right for {agent}: {100 * right.mean():.1f} % of {of_agent.sum()}")


def print_votes(outcomes: Outcomes) -> None:
    """Sensitivity and specificity where fewer or more than the majority of the five votes count as a yes."""
    votes = (outcomes.neighbour_labels[:, :VOTERS] == outcomes.positive).sum(axis=1)
    is_positive = outcomes.truth == outcomes.positive
    for least in range(1, VOTERS + 1):
        yes = votes >= least
        print(
            f"{least} of {VOTERS} votes for {POSITIVE}: sensitivity {100 * yes[is_positive].mean():.1f} %, "
            f"specificity {100 * (~yes)[~is_positive].mean():.1f} %"
        )


def print_other_sources(library: Embedded, others: Embedded) -> dict[str, dict[str, float]]:
    """How the vote falls on films of other diseases and hospitals, and how far its margin tells them from NORMAL.

    No film of these sources was trained on, and the library has no case of these labels.
    """
    is_positive, of_others = library.labels == POSITIVE, others.labels
    similarities = others.embeddings @ library.embeddings.T
    nearest = np.argsort(-similarities, axis=1, kind="stable")[:, :VOTERS]
    scores = label_margin(similarities, is_positive)
    voted = is_positive[nearest].sum(1) > VOTERS / 2
    table = {}
    print("\nFilms of other hospitals and of adults\n")
    for label in sorted(set(of_others)):
        ours = of_others == label
        row = {"voted_pneumonia": float(voted[ours].mean())}
        if label != "NORMAL":
            both = ours | (of_others == "NORMAL")
            row["auroc_against_normal"] = roc_area(scores[both], ours[both])
        table[f"other sources: {label}"] = row
        print(f"{label:<8}" + "".join(f"  {name} {100 * value:.1f} %" for name, value in row.items()))
    return table


# ---------------------------------------------------------------- what other films may look like


def _seen(grey: Grey, matrix: np.ndarray) -> Grey:
    height, width = grey.shape
    seen = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(seen, np.float32)


def _turned(grey: Grey) -> Grey:
    height, width = grey.shape
    return _seen(grey, cv2.getRotationMatrix2D((width / 2, height / 2), 5.0, 1.0))


def _cropped(grey: Grey) -> Grey:
    rows, columns = (round(0.05 * side) for side in grey.shape)
    return np.ascontiguousarray(grey[rows:-rows, columns:-columns])


def _narrower(grey: Grey) -> Grey:
    """As if it had been squashed from another aspect ratio: the sides cropped by a sixth."""
    columns = round(grey.shape[1] / 12)
    return np.ascontiguousarray(grey[:, columns:-columns])


def _compressed(grey: Grey) -> Grey:
    _, data = cv2.imencode(".jpg", np.rint(grey * 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 30])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.float32) / np.float32(255)


CHANGES: dict[str, Callable[[Grey], Grey]] = {
    "darker": lambda grey: grey**1.5,
    "brighter": lambda grey: grey**0.67,
    "less contrast": lambda grey: 0.15 + 0.7 * grey,
    "blurred": lambda grey: cv2.GaussianBlur(grey, (0, 0), grey.shape[1] / 150),
    "noisy": lambda grey: (grey + np.random.default_rng(0).normal(0, 0.04, grey.shape)).astype(np.float32),
    "JPEG quality 30": _compressed,
    "turned by 5 degrees": _turned,
    "cropped by 10 %": _cropped,
    "another aspect": _narrower,
}


if __name__ == "__main__":
    main()
