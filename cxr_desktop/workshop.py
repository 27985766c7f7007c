"""What is done to libraries beside the engine: planned, built, enlarged, looked over, evaluated, compared.

It has a model of its own, so that no query waits for any of this (docs/adr/0011). All on one thread, which the model
belongs to; what is returned is frozen and may go to any. The model is loaded by the first job that needs it and given
back by `rest`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, Case, OnProgress
from cxr_desktop.editions import EditionInUse, fingerprint_of, model_of
from cxr_desktop.engine_room import naming_trouble
from cxr_desktop.errors import ImageError
from cxr_desktop.library.pausing import PausableToken, Pause
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.policy import EVERYTHING_ALLOWED, Policy
from cxr_desktop.settings import Moves

if TYPE_CHECKING:
    from cxr_desktop.evaluation.curves import Curve
    from cxr_desktop.evaluation.failures import Failure
    from cxr_desktop.evaluation.paired import Comparison, PairedFilm
    from cxr_desktop.evaluation.run import Evaluation
    from cxr_desktop.library.audit import Audit
    from cxr_desktop.library.builder import BuildReport
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.library.edition import Change, Manner
    from cxr_desktop.library.ingest import FilmIngestor
    from cxr_desktop.library.plan import BuildPlan
    from cxr_desktop.library.records import ListedFilm
    from cxr_desktop.model.embedder import Embedder

MOST_PICTURES = 60
"""Findings of a kind that are shown; the tables that can be exported have them all."""

_TIMED_LANES = 4  # of batches: as many as the busiest machine embeds at a time

ModelChoice = tuple[Path | None, str]
"""Weights file (None: the reference model) and device."""

LoadEmbedder = Callable[[Path | None, str], "Embedder"]
CreateIngestor = Callable[["Embedder"], "FilmIngestor"]


@dataclass(frozen=True, slots=True, eq=False)
class AuditedLibrary:
    """An audit with the pictures of what it found, and what the build did where one was made for it."""

    audit: Audit
    pictures: Mapping[int, bytes]  # by case id: JPEG, empty where the library keeps none
    report: BuildReport | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EvaluatedLibrary:
    """An evaluation with all that is shown of it."""

    evaluation: Evaluation
    record: Mapping[str, Any]  # content of metrics.json
    roc: tuple[Curve, ...]
    precision: Curve
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class EditionSurvey:
    """What another edition of a library changes, before it is built or after."""

    old: EditionInUse
    new: EditionInUse
    changes: tuple[Change, ...]
    is_built: bool  # the new one is there, and can be compared and switched to


@dataclass(frozen=True, slots=True, eq=False)
class ComparedLibraries:
    """A comparison with all that is shown of it. `only_old` and `only_new` have each film with its JPEG."""

    comparison: Comparison
    record: Mapping[str, Any]  # content of comparison.json
    only_old: tuple[tuple[PairedFilm, bytes], ...]  # at most MOST_PICTURES
    only_new: tuple[tuple[PairedFilm, bytes], ...]


def load_embedder(model: Path | None, device: str) -> Embedder:
    """The embedder of real films. Raises ModelError or DeviceError."""
    from cxr_desktop.model.torch_loading import preload_torch

    preload_torch()
    from cxr_desktop.model.device import choose_device
    from cxr_desktop.model.inference import open_embedder

    embedder = open_embedder(model or paths.reference_model(), choose_device(device))
    embedder.warm_up()
    return embedder


def film_ingestor(embedder: Embedder) -> FilmIngestor:
    """What reads and prepares films for this embedder."""
    from cxr_desktop.library.ingest import ImagingIngestor

    return ImagingIngestor(embedder.preprocessing)


class Workshop:
    """`model` is asked with every job: which model and device are chosen may change. What IT forbids is refused."""

    def __init__(
        self,
        model: Callable[[], ModelChoice],
        *,
        load: LoadEmbedder = load_embedder,
        create_ingestor: CreateIngestor = film_ingestor,
        policy: Policy = EVERYTHING_ALLOWED,
        known_models: Callable[[], Sequence[Path | None]] = lambda: (None,),
        moves: Callable[[], Moves] = lambda: (),
        resamples: int = 2000,
    ) -> None:
        self._choice = model
        self._load = load
        self._create_ingestor = create_ingestor
        self._policy = policy
        self._known_models = known_models  # weights files among which a library's own is looked for
        self._moves = moves  # of films that lie elsewhere on this machine
        self._resamples = resamples  # of an evaluation's intervals
        self._embedder: Embedder | None = None
        self._loaded: ModelChoice | None = None

    def plan(self, wish: BuildWish, cancel: CancelToken, on_progress: OnProgress) -> BuildPlan:
        """What the build would do. Raises NoFilmsFound, BadLabelFile, ModelError or Cancelled."""
        from cxr_desktop.library.plan import plan_build

        self._policy.require_library(wish.directory)
        with naming_trouble():
            embedder = self._model(wish.model)
            ingestor = self._create_ingestor(embedder)
            sample = _TIMED_LANES * embedder.batch_size
            return plan_build(wish, embedder, ingestor, sample=sample, cancel=cancel, on_progress=on_progress)

    def build(self, wish: BuildWish, pause: Pause, cancel: CancelToken, on_progress: OnProgress) -> BuildReport:
        """Build or add as wished. Raises as `LibraryBuilder.build` and `add`; once it returns, the library is there."""
        from cxr_desktop.library.builder import LibraryBuilder

        self._policy.require_library(wish.directory)
        token = PausableToken(cancel, pause)
        with naming_trouble():
            embedder = self._model(wish.model)
            builder = LibraryBuilder(embedder, self._create_ingestor(embedder), clock=pause.working_time)
            films = wish.source.films(token, self._moves())
            if wish.adds:
                return builder.add(films, wish.directory, cancel=token, on_progress=on_progress)
            return builder.build(
                films,
                wish.directory,
                balanced=wish.balanced,
                with_pictures=wish.with_pictures,
                pooled=wish.pooled,
                edition_of=wish.source.library,
                cancel=token,
                on_progress=on_progress,
            )

    def audit(
        self, directory: Path, cancel: CancelToken, on_progress: OnProgress, report: BuildReport | None = None
    ) -> AuditedLibrary:
        """The audit of a library, whatever model made it, with pictures; of one just built with that build's report.

        Raises LibraryError or Cancelled.
        """
        from cxr_desktop.library.audit import audit_library
        from cxr_desktop.library.case_library import open_library

        self._policy.require_library(directory)
        with open_library(directory) as library:
            audit = audit_library(library, cancel=cancel, on_progress=on_progress)
            return AuditedLibrary(audit, _pictures(library, _cases_in_question(audit), cancel), report)

    def evaluate(
        self, directory: Path, source: FilmSource, cancel: CancelToken, on_progress: OnProgress
    ) -> EvaluatedLibrary:
        """The library's answers to labelled films, those that it holds itself among them: the result says which.

        Raises NoFilmsFound, BadLabelFile, LibraryError, ModelError or Cancelled.
        """
        from cxr_desktop.evaluation.curves import precision_curve, roc_curves
        from cxr_desktop.evaluation.failures import failures
        from cxr_desktop.evaluation.report import metrics_record
        from cxr_desktop.evaluation.run import Evaluator
        from cxr_desktop.library.case_library import open_library
        from cxr_desktop.library.pipeline import FilmPipeline

        self._policy.require_library(directory)
        with naming_trouble():
            films = source.films(cancel)
            embedder = self._model()
            with open_library(directory, embedder.fingerprint) as library:
                ingestor = self._create_ingestor(embedder)
                evaluation = Evaluator(FilmPipeline(embedder, ingestor), library).run(
                    films, allow_overlap=True, cancel=cancel, on_progress=on_progress
                )
                resampling = ProgressMeter("resampling", self._resamples, on_progress)
                after_each = _counting(resampling, cancel)
                record = metrics_record(evaluation, resamples=self._resamples, after_each=after_each)
                wrong = failures(
                    evaluation,
                    lambda path: picture_of_film(path, ingestor),
                    lambda case: library.thumbnail(case.case_id),
                    after_each=cancel.raise_if_cancelled,
                )
        outcomes = evaluation.outcomes
        return EvaluatedLibrary(evaluation, record, roc_curves(outcomes), precision_curve(outcomes), wrong)

    def survey_edition(
        self, origin: Path, place: Path, model: Path | None, manner: Manner, cancel: CancelToken
    ) -> EditionSurvey:
        """What changes from the library at `origin` to one at `place`: there already, or to be built so.

        Raises LibraryError, also where no new edition can be built there; ModelError; Cancelled.
        """
        from cxr_desktop.errors import LibraryMissing
        from cxr_desktop.library.edition import changes, edition_of, require_edition
        from cxr_desktop.library.manifest import read_finished_manifest

        for directory in (origin, place):
            self._policy.require_library(directory)
        manifest = read_finished_manifest(origin)
        files = (model, *self._known_models())
        try:
            made = read_finished_manifest(place)
        except LibraryMissing:
            made = None
        cancel.raise_if_cancelled()
        if made is not None and made.library_id != manifest.library_id:
            new = EditionInUse(place, model_of(place, files))
            old = EditionInUse(origin, model_of(origin, files))
            return EditionSurvey(old, new, changes(edition_of(manifest), edition_of(made)), is_built=True)
        fingerprint = fingerprint_of(model)
        self._policy.require_model(fingerprint.weights_sha256, model or paths.reference_model())
        require_edition(origin, manifest, place, fingerprint, manner)
        before = edition_of(manifest)
        planned = changes(before, before.renewed(fingerprint, manner))
        return EditionSurvey(EditionInUse(origin), EditionInUse(place, model), planned, is_built=False)

    def compare(
        self, survey: EditionSurvey, source: FilmSource, cancel: CancelToken, on_progress: OnProgress
    ) -> ComparedLibraries:
        """Both libraries' answers to the same labelled films; those that one of them holds are among them, and told.

        Raises LabelsDiffer, NoFilmsFound, BadLabelFile, LibraryError, ModelError or Cancelled.
        """
        from cxr_desktop.evaluation.paired import pair_up, require_same_labels
        from cxr_desktop.evaluation.paired_report import comparison_record
        from cxr_desktop.library.manifest import read_finished_manifest

        old, new = (read_finished_manifest(edition.library) for edition in (survey.old, survey.new))
        require_same_labels(old=old.labels, new=new.labels)
        with naming_trouble():
            films = source.films(cancel)
            answers = [self._answers_of(edition, films, cancel, on_progress) for edition in (survey.old, survey.new)]
            comparison = pair_up(*answers)
            after_each = _counting(ProgressMeter("resampling", self._resamples, on_progress), cancel)
            record = comparison_record(comparison, resamples=self._resamples, after_each=after_each)
            ingestor = self._create_ingestor(self._model(survey.new.model or paths.reference_model()))

            def with_picture(film: PairedFilm) -> tuple[PairedFilm, bytes]:
                cancel.raise_if_cancelled()
                return film, picture_of_film(film.film.film.path, ingestor)

            sides = [
                tuple(map(with_picture, side[:MOST_PICTURES])) for side in (comparison.only_old, comparison.only_new)
            ]
        return ComparedLibraries(comparison, record, *sides)

    def _answers_of(
        self, edition: EditionInUse, films: Sequence[ListedFilm], cancel: CancelToken, on_progress: OnProgress
    ) -> Evaluation:
        from cxr_desktop.evaluation.run import Evaluator
        from cxr_desktop.library.case_library import open_library
        from cxr_desktop.library.pipeline import FilmPipeline

        self._policy.require_library(edition.library)
        embedder = self._model(edition.model or paths.reference_model())
        with open_library(edition.library, embedder.fingerprint) as library:
            pipeline = FilmPipeline(embedder, self._create_ingestor(embedder))
            return Evaluator(pipeline, library).run(films, allow_overlap=True, cancel=cancel, on_progress=on_progress)

    def rest(self) -> None:
        """Give the model back."""
        self._embedder = self._loaded = None

    def _model(self, named: Path | None = None) -> Embedder:
        """The model that is chosen, or that in the weights file `named`."""
        chosen, device = self._choice()
        choice = named or chosen, device
        if self._embedder is None or self._loaded != choice:
            self.rest()
            embedder = self._load(*choice)
            self._policy.require_model(embedder.fingerprint.weights_sha256, choice[0] or paths.reference_model())
            self._embedder, self._loaded = embedder, choice
        return self._embedder


def _cases_in_question(audit: Audit) -> Iterable[Case]:
    pairs = chain(islice(audit.near_copies, MOST_PICTURES), islice(audit.label_conflicts, MOST_PICTURES))
    yield from chain.from_iterable(islice(audit.exact_copies, MOST_PICTURES))
    yield from chain.from_iterable((pair.first, pair.second) for pair in pairs)
    yield from (found.case for found in islice(audit.suspected_inversions, MOST_PICTURES))


def _pictures(library: CaseLibrary, cases: Iterable[Case], cancel: CancelToken) -> dict[int, bytes]:
    pictures: dict[int, bytes] = {}
    for case in cases:
        cancel.raise_if_cancelled()
        if case.case_id not in pictures:
            pictures[case.case_id] = library.thumbnail(case.case_id)
    return pictures


def picture_of_film(path: Path, ingestor: FilmIngestor) -> bytes:
    """Empty where the film has gone since it was evaluated."""
    try:
        return ingestor.ingest(ingestor.read(path), salt=b"").thumbnail
    except ImageError:
        return b""


def _counting(meter: ProgressMeter, cancel: CancelToken) -> Callable[[], None]:
    def after_each() -> None:
        cancel.raise_if_cancelled()
        meter.advance()

    return after_each
