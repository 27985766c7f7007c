"""`cxr demo`: the whole product on films that nobody is on, in under a minute, ending in a page to look at."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.errors import OutputNotWritable
from cxr_desktop.export.page import queries_page, write_page
from cxr_desktop.export.records import query_record
from cxr_desktop.export.sentences import evidence_sentence
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import naming_output_errors, write_output

_FILMS_PER_LABEL = 36
_LIBRARY_SEED, _QUERY_SEED = 1, 900_001  # queries are other patients than those of the library
_QUERIES_PER_LABEL = 3
_SIDE_PX = 448
_MARKER = "cxr-demo.txt"  # says that the folder is ours to replace

_INTRODUCTION = (
    "Every film on this page was synthesised by this program. Nobody is on them, so nothing here says how well the "
    "product works on people: it shows what it does."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_model(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("cxr-demo"), metavar="DIR", help="folder for films, library and page"
    )


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.imaging.synthetic import write_demo_films
    from cxr_desktop.library.builder import LibraryBuilder
    from cxr_desktop.library.sources import list_films
    from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

    embedder = arguments.open_embedder(args)
    films, queries, args.library = (args.output / name for name in ("films", "queries", "library"))
    _claim(args.output)
    for folder in (films, queries):  # of an earlier version of the demonstration, perhaps
        shutil.rmtree(folder, ignore_errors=True)
    write_demo_films(
        films,
        per_label=_FILMS_PER_LABEL,
        seed=_LIBRARY_SEED,
        size_px=_SIDE_PX,
        cancel=cancel,
        on_progress=console.on_progress,
    )
    asked = write_demo_films(queries, per_label=_QUERIES_PER_LABEL, seed=_QUERY_SEED, size_px=_SIDE_PX, cancel=cancel)
    builder = LibraryBuilder(embedder, arguments.film_ingestor(embedder))
    builder.build(list_films([films], cancel=cancel), args.library, cancel=cancel, on_progress=console.on_progress)
    options = QueryOptions(heat_map=HeatMapWish())
    with arguments.open_library(args, embedder) as library:
        engine = SearchEngine(embedder, library)
        results = [engine.query(film.path, options, cancel) for film in asked]

        def thumbnail_of(case: Case) -> bytes:
            return library.thumbnail(case.case_id)

        page = queries_page("CXR Desktop: a demonstration", _INTRODUCTION, results, thumbnail_of)
    path = args.output / "index.html"
    write_page(path, page)
    for result in results:
        console.say(f"{result.path.name}: {evidence_sentence(result.evidence)}")
    console.say(f"\nPage with pictures and heat maps: {path.resolve()}")
    console.say(RESEARCH_NOTICE)
    console.answer({"page": str(path.resolve()), "queries": [query_record(result) for result in results]})


def _claim(folder: Path) -> None:
    """Make the folder ours, or raise OutputNotWritable: what somebody else put there is not deleted."""
    marker = folder / _MARKER
    with naming_output_errors(folder):
        if folder.exists() and not marker.exists() and any(folder.iterdir()):
            raise OutputNotWritable("not_ours", path=folder)
    write_output(marker, "The demonstration of CXR Desktop. `cxr demo` replaces everything in this folder.\n")
