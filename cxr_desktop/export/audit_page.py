"""An audit as one HTML page with the pictures of what it found, and beside it the tables that have all of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop import __version__, paths
from cxr_desktop.domain import Case
from cxr_desktop.library.audit import Audit, CopyPair
from cxr_desktop.library.audit_report import to_csv, to_json
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output

_MOST = 200  # findings of a kind on the page: a browser has to show them

Pictures = Mapping[int, bytes]
"""JPEG by case id; where one is missing or empty, the page says so."""


def write_audit(audit: Audit, pictures: Pictures, folder: Path) -> Path:
    """Write audit.html, audit.csv and audit.json into `folder`, and return it. Raises OutputNotWritable."""
    page = audit_page(audit, pictures)
    write_output(folder / "audit.html", page.encode("utf-8", errors="replace"))
    write_output(folder / "audit.csv", to_csv(audit))
    write_output(folder / "audit.json", json.dumps(to_json(audit), ensure_ascii=False, indent=2) + "\n")
    return folder


def audit_page(audit: Audit, pictures: Pictures) -> str:
    """The page; it needs nothing else: pictures inside, no script, no address of any server."""
    from jinja2 import Environment, StrictUndefined

    template = paths.resource("pages/findings.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(
        title=f"Audit of {audit.library.directory.name}",
        introduction=f"{audit.library.count:,} cases of {audit.patients:,} known patients in {audit.library.directory}",
        notice=RESEARCH_NOTICE,
        figures={
            "title": "Labels",
            "head": ("Label", "Films", "Known patients", "Films without one"),
            "rows": [(c.label, c.films, c.patients, c.films_without_patient) for c in audit.labels],
        },
        charts=(),
        findings=list(_findings(audit, pictures)),
        colophon=f"Made by CXR Desktop {__version__}.",
    )


def _findings(audit: Audit, pictures: Pictures) -> Iterator[dict[str, Any]]:
    lines = [(str(file.path), file.reason) for file in audit.unreadable]
    yield _finding("Files that are no cases", "They were offered and could not be taken.", lines=lines)
    yield _finding(
        "Exact copies",
        "The same file several times: such a case counts several times in a vote.",
        groups=[_group(group, "", pictures) for group in audit.exact_copies[:_MOST]],
        count=len(audit.exact_copies),
    )
    yield _finding(
        "Near copies",
        "Probably the same picture, saved again.",
        groups=[_pair(pair, pictures) for pair in audit.near_copies[:_MOST]],
        count=len(audit.near_copies),
    )
    conflicts = audit.label_conflicts
    yield _finding(
        "Copies under different labels",
        "One picture, two labels: at least one is wrong.",
        groups=[_pair(pair, pictures) for pair in conflicts[:_MOST]],
        count=len(conflicts),
    )
    yield _finding(
        "Suspected inversions",
        "They look like the negative of the others. An inverted film finds nothing that it should.",
        groups=[
            _group([found.case], f"correlation {found.correlation:.2f}", pictures)
            for found in audit.suspected_inversions[:_MOST]
        ],
        count=len(audit.suspected_inversions),
    )


def _finding(
    title: str,
    meaning: str,
    *,
    lines: Sequence[tuple[str, str]] = (),
    groups: Sequence[dict[str, Any]] = (),
    count: int | None = None,
) -> dict[str, Any]:
    count = len(lines) if count is None else count
    shown = lines[:_MOST]
    left_off = count - len(shown) - len(groups)
    return {
        "title": title,
        "count": count,
        "meaning": meaning,
        "lines": shown,
        "groups": groups,
        "left_off": left_off,
    }


def _pair(pair: CopyPair, pictures: Pictures) -> dict[str, Any]:
    return _group([pair.first, pair.second], f"correlation {pair.correlation:.3f}", pictures)


def _group(cases: Sequence[Case], words: str, pictures: Pictures) -> dict[str, Any]:
    return {"films": [_film(case, pictures) for case in cases], "words": words}


def _film(case: Case, pictures: Pictures) -> dict[str, str]:
    jpeg = pictures.get(case.case_id, b"")
    picture = f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}" if jpeg else ""
    return {"words": f"{case.label}: {case.path}", "picture": picture}
