"""An answer as JSON and back: enough to show it again, and nothing of a patient.

Left out are the film, the embedding, age and sex, the pseudonym, and the free columns of the library. Which neighbours
are films of one patient is kept as a number that means nothing outside its entry, so that they fold together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from cxr_desktop.domain import (
    Case,
    Elsewhere,
    EmbedderFingerprint,
    Evidence,
    FilmFacts,
    Footprint,
    HeatMap,
    HeatScale,
    LibraryInfo,
    Neighbour,
    QueryResult,
    QueryTiming,
    Radiograph,
    ScoreKind,
    ValueRange,
    Vote,
)
from cxr_desktop.history.heat import PackedMaps

_FACTS_KEPT = ("view_position", "laterality", "pixel_spacing_mm", "modality")


def to_record(result: QueryResult) -> str:
    """JSON, in ASCII: what is no Unicode in a path comes back as it was."""
    return json.dumps(
        {
            "path": str(result.path),
            "film": _film_record(result.radiograph),
            "neighbours": _neighbour_records(result.neighbours),
            "evidence": asdict(result.evidence),
            "heat_map": _heat_map_record(result.heat_map),
            "timing": asdict(result.timing),
            "library": _library_record(result.library),
            "libraries": [_library_record(part) | {"name": part.name} for part in result.library.parts],
            "model": asdict(result.model),
        }
    )


def from_record(text: str, read_heat_maps: Callable[[], bytes]) -> QueryResult:
    """The answer, its film and embedding empty. Raises ValueError, KeyError or TypeError for what is no record of ours.

    `read_heat_maps` gives the packed maps, once somebody looks at them.
    """
    record = json.loads(text)
    return QueryResult(
        path=Path(record["path"]),
        radiograph=_film(record["film"]),
        embedding=np.empty(0, np.float32),
        neighbours=tuple(_neighbour(neighbour) for neighbour in record["neighbours"]),
        evidence=Evidence(**record["evidence"] | {"vote": Vote(**record["evidence"]["vote"])}),
        heat_map=_heat_map(record["heat_map"], read_heat_maps),
        timing=QueryTiming(**record["timing"]),
        library=_library(record["library"], record.get("libraries", ())),  # entries of earlier versions have none
        model=EmbedderFingerprint(**record["model"] | {"backbones": tuple(record["model"]["backbones"])}),
    )


def _library_record(library: LibraryInfo) -> dict[str, Any]:
    return {
        "directory": str(library.directory),
        "library_id": library.library_id,
        "count": library.count,
        "label_counts": dict(library.label_counts),
    }


def _library(record: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> LibraryInfo:
    each = tuple(replace(_library(part, ()), given_name=part["name"]) for part in parts)
    return LibraryInfo(
        directory=Path(record["directory"]),
        library_id=record["library_id"],
        count=record["count"],
        label_counts=record["label_counts"],
        given_name=" + ".join(part.name for part in each),
        parts=each,
    )


def _film_record(film: Radiograph) -> dict[str, Any]:
    return {
        "inverted": film.inverted,
        "facts": _facts_record(film.facts),
        "file_format": film.file_format,
        "content_sha256": film.content_sha256,
    }


def _film(record: Mapping[str, Any]) -> Radiograph:
    return Radiograph(
        values=np.empty((0, 0), np.uint8),
        voi=ValueRange(0.0, 1.0),
        inverted=record["inverted"],
        facts=_facts(record["facts"]),
        file_format=record["file_format"],
        content_sha256=record["content_sha256"],
    )


def _facts_record(facts: FilmFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in _FACTS_KEPT}


def _facts(record: Mapping[str, Any]) -> FilmFacts:
    spacing = record["pixel_spacing_mm"]
    return FilmFacts(**dict(record) | {"pixel_spacing_mm": tuple(spacing) if spacing else None})


def _neighbour_records(neighbours: tuple[Neighbour, ...]) -> list[dict[str, Any]]:
    patients = list(dict.fromkeys(n.patient for n in neighbours if n.patient is not None))
    numbers = {patient: number for number, patient in enumerate(patients, 1)}
    return [
        {
            "rank": neighbour.rank,
            "similarity": neighbour.similarity,
            "is_copy_of_query": neighbour.is_copy_of_query,
            "case_id": neighbour.case.case_id,
            "label": neighbour.case.label,
            "path": str(neighbour.case.path),
            "content_sha256": neighbour.case.content_sha256,
            "facts": _facts_record(neighbour.case.facts),
            "source": neighbour.case.source,
            "label_origin": neighbour.case.label_origin,
            "folds_with": None if neighbour.patient is None else numbers[neighbour.patient],
            "library": neighbour.library,
            "also_in": [asdict(elsewhere) for elsewhere in neighbour.also_in],
        }
        for neighbour in neighbours
    ]


def _neighbour(record: Mapping[str, Any]) -> Neighbour:
    folds_with = record["folds_with"]
    case = Case(
        case_id=record["case_id"],
        label=record["label"],
        path=Path(record["path"]),
        content_sha256=record["content_sha256"],
        patient=None if folds_with is None else str(folds_with),
        facts=_facts(record["facts"]),
        source=record["source"],
        label_origin=record["label_origin"],
    )
    return Neighbour(
        rank=record["rank"],
        case=case,
        similarity=record["similarity"],
        is_copy_of_query=record["is_copy_of_query"],
        library=record.get("library", ""),
        also_in=tuple(Elsewhere(**elsewhere) for elsewhere in record.get("also_in", ())),
    )


def _heat_map_record(heat_map: HeatMap | None) -> dict[str, Any] | None:
    if heat_map is None:
        return None
    return {
        "branches": list(heat_map.maps),
        "footprint": asdict(heat_map.footprint),
        "target": heat_map.target,
        "scale": asdict(heat_map.scale) if heat_map.scale else None,
    }


def _heat_map(record: Mapping[str, Any] | None, read: Callable[[], bytes]) -> HeatMap | None:
    if record is None:
        return None
    scale = record.get("scale")  # entries of earlier versions have none
    return HeatMap(
        maps=PackedMaps(tuple(record["branches"]), read),
        footprint=Footprint(**record["footprint"]),
        target=record["target"],
        scale=HeatScale(ScoreKind(scale["kind"]), scale["full"]) if scale else None,
    )
