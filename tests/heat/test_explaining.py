"""A film that was answered can be asked again: about any label, any case, and what the map is worth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument, Cancelled, CaseNotFound
from cxr_desktop.heat.explaining import Explainer, branch_agreement
from cxr_desktop.heat.question import HeatQuestion
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import CaseLibrary, open_library
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.sources import list_films
from cxr_desktop.model import yardstick
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

LABEL = HeatQuestion(label="NORMAL")


@pytest.fixture(scope="module")
def embedder(small_model: Path) -> HybridEmbedder:
    return open_embedder(small_model, choose_device("cpu"))


@pytest.fixture(scope="module")
def library(embedder: HybridEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseLibrary]:
    folder = tmp_path_factory.mktemp("explaining")
    write_demo_films(folder / "films", per_label=3, seed=40, size_px=96)
    ingestor = ImagingIngestor(embedder.preprocessing)
    LibraryBuilder(embedder, ingestor).build(list_films([folder / "films"]), folder / "library")
    with open_library(folder / "library", embedder.fingerprint) as library:
        yield library


@pytest.fixture
def film(tmp_path: Path) -> FilmReading:
    return FilmReading(write_demo_films(tmp_path / "films", per_label=1, seed=990, size_px=96)[0].path)


@pytest.fixture
def explainer(embedder: HybridEmbedder, library: CaseLibrary) -> Explainer:
    return Explainer(embedder, library)


def test_the_answer_s_own_map_is_the_one_that_is_explained_again(
    explainer: Explainer, embedder: HybridEmbedder, library: CaseLibrary, film: FilmReading
) -> None:
    result = SearchEngine(embedder, library).query(film, QueryOptions(heat_map=HeatMapWish()))
    again = explainer.explain(film, HeatQuestion(label=result.evidence.vote.label), CancelToken())
    assert result.heat_map is not None
    for branch, heat in result.heat_map.maps.items():
        np.testing.assert_allclose(again.maps[branch], heat, rtol=1e-3, atol=1e-6)


def test_every_label_and_every_case_can_be_explained(
    explainer: Explainer, library: CaseLibrary, film: FilmReading
) -> None:
    case_ids = [neighbour.case.case_id for neighbour in library.neighbours(library.embeddings[:1], 3)[0]]
    questions = [LABEL, HeatQuestion(label="PNEUMONIA"), *(HeatQuestion(case_id=case_id) for case_id in case_ids)]
    maps = [explainer.explain(film, question, CancelToken()) for question in questions]
    assert len({heat.target for heat in maps}) == len(questions)
    assert all({"cnn", "vit", "fused"} == set(heat.maps) for heat in maps)


def test_what_nobody_knows_is_refused(explainer: Explainer, film: FilmReading) -> None:
    with pytest.raises(BadArgument):
        explainer.explain(film, HeatQuestion(label="COVID"), CancelToken())
    with pytest.raises(CaseNotFound):
        explainer.explain(film, HeatQuestion(case_id=1), CancelToken())


def test_a_cancelled_explanation_ends(explainer: Explainer, film: FilmReading) -> None:
    heat = explainer.explain(film, LABEL, CancelToken())
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        explainer.explain(film, LABEL, cancel)
    with pytest.raises(Cancelled):
        explainer.appraise(film, LABEL, heat, cancel)


def test_without_a_yardstick_figures_are_there_but_no_judgement(explainer: Explainer, film: FilmReading) -> None:
    heat = explainer.explain(film, LABEL, CancelToken())
    worth = explainer.appraise(film, LABEL, heat, CancelToken())
    assert heat.scale is None
    assert worth.agreement == branch_agreement(heat)
    assert set(worth.stability) == {"cnn", "vit", "fused"}
    assert all(-1 <= value <= 1 for value in worth.stability.values())
    assert len(set(worth.stability.values())) == 3  # each of its own map
    assert worth.agrees is None
    assert worth.is_stable == {}


@pytest.mark.parametrize("limit", [-1.0, 1.1])
def test_the_yardstick_decides_what_counts_as_alike(
    explainer: Explainer, embedder: HybridEmbedder, film: FilmReading, monkeypatch: pytest.MonkeyPatch, limit: float
) -> None:
    made = yardstick.Yardstick(embedder.fingerprint.weights_sha256, {}, limit, {"cnn": limit, "fused": limit}, {})
    monkeypatch.setattr(yardstick, "yardstick_of", lambda _: made)
    worth = explainer.appraise(film, LABEL, explainer.explain(film, LABEL, CancelToken()), CancelToken())
    assert worth.agrees is (limit < 0)
    assert worth.is_stable == {"cnn": limit < 0, "fused": limit < 0}
