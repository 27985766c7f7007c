"""Writers in a process of their own, for others to kill: `build FILMS LIBRARY` or `add FILMS LIBRARY`.

They say what they have done, a line at a time, so that a killer can choose its moment.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.library import unfinished
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor

CHUNK_FILMS = 16
BATCH_FILMS = 8
LANES = 2


class TalkingEmbedder(FakeEmbedder):
    """Says a line for every batch."""

    def embed(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        say("batch")
        return super().embed(batch)


def build(films: Path, library: Path, embedder: FakeEmbedder | None = None) -> None:
    """Small chunks, so that a short build has many moments at which it can die."""
    unfinished._CHUNK_FILMS = CHUNK_FILMS
    embedder = embedder or FakeEmbedder(batch_size=BATCH_FILMS, lanes=LANES)
    LibraryBuilder(embedder, FakeIngestor()).build(list_films([films]), library)


def add_one_by_one(films: Path, library: Path) -> None:
    """Say a line for every film as soon as it is in the library."""
    builder = LibraryBuilder(FakeEmbedder(batch_size=BATCH_FILMS), FakeIngestor())
    for film in list_films([films]):
        builder.add([film], library)
        say("added")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    task, films, library = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if task == "build":
        build(films, library, TalkingEmbedder(batch_size=BATCH_FILMS, lanes=LANES))
    else:
        add_one_by_one(films, library)
