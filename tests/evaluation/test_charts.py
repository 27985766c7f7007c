"""Charts are real pictures, also of the smallest library there can be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cxr_desktop.evaluation.charts import draw_confusion, draw_map, draw_precision_at_k, draw_roc
from cxr_desktop.evaluation.projection import place, project
from tests.evaluation.test_metrics import TABLE
from tests.evidence.test_vote import neighbours


@pytest.mark.parametrize("draw", [draw_confusion, draw_precision_at_k, draw_roc])
def test_a_chart_of_an_evaluation_is_written(draw, tmp_path: Path) -> None:
    draw(TABLE, tmp_path / "病例 chart.png")
    assert has_ink(tmp_path / "病例 chart.png")


@pytest.mark.parametrize("count", [2, 3, 4, 40])
def test_a_library_of_any_size_has_a_map_with_the_query_in_it(count: int, tmp_path: Path) -> None:
    embeddings = unit(np.random.default_rng(0).standard_normal((count, 8)))
    places = project(embeddings)
    assert places.shape == (count, 2)
    (star,) = place(embeddings[:1], embeddings, places)
    labels = ["N", "P"] * (count // 2) + ["N"] * (count % 2)
    draw_map(places, labels, tmp_path / "map.png", query=star, neighbours=neighbours("NP"))
    assert has_ink(tmp_path / "map.png")


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def has_ink(path: Path) -> bool:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("L")).std() > 5
