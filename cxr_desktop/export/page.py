"""Answers as one HTML page that needs nothing else: pictures inside, no script, no address of any server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop.domain import Case, HeatMap, Neighbour, QueryResult
from cxr_desktop.export.pictures import film_png, overlay_png
from cxr_desktop.export.sentences import (
    evidence_sentence,
    heat_map_target,
    home_text,
    library_sentence,
    similarity_text,
    timing_sentence,
)
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.notice import HEAT_MAP_NOTICE
from cxr_desktop.output import write_output
from cxr_desktop.pages import data_uri, render_page
from cxr_desktop.wording import ENGLISH, Wording

_FILM_SIDE_PX = 512

# Okabe & Ito's colours with a shape each, in order of label: the same ones as in the charts.
_LABEL_MARKS = (("#0072B2", "●"), ("#D55E00", "▲"), ("#009E73", "■"), ("#CC79A7", "◆"), ("#E69F00", "▼"))

ThumbnailOf = Callable[[Case], bytes | None]


def queries_page(
    title: str,
    introduction: str,
    results: Sequence[QueryResult],
    thumbnail_of: ThumbnailOf,
    say: Wording = ENGLISH,
) -> str:
    """The page. `thumbnail_of` gives a case's JPEG, or None where there is none."""
    return render_page(
        "queries.html",
        say,
        title=title,
        introduction=introduction,
        queries=[_query(result, thumbnail_of, say) for result in results],
    )


def write_page(path: Path, page: str) -> None:
    """Write the page; a file name that is no Unicode shows as question marks. Raises OutputNotWritable."""
    write_output(path, page.encode("utf-8", errors="replace"))


def _query(result: QueryResult, thumbnail_of: ThumbnailOf, say: Wording) -> dict[str, Any]:
    grey = to_grey(result.radiograph)
    heat_map = result.heat_map
    labels = sorted(result.library.label_counts)
    return {
        "name": result.path.name,
        "film": data_uri(film_png(grey, _FILM_SIDE_PX), "png"),
        "overlay": data_uri(overlay_png(grey, heat_map, "fused", _FILM_SIDE_PX), "png") if heat_map else None,
        "heat_words": _heat_words(heat_map, say) if heat_map else None,
        "sentence": evidence_sentence(result.evidence, say),
        "facts": [
            (say("Library"), library_sentence(result.library, say)),
            (say("Model"), str(result.model)),
            (say("Time"), timing_sentence(result.timing, say)),
        ],
        "of": _title(result, say),
        "cases": [_case(neighbour, labels, thumbnail_of, say) for neighbour in result.neighbours],
    }


def _heat_words(heat_map: HeatMap, say: Wording) -> str:
    target = heat_map_target(heat_map, say)
    if heat_map.scale is None:
        said = say("Heat map, {target}, relative to this film's strongest spot.", target=target)
    else:
        said = say("Heat map, {target}, on one scale for all films of the model.", target=target)
    return f"{said} {say.notice(HEAT_MAP_NOTICE)}"


def _title(result: QueryResult, say: Wording) -> str:
    """What was asked, above its cases."""
    count = len(result.library.parts)
    return (
        say("Most similar cases of these {count} libraries", count=count)
        if count
        else say("Most similar cases of this library")
    )


def _case(neighbour: Neighbour, labels: Sequence[str], thumbnail_of: ThumbnailOf, say: Wording) -> dict[str, Any]:
    case = neighbour.case
    colour, mark = _LABEL_MARKS[labels.index(case.label) % len(_LABEL_MARKS)]
    thumbnail = thumbnail_of(case)
    return {
        "rank": neighbour.rank,
        "label": case.label,
        "colour": colour,
        "mark": mark,
        "similarity": similarity_text(neighbour.similarity, say),
        "bar_percent": round(100 * max(0.0, neighbour.similarity), 1),
        "is_copy": neighbour.is_copy_of_query,
        "path": str(case.path),
        "home": home_text(neighbour, say),
        "thumbnail": data_uri(thumbnail, "jpeg") if thumbnail else None,
    }
