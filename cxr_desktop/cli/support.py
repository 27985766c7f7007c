"""`cxr support`: one file for the support desk, and nothing of a patient in it.

A ZIP with a page of diagnostics, the same as JSON, what every setting has come to, and the log.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.output import write_output
from cxr_desktop.support_desk import Subject, bundle_files, coded, gather, zipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True, metavar="ZIP", help="the file to write")
    parser.add_argument(
        "--library", action=arguments.OnceOnly, type=Path, metavar="DIR", help="also check and tell about this library"
    )
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--no-speed", action="store_true", help="do not measure how fast films are embedded")


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    record = dict(gather(Subject(args.model, args.library, with_speed=not args.no_speed), cancel))
    files = bundle_files(record)
    write_output(args.output, zipped(files))
    console.say(f"{args.output}: {', '.join(files)}. It holds no film, no file name and no patient.")
    console.answer({"output": str(args.output), "files": list(files), "diagnostics": coded(record)})
