"""An evaluation on disk: metrics.json, results.csv, and charts as PNG, in one folder."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxr_desktop import __version__
from cxr_desktop.evaluation.charts import draw_confusion, draw_precision_at_k, draw_roc
from cxr_desktop.evaluation.metrics import RESAMPLES, confusion, figures
from cxr_desktop.evaluation.run import EvaluatedFilm, Evaluation
from cxr_desktop.evidence.vote import VOTERS
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output

_COLUMNS = (
    "file",
    "label",
    "vote",
    "is_right",
    "share",
    "nearest_label",
    "nearest_similarity",
    "precision_at_5",
    "score",
    "patient",
    "is_in_library",
    "patient_is_in_library",
)
CHARTS = {"confusion.png": draw_confusion, "precision_at_k.png": draw_precision_at_k, "roc.png": draw_roc}


def metrics_record(
    evaluation: Evaluation, *, resamples: int = RESAMPLES, after_each: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """The content of metrics.json: every metric as a number, and beside them intervals and circumstances.

    `after_each` resample may raise to stop.
    """
    outcomes = evaluation.outcomes
    found = figures(outcomes, resamples=resamples, after_each=after_each)
    return {
        **{name: to_number(figure.value) if figure else None for name, figure in found.items()},
        "intervals_95": {n: [to_number(figure.low), to_number(figure.high)] for n, figure in found.items() if figure},
        "films": len(evaluation.films),
        "patients": int(outcomes.groups.max()) + 1,
        "refused": [{"file": str(film.path), "code": error.code} for film, error in evaluation.refused],
        "labels": list(outcomes.labels),
        "positive_label": None if outcomes.positive is None else outcomes.labels[outcomes.positive],
        "confusion": confusion(outcomes).tolist(),
        "k": VOTERS,
        "score": f"mean similarity to the label's {VOTERS} nearest cases, less that to the {VOTERS} nearest others",
        "bootstrap": {"resamples": resamples, "unit": "patient", "interval": "percentile"},
        "overlap": {
            "films_in_library": sum(film.is_in_library for film in evaluation.films),
            "films_of_patients_in_library": sum(film.patient_is_in_library for film in evaluation.films),
            "is_biased": bool(evaluation.overlapping),
        },
        "library": {
            "id": evaluation.library.library_id,
            "cases": evaluation.library.count,
            "labels": dict(evaluation.library.label_counts),
        },
        "model": str(evaluation.model),
        "program": f"cxr {__version__}",
        "notice": RESEARCH_NOTICE,
    }


def write_report(evaluation: Evaluation, folder: Path, record: dict[str, Any]) -> None:
    """Write the report into `folder`, which is made where it does not exist. Raises OutputNotWritable."""
    write_output(folder / "metrics.json", json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    write_output(folder / "results.csv", _rows(evaluation))
    for name, draw in CHARTS.items():
        draw(evaluation.outcomes, folder / name)


def _rows(evaluation: Evaluation) -> str:
    outcomes = evaluation.outcomes
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row, film in enumerate(evaluation.films):
        vote = int(outcomes.voted[row])
        score = outcomes.scores[row, vote if outcomes.positive is None else outcomes.positive]
        writer.writerow(_row(film, outcomes.labels[vote], float(score)))
    return text.getvalue()


def _row(film: EvaluatedFilm, vote: str, score: float) -> tuple[object, ...]:
    label = film.film.listing.label
    voters = [neighbour.case.label for neighbour in film.neighbours[:VOTERS]]
    nearest = film.neighbours[0]
    return (
        film.film.path,
        label,
        vote,
        int(vote == label),
        f"{voters.count(vote) / len(voters):.3f}",
        nearest.case.label,
        f"{nearest.similarity:.6f}",
        f"{voters.count(label) / len(voters):.3f}",
        f"{score:.6f}",
        film.patient or "",
        int(film.is_in_library),
        int(film.patient_is_in_library),
    )


def to_number(value: float) -> float | None:
    """JSON knows no NaN."""
    return None if math.isnan(value) else value
