"""A pair of films explains its similarity: on both, the same whichever is asked first, and without much work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, UnreadableFile
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.imaging.synthetic import synthesise_film, write_png
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import HybridEmbedder, open_embedder
from cxr_desktop.pair import explain_pair, pair_maps
from tests.small_model import write_small_model


@pytest.fixture(scope="module")
def embedder(small_model: Path) -> HybridEmbedder:
    return open_embedder(small_model, choose_device("cpu"))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[FilmReading, FilmReading]:
    folder = tmp_path_factory.mktemp("pair")
    for seed in (1, 2):
        write_png(synthesise_film(seed, size_px=200), folder / f"{seed}.png")
    return FilmReading(folder / "1.png"), FilmReading(folder / "2.png")


def embedding(embedder: HybridEmbedder, film: FilmReading) -> np.ndarray:
    return embedder.embed(prepare(to_grey(film.radiograph()), embedder.preprocessing)[np.newaxis])[0]


def test_the_similarity_is_that_of_the_embeddings(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading]
) -> None:
    expected = float(np.dot(*(embedding(embedder, film) for film in pair)))
    assert explain_pair(embedder, *pair, CancelToken()).similarity == pytest.approx(expected, abs=1e-5)


def test_the_pictures_lie_over_the_whole_films(embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading]) -> None:
    explained = explain_pair(embedder, *pair, CancelToken())
    for picture, film in zip((explained.query_rgba, explained.case_rgba), pair, strict=True):
        radiograph = film.radiograph()
        assert picture.dtype == np.uint8
        assert picture.shape[2] == 4
        assert picture.shape[1] / picture.shape[0] == pytest.approx(
            radiograph.width_px / radiograph.height_px, rel=0.01
        )
        assert picture[..., 3].max() > 0


def test_who_is_asked_first_makes_no_difference(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading]
) -> None:
    one, other = (pair_maps(embedder, *films, CancelToken()) for films in (pair, pair[::-1]))
    np.testing.assert_allclose(one.query.maps["fused"], other.case.maps["fused"], rtol=1e-4, atol=1e-7)
    np.testing.assert_allclose(one.case.maps["fused"], other.query.maps["fused"], rtol=1e-4, atol=1e-7)


def test_what_a_film_shares_with_itself_is_not_lost(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading]
) -> None:
    """On the sphere the gradient of the largest similarity there is vanishes."""
    own = pair_maps(embedder, pair[0], pair[0], CancelToken())
    two = pair_maps(embedder, *pair, CancelToken())
    assert own.similarity == pytest.approx(1.0, abs=1e-5)
    assert own.query.maps["fused"].max() > 0.2 * two.query.maps["fused"].max() > 0


def test_randomised_weights_give_other_maps(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading], tmp_path: Path
) -> None:
    write_small_model(tmp_path / "random.safetensors", seed=7)
    other = open_embedder(tmp_path / "random.safetensors", choose_device("cpu"))
    ours, theirs = (pair_maps(e, *pair, CancelToken()).query.maps["fused"].ravel() for e in (embedder, other))
    assert np.corrcoef(ours, theirs)[0, 1] < 0.9


def test_each_film_goes_through_the_model_once(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    passes: list[int] = []
    whole = embedder.model.activations
    monkeypatch.setattr(embedder.model, "activations", lambda pixels: passes.append(len(pixels)) or whole(pixels))
    explain_pair(embedder, *pair, CancelToken())
    assert passes == [1, 1]


def test_it_can_be_cancelled_and_names_a_film_that_is_not_there(
    embedder: HybridEmbedder, pair: tuple[FilmReading, FilmReading], tmp_path: Path
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        explain_pair(embedder, *pair, cancel)
    with pytest.raises(UnreadableFile):
        explain_pair(embedder, pair[0], FilmReading(tmp_path / "none.png"), CancelToken())
