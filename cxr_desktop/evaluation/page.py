"""An evaluation as one HTML page, with its failures as pictures, beside the report that `cxr evaluate` writes too."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop import __version__, paths
from cxr_desktop.evaluation.failures import Failure
from cxr_desktop.evaluation.report import CHARTS, write_report
from cxr_desktop.evaluation.run import Evaluation
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output

TITLES = {
    "knn_accuracy": "Vote is the label",
    "top1_accuracy": "Nearest case has the label",
    "mean_precision_at_5": "Mean precision among the five nearest",
    "map_at_5": "Mean average precision at 5",
    "sensitivity": "Sensitivity",
    "specificity": "Specificity",
    "auroc": "Area under the curve (AUROC)",
}
BIASED = "BIASED: test films, or their patients, are also in the library. These figures are too good."


def write_evaluation(
    evaluation: Evaluation, record: Mapping[str, Any], failures: Sequence[Failure], folder: Path
) -> Path:
    """Write evaluation.html, metrics.json, results.csv and the charts into `folder`, and return it.

    Raises OutputNotWritable.
    """
    write_report(evaluation, folder, dict(record))
    charts = {name: (folder / name).read_bytes() for name in CHARTS}
    page = evaluation_page(evaluation, record, failures, charts)
    write_output(folder / "evaluation.html", page.encode("utf-8", errors="replace"))
    return folder


def evaluation_page(
    evaluation: Evaluation, record: Mapping[str, Any], failures: Sequence[Failure], charts: Mapping[str, bytes]
) -> str:
    """The page; it needs nothing else. `charts` are PNGs by file name."""
    from jinja2 import Environment, StrictUndefined

    template = paths.resource("pages/findings.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    wrong = int((evaluation.outcomes.voted != evaluation.outcomes.truth).sum())
    facts = f"{record['films']} films of {record['patients']} patients, {len(record['refused'])} refused; "
    return environment.from_string(template).render(
        title=f"Evaluation of {evaluation.library.directory.name}",
        introduction=facts + f"model {evaluation.model}. {BIASED if record['overlap']['is_biased'] else ''}",
        notice=RESEARCH_NOTICE,
        figures={"title": "Figures", "head": ("", "Value", "95 % interval"), "rows": list(_rows(record))},
        charts=[{"title": name.removesuffix(".png"), "picture": _uri(png, "png")} for name, png in charts.items()],
        findings=[
            {
                "title": "Films whose vote is not their label",
                "count": wrong,
                "meaning": "Each beside its nearest case; those first that the library was surest of.",
                "lines": (),
                "groups": list(map(_group, failures)),
                "left_off": wrong - len(failures),
            }
        ],
        colophon=f"Made by CXR Desktop {__version__}.",
    )


def _rows(record: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    rows = []
    for name, (low, high) in record["intervals_95"].items():
        if record[name] is not None:
            interval = f"{low:.4f} to {high:.4f}" if low is not None and high is not None else "undefined"
            rows.append((TITLES[name], f"{record[name]:.4f}", interval))
    return rows


def _group(failure: Failure) -> dict[str, Any]:
    nearest = failure.nearest
    return {
        "films": [
            {"words": f"{failure.label}: {failure.path}", "picture": _uri(failure.picture, "jpeg")},
            {
                "words": f"Nearest case, {nearest.case.label}: {nearest.case.path}",
                "picture": _uri(failure.nearest_picture, "jpeg"),
            },
        ],
        "words": f"vote {failure.vote} with {failure.share:.0%}, nearest similarity {nearest.similarity:.4f}",
    }


def _uri(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}" if data else ""
