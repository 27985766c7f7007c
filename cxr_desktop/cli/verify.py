"""`cxr verify`: every byte of a library, read again."""

from __future__ import annotations

import argparse

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_library_to_ask(parser)


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """0 where every byte is as it was written, 2 otherwise."""
    from cxr_desktop.library.verify import verify_library

    folder = arguments.library_folder(args)
    found = verify_library(folder, cancel=cancel, on_progress=console.on_progress)
    for fault in found.faults:
        console.say(f"{fault.file}: {fault.error}")
    if found.is_sound:
        console.say(f"Sound: {found.cases:,} cases, {found.files} files, {found.size_bytes / 1e6:.1f} MB")
    console.answer(
        {
            "library": str(folder),
            "is_sound": found.is_sound,
            "cases": found.cases,
            "files": found.files,
            "bytes": found.size_bytes,
            "faults": [
                {"file": fault.file, "code": fault.error.code, "message": str(fault.error)} for fault in found.faults
            ],
        }
    )
    return 0 if found.is_sound else 2
