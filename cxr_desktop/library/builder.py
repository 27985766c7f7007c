"""Makes case libraries of films, and adds films to them.

Both stream: films are decoded ahead while the model embeds, and finished chunks are put aside, so that a run that is
cancelled or killed goes on where it was and ends in the same bytes. The library that was there before is whole until
the new one is committed, and lends its embeddings where the model is the same: nothing is embedded twice.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.errors import EmbedderMismatch, ImageError, LibraryCorrupt, NoFilmsFound, UnreadableFile
from cxr_desktop.library.case_table import CaseTable, open_checked_segments, open_segments
from cxr_desktop.library.changes import superseding
from cxr_desktop.library.compaction import compacted
from cxr_desktop.library.edition import Manner, require_edition, require_free
from cxr_desktop.library.ingest import FilmIngestor
from cxr_desktop.library.intake import Addition, Intake, NewLibrary, Roots
from cxr_desktop.library.manifest import Manifest, SegmentEntry, read_finished_manifest
from cxr_desktop.library.pipeline import FilmPipeline, Memory, Outcome
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import CaseEntry, CaseRecord, ListedFilm, Place, Refusal, RefusedFile
from cxr_desktop.library.session import WriteSession, changing, replacing
from cxr_desktop.library.sources import in_order
from cxr_desktop.library.unfinished import UnfinishedBuild
from cxr_desktop.model.embedder import Embedder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build or an addition did."""

    cases: int  # in the library now
    added: int
    updated: int  # cases replaced: known films under another label, listing or path, files with other content
    refused: tuple[RefusedFile, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Job:
    """What one call is to do."""

    films: tuple[ListedFilm, ...]
    cancel: CancelToken
    on_progress: OnProgress
    with_pictures: bool = True
    pooled: bool = False
    started_s: float = field(default_factory=time.monotonic)

    def under_pseudonyms(self, salt: bytes) -> _Job:
        return replace(self, films=tuple(film.under_pseudonym(salt) for film in self.films))


class LibraryBuilder:
    """Joins an embedder and an ingestor. One library at a time, on one thread.

    Rate and time left are told by `clock`: one that stands still in a pause keeps them true.
    """

    def __init__(
        self,
        embedder: Embedder,
        ingestor: FilmIngestor,
        *,
        workers: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._embedder = embedder
        self._clock = clock
        self._pipeline = FilmPipeline(embedder, ingestor, workers=workers)

    def build(
        self,
        films: Sequence[ListedFilm],
        directory: Path,
        *,
        balanced: bool = False,
        with_pictures: bool = True,
        pooled: bool = False,
        edition_of: Path | None = None,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = ignore_progress,
    ) -> BuildReport:
        """Make `directory` the case library of exactly these films; without pictures, of their features and facts.

        Pooled: every film is embedded in several looks, and their mean is kept (`imaging.looks`). `edition_of` is the
        library that the films were taken over from, with another model: then nothing that is there is replaced.

        Raises NoFilmsFound where no film can be read or a source folder vanishes, LibraryLocked, LibraryNotWritable,
        LibraryTooNew, Cancelled, what `require_edition` or the embedder raises. The library before is then whole; the
        same call resumes.
        """
        if not films:
            raise ValueError("a library cannot be built of no films")
        job = _Job(in_order(films), cancel or CancelToken(), on_progress, with_pictures, pooled)
        origin = read_finished_manifest(edition_of) if edition_of else None
        if edition_of and origin:
            manner = Manner(pooled, balanced, with_pictures)
            require_edition(edition_of, origin, directory, self._embedder.fingerprint, manner)
        salt = origin.patient_salt if origin else None
        with replacing(directory, self._embedder.fingerprint, salt) as session:
            if origin:  # somebody may have been quicker
                require_free(directory, origin.patient_salt)
            job = job.under_pseudonyms(session.manifest.patient_salt)
            roots = Roots((), job.films)
            unfinished = self._unfinished(job, session, purpose="build", seed=f"{with_pictures=} {pooled=}")
            with self._reusable(job, session) as before:
                self._take_in(job, session, unfinished, NewLibrary(before, unfinished.case_ids), roots)
            refused = tuple(refusal.to_file(roots.folders) for refusal in unfinished.refusals())
            if not unfinished.cases:
                unfinished.discard()
                raise NoFilmsFound("none_readable", count=len(job.films), first=refused[0].reason)
            segment = _finish(job, session, unfinished)
            manifest = replace(session.manifest, fingerprint=self._embedder.fingerprint)
            manifest = manifest.changed(
                segments=[segment],
                roots=roots.folders,
                balanced=balanced,
                with_pictures=with_pictures,
                pooled=pooled,
            )
            session.commit(manifest)
            session.forget_unfinished()
            return _report(job, session.manifest, refused, added=segment.cases)

    def add(
        self,
        films: Sequence[ListedFilm],
        directory: Path,
        *,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = ignore_progress,
    ) -> BuildReport:
        """Take films into the library, or bring its cases up to date with them. Nothing is removed.

        Raises EmbedderMismatch, LibraryMissing, LibraryCorrupt or what `build` raises. The library before is then
        whole; the same call resumes.
        """
        job = _Job(in_order(films), cancel or CancelToken(), on_progress)
        with changing(directory) as session:
            session.manifest.require_model(self._embedder.fingerprint)
            job = job.under_pseudonyms(session.manifest.patient_salt)
            job = replace(job, with_pictures=session.manifest.with_pictures, pooled=session.manifest.pooled)
            roots = Roots(session.manifest.roots, job.films)
            unfinished = self._unfinished(job, session, purpose="add", seed=repr(session.manifest))
            with open_segments(directory, session.manifest) as table:
                intake = Addition(table, roots.folders, unfinished.case_ids)
                self._take_in(job, session, unfinished, intake, roots)
                refused = tuple(refusal.to_file(roots.folders) for refusal in unfinished.refusals())
                if not unfinished.cases:
                    unfinished.discard()
                    return _report(job, session.manifest, refused)
                segment = _finish(job, session, unfinished)
                kept = superseding(table, directory, segment)
            updated = session.manifest.cases - sum(entry.cases for entry in kept)
            manifest = session.manifest.changed(segments=[*kept, segment], roots=roots.folders)
            session.commit(compacted(session, manifest, job.cancel))
            unfinished.discard()
            return _report(job, session.manifest, refused, added=segment.cases - updated, updated=updated)

    def _unfinished(self, job: _Job, session: WriteSession, *, purpose: str, seed: str) -> UnfinishedBuild:
        unfinished = UnfinishedBuild(
            session.unfinished / purpose,
            job.films,
            seed=f"{session.manifest.library_id} {self._embedder.fingerprint!r} {seed}",
            batch_size=self._embedder.batch_size,
            dimension=self._embedder.fingerprint.dimension,
        )
        unfinished.resume()
        return unfinished

    def _reusable(self, job: _Job, session: WriteSession) -> CaseTable:
        """The library before, if it is whole and has what the new one needs, from our model; else an empty table."""
        before = session.manifest
        if job.pooled != before.pooled or (job.with_pictures and not before.with_pictures):
            return CaseTable(())
        try:
            session.manifest.require_model(self._embedder.fingerprint)
            return open_checked_segments(session.directory, session.manifest)
        except EmbedderMismatch:
            log.info("another model: every film is embedded anew")
        except LibraryCorrupt as error:
            log.warning("nothing is taken over from the library before: %s", error)
        return CaseTable(())

    def _take_in(
        self, job: _Job, session: WriteSession, unfinished: UnfinishedBuild, intake: Intake, roots: Roots
    ) -> None:
        """Carry every film that is not done yet into the unfinished build."""
        done = unfinished.films_done
        meter = ProgressMeter("embedding", len(job.films), job.on_progress, done=done, clock=self._clock)
        memory = Memory(known=intake.known, embedded=unfinished.embedding_of)
        salt = session.manifest.patient_salt
        looks = self._pipeline.looks(is_pooled=job.pooled)
        for batch in self._pipeline.run(job.films, memory, salt=salt, cancel=job.cancel, looks=looks, done=done):
            unfinished.add(
                [record for item in batch if (record := _to_record(*item, roots, intake, job.with_pictures))],
                [refusal for item in batch if (refusal := _to_refusal(*item, roots))],
            )
            meter.advance(len(batch))
        unfinished.flush()


def _to_record(
    film: ListedFilm, outcome: Outcome, roots: Roots, intake: Intake, with_pictures: bool
) -> CaseRecord | None:
    """What is to be written of a film; None for a refused film and for a case that is as it should be."""
    if isinstance(outcome, ImageError):
        return None
    place = _place(film, roots)
    known = film.known
    case_id = known.case_id if known else intake.case_id(place, film.listing, outcome.file.content_sha256)
    if case_id is None:
        return None
    content = outcome if with_pictures else replace(outcome, thumbnail=b"")
    return CaseRecord(CaseEntry(case_id, place, film.listing, outcome.file), content)


def _to_refusal(film: ListedFilm, outcome: Outcome, roots: Roots) -> Refusal | None:
    """The refusal of a film, if it was refused.

    Raises NoFilmsFound where it was because its whole folder is gone, or closed to who makes a new edition.
    """
    if not isinstance(outcome, ImageError):
        return None
    if isinstance(outcome, UnreadableFile) and not paths.is_folder(film.root):
        raise NoFilmsFound("missing", path=film.root)  # a drive was pulled out: no reason to forget its films
    if film.known and isinstance(outcome, UnreadableFile):  # of a new edition
        _require_open(film.root, film.path.parent)
    return Refusal(_place(film, roots), outcome.code, str(outcome))


def _require_open(*folders: Path) -> None:
    """Raise NoFilmsFound for one that this account may not enter: that is no reason to forget its films either."""
    for folder in folders:
        if not paths.may_enter(folder):
            raise NoFilmsFound("unreadable_folder", path=folder, detail=os.strerror(errno.EACCES))


def _place(film: ListedFilm, roots: Roots) -> Place:
    place = roots.find(film.path)
    assert place is not None, "the roots were made of these films"
    return place


def _finish(job: _Job, session: WriteSession, unfinished: UnfinishedBuild) -> SegmentEntry:
    meter = ProgressMeter("writing", unfinished.cases, job.on_progress)

    def after_each() -> None:
        job.cancel.raise_if_cancelled()
        meter.advance()

    return unfinished.finish(session.new_segment(), after_each)


def _report(
    job: _Job, manifest: Manifest, refused: tuple[RefusedFile, ...], *, added: int = 0, updated: int = 0
) -> BuildReport:
    return BuildReport(manifest.cases, added, updated, refused, time.monotonic() - job.started_s)
