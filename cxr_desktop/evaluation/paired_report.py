"""A comparison of two libraries on disk: comparison.json, films.csv and comparison.html, in one folder; words first."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxr_desktop import __version__
from cxr_desktop.evaluation.metrics import RESAMPLES, Figure
from cxr_desktop.evaluation.page import BIASED, TITLES
from cxr_desktop.evaluation.paired import SIGNIFICANT_P, Comparison, PairedFilm, Said, paired_figures, tests
from cxr_desktop.evaluation.report import to_number
from cxr_desktop.evaluation.run import Evaluation
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output
from cxr_desktop.pages import render_page
from cxr_desktop.wording import ENGLISH, Wording, to_say

_COLUMNS = (
    "file",
    "label",
    "old_vote",
    "old_is_right",
    "old_nearest",
    "new_vote",
    "new_is_right",
    "new_nearest",
    "patient",
    "is_in_library",
)
_MOST_LINES = 500  # of films on the page; the table beside it has all


def comparison_record(
    comparison: Comparison, *, resamples: int = RESAMPLES, after_each: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """The content of comparison.json. Figures are shares, 0 to 1; differences are new - old.

    `after_each` resample may raise to stop.
    """
    figures = paired_figures(comparison, resamples=resamples, after_each=after_each)
    found = tests(comparison)
    outcomes = comparison.old_outcomes
    return {
        "verdict": verdict(found["knn_accuracy"].p, found["knn_accuracy"].only_old, found["knn_accuracy"].only_new),
        "films": len(comparison.films),
        "patients": len(set(outcomes.groups.tolist())),
        "old": _library_record(comparison.old),
        "new": _library_record(comparison.new),
        "labels": list(outcomes.labels),
        "positive_label": None if outcomes.positive is None else outcomes.labels[outcomes.positive],
        "figures": {
            name: {side: _figure(getattr(figure, side)) for side in ("old", "new", "difference")}
            for name, figure in figures.items()
        },
        "mcnemar": {
            name: {"films": test.films, "only_old": test.only_old, "only_new": test.only_new, "p": test.p}
            for name, test in found.items()
        },
        "only_old": [str(film.film.film.path) for film in comparison.only_old],
        "only_new": [str(film.film.film.path) for film in comparison.only_new],
        "refused": [{"file": str(path), "code": code} for path, code in _refused(comparison).items()],
        "overlap": {"films": comparison.overlapping, "is_biased": bool(comparison.overlapping)},
        "bootstrap": {"resamples": resamples, "unit": "patient", "interval": "percentile, paired"},
        "program": f"cxr {__version__}",
        "notice": RESEARCH_NOTICE,
    }


def verdict(p: float, only_old: int, only_new: int) -> str:
    """ "equal", "undecided", "new" or "old": whose vote is right for more films, where that is hardly chance."""
    if only_old == only_new == 0:
        return "equal"
    if p >= SIGNIFICANT_P:
        return "undecided"
    return "new" if only_new > only_old else "old"


def verdict_sentence(record: Mapping[str, Any], say: Wording = ENGLISH) -> str:
    """The same in words, with the films that it rests on."""
    test = record["mcnemar"]["knn_accuracy"]
    counts = say(
        "Right with the new library alone: {new} of {films} films; with the old one alone: {old} (exact McNemar "
        "p = {p}).",
        new=say.count(test["only_new"]),
        films=say.count(test["films"]),
        old=say.count(test["only_old"]),
        p=_p_text(test["p"], say),
    )
    return f"{say(_VERDICTS[record['verdict']])} {counts}"


_VERDICTS = {
    "equal": to_say("The votes of both are right for the very same films."),
    "undecided": to_say("These films do not show that one is better: the difference may well be chance."),
    "new": to_say("The new library's vote is right for more films than the old one's."),
    "old": to_say("The new library's vote is right for FEWER films than the old one's."),
}


def write_comparison(comparison: Comparison, record: Mapping[str, Any], folder: Path, say: Wording = ENGLISH) -> Path:
    """Write the three files into `folder`, which is made where it does not exist, and return it.

    Raises OutputNotWritable.
    """
    write_output(folder / "comparison.json", json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    write_output(folder / "films.csv", _rows(comparison.films))
    page = comparison_page(comparison, record, say)
    write_output(folder / "comparison.html", page.encode("utf-8", errors="replace"))
    return folder


def comparison_page(comparison: Comparison, record: Mapping[str, Any], say: Wording = ENGLISH) -> str:
    """The page, in the language of `say`; it needs nothing else."""
    old, new = record["old"], record["new"]
    return render_page(
        "findings.html",
        say,
        title=say(
            "{old} and {new}: the same films, both answers",
            old=Path(old["library"]).name,
            new=Path(new["library"]).name,
        ),
        introduction=" ".join(_introduction(record, say)),
        tables=[_figures(record, say)],
        charts=[],
        findings=[
            _finding(say("Films that only the old library gets right"), comparison.only_old, say),
            _finding(say("Films that only the new library gets right"), comparison.only_new, say),
        ],
    )


def interval_text(figure: Mapping[str, Any], say: Wording = ENGLISH, *, signed: bool = False) -> str:
    """`0.9183 (0.8930 to 0.9400)`; `undefined` where the films do not allow it."""
    values = figure["value"], figure["low"], figure["high"]
    if None in values:
        return say("undefined")
    value, low, high = (("+" if signed and value >= 0 else "") + say.number(value, 4) for value in values)
    return say("{value} ({low} to {high})", value=value, low=low, high=high)


def _introduction(record: Mapping[str, Any], say: Wording) -> Iterator[str]:
    yield verdict_sentence(record, say)
    yield say(
        "{films} films of {patients} patients.",
        films=say.count(record["films"]),
        patients=say.count(record["patients"]),
    )
    for side, sentence in _SIDES.items():
        yield say(sentence, model=record[side]["model"], cases=say.count(record[side]["cases"]))
    if record["overlap"]["is_biased"]:
        yield say(BIASED)


_SIDES = {"old": to_say("Old: {model}, {cases} cases."), "new": to_say("New: {model}, {cases} cases.")}


def _figures(record: Mapping[str, Any], say: Wording) -> dict[str, Any]:
    return {
        "title": say("Figures"),
        "meaning": "",
        "head": (
            "",
            say("Old"),
            say("New"),
            say("New - old (95 % interval)"),
            say("Only old right"),
            say("Only new right"),
            say("McNemar p"),
        ),
        "rows": [_figure_row(name, record, say) for name in record["figures"]],
    }


def _figure_row(name: str, record: Mapping[str, Any], say: Wording) -> tuple[str, ...]:
    figure = record["figures"][name]
    test = record["mcnemar"].get(name)
    counts = ("", "", "")
    if test:
        counts = (say.count(test["only_old"]), say.count(test["only_new"]), _p_text(test["p"], say))
    sides = interval_text(figure["old"], say), interval_text(figure["new"], say)
    return (say(TITLES[name]), *sides, interval_text(figure["difference"], say, signed=True), *counts)


def _p_text(p: float, say: Wording) -> str:
    return say.number(p, 3) if p >= 0.001 else say("below {p}", p=say.number(0.001, 3))


def _finding(title: str, films: Sequence[PairedFilm], say: Wording) -> dict[str, Any]:
    lines = [
        (
            str(film.film.film.path),
            say("{label}: old vote {old}, new vote {new}", label=film.label, old=film.old.vote, new=film.new.vote),
        )
        for film in films[:_MOST_LINES]
    ]
    left_off = len(films) - len(lines)
    return {
        "title": title,
        "count": say.count(len(films)),
        "meaning": say("By the vote of the five nearest cases.") if films else "",
        "lines": lines,
        "groups": (),
        "left_off": say.count(left_off) if left_off else "",
    }


def _refused(comparison: Comparison) -> dict[Path, str]:
    """Path and code of every film that one of the two could not read."""
    both = (*comparison.old.refused, *comparison.new.refused)
    return {film.path: error.code for film, error in both}


def _library_record(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "library": str(evaluation.library.directory),
        "id": evaluation.library.library_id,
        "cases": evaluation.library.count,
        "model": str(evaluation.model),
        "weights_sha256": evaluation.model.weights_sha256,
    }


def _figure(figure: Figure) -> dict[str, float | None]:
    return {name: to_number(getattr(figure, name)) for name in ("value", "low", "high")}


def _rows(films: Sequence[PairedFilm]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for film in films:
        evaluated = film.film
        in_library = evaluated.is_in_library or evaluated.patient_is_in_library
        sides = (*_side(film.old), *_side(film.new))
        writer.writerow((evaluated.film.path, film.label, *sides, evaluated.patient or "", int(in_library)))
    return text.getvalue()


def _side(said: Said) -> tuple[str, int, str]:
    return said.vote, int(said.is_right), said.nearest.case.label
