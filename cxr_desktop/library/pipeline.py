"""Listed films in, their contents out, in order.

Where the model has a device of its own, files are decoded ahead in threads while it embeds. Where model and decoding
share the cores, every core takes whole batches from file to embedding: two who wait for each other at every layer are
slower than two who never meet.

A batch is always `batch_size` consecutive films of the list, less those that need no embedding, so the composition of
every batch, and with it the last bit of every embedding, does not depend on where a build was stopped and resumed.
Memory holds a few batches of decoded films, however long the list.
"""

from __future__ import annotations

import hashlib
import logging
import os
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, Embeddings
from cxr_desktop.errors import CorruptImage, ImageError
from cxr_desktop.imaging.looks import AS_IT_IS, Look, stretched
from cxr_desktop.library.ingest import FilmIngestor, IngestedFilm
from cxr_desktop.library.look_ahead import batched, map_ahead
from cxr_desktop.library.records import FilmContent, FilmFile, ListedFilm
from cxr_desktop.model.embedder import Embedder, LanedEmbedder

log = logging.getLogger(__name__)

UNIT_TOLERANCE = 1e-3
"""Of an embedding's length. Rounding to float32 is a thousand times smaller."""

Outcome = FilmContent | ImageError
"""What became of a film."""


def default_workers() -> int:
    """Threads for decoding: half of the cores, as the model wants the rest, but two to four.

    Two even on two cores, because a model on a graphics card leaves them idle; four at most, because each may hold a
    film of the largest size that is allowed.
    """
    return max(2, min(4, (os.cpu_count() or 1) // 2))


@dataclass(frozen=True, slots=True)
class Memory:
    """What need not be done again, by content hash. `known` is asked from several threads."""

    known: Callable[[str], FilmContent | None]
    """A film that the library holds: it is not even decoded."""

    embedded: Callable[[str], NDArray[np.float32] | None]
    """The embedding of an equal film in an earlier batch of this build."""


@dataclass(frozen=True, slots=True, eq=False)
class _Decoded:
    file: FilmFile
    film: IngestedFilm

    def with_embedding(self, embedding: NDArray[np.float32]) -> FilmContent:
        return FilmContent(self.file, embedding, self.film.thumbnail, self.film.signature)


_Decode = Callable[[ListedFilm], _Decoded | Outcome]
_Earlier = Callable[[str], NDArray[np.float32] | None]
_Embed = Callable[[Sequence[_Decoded | Outcome]], list[Outcome]]


class FilmPipeline:
    """Joins an ingestor and an embedder."""

    def __init__(self, embedder: Embedder, ingestor: FilmIngestor, *, workers: int | None = None) -> None:
        self._embedder = embedder
        self._ingestor = ingestor
        self._workers = workers or default_workers()

    def looks(self, *, is_pooled: bool) -> Sequence[Look]:
        """At a film of a library that is pooled, or is not: as its model wants them."""
        return stretched(self._embedder.preprocessing.stretched_part) if is_pooled else AS_IT_IS

    def run(
        self,
        films: Sequence[ListedFilm],
        memory: Memory,
        *,
        salt: bytes,
        cancel: CancelToken,
        looks: Sequence[Look] = AS_IT_IS,
        done: int = 0,
    ) -> Iterator[list[tuple[ListedFilm, Outcome]]]:
        """The films with their outcomes, a batch at a time, from number `done` (a whole number of batches) on.

        Raises Cancelled, or whatever the embedder raises.
        """

        def ingest(data: bytes) -> IngestedFilm:
            return self._ingestor.ingest(data, salt=salt, looks=looks)

        def decode(film: ListedFilm) -> _Decoded | Outcome:
            cancel.raise_if_cancelled()
            return self._decode(film, memory, ingest)

        def embed(items: Sequence[_Decoded | Outcome]) -> list[Outcome]:
            cancel.raise_if_cancelled()
            # Lanes do not wait for each other: what an earlier batch has embedded is put in its place below.
            return self._embed(items, (lambda _: None) if has_lanes else memory.embedded)

        size = self._embedder.batch_size
        batches = list(batched(films[done:], size))
        # By the whole list, not by what is left of it: a resumed build must embed as an uninterrupted one does.
        has_lanes = self._lanes > 1 and len(films) > size
        with closing((self._in_lanes if has_lanes else self._ahead)(batches, decode, embed)) as made:
            for batch, outcomes in zip(batches, made, strict=True):
                cancel.raise_if_cancelled()
                same = [_as_before(outcome, memory) for outcome in outcomes]
                yield list(zip(batch, same, strict=True))

    def _ahead(
        self, batches: Sequence[Sequence[ListedFilm]], decode: _Decode, embed: _Embed
    ) -> Generator[list[Outcome]]:
        """The next batch is decoded while this one is embedded."""
        films = [film for batch in batches for film in batch]
        if len(films) == 1:  # starting a thread for it costs more than nobody being ahead
            yield embed([decode(films[0])])
            return
        ahead = self._embedder.batch_size + self._workers
        with closing(map_ahead(decode, films, workers=self._workers, ahead=ahead)) as decoded:
            for items in batched(decoded, self._embedder.batch_size):
                yield embed(items)

    @property
    def _lanes(self) -> int:
        return self._embedder.lanes if isinstance(self._embedder, LanedEmbedder) else 1

    def _in_lanes(
        self, batches: Sequence[Sequence[ListedFilm]], decode: _Decode, embed: _Embed
    ) -> Generator[list[Outcome]]:
        """Every lane takes a batch from its files to its embeddings."""
        embedder = self._embedder
        assert isinstance(embedder, LanedEmbedder)
        lanes = embedder.lanes
        whole = map_ahead(
            lambda batch: embed([decode(film) for film in batch]),
            batches,
            workers=lanes,
            ahead=lanes + 1,
            enter=embedder.enter_lane,
        )
        try:
            with closing(whole) as done:
                yield from done
        finally:
            embedder.leave_lanes()

    def _decode(self, film: ListedFilm, memory: Memory, ingest: Callable[[bytes], IngestedFilm]) -> _Decoded | Outcome:
        try:
            data = self._ingestor.read(film.path)
        except ImageError as error:
            return error
        content_sha256 = hashlib.sha256(data).hexdigest()
        if film.known is not None and film.known.content_sha256 != content_sha256:
            return CorruptImage("not_as_known")
        if known := memory.known(content_sha256):
            return known
        ingested = _ingested(data, ingest)
        if isinstance(ingested, ImageError):
            return ingested
        return _Decoded(FilmFile(content_sha256, len(data), ingested.facts, ingested.patient), ingested)

    def _embed(self, items: Sequence[_Decoded | Outcome], earlier: _Earlier) -> list[Outcome]:
        """The batch with every decoded film embedded; of equal films one is embedded for all."""
        pixels = {item.file.content_sha256: item.film.pixels for item in items if isinstance(item, _Decoded)}
        embeddings = {sha256: known for sha256 in pixels if (known := earlier(sha256)) is not None}
        missing = [sha256 for sha256 in pixels if sha256 not in embeddings]
        if missing:
            # A batch for each look, so that a film as it is gets the same embedding with others and without.
            looks = np.stack([pixels[sha256] for sha256 in missing], axis=1)
            made = pooled([self._embedder.embed(look) for look in looks])
            _require_unit(made)
            embeddings.update(zip(missing, made, strict=True))
        return [
            item.with_embedding(embeddings[item.file.content_sha256]) if isinstance(item, _Decoded) else item
            for item in items
        ]


def pooled(looks: Sequence[Embeddings]) -> Embeddings:
    """One embedding (films, dimension) for each film of several looks at it: their mean, made of length one again.

    Of a single look, to the last bit what it is.
    """
    if len(looks) == 1:
        return looks[0]
    total = np.sum(looks, axis=0, dtype=np.float32)
    return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True), np.float32)


def _ingested(data: bytes, ingest: Callable[[bytes], IngestedFilm]) -> IngestedFilm | ImageError:
    try:
        return ingest(data)
    except ImageError as error:
        return error
    except MemoryError:  # says nothing about the film
        raise
    except Exception as error:  # noqa: BLE001 -- a decoder's bug on one film must not cost a night's build
        # Never the message or the traceback: they may quote what the file says of its patient.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.warning("unforeseen %s at %s:%s: one film left out", type(error).__name__, place.filename, place.lineno)
        return CorruptImage("damaged")


def _as_before(outcome: Outcome, memory: Memory) -> Outcome:
    """The outcome with the embedding of an equal film in an earlier batch: equal films are equal to the last bit."""
    if isinstance(outcome, FilmContent) and (earlier := memory.embedded(outcome.file.content_sha256)) is not None:
        return replace(outcome, embedding=earlier)
    return outcome


def _require_unit(embeddings: Embeddings) -> None:
    """Nothing but unit vectors gets into a library: a NaN that a device's fault has made would spoil every search."""
    if not np.allclose(np.linalg.norm(embeddings, axis=1), 1.0, atol=UNIT_TOLERANCE):
        raise ValueError("the embedder has made embeddings that are not of length one")
