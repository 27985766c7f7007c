"""How fast are build, query, heat map, adding and opening? `python -m benchmarks.speed --data ../shared/data`

Everything is measured side by side in one run, in interleaved rounds, and printed as ratios of medians against

    (a) bare    the forward passes of both branches alone, on ready tensors, the same model at the same precision
    (b) script  benchmarks/plain_script.py

Both sides see the same films in the same round, so that a busy machine slows them alike. Use an idle one all the same.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch

from benchmarks.plain_script import embed_films, plain_model
from cxr_desktop import paths
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder
from cxr_desktop.model.weights import read_weights
from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine


@dataclass(frozen=True)
class Row:
    """One line of the table. A goal is met at or above it (rates) or at or below it (times, memory)."""

    what: str
    ratio: float
    goal: str
    is_met: bool
    detail: str


def at_least(what: str, ratio: float, goal: float, detail: str) -> Row:
    return Row(what, ratio, f">= {goal:g}", ratio >= goal, detail)


def at_most(what: str, ratio: float, goal: float, detail: str) -> Row:
    return Row(what, ratio, f"<= {goal:g}", ratio <= goal, detail)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with kermany224 and kermany_originals")
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--skip-memory", action="store_true", help="leave out the two builds that measure memory")
    parser.add_argument("--json", type=Path, help="also write the table there")
    args = parser.parse_args()
    bench = Bench(args.model or paths.reference_model(), args.data, args.rounds)
    rows = list(bench.all_rows(skip_memory=args.skip_memory))
    print(f"\n{bench.circumstances()}\n")
    print(f"{'what':<58} {'ratio':>7}  {'goal':<8}    medians")
    for row in rows:
        print(f"{row.what:<58} {row.ratio:7.2f}  {row.goal:<8} {'ok' if row.is_met else 'NO'}  {row.detail}")
    if args.json:
        args.json.write_text(json.dumps([vars(row) for row in rows], indent=2))


class Bench:
    """The model, the films, and a library of 5,000 of them."""

    def __init__(self, model: Path, data: Path, rounds: int) -> None:
        self.model_path = model
        self.weights = read_weights(model)
        self.embedder = HybridEmbedder(self.weights, choose_device("auto"))
        self.plain = plain_model(self.weights)
        self.data = data
        self.rounds = rounds
        self.train = list_films([data / "kermany224" / "train"])
        self.test = list_films([data / "kermany224" / "test"])
        self.originals = list_films([data / "kermany_originals"])

    def circumstances(self) -> str:
        return (
            f"{self.embedder.fingerprint}, {self.weights.profile.preprocessing.size_px} px, {self.embedder.precision}, "
            f"{self.embedder.device.name}, {os.cpu_count()} cores, torch {torch.__version__}, {self.rounds} rounds"
        )

    def all_rows(self, *, skip_memory: bool) -> Iterator[Row]:
        with tempfile.TemporaryDirectory() as scratch:
            yield from self._build_rows(Path(scratch), "kermany224", self.train[::10], 0.9)
            yield from self._build_rows(Path(scratch), "originals", self.originals * 3, 0.8)
            library = Path(scratch) / "of 5,000"
            LibraryBuilder(self.embedder, self._ingestor).build(self.train[:5000], library)
            yield from self._query_rows(library, "kermany224", self.test[::10], 1.25)
            yield from self._query_rows(library, "originals", self.originals, 1.5)
            yield self._add_row(library)
            yield self._open_row(library)
            if not skip_memory:
                yield self._memory_row(Path(scratch))

    @property
    def _ingestor(self) -> ImagingIngestor:
        return ImagingIngestor(self.embedder.preprocessing)

    def _bare(self, batch: torch.Tensor) -> Callable[[], object]:
        device = self.embedder.device.device

        def forward() -> object:
            with torch.inference_mode(), torch.autocast(device, enabled=device == "cuda"):
                embeddings = self.embedder.model(batch)
            return embeddings.cpu()  # waits for a graphics card to be done

        return forward

    def _ready_batch(self, size: int) -> torch.Tensor:
        recipe = self.embedder.preprocessing
        pixels = torch.randn(size, recipe.channels, recipe.size_px, recipe.size_px)
        dtype = torch.bfloat16 if self.embedder.precision == "bfloat16" else torch.float32
        return pixels.to(self.embedder.device.device, dtype).to(memory_format=torch.channels_last)

    def _build_rows(self, scratch: Path, name: str, films: Sequence[ListedFilm], goal: float) -> Iterator[Row]:
        size = self.embedder.batch_size
        bare = self._bare(self._ready_batch(size))
        file_paths = [film.path for film in films]
        # Copies of a film would be embedded once: every repetition of an original gets its own bytes.
        films = _with_own_bytes(scratch / f"films {name}", file_paths)
        ours, forward, script = [], [], []
        for i in range(self.rounds + 1):
            tell(f"build {name}, round {i}")
            target = scratch / f"{name} {i}"
            ours.append(seconds(partial(LibraryBuilder(self.embedder, self._ingestor).build, films, target)))
            forward.append(seconds(bare, repeat=-(-len(films) // size)) * len(films) / (size * -(-len(films) // size)))
            script.append(seconds(lambda: embed_films(self.plain, file_paths)))
        a, b, c = (statistics.median(times[1:]) / len(films) for times in (forward, script, ours))
        detail = f"{1 / c:.0f} films/s, bare {1 / a:.0f}, script {1 / b:.0f}"
        yield at_least(f"build, {name}: rate / bare forward", a / c, goal, detail)
        yield at_least(f"build, {name}: rate / script", b / c, 2.0, detail)

    def _query_rows(self, library: Path, name: str, films: Sequence[ListedFilm], goal: float) -> Iterator[Row]:
        bare = self._bare(self._ready_batch(1))
        plain, mapped = QueryOptions(), QueryOptions(heat_map=HeatMapWish())
        times: dict[str, list[float]] = {"bare": [], "query": [], "map": []}
        with open_library(library, self.embedder.fingerprint) as opened:
            engine = SearchEngine(self.embedder, opened)
            tell(f"query {name}")
            for i in range(self.rounds):
                for film in films:
                    bare_s = seconds(bare)
                    query_s = seconds(partial(engine.query, film.path, plain))
                    map_s = seconds(partial(engine.query, film.path, mapped))
                    if i:
                        times["bare"].append(bare_s)
                        times["query"].append(query_s)
                        times["map"].append(map_s)
        a, query, heat = (1e3 * statistics.median(times[key]) for key in ("bare", "query", "map"))
        detail = f"query {query:.1f} ms, with map {heat:.1f}, bare {a:.1f}"
        yield at_most(f"warm query, {name}: time / bare forward", query / a, goal, detail)
        yield at_most(f"with fused heat map, {name}: time / bare forward", heat / a, 4.0, detail)

    def _add_row(self, library: Path) -> Row:
        builder = LibraryBuilder(self.embedder, self._ingestor)
        add_s, query_s = [], []
        with open_library(library, self.embedder.fingerprint) as opened:
            engine = SearchEngine(self.embedder, opened)
            for film in self.test[: 10 * self.rounds : 2]:
                query_s.append(seconds(partial(engine.query, film.path, QueryOptions())))
                add_s.append(seconds(partial(builder.add, [film], library)))
        a, b = 1e3 * statistics.median(add_s), 1e3 * statistics.median(query_s)
        return at_most("add one film to 5,000: time / query", a / b, 1.5, f"add {a:.1f} ms, query {b:.1f} ms")

    def _open_row(self, library: Path) -> Row:
        opened = [seconds(lambda: open_library(library, self.embedder.fingerprint).close()) for _ in range(10)]
        median = statistics.median(opened)
        return at_most("open a library of 5,000: seconds", median, 0.3, f"worst {max(opened):.3f} s")

    def _memory_row(self, scratch: Path) -> Row:
        small, large = (self._peak_mb(scratch, count) for count in (1000, 5000))
        return at_most(
            "peak memory of a build, 5,000 films / 1,000", large / small, 1.1, f"{large:.0f} MB, {small:.0f} MB"
        )

    def _peak_mb(self, scratch: Path, count: int) -> float:
        tell(f"memory of a build of {count}")
        command = [sys.executable, "-m", "benchmarks.build_memory", self.model_path, self.data, scratch / f"m{count}"]
        done = subprocess.run([*map(str, command), str(count)], capture_output=True, text=True, check=True)
        return float(done.stdout)


def _with_own_bytes(folder: Path, file_paths: Sequence[Path]) -> tuple[ListedFilm, ...]:
    """Copies of the films that differ by a trailing byte, which no JPEG decoder looks at."""
    for i, path in enumerate(file_paths):
        copy = folder / path.parent.name / f"{i:05d}{path.suffix}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes() + i.to_bytes(4, "big"))
    return list_films([folder])


def seconds(work: Callable[[], object], *, repeat: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(repeat):
        work()
    return time.perf_counter() - start


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    np.seterr(all="raise")
    main()
