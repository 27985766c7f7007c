"""`cxr query`: films in, their most similar cases out."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken, QueryResult
from cxr_desktop.errors import ImageError, on_one_line
from cxr_desktop.export.records import append_to_log, query_record
from cxr_desktop.export.sentences import evidence_sentence, home_text, similarity_text, timing_sentence
from cxr_desktop.notice import HEAT_MAP_NOTICE, RESEARCH_NOTICE
from cxr_desktop.output import write_output

if TYPE_CHECKING:
    from cxr_desktop.library.joined import Searchable
    from cxr_desktop.search import HeatMapWish

_OVERLAY_SIDE_PX = 1024
_NO_PICTURES = (
    "The pictures of these cases are not on this machine. Where the films are: cxr locate FOLDER --library DIR"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "images", nargs="+", type=Path, metavar="IMAGE", help="a film: PNG, JPEG, TIFF, BMP, WebP, DICOM"
    )
    arguments.add_libraries_to_ask(parser)
    arguments.add_model(parser)
    parser.add_argument(
        "-k", type=int, default=5, metavar="K", help="how many cases to show, 1 to 50 (the vote is of 5)"
    )
    parser.add_argument("--one-per-patient", action="store_true", help="show only the nearest film of each patient")
    parser.add_argument(
        "--heatmap", type=Path, metavar="DIR", help="write heat maps, as pictures and numbers, into DIR"
    )
    parser.add_argument(
        "--heatmap-of",
        metavar="LABEL|RANK",
        help="what the heat map explains: a label or a neighbour; default: the vote",
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the answers, with pictures, as one page")
    arguments.add_language(parser)
    parser.add_argument("--log", type=Path, metavar="CSV", help="append file hash, result and time to this file")


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """Answers every film; 2 where one of them could not be read."""
    from cxr_desktop.audit import open_audit
    from cxr_desktop.search import QueryOptions, SearchEngine

    settings = arguments.user_settings()
    audit = open_audit(settings)
    wish = _heat_map_wish(args.heatmap_of) if args.heatmap or args.heatmap_of else None
    options = QueryOptions(k=args.k, one_per_patient=args.one_per_patient, heat_map=wish)
    embedder = arguments.open_embedder(args)
    records: list[dict[str, Any]] = []
    results: list[QueryResult] = []
    answered = with_picture = 0
    failed = False
    with arguments.open_libraries(args, embedder) as library:
        engine = SearchEngine(embedder, library)
        embedder.warm_up()
        for path in args.images:
            try:
                result = engine.query(path, options, cancel)
            except ImageError as error:
                failed = True
                console.remark(f"cxr: {on_one_line(str(path))}: {error}")
                records.append({"file": str(path), "error": {"code": error.code, "message": str(error)}})
                continue
            if audit is not None:
                audit.asked(result)
            written = _write_heat_maps(result, args.heatmap) if args.heatmap else {}
            if args.log:
                append_to_log(args.log, result)
            answered += 1
            with_picture += _has_picture(result)
            records.append(query_record(result, heat_maps=written))
            if args.html:
                results.append(result)
            _say(console, result, written)
        if args.html:
            _write_page(args, results, library)
            console.say(f"Page: {args.html}")
        if answered and not library.has_pictures and not with_picture:
            console.say(_NO_PICTURES)
    console.say(RESEARCH_NOTICE)
    if settings.policy.notice:
        console.say(settings.policy.notice)
    console.answer(records[0] if len(args.images) == 1 else records)
    return 2 if failed else 0


def _has_picture(result: QueryResult) -> bool:
    return any(neighbour.case.path.is_file() for neighbour in result.neighbours)


def _heat_map_wish(text: str | None) -> HeatMapWish:
    from cxr_desktop.search import HeatMapWish

    if text is None:
        return HeatMapWish()
    return HeatMapWish(rank=int(text)) if text.isdecimal() else HeatMapWish(label=text)


def _say(console: Console, result: QueryResult, heat_maps: dict[str, str]) -> None:
    console.say(str(result.path))
    console.say(f"  {evidence_sentence(result.evidence)}")
    for neighbour in result.neighbours:
        mark = "  (same file as the query)" if neighbour.is_copy_of_query else ""
        case, similarity = neighbour.case, similarity_text(neighbour.similarity)
        place = f"{home_text(neighbour)}: {case.path}" if neighbour.library else str(case.path)
        console.say(f"  {neighbour.rank:3d}  {case.label:<16} {similarity}  {place}{mark}")
    for path in heat_maps.values():
        console.say(f"  heat map: {path}")
    if heat_maps:
        console.say(f"  {HEAT_MAP_NOTICE}")
    console.say(f"  {timing_sentence(result.timing)}")
    console.say()


def _write_page(args: argparse.Namespace, results: list[QueryResult], library: Searchable) -> None:
    from cxr_desktop.export.page import queries_page, write_page

    page = queries_page(
        "CXR Desktop", "", results, lambda case: library.thumbnail(case.case_id), arguments.wording(args)
    )
    write_page(args.html, page)


def _write_heat_maps(result: QueryResult, folder: Path) -> dict[str, str]:
    """Overlays of every branch as PNG and the raw maps as NPZ. The hash in the names keeps films of one name apart."""
    import numpy as np

    from cxr_desktop.export.pictures import overlay_png
    from cxr_desktop.imaging.greyscale import to_grey

    assert result.heat_map is not None
    stem = f"{result.path.stem}-{result.radiograph.content_sha256[:8]}"
    grey = to_grey(result.radiograph)
    written: dict[str, str] = {}
    for branch in result.heat_map.maps:
        path = folder / f"{stem}-{branch}.png"
        write_output(path, overlay_png(grey, result.heat_map, branch, _OVERLAY_SIDE_PX))
        written[branch] = str(path)
    raw = folder / f"{stem}.npz"
    arrays = BytesIO()
    np.savez_compressed(arrays, allow_pickle=False, **result.heat_map.maps)
    write_output(raw, arrays.getvalue())
    return written | {"raw": str(raw)}
