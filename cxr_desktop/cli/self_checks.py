"""What `cxr self-test` tries, one check after the other: each on real files, each with something to tell or a reason.

A check uses what the program uses, down to the window's own executable: what a build has left out is missed here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from cxr_desktop import paths
from cxr_desktop.cli import arguments
from cxr_desktop.domain import Grey
from cxr_desktop.errors import CorruptImage, OutputNotWritable
from cxr_desktop.model.device import choose_device
from cxr_desktop.output import write_output

if TYPE_CHECKING:
    from cxr_desktop.model.inference import HybridEmbedder

SAMPLES: Final = (
    "bmp.bmp",
    "dicom-DeflatedExplicitVRLittleEndian.dcm",
    "dicom-ExplicitVRBigEndian.dcm",
    "dicom-ExplicitVRLittleEndian.dcm",
    "dicom-ImplicitVRLittleEndian.dcm",
    "dicom-JPEG2000.dcm",
    "dicom-JPEG2000Lossless.dcm",
    "dicom-JPEGBaseline8Bit.dcm",
    "dicom-JPEGExtended12Bit.dcm",
    "dicom-JPEGLSLossless.dcm",
    "dicom-JPEGLSNearLossless.dcm",
    "dicom-JPEGLossless.dcm",
    "dicom-JPEGLosslessSV1.dcm",
    "dicom-RLELossless.dcm",
    "jpeg.jpg",
    "png-16.png",
    "png-8.png",
    "tiff-16.tif",
    "tiff-8.tif",
    "webp.webp",
)
"""One film in every format and transfer syntax that is promised. A build that lacks one of them is told by name."""

_LARGEST_ERROR = 0.05  # mean over the film, in standard deviations: JPEG of quality 95 stays below half of it
_FOLDER = "病例 library"  # a blank and another script: what breaks programs on Windows
_WINDOW_PATIENCE_S = 600.0  # torch from a cold, slow drive; the window itself is there long before


class CheckFailed(Exception):
    """What a check found wrong."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to try. `run` returns what there is to tell, or raises."""

    name: str
    run: Callable[[], str]


def checks(args: argparse.Namespace) -> Iterator[Check]:
    """All of them, in the order in which what they need comes into being."""
    for sample in SAMPLES:
        yield Check(f"read {sample}", partial(_read, paths.resource("format_samples") / sample))
    yield Check("refuse a file that breaks off", _refuse_truncated)
    yield Check("embed on cpu", partial(_embed, args, "cpu"))
    yield Check("embed on cuda, where there is a card", partial(_embed_on_cuda, args))
    with tempfile.TemporaryDirectory(prefix="cxr self-test ") as scratch:
        folder = Path(scratch) / _FOLDER
        yield Check("build, verify and query a library", partial(_library, args, folder))
        yield Check("draw a map of the library", partial(_map, folder))
        yield Check("open the window, off-screen, and answer", partial(_window, args, folder))
    yield Check("the reference library is whole", _reference_library)
    yield Check("places of this user", _places)


def _grey(path: Path) -> Grey:
    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.readers import read_radiograph

    return to_grey(read_radiograph(path))


def _read(path: Path) -> str:
    expected, found = _grey(paths.resource("format_samples/png-8.png")), _grey(path)
    if found.shape != expected.shape:
        raise CheckFailed(f"{found.shape} pixels instead of {expected.shape}")
    error = float(np.abs(_standardised(found) - _standardised(expected)).mean())
    if error > _LARGEST_ERROR:
        raise CheckFailed(f"grey levels are off by {error:.3f} standard deviations")
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
    raise CheckFailed("it was taken for a film")


def _open_embedder(args: argparse.Namespace, device: str) -> HybridEmbedder:
    return arguments.open_embedder(argparse.Namespace(**{**vars(args), "device": device}))


def _embed(args: argparse.Namespace, device: str) -> str:
    from cxr_desktop.imaging.preprocess import prepare

    embedder = _open_embedder(args, device)
    pixels = prepare(_grey(paths.resource("format_samples/png-8.png")), embedder.preprocessing)
    embedding = embedder.embed(pixels[np.newaxis])
    length = float(np.linalg.norm(embedding))
    if abs(length - 1) > 1e-3:
        raise CheckFailed(f"the embedding has length {length:.4f}")
    return f"{embedder.device.name}, {embedder.precision}, {embedder.fingerprint}"


def _embed_on_cuda(args: argparse.Namespace) -> str:
    choice = choose_device("auto")
    return _embed(args, "cuda") if choice.device == "cuda" else f"none: {choice.reason}"


def _library(args: argparse.Namespace, directory: Path) -> str:
    from cxr_desktop.imaging.synthetic import write_demo_films
    from cxr_desktop.library.builder import LibraryBuilder
    from cxr_desktop.library.case_library import open_library
    from cxr_desktop.library.sources import list_films
    from cxr_desktop.library.verify import verify_library
    from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

    embedder = _open_embedder(args, args.device)
    films = directory.parent / "films"
    written = write_demo_films(films, per_label=3, size_px=128)
    LibraryBuilder(embedder, arguments.film_ingestor(embedder)).build(list_films([films]), directory)
    if not verify_library(directory).is_sound:
        raise CheckFailed("the library that was just written does not verify")
    with open_library(directory, embedder.fingerprint) as library:
        result = SearchEngine(embedder, library).query(written[0].path, QueryOptions(heat_map=HeatMapWish()))
    if not result.neighbours[0].is_copy_of_query:
        raise CheckFailed("a film of the library does not find itself")
    if result.heat_map is None or not result.heat_map.maps["fused"].max() > 0:
        raise CheckFailed("the heat map is empty")
    return f"{result.library.count} films in {directory.name}, query {1e3 * result.timing.total_s:.0f} ms"


def _map(directory: Path) -> str:
    from cxr_desktop.evaluation.charts import draw_map
    from cxr_desktop.evaluation.projection import project
    from cxr_desktop.library.case_library import open_library

    picture = directory.parent / "map.png"
    with open_library(directory) as library:
        draw_map(project(library.embeddings), library.labels, picture)
    return f"{picture.stat().st_size:,} bytes of PNG"


def _window(args: argparse.Namespace, directory: Path) -> str:
    """The window as its own program, which need not have a console: it tells by the picture that it leaves."""
    picture = directory.parent / "window.png"
    film = next(iter(sorted((directory.parent / "films").rglob("*.png"))))
    options = ["--screenshot", picture, "--library", directory, *(["--model", args.model] if args.model else [])]
    done = subprocess.run(
        [*_window_program(), *map(str, options), str(film)],
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "CXR_HOME": str(directory.parent / "home"),
            "PYINSTALLER_RESET_ENVIRONMENT": "1",  # the window is a program of its own, not a worker of this one
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_WINDOW_PATIENCE_S,
        check=False,
    )
    if done.returncode or not picture.is_file():
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise CheckFailed(f"it ended with {done.returncode} and no answer: {' '.join(last) or 'it said nothing'}")
    return f"{picture.stat().st_size:,} bytes of PNG"


def _window_program() -> list[str]:
    """The window beside this program where it is frozen; else its module, with the same Python."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("cxr-desktop").with_suffix(Path(sys.executable).suffix))]
    return [sys.executable, "-m", "cxr_desktop.app"]


def _reference_library() -> str:
    from cxr_desktop.library.verify import verify_library

    found = verify_library(paths.reference_library())
    if not found.is_sound:
        raise CheckFailed(f"{found.faults[0].file}: {found.faults[0].error}")
    return f"{found.cases:,} cases, {found.files} files"


def _places() -> str:
    """Where the program may write. A place that takes nothing is told of and is no fault: it works without."""
    home = paths.user_data()
    probe = home / "self-test.txt"
    try:
        write_output(probe, "may be deleted")
        probe.unlink()
    except OutputNotWritable as error:
        return f"settings, history and log are not kept: {error}"
    return f"settings, history and log in {home}, {shutil.disk_usage(home).free / 1e9:.0f} GB free"
