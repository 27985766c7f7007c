"""`cxr compare`: two libraries answer the same labelled films; which is right where the other is wrong."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.notice import RESEARCH_NOTICE

if TYPE_CHECKING:
    from cxr_desktop.evaluation.run import Evaluation
    from cxr_desktop.library.records import ListedFilm

_EXAMPLES = 10  # films a side; the report has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_films(parser)
    parser.add_argument("--old", type=Path, required=True, metavar="DIR", help="folder of the one library")
    parser.add_argument("--new", type=Path, required=True, metavar="DIR", help="folder of the other one")
    arguments.add_models_to_find(parser)
    arguments.add_device(parser)
    parser.add_argument("--report", type=Path, metavar="OUT", help="folder for the comparison as page, table and JSON")
    arguments.add_language(parser)
    parser.add_argument("--positive", metavar="LABEL", help="the label that sensitivity and specificity speak of")
    parser.add_argument(
        "--allow-overlap", action="store_true", help="go on where films or patients are in a library too, and say so"
    )


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.evaluation.paired import pair_up, require_same_labels
    from cxr_desktop.evaluation.paired_report import comparison_record, write_comparison
    from cxr_desktop.library.manifest import read_finished_manifest

    say = arguments.wording(args)
    old, new = (read_finished_manifest(library) for library in (args.old, args.new))
    require_same_labels(old=old.labels, new=new.labels)
    models = [arguments.find_model(args, library) for library in (args.old, args.new)]  # both, before a long job
    films = arguments.list_films(args, cancel)
    evaluations = [
        _evaluate(args, console, cancel, films, library, model)
        for library, model in zip((args.old, args.new), models, strict=True)
    ]
    comparison = pair_up(*evaluations)
    record = comparison_record(comparison, after_each=cancel.raise_if_cancelled)
    if args.report:
        write_comparison(comparison, record, args.report, say)
    _say(console, record, args.report)
    console.answer(record)


def _evaluate(
    args: argparse.Namespace,
    console: Console,
    cancel: CancelToken,
    films: tuple[ListedFilm, ...],
    library: Path,
    model: Path | None,
) -> Evaluation:
    from cxr_desktop.evaluation.run import Evaluator

    named = argparse.Namespace(**vars(args) | {"library": library, "model": model})
    embedder = arguments.open_embedder(named)
    with arguments.open_library(named, embedder) as opened:
        return Evaluator(arguments.film_pipeline(embedder), opened).run(
            films,
            positive=args.positive,
            allow_overlap=args.allow_overlap,
            cancel=cancel,
            on_progress=console.on_progress,
        )


def _say(console: Console, record: dict[str, Any], folder: Path | None) -> None:
    from cxr_desktop.evaluation.paired_report import interval_text, verdict_sentence

    console.say(verdict_sentence(record))
    if record["overlap"]["is_biased"]:
        console.say("BIASED: test films, or their patients, are also in a library. These figures are too good.")
    console.say(f"{record['films']} films of {record['patients']} patients, {len(record['refused'])} refused")
    for name, figure in record["figures"].items():
        console.say(
            f"  {name:<20} old {interval_text(figure['old'])}  new {interval_text(figure['new'])}  "
            f"new - old {interval_text(figure['difference'], signed=True)}"
        )
    console.say("  exact McNemar, film by film")
    for name, test in record["mcnemar"].items():
        console.say(
            f"  {name:<20} of {test['films']} only old right {test['only_old']}, only new {test['only_new']}, "
            f"p = {test['p']:.3g}"
        )
    for side, title in (("only_old", "Only the old library is right"), ("only_new", "Only the new library is right")):
        for file in record[side][:_EXAMPLES]:
            console.say(f"  {title}: {file}")
        if len(record[side]) > _EXAMPLES:
            console.say(f"  and {len(record[side]) - _EXAMPLES} more")
    if folder:
        console.say(f"Report: {folder}")
    console.say(RESEARCH_NOTICE)
