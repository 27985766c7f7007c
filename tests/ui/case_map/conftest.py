"""A map of thirty cases in two groups, and a query in it."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.evaluation.case_map import CaseMap
from cxr_desktop.map_room import PlacedQuery
from tests.evaluation.test_charts import unit


@pytest.fixture
def cases() -> CaseMap:
    """Fifteen NORMAL to the left, fifteen PNEUMONIA to the right."""
    rng = np.random.default_rng(0)
    groups = np.repeat([0, 1], 15)
    embeddings = unit(np.eye(8)[groups] + 0.1 * rng.standard_normal((30, 8)))
    places = (rng.standard_normal((30, 2)) + np.stack([10 * groups, 0 * groups], axis=1)).astype(np.float32)
    return CaseMap("id", np.arange(100, 130), ("NORMAL", "PNEUMONIA"), groups, embeddings, places)


@pytest.fixture
def query(cases: CaseMap) -> PlacedQuery:
    """Whose nearest cases are rows 3, 5 and 7."""
    similarities = np.linspace(0.6, 0.1, 30)
    similarities[[3, 5, 7]] = 0.9, 0.8, 0.7
    return PlacedQuery("film.png", cases.places[3].astype(np.float64), similarities, (3, 5, 7), (1, 2, 3))
