"""An audit as one HTML page with the pictures of what it found, and beside it the tables that have all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop import errors
from cxr_desktop.domain import Case
from cxr_desktop.library.audit import Audit, CopyPair
from cxr_desktop.library.audit_report import to_csv, to_json
from cxr_desktop.library.records import RefusedFile
from cxr_desktop.output import write_output
from cxr_desktop.pages import data_uri, render_page
from cxr_desktop.wording import ENGLISH, Wording

_MOST = 200  # findings of a kind on the page: a browser has to show them

Pictures = Mapping[int, bytes]
"""JPEG by case id; where one is missing or empty, the page says so."""


def write_audit(audit: Audit, pictures: Pictures, folder: Path, say: Wording = ENGLISH) -> Path:
    """Write audit.html, audit.csv and audit.json into `folder`, and return it. Raises OutputNotWritable."""
    page = audit_page(audit, pictures, say)
    write_output(folder / "audit.html", page.encode("utf-8", errors="replace"))
    write_output(folder / "audit.csv", to_csv(audit))
    write_output(folder / "audit.json", json.dumps(to_json(audit), ensure_ascii=False, indent=2) + "\n")
    return folder


def audit_page(audit: Audit, pictures: Pictures, say: Wording = ENGLISH) -> str:
    """The page, in the language of `say`."""
    folder = audit.library.directory
    return render_page(
        "findings.html",
        say,
        title=say("Audit of {name}", name=folder.name),
        introduction=say(
            "{count} cases of {patients} known patients in {folder}",
            count=say.count(audit.library.count),
            patients=say.count(audit.patients),
            folder=folder,
        ),
        tables=[
            {
                "title": say("Labels"),
                "meaning": "",
                "head": (say("Label"), say("Films"), say("Known patients"), say("Films without one")),
                "rows": [
                    (row.label, *map(say.count, (row.films, row.patients, row.films_without_patient)))
                    for row in audit.labels
                ],
            }
        ],
        charts=(),
        findings=list(_findings(audit, pictures, say)),
    )


def _findings(audit: Audit, pictures: Pictures, say: Wording) -> Iterator[dict[str, Any]]:
    yield _finding(
        say("Files that are no cases"),
        say("They were offered and could not be taken."),
        say,
        lines=[(str(file.path), _reason(file, say)) for file in audit.unreadable],
    )
    yield _finding(
        say("Exact copies"),
        say("The same file several times: such a case counts several times in a vote."),
        say,
        groups=[_group(group, "", pictures) for group in audit.exact_copies[:_MOST]],
        count=len(audit.exact_copies),
    )
    yield _finding(
        say("Near copies"),
        say("Probably the same picture, saved again."),
        say,
        groups=[_pair(pair, pictures, say) for pair in audit.near_copies[:_MOST]],
        count=len(audit.near_copies),
    )
    conflicts = audit.label_conflicts
    yield _finding(
        say("Copies under different labels"),
        say("One picture, two labels: at least one is wrong."),
        say,
        groups=[_pair(pair, pictures, say) for pair in conflicts[:_MOST]],
        count=len(conflicts),
    )
    yield _finding(
        say("Suspected inversions"),
        say("They look like the negative of the others. An inverted film finds nothing that it should."),
        say,
        groups=[
            _group([found.case], _correlation(found.correlation, 2, say), pictures)
            for found in audit.suspected_inversions[:_MOST]
        ],
        count=len(audit.suspected_inversions),
    )


def _finding(
    title: str,
    meaning: str,
    say: Wording,
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
        "count": say.count(count),
        "meaning": meaning if count else "",
        "lines": shown,
        "groups": groups,
        "left_off": say.count(left_off) if left_off else "",
    }


def _reason(file: RefusedFile, say: Wording) -> str:
    """In the language of the page, unless the sentence has details that only the library keeps."""
    kind, _, reason = file.code.partition(".")
    sentence: str = getattr(getattr(errors, kind, None), "reasons", {}).get(reason, "{")
    return file.reason if "{" in sentence else say.error(sentence)


def _pair(pair: CopyPair, pictures: Pictures, say: Wording) -> dict[str, Any]:
    return _group([pair.first, pair.second], _correlation(pair.correlation, 3, say), pictures)


def _correlation(value: float, digits: int, say: Wording) -> str:
    return say("correlation {value}", value=say.number(value, digits))


def _group(cases: Sequence[Case], words: str, pictures: Pictures) -> dict[str, Any]:
    return {"films": [_film(case, pictures) for case in cases], "words": words}


def _film(case: Case, pictures: Pictures) -> dict[str, str]:
    return {"words": f"{case.label}: {case.path}", "picture": data_uri(pictures.get(case.case_id, b""), "jpeg")}
