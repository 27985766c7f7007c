"""Looks over a library for what a curator should know before anybody searches it: facts as values, no judgement.

Nothing is changed. Copies and near copies let a film find itself, conflicting labels make its neighbours a lottery, and
an inverted film finds nothing that it should.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from cxr_desktop.domain import CancelToken, Case, LibraryInfo, OnProgress, ignore_progress
from cxr_desktop.library.case_library import CaseLibrary
from cxr_desktop.library.look_alikes import INVERSION_CORRELATION, blocks, correlations_with_mean, near_copies
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import RefusedFile

MOST_NEAR_COPIES = 10_000
"""Pairs; a library with more of them has another problem than that the list is cut."""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How many films and (known) patients a label has."""

    label: str
    films: int
    patients: int
    films_without_patient: int


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two cases of one picture. The correlation is 1 where the files are equal byte by byte."""

    first: Case
    second: Case
    correlation: float

    @property
    def labels_conflict(self) -> bool:
        return self.first.label != self.second.label


@dataclass(frozen=True, slots=True)
class SuspectedInversion:
    """A case that looks like the negative of the others."""

    case: Case
    correlation: float  # with the mean of all films, -1 to 1


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found."""

    library: LibraryInfo
    labels: tuple[LabelCount, ...]
    patients: int
    unreadable: tuple[RefusedFile, ...]
    exact_copies: tuple[tuple[Case, ...], ...]  # groups of two or more
    near_copies: tuple[CopyPair, ...]  # at most MOST_NEAR_COPIES
    suspected_inversions: tuple[SuspectedInversion, ...]

    @property
    def label_conflicts(self) -> tuple[CopyPair, ...]:
        """Copies and near copies under different labels."""
        exact = (CopyPair(a, b, 1.0) for group in self.exact_copies for a, b in combinations(group, 2))
        return tuple(pair for pair in (*exact, *self.near_copies) if pair.labels_conflict)


def audit_library(
    library: CaseLibrary, *, cancel: CancelToken | None = None, on_progress: OnProgress = ignore_progress
) -> Audit:
    """The audit of an open library. Raises LibraryError or Cancelled."""
    cases = list(library.cases())
    exact = _exact_copies(cases)
    return Audit(
        library=library.info,
        labels=tuple(_count(label, cases) for label in library.info.label_counts),
        patients=len({case.patient for case in cases if case.patient}),
        unreadable=tuple(sorted(library.refusals(), key=lambda file: file.path)),
        exact_copies=exact,
        near_copies=_near_copies(library, cases, cancel or CancelToken(), on_progress),
        suspected_inversions=_suspected_inversions(library, cases),
    )


def _count(label: str, cases: Sequence[Case]) -> LabelCount:
    patients = [case.patient for case in cases if case.label == label]
    known = [patient for patient in patients if patient]
    return LabelCount(label, len(patients), len(set(known)), len(patients) - len(known))


def _exact_copies(cases: Sequence[Case]) -> tuple[tuple[Case, ...], ...]:
    by_content: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_content[case.content_sha256].append(case)
    return tuple(tuple(group) for group in by_content.values() if len(group) > 1)


def _near_copies(
    library: CaseLibrary, cases: Sequence[Case], cancel: CancelToken, on_progress: OnProgress
) -> tuple[CopyPair, ...]:
    meter = ProgressMeter("audit", blocks(len(cases)), on_progress)

    def after_block() -> None:
        cancel.raise_if_cancelled()
        meter.advance()

    pairs = (
        CopyPair(cases[first], cases[second], correlation)
        for first, second, correlation in near_copies(library.signatures, after_block)
        if cases[first].content_sha256 != cases[second].content_sha256
    )
    return tuple(islice(pairs, MOST_NEAR_COPIES))


def _suspected_inversions(library: CaseLibrary, cases: Sequence[Case]) -> tuple[SuspectedInversion, ...]:
    correlations = correlations_with_mean(library.signatures).tolist()
    return tuple(
        SuspectedInversion(case, correlation)
        for case, correlation in zip(cases, correlations, strict=True)
        if correlation < INVERSION_CORRELATION
    )
