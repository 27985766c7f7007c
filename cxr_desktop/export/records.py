"""Answers as plain data: the JSON of `cxr query` and the lines of the query log.

Neither holds anything of a patient: the log knows a film by the hash of its file alone.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cxr_desktop.domain import LibraryInfo, Neighbour, QueryResult
from cxr_desktop.evidence.vote import VOTERS
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import append_output

LOG_COLUMNS = ("time", "file_sha256", "vote", "share", "nearest", "similarity", "total_s", "library", "model")


def query_record(result: QueryResult, *, heat_maps: dict[str, str] | None = None) -> dict[str, Any]:
    """The JSON object of one answered film. `heat_maps` names the files written for it."""
    evidence, timing = result.evidence, result.timing
    record: dict[str, Any] = {
        "file": str(result.path),
        "vote": {
            "label": evidence.vote.label,
            "share": evidence.vote.share,
            "counts": dict(evidence.vote.counts),
            "k": VOTERS,
        },
        "nearest": {"label": evidence.nearest_label, "similarity": evidence.nearest_similarity},
        "witnesses_agree": evidence.witnesses_agree,
        "copies_of_query": evidence.copies_of_query,
        "neighbours": [_neighbour_record(neighbour) for neighbour in result.neighbours],
        "timing": {
            "read_s": timing.read_s,
            "embed_s": timing.embed_s,
            "search_s": timing.search_s,
            "heatmap_s": timing.heatmap_s,
            "total_s": timing.total_s,
        },
        "library": _library_record(result.library),
        "model": {
            "profile": result.model.profile,
            "backbones": list(result.model.backbones),
            "weights_sha256": result.model.weights_sha256,
            "preprocessing": result.model.preprocessing_version,
        },
        "notice": RESEARCH_NOTICE,
    }
    if result.library.parts:
        record["libraries"] = [{"name": part.name, **_library_record(part)} for part in result.library.parts]
    if heat_maps:
        record["heatmap"] = heat_maps
    return record


def _library_record(library: LibraryInfo) -> dict[str, Any]:
    """Several that are searched as one have no path of their own."""
    place = {} if library.parts else {"path": str(library.directory)}
    return {
        **place,
        "id": library.library_id,
        "cases": library.count,
        "labels": dict(library.label_counts),
    }


def _neighbour_record(neighbour: Neighbour) -> dict[str, Any]:
    case = neighbour.case
    record = {
        "rank": neighbour.rank,
        "case_id": f"{case.case_id:016x}",
        "label": case.label,
        "similarity": neighbour.similarity,
        "path": str(case.path),
        "source": case.source,
        "label_origin": case.label_origin,
        "is_copy_of_query": neighbour.is_copy_of_query,
    }
    if neighbour.library:
        also_in = [{"library": elsewhere.library, "label": elsewhere.label} for elsewhere in neighbour.also_in]
        record |= {"library": neighbour.library, "also_in": also_in}
    return record


def append_to_log(path: Path, result: QueryResult) -> None:
    """Add one line to the query log at `path`, with a header where the file is new. Raises OutputNotWritable."""
    append_output(
        path,
        _csv_line(
            datetime.now(UTC).isoformat(timespec="seconds"),
            result.radiograph.content_sha256,
            result.evidence.vote.label,
            f"{result.evidence.vote.share:.3f}",
            result.evidence.nearest_label,
            f"{result.evidence.nearest_similarity:.4f}",
            f"{result.timing.total_s:.4f}",
            result.library.library_id,
            result.model.weights_sha256[:12],
        ),
        header=_csv_line(*LOG_COLUMNS),
    )


def _csv_line(*values: object) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(values)
    return text.getvalue()
