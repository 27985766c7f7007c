"""`cxr map`: the library in two dimensions, a query as a star in it, and the bars of its nearest cases."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken, QueryResult
from cxr_desktop.notice import RESEARCH_NOTICE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_library_to_ask(parser)
    arguments.add_model(parser)
    parser.add_argument("--query", type=Path, metavar="IMAGE", help="a film to place in the map")
    parser.add_argument("-k", type=int, default=5, metavar="K", help="how many nearest cases the bars show")
    parser.add_argument("--output", type=Path, required=True, metavar="PNG", help="the picture to write")


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.evaluation.case_map import open_case_map
    from cxr_desktop.evaluation.charts import draw_map

    result = _answer(args, cancel) if args.query else None
    with arguments.open_library(args) as library:
        cases = open_case_map(library, cancel=cancel, on_progress=console.on_progress)
    star = cases.place_of(result.embedding) if result else None
    labels = [cases.labels[number] for number in cases.numbers]
    draw_map(cases.places, labels, args.output, query=star, neighbours=result.neighbours if result else ())
    console.say(f"Map of {len(labels)} cases: {args.output}")
    console.say(RESEARCH_NOTICE)
    console.answer(
        {
            "output": str(args.output),
            "cases": len(labels),
            "query": str(args.query) if args.query else None,
            "place": None if star is None else [float(x) for x in star],
            "notice": RESEARCH_NOTICE,
        }
    )


def _answer(args: argparse.Namespace, cancel: CancelToken) -> QueryResult:
    from cxr_desktop.search import QueryOptions, SearchEngine

    options = QueryOptions(k=args.k)
    embedder = arguments.open_embedder(args)
    with arguments.open_library(args, embedder) as library:
        return SearchEngine(embedder, library).query(args.query, options, cancel)
