"""The contracts of the seams, kept by the real thing and by its stand-in alike. VectorStore's is in tests/library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.looks import AS_IT_IS, stretched
from cxr_desktop.imaging.synthetic import png_bytes, synthesise_film
from cxr_desktop.library.ingest import FilmIngestor, ImagingIngestor
from cxr_desktop.library.pipeline import UNIT_TOLERANCE
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.embedder import Embedder, LanedEmbedder
from cxr_desktop.model.inference import open_embedder
from tests.fakes import FAKE_PREPROCESSING, FakeEmbedder, FakeIngestor

LARGEST_CHANGE = 1e-3  # of a cosine, between one batch and another


@pytest.fixture(params=["fake", "real"])
def embedder(request: pytest.FixtureRequest, small_model: Path) -> Embedder:
    return FakeEmbedder() if request.param == "fake" else open_embedder(small_model, choose_device("cpu"))


def batch(embedder: Embedder, count: int) -> np.ndarray:
    recipe = embedder.preprocessing
    shape = (count, recipe.channels, recipe.size_px, recipe.size_px)
    return np.random.default_rng(5).standard_normal(shape).astype(np.float32)


class TestEmbedder:
    def test_embeddings_are_float32_unit_vectors_of_the_stated_dimension(self, embedder: Embedder) -> None:
        embeddings = embedder.embed(batch(embedder, 3))
        assert embeddings.dtype == np.float32
        assert embeddings.shape == (3, embedder.fingerprint.dimension)
        np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1.0, atol=UNIT_TOLERANCE)

    def test_an_equal_batch_gives_equal_bits(self, embedder: Embedder) -> None:
        films = batch(embedder, 4)
        assert np.array_equal(embedder.embed(films), embedder.embed(films))

    def test_the_company_changes_next_to_nothing(self, embedder: Embedder) -> None:
        films = batch(embedder, 4)
        together, alone = embedder.embed(films), np.concatenate([embedder.embed(film[np.newaxis]) for film in films])
        assert np.sum(together * alone, axis=1).min() > 1 - LARGEST_CHANGE

    def test_rows_keep_their_order(self, embedder: Embedder) -> None:
        films = batch(embedder, 4)
        backwards = embedder.embed(films[::-1].copy())[::-1]
        assert np.sum(embedder.embed(films) * backwards, axis=1).min() > 1 - LARGEST_CHANGE

    def test_the_batch_size_and_the_fingerprint_are_told(self, embedder: Embedder) -> None:
        assert embedder.batch_size >= 1
        assert embedder.fingerprint.preprocessing_version == embedder.preprocessing.version
        assert len(embedder.fingerprint.weights_sha256) == 64

    def test_lanes_are_at_least_one(self, embedder: Embedder) -> None:
        assert isinstance(embedder, LanedEmbedder)
        assert embedder.lanes >= 1


@dataclass(frozen=True)
class Ingestion:
    """An ingestor with files that it takes and one that it refuses."""

    ingestor: FilmIngestor
    film: bytes
    other_film: bytes
    damaged: bytes


def _real() -> Ingestion:
    film, other = (png_bytes(synthesise_film(seed, size_px=128)) for seed in (1, 2))
    return Ingestion(ImagingIngestor(FAKE_PREPROCESSING), film, other, film[: len(film) // 2])


def _fake() -> Ingestion:
    return Ingestion(FakeIngestor(), b"a film", b"another film", b"bad film")


@pytest.fixture(params=[_fake, _real], ids=["fake", "real"])
def ingestion(request: pytest.FixtureRequest) -> Ingestion:
    make: Callable[[], Ingestion] = request.param
    return make()


class TestFilmIngestor:
    def test_a_file_is_read_as_it_is(self, ingestion: Ingestion, tmp_path: Path) -> None:
        (tmp_path / "胸片.png").write_bytes(ingestion.film)
        assert ingestion.ingestor.read(tmp_path / "胸片.png") == ingestion.film

    def test_a_missing_file_is_refused_by_name(self, ingestion: Ingestion, tmp_path: Path) -> None:
        with pytest.raises(ImageError):
            ingestion.ingestor.read(tmp_path / "nothing.png")

    def test_a_film_becomes_what_the_library_needs(self, ingestion: Ingestion) -> None:
        film = ingestion.ingestor.ingest(ingestion.film, salt=b"salt")
        assert film.pixels.shape == (1, 1, 8, 8)
        assert film.pixels.dtype == np.float32
        assert np.isfinite(film.pixels).all()
        assert film.signature.shape == (16, 16)
        assert film.signature.dtype == np.uint8
        assert isinstance(film.thumbnail, bytes)

    def test_equal_bytes_give_equal_films_and_others_do_not(self, ingestion: Ingestion) -> None:
        one, again, other = (
            ingestion.ingestor.ingest(data, salt=b"salt")
            for data in (ingestion.film, ingestion.film, ingestion.other_film)
        )
        assert np.array_equal(one.pixels, again.pixels)
        assert one.thumbnail == again.thumbnail
        assert not np.array_equal(one.pixels, other.pixels)

    def test_every_look_is_a_row_and_the_first_is_the_film_as_it_is(self, ingestion: Ingestion) -> None:
        plain, looks = (
            ingestion.ingestor.ingest(ingestion.film, salt=b"salt", looks=looks).pixels
            for looks in (AS_IT_IS, stretched(0.65))
        )
        assert looks.shape == (3, 1, 8, 8)
        assert np.array_equal(looks[:1], plain)
        assert not np.array_equal(looks[1], looks[2])

    def test_a_damaged_film_is_refused_by_name(self, ingestion: Ingestion) -> None:
        with pytest.raises(ImageError):
            ingestion.ingestor.ingest(ingestion.damaged, salt=b"salt")
