"""Two libraries, the same films: McNemar's test, paired intervals, and films that one alone gets right."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.errors import LabelsDiffer
from cxr_desktop.evaluation.metrics import figures
from cxr_desktop.evaluation.paired import Comparison, mcnemar, pair_up, paired_figures, require_same_labels
from cxr_desktop.evaluation.paired_report import comparison_record, verdict, verdict_sentence, write_comparison
from cxr_desktop.evaluation.run import Evaluation, Evaluator
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.pipeline import FilmPipeline
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_many_films


def flags(text: str) -> np.ndarray:
    return np.array([each == "1" for each in text])


@pytest.mark.parametrize(
    ("only_old", "only_new", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (0, 5, 0.0625), (0, 6, 0.03125), (2, 8, 0.109375), (5, 5, 1.0), (1, 9, 0.021484375)],
)
def test_p_is_that_of_the_binomial(only_old: int, only_new: int, p: float) -> None:
    old = flags("1" * only_old + "0" * only_new + "1100")
    new = flags("0" * only_old + "1" * only_new + "1100")
    found = mcnemar(old, new)
    assert (found.films, found.only_old, found.only_new) == (only_old + only_new + 4, only_old, only_new)
    assert found.p == pytest.approx(p)


def test_p_of_thousands_of_films_is_a_number() -> None:
    assert mcnemar(flags("1" * 4000 + "0" * 1000), flags("0" * 4000 + "1" * 1000)).p == 0.0


@pytest.mark.parametrize(
    ("counts", "p", "code"),
    [((0, 0), 1, "equal"), ((3, 4), 1, "undecided"), ((1, 9), 0.02, "new"), ((9, 1), 0.02, "old")],
)
def test_the_verdict_says_what_the_films_show(counts: tuple[int, int], p: float, code: str) -> None:
    assert verdict(p, *counts) == code


def evaluate(tmp_path: Path, model: FakeEmbedder) -> Evaluation:
    library, films, asked = tmp_path / model.fingerprint.profile, tmp_path / "films", tmp_path / "asked"
    write_many_films(films, normal=12, pneumonia=12)
    write_many_films(asked, normal=0, pneumonia=0)
    for label in ("NORMAL", "PNEUMONIA"):
        for n in range(20):
            path = asked / label / f"film {n}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"asked {label} {n}")
    (asked / "NORMAL" / "bad.png").write_text("bad film")
    LibraryBuilder(model, FakeIngestor()).build(list_films([films]), library)
    with open_library(library) as opened:
        return Evaluator(FilmPipeline(model, FakeIngestor()), opened).run(list_films([asked]))


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    return pair_up(evaluate(tmp_path, FakeEmbedder("one")), evaluate(tmp_path, FakeEmbedder("two", dimension=5)))


def test_films_and_figures_of_both_belong_together(comparison: Comparison) -> None:
    assert len(comparison.films) == 40
    for row, film in enumerate(comparison.films):
        for said, outcomes in ((film.old, comparison.old_outcomes), (film.new, comparison.new_outcomes)):
            assert said.is_right == bool(outcomes.voted[row] == outcomes.truth[row])
    found, alone = paired_figures(comparison, resamples=50), figures(comparison.old_outcomes, resamples=50)
    for name, figure in found.items():
        assert figure.old == alone[name]  # drawn together, they are what they are alone
        assert figure.difference.value == pytest.approx(figure.new.value - figure.old.value)
        assert figure.difference.low <= figure.difference.high


def test_a_library_is_no_better_than_itself(tmp_path: Path) -> None:
    same = evaluate(tmp_path, FakeEmbedder("one"))
    record = comparison_record(pair_up(same, same), resamples=20)
    assert record["verdict"] == "equal"
    assert {figure["difference"]["high"] for figure in record["figures"].values()} == {0.0}
    assert record["only_old"] + record["only_new"] == []


def test_the_report_says_first_what_it_comes_to(comparison: Comparison, tmp_path: Path) -> None:
    record = comparison_record(comparison, resamples=20)
    only_old, only_new = len(comparison.only_old), len(comparison.only_new)
    assert only_old
    assert only_new
    assert (len(record["only_old"]), len(record["only_new"])) == (only_old, only_new)
    assert record["mcnemar"].keys() == {"knn_accuracy", "top1_accuracy", "sensitivity", "specificity"}
    halves = [record["mcnemar"][name] for name in ("sensitivity", "specificity")]
    assert sum(half["only_new"] for half in halves) == only_new  # of two labels, both halves are the whole
    assert [Path(refused["file"]).name for refused in record["refused"]] == ["bad.png"]
    folder = write_comparison(comparison, record, tmp_path / "out")
    page = (folder / "comparison.html").read_text(encoding="utf-8")
    sentence = verdict_sentence(record)
    assert f"with the new library alone: {only_new} of 40 films; with the old one alone: {only_old}" in sentence
    assert page.index("Right with the new library alone") < page.index("Figures")
    rows = list(csv.DictReader(io.StringIO((folder / "films.csv").read_text(encoding="utf-8"))))
    assert sum(row["old_is_right"] == "1" and row["new_is_right"] == "0" for row in rows) == only_old


def test_libraries_of_other_labels_are_not_compared() -> None:
    with pytest.raises(LabelsDiffer, match="COVID"):
        require_same_labels(old=["NORMAL", "COVID"], new=["NORMAL"])
