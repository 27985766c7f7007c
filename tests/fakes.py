"""Stand-ins for what is slow or absent in a test: a model, a decoder, a vector store. Each keeps its contract."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import EmbedderFingerprint, Embeddings, FilmFacts
from cxr_desktop.errors import CorruptImage, UnreadableFile
from cxr_desktop.imaging.looks import AS_IT_IS, Look
from cxr_desktop.imaging.preprocess import Preprocessing
from cxr_desktop.library.ingest import IngestedFilm

FAKE_PREPROCESSING = Preprocessing(
    version="fake-1",
    geometry="squash",
    resampling="area",
    equalisation="none",
    statistics="per_film",
    size_px=8,
    shortest_side_px=8,
    channels=1,
)


def fake_fingerprint(profile: str = "fake", dimension: int = 12) -> EmbedderFingerprint:
    return EmbedderFingerprint(
        profile, ("projection",), hashlib.sha256(profile.encode()).hexdigest(), "fake-1", dimension
    )


class FakeEmbedder:
    """A fixed random projection of the pixels.

    Like a real model on a real processor, it gives a film another last bit in another batch: what is to be equal bit by
    bit has to be embedded in equal batches.
    """

    def __init__(
        self,
        profile: str = "fake",
        *,
        dimension: int = 12,
        batch_size: int = 4,
        delay_s: float = 0.0,
        lanes: int = 1,
    ) -> None:
        self.fingerprint = fake_fingerprint(profile, dimension)
        self.preprocessing = FAKE_PREPROCESSING
        self.batch_size = batch_size
        self.lanes = lanes
        self.films_embedded = 0
        self._turn = threading.Lock()
        self._delay_s = delay_s

    def enter_lane(self) -> None:
        pass

    def leave_lanes(self) -> None:
        pass

    def embed(self, batch: NDArray[np.float32]) -> Embeddings:
        time.sleep(self._delay_s)
        with self._turn:
            self.films_embedded += len(batch)
        films = batch.reshape(len(batch), -1).astype(np.float64)
        seed = int(self.fingerprint.weights_sha256[:8], 16)
        projection = np.random.default_rng(seed).normal(size=(films.shape[1], self.fingerprint.dimension))
        last_bits = 1e-6 * np.sin(len(batch) + np.arange(len(batch)))[:, np.newaxis]
        embeddings = films @ projection + last_bits
        return np.asarray(embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True), np.float32)


class FakeIngestor:
    """Takes any file for a film whose pixels follow from its bytes; one that begins with `bad` for a damaged film."""

    def __init__(self) -> None:
        self.films_ingested = 0
        self._turn = threading.Lock()

    def glance(self, path: Path) -> None:
        if not self.read(path):
            raise CorruptImage("empty")

    def read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise UnreadableFile("missing") from error

    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        with self._turn:
            self.films_ingested += 1
        if data.startswith(b"bad"):
            raise CorruptImage("damaged")
        if data.startswith(b"bug"):
            raise ZeroDivisionError
        seed = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
        random = np.random.default_rng(seed)
        return IngestedFilm(
            pixels=random.normal(size=(len(looks), 1, 8, 8)).astype(np.float32),
            thumbnail=b"JPEG of " + data[:40],
            signature=random.integers(0, 256, (16, 16), np.uint8),
            facts=FilmFacts(view_position="PA", age_years=50.0, pixel_spacing_mm=(0.2, 0.2)),
            patient=f"{salt.hex()[:4]}-{data[4:].decode()}" if data.startswith(b"dcm ") else None,
        )


class MemoryStore:
    """The contract of VectorStore in the fewest lines: compare with everything, sort."""

    def __init__(self, dimension: int) -> None:
        self._embeddings: dict[int, NDArray[np.float32]] = {}
        self._dimension = dimension

    @property
    def count(self) -> int:
        return len(self._embeddings)

    def add(self, ids: NDArray[np.int64], embeddings: Embeddings) -> None:
        self._embeddings.update(zip(ids.tolist(), np.asarray(embeddings), strict=True))

    def remove(self, ids: NDArray[np.int64]) -> None:
        for case_id in ids.tolist():
            self._embeddings.pop(case_id, None)

    def search(self, embeddings: Embeddings, k: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        if not np.isfinite(embeddings).all():
            raise ValueError("an embedding is not finite")
        ids = np.array(sorted(self._embeddings), np.int64)
        stored = np.array([self._embeddings[case_id] for case_id in ids.tolist()]).reshape(-1, self._dimension)
        similarities = np.einsum("nd,md->nm", embeddings.astype(np.float64), stored.astype(np.float64)).astype(
            np.float32
        )
        best = np.argsort(-similarities, axis=1, kind="stable")[:, :k]
        return np.take_along_axis(similarities, best, axis=1), ids[best]

    def close(self) -> None:
        self._embeddings.clear()


class FakeDialogs:
    """Answers what it was told to, and keeps what it was shown."""

    def __init__(
        self,
        *,
        films: Sequence[Path] = (),
        folder: Path | None = None,
        target: Path | None = None,
        agrees: bool = True,
    ) -> None:
        self.films, self.folder, self.target, self.agrees = films, folder, target, agrees
        self.questions: list[str] = []
        self.reports: list[str] = []

    def choose_films(self, _title: str) -> Sequence[Path]:
        return self.films

    def choose_folder(self, _title: str) -> Path | None:
        return self.folder

    def choose_target(self, _title: str, _name: str) -> Path | None:
        return self.target

    def confirm(self, question: str, _yes: str) -> bool:
        self.questions.append(question)
        return self.agrees

    def tell_bug(self, report: str) -> None:
        self.reports.append(report)


def write_films(folder: Path, films: Mapping[str, str]) -> Path:
    """Files below `folder`, by relative path, with that content. A FakeIngestor takes them for films."""
    for relative, content in films.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def write_many_films(folder: Path, *, normal: int, pneumonia: int) -> Path:
    """Two label folders of different films."""
    films = {f"NORMAL/IM-{number:04d}-0001.jpeg": f"normal {number}" for number in range(normal)}
    films |= {f"PNEUMONIA/person{n}_virus_{n}.jpeg": f"pneumonia {n}" for n in range(pneumonia)}
    return write_films(folder, films)


def flip_byte(path: Path, position: int, flip: int = 0xFF) -> None:
    """Change one byte of a file in place; a second call undoes it."""
    data = bytearray(path.read_bytes())
    data[position] ^= flip
    path.write_bytes(data)
