"""Answers to queries, made up: for whatever shows, keeps or lists them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import (
    Case,
    Elsewhere,
    FilmFacts,
    Footprint,
    HeatMap,
    LibraryInfo,
    Neighbour,
    QueryResult,
    QueryTiming,
    Radiograph,
    Window,
)
from cxr_desktop.evidence.vote import weigh
from tests.fakes import fake_fingerprint

LABELS = ("NORMAL", "PNEUMONIA")


def make_neighbour(
    rank: int,
    label: str = "PNEUMONIA",
    *,
    patient: str | None = None,
    similarity: float | None = None,
    is_copy_of_query: bool = False,
    path: Path | None = None,
) -> Neighbour:
    """The case with id 100 + rank."""
    case = Case(
        case_id=100 + rank,
        label=label,
        path=path or Path("/films") / label / f"film {rank}.png",
        content_sha256=_sha256(f"case {rank}"),
        patient=patient,
        facts=FilmFacts(view_position="PA", age_years=61.0, sex="F", pixel_spacing_mm=(0.2, 0.2)),
        source="Test hospital",
        label_origin="folder",
        clinical={"smoker": "yes"},
    )
    return Neighbour(rank, case, 1 - rank / 100 if similarity is None else similarity, is_copy_of_query)


def make_result(
    name: str = "query.png", neighbours: Sequence[Neighbour] | None = None, *, film_side_px: int = 64
) -> QueryResult:
    found = tuple(neighbours or (make_neighbour(rank) for rank in range(1, 6)))
    values = np.random.default_rng(0).integers(0, 4096, (film_side_px, film_side_px), np.uint16)
    facts = FilmFacts(view_position="AP", laterality="U", age_years=61.0, sex="F", modality="DX")
    return QueryResult(
        path=Path("/inbox") / name,
        radiograph=Radiograph(values, Window(2048, 4096), False, facts, "PNG", _sha256(name)),
        embedding=np.full(4, 0.5, np.float32),
        neighbours=found,
        evidence=weigh(found),
        heat_map=HeatMap(make_heat_maps(), Footprint(-0.1, 0, 1.1, 1), "label PNEUMONIA"),
        timing=QueryTiming(0.01, 0.02, 0.001, 0.004, 0.035),
        library=LibraryInfo(Path("/library"), "abc", 7, {"NORMAL": 2, "PNEUMONIA": 5}),
        model=fake_fingerprint(),
    )


def make_joined_result(name: str = "query.png") -> QueryResult:
    """The answer of two libraries, `north` and `south`: rank 1, 3 and 5 are of north, and south has 1 as NORMAL."""
    found = [
        replace(make_neighbour(rank, patient="p1"), library="north" if rank % 2 else "south") for rank in range(1, 6)
    ]
    found[0] = replace(found[0], also_in=(Elsewhere("south", "NORMAL"),))
    north = LibraryInfo(Path("/srv/north"), "abc", 7, {"NORMAL": 2, "PNEUMONIA": 5}, "north")
    south = LibraryInfo(Path("/srv/south"), "def", 9, {"NORMAL": 9}, "south")
    together = LibraryInfo(
        north.directory, "abc+def", 15, {"NORMAL": 10, "PNEUMONIA": 5}, "north + south", (north, south)
    )
    return replace(make_result(name, found), library=together)


def make_heat_maps() -> dict[str, NDArray[np.float32]]:
    """Smooth, of different strength."""
    y, x = np.mgrid[0:32, 0:32] / np.float32(32)
    hill = np.exp(-((x - 0.3) ** 2 + (y - 0.6) ** 2) * 20).astype(np.float32)
    return {"cnn": hill, "vit": (3e-7 * hill.T).astype(np.float32), "fused": np.zeros((32, 32), np.float32)}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
