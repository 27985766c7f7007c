"""Evaluates a library on labelled films: every film is a query, its label the truth.

A film or patient that is also in the library makes the figures too good. Such a run is refused, unless it is asked for;
then every trace of it is in the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import (
    CancelToken,
    EmbedderFingerprint,
    Embeddings,
    LibraryInfo,
    Neighbour,
    OnProgress,
    ignore_progress,
)
from cxr_desktop.errors import BadArgument, ImageError, LibraryHoldsTestFilms, NoFilmsFound
from cxr_desktop.evaluation.metrics import Outcomes
from cxr_desktop.evidence.vote import NEIGHBOURHOOD, VOTERS, label_margin, majority_vote
from cxr_desktop.library.look_alikes import LookAlikes
from cxr_desktop.library.pipeline import FilmPipeline, Memory
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import FilmContent, ListedFilm

if TYPE_CHECKING:
    from cxr_desktop.library.case_library import CaseLibrary

_UNREMARKABLE = frozenset({"NORMAL", "NEGATIVE", "HEALTHY", "NO FINDING", "CONTROL"})
"""Labels that are nobody's positive class, where there are two."""

_NOTHING_KNOWN = Memory(known=lambda _: None, embedded=lambda _: None)


@dataclass(frozen=True, slots=True, eq=False)
class EvaluatedFilm:
    """One test film with what the library said of it."""

    film: ListedFilm
    content_sha256: str
    patient: str | None
    neighbours: tuple[Neighbour, ...]  # the NEIGHBOURHOOD nearest, or all there are
    margins: Mapping[str, float]  # evidence.vote.label_margin of every label of the library
    is_in_library: bool  # the same bytes, or a copy of the same picture
    patient_is_in_library: bool


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """A whole run."""

    films: tuple[EvaluatedFilm, ...]
    refused: tuple[tuple[ListedFilm, ImageError], ...]
    outcomes: Outcomes
    library: LibraryInfo
    model: EmbedderFingerprint

    @property
    def overlapping(self) -> tuple[EvaluatedFilm, ...]:
        """Films that the library knows, or whose patient it knows."""
        return tuple(film for film in self.films if film.is_in_library or film.patient_is_in_library)


class Evaluator:
    """Joins a pipeline (whose embedder is the library's) and a library."""

    def __init__(self, pipeline: FilmPipeline, library: CaseLibrary) -> None:
        self._pipeline = pipeline
        self._library = library
        cases = list(library.cases())
        self._embeddings = library.embeddings
        labels = np.array(library.labels)
        self._of_label = {label: labels == label for label in library.info.label_counts}
        self._contents = {case.content_sha256 for case in cases}
        self._look_alikes = LookAlikes(library.signatures)
        self._patients = {case.patient for case in cases if case.patient is not None}

    def run(
        self,
        films: Sequence[ListedFilm],
        *,
        positive: str | None = None,
        allow_overlap: bool = False,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = ignore_progress,
    ) -> Evaluation:
        """The library's answers to all films.

        `positive` is the label that sensitivity speaks of; None chooses it where that is plain (see positive_label).
        Raises LibraryHoldsTestFilms on overlap unless allowed, NoFilmsFound if no film can be read, BadArgument for an
        unknown positive label, Cancelled.
        """
        labels = tuple(sorted({film.listing.label for film in films} | set(self._library.info.label_counts)))
        chosen = positive_label(labels, positive)
        meter = ProgressMeter("evaluating", len(films), on_progress)
        answered: list[EvaluatedFilm] = []
        refused: list[tuple[ListedFilm, ImageError]] = []
        salt = self._library.manifest.patient_salt
        films = [film.under_pseudonym(salt) for film in films]
        for batch in self._pipeline.run(films, _NOTHING_KNOWN, salt=salt, cancel=cancel or CancelToken()):
            refused += [(film, outcome) for film, outcome in batch if isinstance(outcome, ImageError)]
            readable = [(film, outcome) for film, outcome in batch if not isinstance(outcome, ImageError)]
            answered += self._answer(readable)
            meter.advance(len(batch))
        if not answered:
            raise NoFilmsFound("none_readable", count=len(films), first=str(refused[0][1]))
        outcomes = _outcomes(answered, labels, chosen, self._library.label_weights)
        result = Evaluation(
            tuple(answered), tuple(refused), outcomes, self._library.info, self._library.manifest.fingerprint
        )
        if result.overlapping and not allow_overlap:
            raise LibraryHoldsTestFilms("overlap", count=len(result.overlapping), total=len(answered))
        return result

    def _answer(self, films: list[tuple[ListedFilm, FilmContent]]) -> Iterator[EvaluatedFilm]:
        if not films:
            return
        embeddings = np.stack([content.embedding for _, content in films])
        hashes = [content.file.content_sha256 for _, content in films]
        found = self._library.neighbours(embeddings, NEIGHBOURHOOD, query_sha256=hashes)
        copies = self._look_alikes.include(np.stack([content.signature for _, content in films]))
        margins = self._margins(embeddings)
        for row, ((film, content), neighbours, is_copy) in enumerate(zip(films, found, copies.tolist(), strict=True)):
            patient = film.listing.patient or content.file.patient
            yield EvaluatedFilm(
                film=film,
                content_sha256=content.file.content_sha256,
                patient=patient,
                neighbours=neighbours,
                margins={label: float(of_films[row]) for label, of_films in margins.items()},
                is_in_library=is_copy or content.file.content_sha256 in self._contents,
                patient_is_in_library=patient in self._patients,
            )

    def _margins(self, embeddings: Embeddings) -> dict[str, NDArray[np.float64]]:
        """Of every label of the library, the margins (n,) of films (n, dimension)."""
        similarities = embeddings @ self._embeddings.T
        return {label: label_margin(similarities, is_label) for label, is_label in self._of_label.items()}


def positive_label(labels: Sequence[str], wish: str | None = None) -> str | None:
    """The label that sensitivity speaks of: the wish, else the other one of two where one is NORMAL or the like.

    Raises BadArgument for a wish that is no label.
    """
    if wish is not None:
        if wish not in labels:
            raise BadArgument("unknown", name="positive label", value=wish, choices=", ".join(labels))
        return wish
    remarkable = [label for label in labels if label.upper() not in _UNREMARKABLE]
    return remarkable[0] if len(labels) == 2 and len(remarkable) == 1 else None


def _outcomes(
    films: Sequence[EvaluatedFilm],
    labels: tuple[str, ...],
    positive: str | None,
    label_weights: Mapping[str, float],
) -> Outcomes:
    number = {label: i for i, label in enumerate(labels)}
    neighbour_labels = np.array([[number[n.case.label] for n in film.neighbours] for film in films])
    votes = [majority_vote([n.case.label for n in film.neighbours[:VOTERS]], label_weights) for film in films]
    groups: dict[str, int] = {}
    return Outcomes(
        labels=labels,
        truth=np.array([number[film.film.listing.label] for film in films]),
        voted=np.array([number[vote.label] for vote in votes]),
        neighbour_labels=neighbour_labels,
        scores=np.array([[film.margins.get(label, 0.0) for label in labels] for film in films]),
        groups=np.array([groups.setdefault(f.patient or f.film.path.as_posix(), len(groups)) for f in films]),
        positive=None if positive is None else number[positive],
    )
