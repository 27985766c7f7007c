"""What does an explanation cost? `python -m benchmarks.heat`

In bare forward-backward passes of the whole model (one film, ready tensor, gradient with respect to the pixels), in
interleaved rounds: medians, and the ratio of them. Films are synthetic and already read.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.imaging.synthetic import synthesise_film, write_png
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.pair import explain_pair

MOST_PASSES = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    embedder = open_embedder(args.model or paths.reference_model(), choose_device("cpu"))
    with tempfile.TemporaryDirectory() as folder:
        query, case = (_film(Path(folder) / f"{seed}.png", seed) for seed in (1, 2))
        pixels = torch.from_numpy(prepare(synthesise_film(3).grey, embedder.preprocessing)[np.newaxis])
        bare, explained = _medians(
            [lambda: bare_pass(embedder, pixels), lambda: explain_pair(embedder, query, case, CancelToken())],
            args.rounds,
        )
    print(f"bare forward-backward pass {bare * 1e3:.0f} ms, a pair explained {explained * 1e3:.0f} ms")
    print(f"ratio {explained / bare:.2f}, goal <= {MOST_PASSES}")


def bare_pass(embedder: HybridEmbedder, pixels: torch.Tensor) -> None:
    """Forward, and the gradient of one number of the embedding with respect to the pixels."""
    leaf = pixels.to(next(embedder.model.parameters()).dtype).requires_grad_()
    with torch.enable_grad():
        torch.autograd.grad(embedder.model(leaf)[0, 0], leaf)


def _film(path: Path, seed: int) -> FilmReading:
    write_png(synthesise_film(seed), path)
    reading = FilmReading(path)
    reading.radiograph()
    return reading


def _medians(works: list[Callable[[], object]], rounds: int) -> list[float]:
    """Seconds of each, warmed up."""
    laps: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for work, times in zip(works, laps, strict=True):
            began = time.perf_counter()
            work()
            if turn:
                times.append(time.perf_counter() - began)
    return [statistics.median(times) for times in laps]


if __name__ == "__main__":
    main()
