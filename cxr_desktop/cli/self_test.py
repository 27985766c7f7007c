"""`cxr self-test`: tries every part of this installation on real files and says which one fails.

For the support desk, and for whoever has just installed or frozen the program: missing decoders, a broken torch, a disk
that does not take Chinese names are found here and not at the light box.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cxr_desktop import __version__, paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken, Grey
from cxr_desktop.errors import CorruptImage, CxrError, WeightsMissing
from cxr_desktop.model.device import choose_device

if TYPE_CHECKING:
    from cxr_desktop.model.inference import HybridEmbedder

_LARGEST_ERROR = 0.05  # mean over the film, in standard deviations: JPEG of quality 95 stays below half of it
_FOLDER = "病例 library"  # a blank and another script: what breaks programs on Windows


class _Failed(Exception):
    """What a check found wrong."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to try. `run` returns what there is to tell, or raises."""

    name: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class CheckResult:
    name: str
    is_ok: bool
    detail: str
    seconds: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_model(parser)


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """0 where every check passes, else 1. Raises WeightsMissing where there is no model to try."""
    if not (args.model or paths.reference_model()).is_file():
        raise WeightsMissing("not_found", path=args.model)
    results = []
    for check in _checks(args):
        cancel.raise_if_cancelled()
        result = _try(check)
        results.append(result)
        console.say(f"{'ok  ' if result.is_ok else 'FAIL'}  {result.name:<52} {result.seconds:6.2f} s  {result.detail}")
    failed = [result for result in results if not result.is_ok]
    console.say(f"cxr {__version__}: {len(results) - len(failed)} of {len(results)} checks passed")
    console.answer({"cxr": __version__, "checks": [_record(r) for r in results], "failed": len(failed)})
    return 1 if failed else 0


def _record(result: CheckResult) -> dict[str, object]:
    return {"name": result.name, "ok": result.is_ok, "detail": result.detail, "seconds": round(result.seconds, 3)}


def _try(check: Check) -> CheckResult:
    start = time.perf_counter()
    try:
        detail, is_ok = check.run(), True
    except (_Failed, CxrError) as error:
        detail, is_ok = str(error), False
    except Exception as error:  # noqa: BLE001 -- the whole point: nothing that fails may hide the other checks
        detail, is_ok = f"{type(error).__name__}: {error}", False
    return CheckResult(check.name, is_ok, detail, time.perf_counter() - start)


def _checks(args: argparse.Namespace) -> Iterator[Check]:
    samples = sorted(paths.resource("format_samples").glob("*.*"))
    yield Check("format samples are there", partial(_count, samples))
    for sample in samples:
        yield Check(f"read {sample.name}", partial(_read, sample))
    yield Check("refuse a file that breaks off", _refuse_truncated)
    devices = ["cpu"] if choose_device("auto").device == "cpu" else ["cpu", "cuda"]
    for device in devices:
        yield Check(f"embed on {device}", partial(_embed, args, device))
    yield Check("build, verify and query a library", partial(_library, args))


def _count(samples: list[Path]) -> str:
    if not samples:
        raise _Failed("resources/format_samples is empty: the installation is incomplete")
    return f"{len(samples)} files"


def _grey(path: Path) -> Grey:
    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.readers import read_radiograph

    return to_grey(read_radiograph(path))


def _read(path: Path) -> str:
    expected, found = _grey(paths.resource("format_samples/png-8.png")), _grey(path)
    if found.shape != expected.shape:
        raise _Failed(f"{found.shape} pixels instead of {expected.shape}")
    error = float(np.abs(_standardised(found) - _standardised(expected)).mean())
    if error > _LARGEST_ERROR:
        raise _Failed(f"grey levels are off by {error:.3f} standard deviations")
    return f"grey levels within {error:.3f} standard deviations"


def _standardised(grey: Grey) -> Grey:
    """Without exposure and contrast: samples deeper than 8 bits are stretched to the values that are there."""
    return np.asarray((grey - grey.mean()) / grey.std())


def _refuse_truncated() -> str:
    from cxr_desktop.imaging.readers import decode_radiograph

    data = paths.resource("format_samples/png-8.png").read_bytes()
    try:
        decode_radiograph(data[: len(data) // 2])
    except CorruptImage as error:
        return str(error)
    raise _Failed("it was taken for a film")


def _open_embedder(args: argparse.Namespace, device: str) -> HybridEmbedder:
    return arguments.open_embedder(argparse.Namespace(**{**vars(args), "device": device}))


def _embed(args: argparse.Namespace, device: str) -> str:
    from cxr_desktop.imaging.preprocess import prepare

    embedder = _open_embedder(args, device)
    pixels = prepare(_grey(paths.resource("format_samples/png-8.png")), embedder.preprocessing)
    embedding = embedder.embed(pixels[np.newaxis])
    length = float(np.linalg.norm(embedding))
    if abs(length - 1) > 1e-3:
        raise _Failed(f"the embedding has length {length:.4f}")
    return f"{embedder.device.name}, {embedder.precision}, {embedder.fingerprint}"


def _library(args: argparse.Namespace) -> str:
    from cxr_desktop.imaging.synthetic import write_demo_films
    from cxr_desktop.library.builder import LibraryBuilder
    from cxr_desktop.library.case_library import open_library
    from cxr_desktop.library.sources import list_films
    from cxr_desktop.library.verify import verify_library
    from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

    embedder = _open_embedder(args, args.device)
    with tempfile.TemporaryDirectory() as scratch:
        films, directory = Path(scratch) / "films", Path(scratch) / _FOLDER
        written = write_demo_films(films, per_label=3, size_px=128)
        LibraryBuilder(embedder, arguments.film_ingestor(embedder)).build(list_films([films]), directory)
        if not verify_library(directory).is_sound:
            raise _Failed("the library that was just written does not verify")
        with open_library(directory, embedder.fingerprint) as library:
            result = SearchEngine(embedder, library).query(written[0].path, QueryOptions(heat_map=HeatMapWish()))
    if not result.neighbours[0].is_copy_of_query:
        raise _Failed("a film of the library does not find itself")
    if result.heat_map is None or not result.heat_map.maps["fused"].max() > 0:
        raise _Failed("the heat map is empty")
    return f"{result.library.count} films, query {1e3 * result.timing.total_s:.0f} ms"
