"""Make resources/libraries/kermany2018 from the training films. Run it for new weights.

python tools/make_reference_library.py ../shared/data/kermany224/train

Features and facts of every film, no pictures. The folder of this machine is replaced by one that says where in the data
set the films are; `cxr locate` finds them on another machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.session import changing
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import open_embedder

ROOT = "kermany2018/train"
MOST_BYTES = 8_000_000
TARGET = paths.resource("libraries/kermany2018")


def main() -> None:
    embedder = open_embedder(paths.reference_model(), choose_device("auto"))
    builder = LibraryBuilder(embedder, ImagingIngestor(embedder.preprocessing))
    report = builder.build(list_films([Path(sys.argv[1])]), TARGET, with_pictures=False, pooled=True)
    with changing(TARGET) as session:
        session.commit(session.manifest.changed(roots=[ROOT]))
    size = sum(path.stat().st_size for path in TARGET.rglob("*") if path.is_file())
    sys.stdout.write(f"{report.cases} cases, {size / 1e6:.2f} MB\n")
    if size > MOST_BYTES:
        raise SystemExit("too large to be shipped")


if __name__ == "__main__":
    main()
