"""Peak memory of one build, in MB, on stdout: `python -m benchmarks.build_memory MODEL DATA LIBRARY COUNT`."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import open_embedder


def main() -> None:
    model, data, library, count = sys.argv[1:]
    embedder = open_embedder(Path(model), choose_device("auto"))
    films = list_films([Path(data) / "kermany224" / "train"])[: int(count)]
    LibraryBuilder(embedder, ImagingIngestor(embedder.preprocessing)).build(films, Path(library))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
