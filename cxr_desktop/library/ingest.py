"""A film's bytes become what the library needs of it: model input, thumbnail, signature, facts.

Reading and ingesting are two steps, because a film that the library knows by its bytes is never decoded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts
from cxr_desktop.imaging.limits import DEFAULT_LIMITS, Limits
from cxr_desktop.imaging.looks import AS_IT_IS, Look, look_at
from cxr_desktop.imaging.preprocess import Preprocessing, prepare


@dataclass(frozen=True, slots=True, eq=False)
class IngestedFilm:
    """A decoded film, ready to be embedded."""

    pixels: NDArray[np.float32]  # (looks, channels, size, size): rows of the embedder's batches
    thumbnail: bytes  # JPEG
    signature: NDArray[np.uint8]  # (16, 16)
    facts: FilmFacts = field(default_factory=FilmFacts)
    patient: str | None = None  # a pseudonym made with the library's salt


class FilmIngestor(Protocol):
    """Called from several threads at a time."""

    def glance(self, path: Path) -> None:
        """Raise the ImageError that size and first bytes of a file already tell."""

    def read(self, path: Path) -> bytes:
        """The file's bytes. Raises ImageError."""

    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        """The film in these bytes; its patient under a pseudonym made with `salt`. Raises ImageError."""


class ImagingIngestor:
    """The ingestor of real films: what `imaging` knows to do, for one embedder's preprocessing."""

    def __init__(self, preprocessing: Preprocessing, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._preprocessing = preprocessing
        self._limits = limits

    def glance(self, path: Path) -> None:
        from cxr_desktop.imaging.readers import glance_at_film

        glance_at_film(path, self._limits)

    def read(self, path: Path) -> bytes:
        from cxr_desktop.imaging.readers import read_film_bytes

        return read_film_bytes(path, self._limits)

    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        from cxr_desktop.imaging.dicom.film import patient_pseudonym
        from cxr_desktop.imaging.greyscale import to_grey
        from cxr_desktop.imaging.readers import decode_radiograph
        from cxr_desktop.imaging.thumbnail import encode_thumbnail, film_signature, shrink

        # As in search.py: build and query must see the same pixels of a film.
        radiograph = decode_radiograph(data, self._limits, at_least_px=self._preprocessing.enough_px)
        grey = to_grey(radiograph)
        small = shrink(grey)
        return IngestedFilm(
            pixels=np.stack([prepare(look_at(grey, look), self._preprocessing) for look in looks]),
            thumbnail=encode_thumbnail(small),
            signature=film_signature(small),
            facts=radiograph.facts,
            patient=patient_pseudonym(data, salt),
        )
