"""An evaluation as one HTML page, with its failures as pictures, beside the report that `cxr evaluate` writes too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cxr_desktop.evaluation.curves import Curve, precision_curve, roc_curves
from cxr_desktop.evaluation.failures import Failure
from cxr_desktop.evaluation.report import write_report
from cxr_desktop.evaluation.run import Evaluation
from cxr_desktop.output import write_output
from cxr_desktop.pages import data_uri, render_page
from cxr_desktop.wording import ENGLISH, Wording, to_say

PAGE = "evaluation.html"

TITLES = {
    "knn_accuracy": to_say("Vote is the label"),
    "top1_accuracy": to_say("Nearest case has the label"),
    "mean_precision_at_5": to_say("Mean precision among the five nearest"),
    "map_at_5": to_say("Mean average precision at 5"),
    "sensitivity": to_say("Sensitivity"),
    "specificity": to_say("Specificity"),
    "auroc": to_say("Area under the curve (AUROC)"),
}
BIASED = to_say("BIASED: test films, or their patients, are also in the library. These figures are too good.")

_SIDE = 300  # of a chart, in the units of its template
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00")  # as in cxr_desktop.evaluation.charts


def write_evaluation(
    evaluation: Evaluation,
    record: Mapping[str, Any],
    failures: Sequence[Failure],
    folder: Path,
    say: Wording = ENGLISH,
) -> Path:
    """Write evaluation.html, metrics.json, results.csv and the charts into `folder`, and return it.

    Raises OutputNotWritable.
    """
    write_report(evaluation, folder, dict(record))
    write_page(evaluation, record, failures, folder / PAGE, say)
    return folder


def write_page(
    evaluation: Evaluation, record: Mapping[str, Any], failures: Sequence[Failure], file: Path, say: Wording
) -> None:
    """The page alone. Raises OutputNotWritable."""
    write_output(file, evaluation_page(evaluation, record, failures, say).encode("utf-8", errors="replace"))


def evaluation_page(
    evaluation: Evaluation, record: Mapping[str, Any], failures: Sequence[Failure], say: Wording = ENGLISH
) -> str:
    """The page, in the language of `say`."""
    wrong = int((evaluation.outcomes.voted != evaluation.outcomes.truth).sum())
    left_off = wrong - len(failures)
    return render_page(
        "findings.html",
        say,
        title=say("Evaluation of {name}", name=evaluation.library.directory.name),
        introduction=_introduction(evaluation, record, say),
        tables=[_figures(record, say), _confusion(record, say)],
        charts=list(_charts(evaluation, say)),
        findings=[
            {
                "title": say("Films whose vote is not their label"),
                "count": say.count(wrong),
                "meaning": say("Each beside its nearest case; those first that the library was surest of.")
                if failures
                else "",
                "lines": (),
                "groups": [_group(failure, say) for failure in failures],
                "left_off": say.count(left_off) if left_off else "",
            }
        ],
    )


def _introduction(evaluation: Evaluation, record: Mapping[str, Any], say: Wording) -> str:
    said = say(
        "{films} films of {patients} patients, {refused} refused; model {model}.",
        films=say.count(record["films"]),
        patients=say.count(record["patients"]),
        refused=say.count(len(record["refused"])),
        model=evaluation.model,
    )
    if not record["overlap"]["is_biased"]:
        return said
    return f"{said} {say(BIASED)}"


def _figures(record: Mapping[str, Any], say: Wording) -> dict[str, Any]:
    rows = []
    for name, (low, high) in record["intervals_95"].items():
        if record[name] is not None:
            interval = say("undefined")
            if low is not None and high is not None:
                interval = say("{low} to {high}", low=say.number(low, 4), high=say.number(high, 4))
            rows.append((say(TITLES[name]), say.number(record[name], 4), interval))
    return {"title": say("Figures"), "meaning": "", "head": ("", say("Value"), say("95 % interval")), "rows": rows}


def _confusion(record: Mapping[str, Any], say: Wording) -> dict[str, Any]:
    return {
        "title": say("Label and vote"),
        "meaning": say("A row for each label of the films, a column for each label that won the vote."),
        "head": ("", *record["labels"]),
        "rows": [
            (label, *(_cell(count, sum(counts), say) for count in counts))
            for label, counts in zip(record["labels"], record["confusion"], strict=True)
        ],
    }


def _cell(count: int, of: int, say: Wording) -> str:
    return f"{say.count(count)} ({say.share(count / of, 1)})" if of else say.count(count)


# ---------------------------------------------------------------- curves


def _charts(evaluation: Evaluation, say: Wording) -> Iterator[dict[str, Any]]:
    outcomes = evaluation.outcomes
    precision = precision_curve(outcomes)
    evenly = np.linspace(0, 1, len(precision.x))  # 1, 3, 5, 10, ... are steps, not a scale
    steps = [(at, say.count(int(k))) for at, k in zip(evenly, precision.x, strict=True)]
    yield {
        "title": say("Precision"),
        "meaning": say(
            "Share of the nearest cases that have the film's label, over how many cases are taken: {values}",
            values=", ".join(
                f"{say.count(int(k))}: {say.share(y, 1)}" for k, y in zip(precision.x, precision.y, strict=True)
            ),
        ),
        "has_diagonal": False,
        "curves": [_drawn(Curve("", evenly, precision.y), _COLOURS[0])],
        "ticks": _ticks(steps),
        "heights": _ticks([(share, say.share(share)) for share in (0, 0.5, 1)]),
    }
    if curves := roc_curves(outcomes):
        ends = _ticks([(end, say.number(end, 1)) for end in (0, 0.5, 1)])
        yield {
            "title": say("Sensitivity and specificity"),
            "meaning": say("Sensitivity upwards, 1 - specificity to the right; the diagonal is a guess."),
            "has_diagonal": True,
            "curves": [_drawn(c, _COLOURS[outcomes.labels.index(c.label) % len(_COLOURS)]) for c in curves],
            "ticks": ends,
            "heights": ends,
        }


def _drawn(curve: Curve, colour: str) -> dict[str, str]:
    """`curve` has shares of 0 to 1 both ways."""
    points = " ".join(f"{_SIDE * x:.1f},{_SIDE * (1 - y):.1f}" for x, y in zip(curve.x, curve.y, strict=True))
    return {"label": curve.label, "colour": colour, "points": points}


def _ticks(places: Sequence[tuple[float, str]]) -> list[dict[str, Any]]:
    return [{"at": round(_SIDE * float(at)), "text": text} for at, text in places]


# ---------------------------------------------------------------- failures


def _group(failure: Failure, say: Wording) -> dict[str, Any]:
    nearest = failure.nearest
    return {
        "films": [
            {"words": f"{failure.label}: {failure.path}", "picture": data_uri(failure.picture, "jpeg")},
            {
                "words": say("Nearest case, {label}: {path}", label=nearest.case.label, path=nearest.case.path),
                "picture": data_uri(failure.nearest_picture, "jpeg"),
            },
        ],
        "words": say(
            "vote {vote} with {share}, nearest similarity {similarity}",
            vote=failure.vote,
            share=say.share(failure.share),
            similarity=say.similarity(nearest.similarity),
        ),
    }
