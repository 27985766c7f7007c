"""`cxr evaluate` and `cxr map`: figures with intervals, rows, charts, and no run that flatters itself in silence."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.conftest import Cxr

METRICS = {
    "knn_accuracy",
    "top1_accuracy",
    "mean_precision_at_5",
    "map_at_5",
    "sensitivity",
    "specificity",
    "auroc",
}


def test_a_report_has_metrics_rows_and_charts(
    cxr: Cxr, other_films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report 报告"
    done = cxr("evaluate", other_films, "--library", library, "--model", small_model, "--report", report)
    assert done.code == 0, done.err
    metrics = json.loads((report / "metrics.json").read_text(encoding="utf-8"))
    assert metrics.keys() >= METRICS
    assert metrics["positive_label"] == "PNEUMONIA"
    for name in METRICS:
        low, high = metrics["intervals_95"][name]
        assert 0 <= low <= metrics[name] <= high <= 1
    rows = list(csv.DictReader((report / "results.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == metrics["films"] == 4
    assert sum(int(row["is_right"]) for row in rows) / 4 == metrics["knn_accuracy"]
    for chart in ("confusion.png", "precision_at_k.png", "roc.png"):
        with Image.open(report / chart) as picture:
            picture.verify()


@pytest.mark.parametrize("looks", [(), ("--pool",)])
def test_the_score_of_a_film_is_the_margin_of_the_positive_label(
    cxr: Cxr, films: Path, other_films: Path, small_model: Path, tmp_path: Path, looks: tuple[str, ...]
) -> None:
    """Held against what a query says of all eight cases: four of each label, so all of them count."""
    arguments = ("--library", tmp_path / "library", "--model", small_model)
    assert cxr("build", films, *arguments, *looks).code == 0
    assert cxr("evaluate", other_films, *arguments, "--report", tmp_path / "r").code == 0
    rows = list(csv.DictReader((tmp_path / "r" / "results.csv").read_text(encoding="utf-8").splitlines()))
    for row in rows:
        said = cxr("query", row["file"], *arguments, "-k", 8, "--json").json
        found = said["neighbours"]
        means = [np.mean([n["similarity"] for n in found if n["label"] == label]) for label in ("PNEUMONIA", "NORMAL")]
        assert len(found) == 8
        assert float(row["score"]) == pytest.approx(means[0] - means[1], abs=1e-5)
    assert len({row["score"] for row in rows}) == len(rows)


def test_a_page_of_the_evaluation_is_in_the_language_that_is_asked_for(
    cxr: Cxr, other_films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    arguments = ("--model", small_model, "--report", tmp_path, "--html", "--language", "es")
    assert cxr("evaluate", other_films, "--library", library, *arguments).code == 0
    page = (tmp_path / "evaluation.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in page
    assert "<h2>Sensibilidad y especificidad</h2>" in page
    assert "Radiografías cuya votación no es su etiqueta" in page
    assert re.search(r'<td class="number">\d,\d{4}</td>', page)
    assert page.count("<polyline") >= 2


def test_films_that_are_in_the_library_are_refused(
    cxr: Cxr, films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    done = cxr("evaluate", films, "--library", library, "--model", small_model, "--report", tmp_path / "r")
    assert done.code == 2
    assert "--allow-overlap" in done.err
    assert not (tmp_path / "r").exists()


def test_a_run_with_overlap_is_branded(cxr: Cxr, films: Path, library: Path, small_model: Path, tmp_path: Path) -> None:
    arguments = ("--report", tmp_path / "r", "--allow-overlap")
    done = cxr("evaluate", films, "--library", library, "--model", small_model, *arguments)
    assert done.code == 0
    assert "BIASED" in done.out
    metrics = json.loads((tmp_path / "r" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["overlap"] == {"films_in_library": 8, "films_of_patients_in_library": 8, "is_biased": True}


def test_an_unknown_positive_label_is_refused(
    cxr: Cxr, other_films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    arguments = ("--report", tmp_path / "r", "--positive", "COVID")
    done = cxr("evaluate", other_films, "--library", library, "--model", small_model, *arguments)
    assert done.code == 2
    assert "NORMAL, PNEUMONIA" in done.err


def test_the_map_shows_the_library_and_the_query(
    cxr: Cxr, other_films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    output = tmp_path / "map.png"
    film = next(other_films.glob("*/*.png"))
    done = cxr("map", "--library", library, "--model", small_model, "--query", film, "--output", output, "--json")
    assert done.code == 0, done.err
    assert done.json["cases"] == 8
    assert len(done.json["place"]) == 2
    with Image.open(output) as picture:
        assert picture.width > picture.height  # two panels: the map and the bars


def test_the_map_needs_no_model_without_a_query(cxr: Cxr, library: Path, tmp_path: Path) -> None:
    assert cxr("map", "--library", library, "--output", tmp_path / "map.png").code == 0


def test_a_copy_saved_as_another_format_is_still_a_film_of_the_library(
    cxr: Cxr, films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    for film in films.glob("*/*.png"):
        copy = tmp_path / "exported again" / film.parent.name / f"copy of {film.stem}.jpg"
        copy.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(film) as picture:
            picture.resize((120, 120)).save(copy, quality=70)
    arguments = ("--report", tmp_path / "report", "--model", small_model)
    done = cxr("evaluate", tmp_path / "exported again", "--library", library, *arguments)
    assert done.code == 2
    assert "8 of 8 test films" in done.err


def test_a_report_where_a_file_is_in_the_way_is_refused(
    cxr: Cxr, other_films: Path, library: Path, small_model: Path, tmp_path: Path
) -> None:
    (tmp_path / "report").write_text("mine")
    arguments = ("--report", tmp_path / "report", "--model", small_model)
    done = cxr("evaluate", other_films, "--library", library, *arguments)
    assert done.code == 2
    assert "where a folder should be" in done.err
