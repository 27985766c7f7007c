"""A small library of fake films, fresh for every test that asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, write_films, write_many_films


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def ingestor() -> FakeIngestor:
    return FakeIngestor()


@pytest.fixture
def builder(embedder: FakeEmbedder, ingestor: FakeIngestor) -> LibraryBuilder:
    return LibraryBuilder(embedder, ingestor)


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """Nine films of known patients, one of them an exact copy, one damaged."""
    folder = write_many_films(tmp_path / "train", normal=3, pneumonia=5)
    return write_films(folder, {"NORMAL/copy.jpeg": "normal 0", "NORMAL/damaged.jpeg": "bad film"})


@pytest.fixture
def library_directory(tmp_path: Path, films: Path, builder: LibraryBuilder) -> Path:
    """A library of these films: nine cases."""
    directory = tmp_path / "library"
    builder.build(list_films([films]), directory)
    return directory
