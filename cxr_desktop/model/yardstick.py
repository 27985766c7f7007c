"""By what a model's heat maps are measured: full scale of every kind of map, and what counts as alike.

The figures are of one model and lie beside it, in `reference.heat.json`; `python -m tools.make_yardstick FILMS` takes
them. A model that nobody has measured has none: its maps are shown each by itself, and nothing is said of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cxr_desktop import paths
from cxr_desktop.domain import EmbedderFingerprint, HeatScale, ScoreKind
from cxr_desktop.errors import WeightsMissing
from cxr_desktop.output import write_output


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Rank correlations lie between -1 and 1; from each limit on, two maps are more alike than by chance."""

    weights_sha256: str
    scales: Mapping[ScoreKind, HeatScale]
    same_places: float  # limit for the maps of the two branches
    is_stable: Mapping[str, float]  # by branch, limit for a map and the map of the film a little shifted
    made_from: Mapping[str, Any]  # films, quantiles, command


def yardstick_of(fingerprint: EmbedderFingerprint) -> Yardstick | None:
    """The yardstick of this very model, or None."""
    stored = _stored()
    return stored if stored is not None and stored.weights_sha256 == fingerprint.weights_sha256 else None


def place() -> Path:
    """The file beside the reference model. Raises WeightsMissing where this copy of the program has no model."""
    return paths.reference_model().with_suffix(".heat.json")


def write_yardstick(yardstick: Yardstick) -> None:
    """Raises OutputNotWritable."""
    write_output(place(), (json.dumps(asdict(yardstick), indent=2) + "\n").encode())
    _stored.cache_clear()


@cache
def _stored() -> Yardstick | None:
    try:
        record = json.loads(place().read_text(encoding="utf-8"))
    except (WeightsMissing, FileNotFoundError):
        return None
    scales = {ScoreKind(kind): HeatScale(ScoreKind(kind), scale["full"]) for kind, scale in record["scales"].items()}
    return Yardstick(**record | {"scales": scales})
