"""The demonstration: films that nobody is on, a case library of them, and films to ask it about.

Made once and kept: the same folder is opened again while the model is the one that made it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.errors import EmbedderMismatch, LibraryCorrupt, LibraryMissing, OutputNotWritable
from cxr_desktop.output import naming_output_errors, write_output

if TYPE_CHECKING:
    from cxr_desktop.model.inference import HybridEmbedder

_FILMS_PER_LABEL = 36
_LIBRARY_SEED, _QUERY_SEED = 1, 900_001  # queries are other patients than those of the library
_QUERIES_PER_LABEL = 3
_SIDE_PX = 448
_MARKER = "cxr-demo.txt"  # says that the folder is ours to replace


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Where it lies."""

    library: Path
    queries: tuple[Path, ...]


def open_demonstration(
    folder: Path,
    embedder: HybridEmbedder,
    *,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> Demonstration:
    """The demonstration in `folder`, made now unless this model has made it before. Raises as the next function."""
    from cxr_desktop.library.case_library import open_library

    queries = tuple(sorted((folder / "queries").rglob("*.png")))
    try:
        open_library(folder / "library", embedder.fingerprint).close()
    except (LibraryMissing, LibraryCorrupt, EmbedderMismatch):
        return make_demonstration(folder, embedder, cancel=cancel, on_progress=on_progress)
    if not queries:
        return make_demonstration(folder, embedder, cancel=cancel, on_progress=on_progress)
    return Demonstration(folder / "library", queries)


def make_demonstration(
    folder: Path,
    embedder: HybridEmbedder,
    *,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> Demonstration:
    """A new one, in place of an earlier one. Raises OutputNotWritable, LibraryError or Cancelled."""
    from cxr_desktop.imaging.synthetic import write_demo_films
    from cxr_desktop.library.builder import LibraryBuilder
    from cxr_desktop.library.ingest import ImagingIngestor
    from cxr_desktop.library.sources import list_films

    cancel = cancel or CancelToken()
    films, queries, library = (folder / name for name in ("films", "queries", "library"))
    _claim(folder)
    for part in (films, queries):  # of an earlier version of the demonstration, perhaps
        shutil.rmtree(part, ignore_errors=True)
    write_demo_films(
        films,
        per_label=_FILMS_PER_LABEL,
        seed=_LIBRARY_SEED,
        size_px=_SIDE_PX,
        cancel=cancel,
        on_progress=on_progress,
    )
    asked = write_demo_films(queries, per_label=_QUERIES_PER_LABEL, seed=_QUERY_SEED, size_px=_SIDE_PX, cancel=cancel)
    builder = LibraryBuilder(embedder, ImagingIngestor(embedder.preprocessing))
    builder.build(list_films([films], cancel=cancel), library, cancel=cancel, on_progress=on_progress)
    return Demonstration(library, tuple(film.path for film in asked))


def _claim(folder: Path) -> None:
    """Make the folder ours, or raise OutputNotWritable: what somebody else put there is not deleted."""
    marker = folder / _MARKER
    with naming_output_errors(folder):
        if folder.exists() and not marker.exists() and any(folder.iterdir()):
            raise OutputNotWritable("not_ours", path=folder)
    write_output(marker, "The demonstration of CXR Desktop. `cxr demo` replaces everything in this folder.\n")
