"""An audit as text for people, as JSON for programs, as CSV for the table in which somebody works it off."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from cxr_desktop.domain import Case
from cxr_desktop.errors import on_one_line
from cxr_desktop.library.audit import Audit, CopyPair, LabelCount

CSV_COLUMNS = (
    "finding",
    "path",
    "label",
    "case_id",
    "other_path",
    "other_label",
    "other_case_id",
    "correlation",
    "reason",
)

_LINES_PER_FINDING = 20  # in the text; JSON and CSV have them all


def to_text(audit: Audit) -> str:
    """A page of English, long lists cut."""
    return "\n".join(
        [
            f"{audit.library.count:,} cases of {audit.patients:,} known patients",
            *map(_label_line, audit.labels),
            *_section("Files that are no cases", [f"{file.path}: {file.reason}" for file in audit.unreadable]),
            *_section("Exact copies", [" = ".join(str(case.path) for case in group) for group in audit.exact_copies]),
            *_section("Near copies", map(_pair_line, audit.near_copies)),
            *_section("Copies under different labels", map(_pair_line, audit.label_conflicts)),
            *_section(
                "Suspected inversions",
                [f"{found.case.path} (correlation {found.correlation:.2f})" for found in audit.suspected_inversions],
            ),
        ]
    )


def to_json(audit: Audit) -> dict[str, Any]:
    """Only what JSON knows."""
    return {
        "library": str(audit.library.directory),
        "cases": audit.library.count,
        "patients": audit.patients,
        "labels": {
            count.label: {
                "films": count.films,
                "patients": count.patients,
                "films_without_patient": count.films_without_patient,
            }
            for count in audit.labels
        },
        "unreadable": [{"path": str(file.path), "code": file.code, "reason": file.reason} for file in audit.unreadable],
        "exact_copies": [[_case_fields(case) for case in group] for group in audit.exact_copies],
        "near_copies": [_pair_fields(pair) for pair in audit.near_copies],
        "label_conflicts": [_pair_fields(pair) for pair in audit.label_conflicts],
        "suspected_inversions": [
            {**_case_fields(found.case), "correlation": found.correlation} for found in audit.suspected_inversions
        ],
    }


def to_csv(audit: Audit) -> str:
    """One row per file, pair or film in question; columns CSV_COLUMNS."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(_csv_rows(audit))
    return text.getvalue()


def _section(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    more = len(lines) - _LINES_PER_FINDING
    return [
        f"{title}: {len(lines):,}",
        *(f"  {on_one_line(line)}" for line in islice(lines, _LINES_PER_FINDING)),
        *([f"  ... and {more:,} more"] if more > 0 else []),
    ]


def _label_line(count: LabelCount) -> str:
    line = f"  {count.label}: {count.films:,} films, {count.patients:,} patients"
    return f"{line}, {count.films_without_patient:,} films without one" if count.films_without_patient else line


def _pair_line(pair: CopyPair) -> str:
    first, second = (f"{case.path} ({case.label})" for case in (pair.first, pair.second))
    return f"{first} ~ {second}, correlation {pair.correlation:.3f}"


def _case_fields(case: Case) -> dict[str, Any]:
    return {"case_id": f"{case.case_id:016x}", "label": case.label, "path": str(case.path), "patient": case.patient}


def _pair_fields(pair: CopyPair) -> dict[str, Any]:
    cases = [_case_fields(pair.first), _case_fields(pair.second)]
    return {"cases": cases, "correlation": pair.correlation}


def _csv_rows(audit: Audit) -> Iterator[Mapping[str, Any]]:
    for file in audit.unreadable:
        yield {"finding": "unreadable", "path": file.path, "reason": file.reason}
    for group in audit.exact_copies:
        for copy in group[1:]:
            yield _csv_row("exact copy", [group[0], copy], 1.0)
    for pair in audit.near_copies:
        yield _csv_row("near copy", [pair.first, pair.second], pair.correlation)
    for pair in audit.label_conflicts:
        yield _csv_row("label conflict", [pair.first, pair.second], pair.correlation)
    for found in audit.suspected_inversions:
        yield _csv_row("suspected inversion", [found.case], found.correlation)


def _csv_row(finding: str, cases: Sequence[Case], correlation: float) -> Mapping[str, Any]:
    row: dict[str, Any] = {"finding": finding, "correlation": f"{correlation:.4f}"}
    for prefix, case in zip(("", "other_"), cases, strict=False):
        fields = _case_fields(case)
        row |= {f"{prefix}{name}": fields[name] for name in ("path", "label", "case_id")}
    return row
