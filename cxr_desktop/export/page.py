"""Answers as one HTML page that needs nothing else: pictures inside, no script, no address of any server."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop import __version__, paths
from cxr_desktop.domain import Case, Neighbour, QueryResult
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
from cxr_desktop.notice import HEAT_MAP_NOTICE, RESEARCH_NOTICE
from cxr_desktop.output import write_output

_FILM_SIDE_PX = 512

# Okabe & Ito's colours with a shape each, in order of label: the same ones as in the charts.
_LABEL_MARKS = (("#0072B2", "●"), ("#D55E00", "▲"), ("#009E73", "■"), ("#CC79A7", "◆"), ("#E69F00", "▼"))

ThumbnailOf = Callable[[Case], bytes | None]


def queries_page(title: str, introduction: str, results: Sequence[QueryResult], thumbnail_of: ThumbnailOf) -> str:
    """The page. `thumbnail_of` gives a case's JPEG, or None where there is none."""
    from jinja2 import Environment, StrictUndefined

    template = paths.resource("pages/queries.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(
        title=title,
        introduction=introduction,
        notice=RESEARCH_NOTICE,
        heat_map_notice=HEAT_MAP_NOTICE,
        queries=[_query(result, thumbnail_of) for result in results],
        colophon=f"Made by CXR Desktop {__version__}.",
    )


def write_page(path: Path, page: str) -> None:
    """Write the page; a file name that is no Unicode shows as question marks. Raises OutputNotWritable."""
    write_output(path, page.encode("utf-8", errors="replace"))


def _query(result: QueryResult, thumbnail_of: ThumbnailOf) -> dict[str, Any]:
    grey = to_grey(result.radiograph)
    heat_map = result.heat_map
    labels = sorted(result.library.label_counts)
    return {
        "name": result.path.name,
        "film": _data_uri(film_png(grey, _FILM_SIDE_PX), "png"),
        "overlay": _data_uri(overlay_png(grey, heat_map, "fused", _FILM_SIDE_PX), "png") if heat_map else None,
        "heat_map_target": heat_map_target(heat_map) if heat_map else None,
        "sentence": evidence_sentence(result.evidence),
        "facts": [
            ("Library", library_sentence(result.library)),
            ("Model", str(result.model)),
            ("Time", timing_sentence(result.timing)),
        ],
        "of": f"these {len(result.library.parts)} libraries" if result.library.parts else "this library",
        "cases": [_case(neighbour, labels, thumbnail_of) for neighbour in result.neighbours],
    }


def _case(neighbour: Neighbour, labels: Sequence[str], thumbnail_of: ThumbnailOf) -> dict[str, Any]:
    case = neighbour.case
    colour, mark = _LABEL_MARKS[labels.index(case.label) % len(_LABEL_MARKS)]
    thumbnail = thumbnail_of(case)
    return {
        "rank": neighbour.rank,
        "label": case.label,
        "colour": colour,
        "mark": mark,
        "similarity": similarity_text(neighbour.similarity),
        "bar_percent": round(100 * max(0.0, neighbour.similarity), 1),
        "is_copy": neighbour.is_copy_of_query,
        "path": str(case.path),
        "home": home_text(neighbour),
        "thumbnail": _data_uri(thumbnail, "jpeg") if thumbnail else None,
    }


def _data_uri(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
