"""`cxr locate`: the films of a library have moved, or come to a machine that had only the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken

_EXAMPLES = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Every film's bytes are compared with what the library knows before anything is changed."
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the films lie now, or a folder above")
    arguments.add_library(parser)


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """0 where every film was found, 2 where some are missing or differ; those found are known either way."""
    from cxr_desktop.library.changes import relocate_root
    from cxr_desktop.library.locate import locate_films

    with arguments.open_library(args) as library:
        located = locate_films(library, args.folder, cancel=cancel, on_progress=console.on_progress)
        cases = len(library)
    for root in located:
        if root.found:
            relocate_root(args.library, root.root, root.folder)
        console.say(f"{root.found} films found below {root.folder}, {len(root.missing)} missing")
        for path in root.missing[:_EXAMPLES]:
            console.say(f"  missing: {path}")
        for path in root.changed:
            console.say(f"  another film than before: {path}")
    found = sum(root.found for root in located)
    console.answer(
        {
            "library": str(args.library),
            "cases": cases,
            "found": found,
            "missing": [path for root in located for path in root.missing],
            "changed": [path for root in located for path in root.changed],
        }
    )
    return 0 if found == cases else 2
