"""`cxr build`, `cxr add`, `cxr remove`: what is in a library."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from string import hexdigits
from typing import TYPE_CHECKING, Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument, CaseNotFound
from cxr_desktop.library.intake import CASE_IDS
from cxr_desktop.output import write_output

if TYPE_CHECKING:
    from cxr_desktop.library.audit import Audit
    from cxr_desktop.library.builder import BuildReport, LibraryBuilder


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    _add_film_arguments(parser)
    parser.add_argument("--balance", action="store_true", help="let every label weigh the same in the vote")
    parser.add_argument("--no-pictures", action="store_true", help="keep features and facts of films, no thumbnails")
    parser.add_argument(
        "--pool",
        action="store_true",
        help="embed every film stretched and squeezed too and keep the mean: three times the work, "
        "more robust where films to be asked about come from other sources",
    )


def add_add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_film_arguments(parser)


def add_remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take cases out of a library. Nothing shows them any more; their thumbnails stay in its files until enough "
        "cases are gone for those to be written anew, or the library is built again."
    )
    arguments.add_library(parser)
    parser.add_argument("films", nargs="*", type=Path, metavar="FILM", help="by the path that the library knows")
    parser.add_argument("--case", action="append", default=[], metavar="ID", help="by case id, as `cxr query` shows it")
    parser.add_argument("--content", action="append", default=[], metavar="SHA256", help="by file hash: every copy")


def run_build(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    films = arguments.list_films(args, cancel)
    report = _builder(args).build(
        films,
        args.library,
        balanced=args.balance,
        with_pictures=not args.no_pictures,
        pooled=args.pool,
        cancel=cancel,
        on_progress=console.on_progress,
    )
    _conclude(args, console, cancel, report)


def run_add(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    films = arguments.list_films(args, cancel)
    report = _builder(args).add(films, args.library, cancel=cancel, on_progress=console.on_progress)
    _conclude(args, console, cancel, report)


def run_remove(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    from cxr_desktop.library.changes import remove_cases

    if not (args.films or args.case or args.content):
        raise BadArgument("missing", name="FILM", alternative="--case or --content")
    case_ids = [_case_id(text) for text in args.case]
    removed = remove_cases(args.library, case_ids=case_ids, paths=args.films, contents=args.content)
    console.say(f"{removed} {'case' if removed == 1 else 'cases'} removed from {args.library}")
    console.answer({"library": str(args.library), "removed": removed})


def _add_film_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_films(parser)
    arguments.add_library(parser)
    arguments.add_model(parser)
    parser.add_argument("--audit", type=Path, metavar="DIR", help="write the audit as text, JSON and CSV into DIR")


def _builder(args: argparse.Namespace) -> LibraryBuilder:
    from cxr_desktop.library.builder import LibraryBuilder

    embedder = arguments.open_embedder(args)
    return LibraryBuilder(embedder, arguments.film_ingestor(embedder))


def _conclude(args: argparse.Namespace, console: Console, cancel: CancelToken, report: BuildReport) -> None:
    """Audit the finished library and say what was done."""
    from cxr_desktop.library.audit import audit_library
    from cxr_desktop.library.audit_report import to_json, to_text

    with arguments.open_library(args) as library:
        audit = audit_library(library, cancel=cancel, on_progress=console.on_progress)
    if args.audit:
        _write_audit(audit, args.audit)
    console.say(
        f"{report.added} added, {report.updated} updated, {len(report.refused)} refused in {report.seconds:.1f} s: "
        f"{args.library}"
    )
    console.say(to_text(audit))
    console.answer(_record(args, report) | {"audit": to_json(audit)})


def _record(args: argparse.Namespace, report: BuildReport) -> dict[str, Any]:
    return {
        "library": str(args.library),
        "cases": report.cases,
        "added": report.added,
        "updated": report.updated,
        "refused": len(report.refused),
        "seconds": report.seconds,
    }


def _write_audit(audit: Audit, folder: Path) -> None:
    from cxr_desktop.library.audit_report import to_csv, to_json, to_text

    texts = {
        "audit.txt": to_text(audit) + "\n",
        "audit.json": json.dumps(to_json(audit), ensure_ascii=False, indent=2) + "\n",
        "audit.csv": to_csv(audit),
    }
    for name, text in texts.items():
        write_output(folder / name, text)


def _case_id(text: str) -> int:
    if not text or not set(text) <= set(hexdigits) or int(text, 16) >= CASE_IDS:
        raise CaseNotFound("case", case_id=text)
    return int(text, 16)
