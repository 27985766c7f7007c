"""`cxr demo`: the whole product on films that nobody is on, in under a minute, ending in a page to look at."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.demonstration import make_demonstration
from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.export.page import queries_page, write_page
from cxr_desktop.export.records import query_record
from cxr_desktop.export.sentences import evidence_sentence
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.wording import to_say

_TITLE = to_say("CXR Desktop: a demonstration")
_INTRODUCTION = to_say(
    "Every film on this page was synthesised by this program. Nobody is on them, so nothing here says how well the "
    "product works on people: it shows what it does."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_model(parser)
    arguments.add_language(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("cxr-demo"), metavar="DIR", help="folder for films, library and page"
    )


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

    embedder = arguments.open_embedder(args)
    demonstration = make_demonstration(args.output, embedder, cancel=cancel, on_progress=console.on_progress)
    args.library = demonstration.library
    options = QueryOptions(heat_map=HeatMapWish())
    with arguments.open_library(args, embedder) as library:
        engine = SearchEngine(embedder, library)
        results = [engine.query(path, options, cancel) for path in demonstration.queries]

        def thumbnail_of(case: Case) -> bytes:
            return library.thumbnail(case.case_id)

        say = arguments.wording(args)
        page = queries_page(say(_TITLE), say(_INTRODUCTION), results, thumbnail_of, say)
    path = args.output / "index.html"
    write_page(path, page)
    for result in results:
        console.say(f"{result.path.name}: {evidence_sentence(result.evidence)}")
    console.say(f"\nPage with pictures and heat maps: {path.resolve()}")
    console.say(RESEARCH_NOTICE)
    console.answer({"page": str(path.resolve()), "queries": [query_record(result) for result in results]})
