"""The log of a run is a table that other programs read, and a figure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PIL import Image

from cxr_desktop.training.curves import EpochRecord, draw_curves, write_log
from cxr_desktop.training.validation import Neighbourliness, ValidationScore


def records(auroc: float | None) -> list[EpochRecord]:
    score = ValidationScore(Neighbourliness(0.9, auroc), Neighbourliness(0.8, auroc))
    return [EpochRecord(epoch, 1.0 / epoch, 1e-3, 60.0 * epoch, 64, score) for epoch in (1, 2, 3)]


def test_a_record_survives_being_written_down() -> None:
    for record in records(0.95):
        assert EpochRecord.from_dict(record.to_dict()) == record


def test_the_log_has_a_row_for_every_epoch(tmp_path: Path) -> None:
    write_log(tmp_path / "run.log.csv", records(0.95))
    rows = list(csv.DictReader((tmp_path / "run.log.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["epoch"] for row in rows] == ["1", "2", "3"]
    assert float(rows[2]["loss"]) == pytest.approx(1 / 3)
    assert rows[0]["knn_balanced_accuracy"] == "0.9"


@pytest.mark.parametrize("auroc", [0.95, None], ids=["two labels", "more labels"])
def test_the_figure_is_a_picture(tmp_path: Path, auroc: float | None) -> None:
    draw_curves(tmp_path / "curves.png", records(auroc))
    with Image.open(tmp_path / "curves.png") as picture:
        assert picture.width > 400
