"""`cxr renew`: a new edition of a library, with another model, beside the old one."""

from __future__ import annotations

import argparse
import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.edition_table import changes_record, say_changes
from cxr_desktop.domain import CancelToken

if TYPE_CHECKING:
    from cxr_desktop.library.records import RefusedFile

_MANNER: Final = {  # options of `cxr build` that a new model may want otherwise
    "pool": "embed every film stretched and squeezed too and keep the mean",
    "balance": "let every label weigh the same in the vote",
    "pictures": "keep small pictures of the films",
}
_EXAMPLES = 20  # of films that are not in the new edition; --json has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "The films that the old library knows, under its labels, patients and case ids, embedded with another model, "
        "or in another way. The old library is only read. Killed? Run it again, it resumes."
    )
    parser.add_argument("library", type=Path, metavar="LIBRARY", help="folder of the old library")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="a new or empty folder for the new one"
    )
    arguments.add_model(parser)
    for option, meaning in _MANNER.items():
        parser.add_argument(
            f"--{option}",
            action=argparse.BooleanOptionalAction,
            default=None,
            help=f"{meaning}; default: as the old one",
        )
    parser.add_argument("--plan", action="store_true", help="say what would change, and build nothing")


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """0 where every case is in the new edition, 2 where films are missing or not what they were; it is built anyway."""
    from cxr_desktop.library.builder import LibraryBuilder
    from cxr_desktop.library.edition import changes, edition_of, known_films, manner_of, require_edition
    from cxr_desktop.library.manifest import read_finished_manifest

    settings = arguments.user_settings()
    for place in (args.library, args.output):
        settings.policy.require_library(place)
    before = read_finished_manifest(args.library)
    embedder = arguments.open_embedder(args)
    manner = manner_of(before).but(pooled=args.pool, balanced=args.balance, with_pictures=args.pictures)
    require_edition(args.library, before, args.output, embedder.fingerprint, manner)
    old = edition_of(before)
    if args.plan:
        planned = changes(old, old.renewed(embedder.fingerprint, manner))
        say_changes(console, planned)
        console.answer({"library": str(args.library), "changes": changes_record(planned)})
        return 0
    report = LibraryBuilder(embedder, arguments.film_ingestor(embedder)).build(
        known_films(args.library, settings.moved_films, cancel=cancel),
        args.output,
        balanced=manner.balanced,
        with_pictures=manner.with_pictures,
        pooled=manner.pooled,
        edition_of=args.library,
        cancel=cancel,
        on_progress=console.on_progress,
    )
    made = changes(old, edition_of(read_finished_manifest(args.output)))
    console.say(f"{report.cases} of {before.cases} cases in {report.seconds:.1f} s: {args.output}")
    say_changes(console, made)
    _say_left_out(console, report.refused)
    console.say(f"Compare them: cxr compare FILMS {_in_shell(args)}")
    console.say(f"Then, with the window closed: cxr switch {_in_shell_alone(args)}")
    console.answer(
        {
            "library": str(args.library),
            "output": str(args.output),
            "cases_before": before.cases,
            "cases": report.cases,
            "left_out": [{"file": str(file.path), "code": file.code} for file in report.refused],
            "changes": changes_record(made),
            "seconds": report.seconds,
        }
    )
    return 2 if report.refused else 0


def _in_shell(args: argparse.Namespace) -> str:
    """Both libraries and the model as options; a folder's name may hold spaces."""
    return shlex.join(map(str, ("--old", args.library, "--new", args.output, *_model(args))))


def _in_shell_alone(args: argparse.Namespace) -> str:
    return shlex.join(map(str, (args.output, *_model(args))))


def _model(args: argparse.Namespace) -> tuple[object, ...]:
    return ("--model", args.model) if args.model else ()


def _say_left_out(console: Console, refused: tuple[RefusedFile, ...]) -> None:
    for code, count in Counter(file.code for file in refused).items():
        of_code = [file for file in refused if file.code == code]
        console.say(f"{count} left out: {of_code[0].reason}")
        for file in of_code[:_EXAMPLES]:
            console.say(f"  {file.path}")
        if count > _EXAMPLES:
            console.say(f"  and {count - _EXAMPLES} more; --json names them all")
