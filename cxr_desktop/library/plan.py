"""A build before it is begun: which films it would take, which not and why, and how long it might take.

Files are only glanced at, so a film that is damaged inside still passes here and is refused by the build. The time is
measured on a few of the very films, on the machine and with the model that will do it.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cxr_desktop.domain import CancelToken, EmbedderFingerprint, OnProgress, ignore_progress
from cxr_desktop.errors import ImageError
from cxr_desktop.library.audit import LabelCount
from cxr_desktop.library.edition import require_edition
from cxr_desktop.library.ingest import FilmIngestor
from cxr_desktop.library.lock import present_writer
from cxr_desktop.library.manifest import read_finished_manifest
from cxr_desktop.library.pipeline import FilmPipeline, Memory
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import ListedFilm, RefusedFile
from cxr_desktop.library.session import manifest_at
from cxr_desktop.library.wish import BuildWish
from cxr_desktop.model.embedder import Embedder

_NOTHING_KNOWN = Memory(known=lambda _: None, embedded=lambda _: None)


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build would do."""

    wish: BuildWish
    labels: tuple[LabelCount, ...]  # of the films that would be taken; patients by table or file name
    left_out: tuple[RefusedFile, ...]
    seconds: float  # expected for all of it
    sampled: int  # films that the time was measured on
    cases_before: int  # in the library that is there: it is replaced, or added to

    @property
    def films(self) -> int:
        """How many would be taken."""
        return sum(count.films for count in self.labels)


def plan_build(
    wish: BuildWish,
    embedder: Embedder,
    ingestor: FilmIngestor,
    *,
    sample: int,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> BuildPlan:
    """The plan; the time is measured on at most `sample` films.

    Raises NoFilmsFound, BadLabelFile, Cancelled, or the LibraryError that the place of the library tells already.
    """
    cancel = cancel or CancelToken()
    cases_before = _cases_at(wish, embedder.fingerprint)
    pipeline = FilmPipeline(embedder, ingestor)
    taken: list[ListedFilm] = []
    left_out: list[RefusedFile] = []
    films = wish.source.films(cancel)
    meter = ProgressMeter("glancing", len(films), on_progress)
    for film in films:
        cancel.raise_if_cancelled()
        try:
            ingestor.glance(film.path)
        except ImageError as error:
            left_out.append(RefusedFile(film.path, error.code, str(error)))
        else:
            taken.append(film)
        meter.advance()
    some = taken[:: max(1, len(taken) // sample)][:sample] if taken else []
    per_film_s = _seconds_per_film(some, pipeline, cancel, on_progress, is_pooled=wish.pooled) if some else 0.0
    return BuildPlan(wish, _by_label(taken), tuple(left_out), per_film_s * len(taken), len(some), cases_before)


def _cases_at(wish: BuildWish, model: EmbedderFingerprint) -> int:
    writer = present_writer(wish.directory)
    if writer is not None:
        raise writer
    if wish.adds:
        manifest = read_finished_manifest(wish.directory)
        manifest.require_model(model)
        return manifest.cases
    if (origin := wish.source.library) is not None:
        require_edition(origin, read_finished_manifest(origin), wish.directory, model, wish.manner)
    before = manifest_at(wish.directory)
    return before.cases if before else 0


def _seconds_per_film(
    films: Sequence[ListedFilm],
    pipeline: FilmPipeline,
    cancel: CancelToken,
    on_progress: OnProgress,
    *,
    is_pooled: bool,
) -> float:
    meter = ProgressMeter("timing", len(films), on_progress)
    started_s = time.monotonic()
    looks = pipeline.looks(is_pooled=is_pooled)
    for batch in pipeline.run(films, _NOTHING_KNOWN, salt=b"", cancel=cancel, looks=looks):
        meter.advance(len(batch))
    return (time.monotonic() - started_s) / len(films)


def _by_label(films: Sequence[ListedFilm]) -> tuple[LabelCount, ...]:
    patients: defaultdict[str, list[str | None]] = defaultdict(list)
    for film in films:
        patients[film.listing.label].append(film.listing.patient)
    return tuple(_count(label, patients[label]) for label in sorted(patients))


def _count(label: str, patients: Sequence[str | None]) -> LabelCount:
    known = [patient for patient in patients if patient]
    return LabelCount(label, len(patients), len(set(known)), len(patients) - len(known))
