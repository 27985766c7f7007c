"""`cxr evaluate`: labelled films against a library, as metrics, rows and charts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.notice import RESEARCH_NOTICE

if TYPE_CHECKING:
    from cxr_desktop.evaluation.failures import Failure
    from cxr_desktop.evaluation.run import Evaluation
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.model.inference import HybridEmbedder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_films(parser)
    arguments.add_library_to_ask(parser)
    arguments.add_model(parser)
    parser.add_argument("--report", type=Path, required=True, metavar="OUT", help="folder for the report")
    parser.add_argument("--html", action="store_true", help="with a page in the report that has pictures of failures")
    arguments.add_language(parser)
    parser.add_argument("--positive", metavar="LABEL", help="the label that sensitivity and specificity speak of")
    parser.add_argument(
        "--allow-overlap", action="store_true", help="go on where films or patients are in the library too, and say so"
    )


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.evaluation.page import PAGE, write_page
    from cxr_desktop.evaluation.report import metrics_record, write_report
    from cxr_desktop.evaluation.run import Evaluator

    say = arguments.wording(args)
    films = arguments.list_films(args, cancel)
    embedder = arguments.open_embedder(args)
    with arguments.open_library(args, embedder) as library:
        evaluation = Evaluator(arguments.film_pipeline(embedder), library).run(
            films,
            positive=args.positive,
            allow_overlap=args.allow_overlap,
            cancel=cancel,
            on_progress=console.on_progress,
        )
        record = metrics_record(evaluation)
        write_report(evaluation, args.report, record)
        if args.html:
            write_page(evaluation, record, _failures(evaluation, embedder, library), args.report / PAGE, say)
    _say(console, record, args.report)
    console.answer(record)


def _failures(evaluation: Evaluation, embedder: HybridEmbedder, library: CaseLibrary) -> tuple[Failure, ...]:
    from cxr_desktop.evaluation.failures import failures
    from cxr_desktop.workshop import picture_of_film

    ingestor = arguments.film_ingestor(embedder)
    return failures(
        evaluation,
        lambda path: picture_of_film(path, ingestor),
        lambda case: library.thumbnail(case.case_id),
    )


def _say(console: Console, record: dict[str, Any], folder: Path) -> None:
    console.say(f"{record['films']} films of {record['patients']} patients, {len(record['refused'])} refused")
    for name, (low, high) in record["intervals_95"].items():
        if record[name] is not None:
            console.say(f"  {name:<20} {record[name]:.4f}  (95 % interval {low:.4f} to {high:.4f})")
    if record["overlap"]["is_biased"]:
        console.say("  BIASED: test films, or their patients, are also in the library. These figures are too good.")
    console.say(f"Report: {folder}")
    console.say(RESEARCH_NOTICE)
