"""Editions of a library: the same cases with another model. What changes from one to the next, and how one is begun.

A new edition is a library of its own, beside the old one: of the films that the old one knows, under its labels,
patients and ids. The old one is only read; what is at the place of the new one already is never written over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cxr_desktop.domain import CancelToken, EmbedderFingerprint
from cxr_desktop.errors import LibraryNotWritable, NothingChanges
from cxr_desktop.library.case_table import open_checked_segments
from cxr_desktop.library.disk import require_space, require_writable, size_of
from cxr_desktop.library.layout import MANIFEST, UNFINISHED
from cxr_desktop.library.manifest import PROGRAM, Manifest, read_finished_manifest
from cxr_desktop.library.records import KnownFilm, ListedFilm
from cxr_desktop.library.session import manifest_at
from cxr_desktop.library.sources import absolute, in_order

_ROOM = 2  # times the size: a build writes its chunks, then the library of them
_PICTURE_BYTES = 12_000  # of a small picture that the old library has not: in 60 films of ../shared/data 11,702 at most


@dataclass(frozen=True, slots=True)
class Manner:
    """How a library is made, beside its model: the options of `cxr build`."""

    pooled: bool = False
    balanced: bool = False
    with_pictures: bool = True

    def but(self, *, pooled: bool | None, balanced: bool | None, with_pictures: bool | None) -> Manner:
        """With what is not None."""
        wanted = {"pooled": pooled, "balanced": balanced, "with_pictures": with_pictures}
        return replace(self, **{name: value for name, value in wanted.items() if value is not None})


def manner_of(manifest: Manifest) -> Manner:
    """That of a library that is there."""
    return Manner(manifest.pooled, manifest.balanced, manifest.with_pictures)


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells one edition from another."""

    fingerprint: EmbedderFingerprint
    cases: int
    labels: Mapping[str, int]
    pooled: bool
    balanced: bool
    with_pictures: bool
    program: str  # that wrote it last; empty where it does not say so

    def renewed(self, fingerprint: EmbedderFingerprint, manner: Manner) -> Edition:
        """What a new edition would be, made by this program, if every film of it is still there."""
        return replace(
            self,
            fingerprint=fingerprint,
            pooled=manner.pooled,
            balanced=manner.balanced,
            with_pictures=manner.with_pictures,
            program=PROGRAM,
        )


Value = str | int | bool | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the comparison of two editions. `key` is one of CHANGES."""

    key: str
    old: Value
    new: Value

    @property
    def is_change(self) -> bool:
        return self.old != self.new


def edition_of(manifest: Manifest) -> Edition:
    """What the library's manifest says of it."""
    return Edition(
        fingerprint=manifest.fingerprint,
        cases=manifest.cases,
        labels=manifest.labels,
        pooled=manifest.pooled,
        balanced=manifest.balanced,
        with_pictures=manifest.with_pictures,
        program=manifest.program,
    )


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """All that an edition consists of, changed or not, in the order of CHANGES."""
    before, after = _values(old), _values(new)
    return tuple(Change(key, before[key], after[key]) for key in CHANGES)


CHANGES = (
    "profile",
    "backbones",
    "weights",
    "preprocessing",
    "dimension",
    "cases",
    "labels",
    "pooled",
    "balanced",
    "with_pictures",
    "program",
)


def _values(edition: Edition) -> dict[str, Value]:
    model = edition.fingerprint
    return {
        "profile": model.profile,
        "backbones": " + ".join(model.backbones),
        "weights": model.weights_sha256,
        "preprocessing": model.preprocessing_version,
        "dimension": model.dimension,
        "cases": edition.cases,
        "labels": dict(edition.labels),
        "pooled": edition.pooled,
        "balanced": edition.balanced,
        "with_pictures": edition.with_pictures,
        "program": edition.program,
    }


# ---------------------------------------------------------------- to begin one


Moves = Sequence[tuple[str, str, str]]
"""Where films of a library were found on this machine: (library id, root in its manifest, folder here)."""


def known_films(directory: Path, moves: Moves = (), *, cancel: CancelToken | None = None) -> tuple[ListedFilm, ...]:
    """The films of a library as its table has them, in order of their paths. No file of a film is looked at.

    Raises LibraryMissing, LibraryCorrupt, LibraryTooNew or Cancelled.
    """
    cancel = cancel or CancelToken()
    manifest = read_finished_manifest(directory)
    folders = {root: folder for of, root, folder in moves if of == manifest.library_id}
    films = []
    with open_checked_segments(directory, manifest) as table:
        for entry in table.entries():
            cancel.raise_if_cancelled()
            known = KnownFilm(entry.case_id, entry.file.content_sha256)
            root = manifest.roots[entry.place.root]
            place = Path(folders.get(root, root))
            films.append(ListedFilm(place, entry.place.relative, entry.listing, known))
    return in_order(films)


def require_edition(
    origin: Path, manifest: Manifest, directory: Path, model: EmbedderFingerprint, manner: Manner
) -> None:
    """Raise unless `directory` can take a new edition of the library at `origin`, made with that model in that manner.

    Raises NothingChanges where both are those of the old one, LibraryNotWritable where nobody may write, something else
    is at the place, or too little room for it.
    """
    if manifest.fingerprint == model and manner_of(manifest) == manner:
        raise NothingChanges("model", path=origin, model=model)
    place = absolute(directory).resolve()
    if absolute(origin).resolve() in (place, *place.parents):
        raise LibraryNotWritable("taken", path=directory)
    require_writable(directory)
    require_free(directory, manifest.patient_salt)
    done = size_of(directory / UNFINISHED)  # one that was stopped, because the drive was full perhaps
    require_space(directory, _ROOM * _expected_bytes(manifest, model, manner) - done)


def _expected_bytes(manifest: Manifest, model: EmbedderFingerprint, manner: Manner) -> int:
    """What the new library may come to, at most."""
    longer = max(0, model.dimension - manifest.fingerprint.dimension) * np.dtype(np.float32).itemsize
    pictures = _PICTURE_BYTES if manner.with_pictures and not manifest.with_pictures else 0
    return manifest.size_bytes + manifest.cases * (longer + pictures)


def require_free(directory: Path, patient_salt: bytes) -> None:
    """Raise LibraryNotWritable unless nothing is there, or just an edition with that salt, begun and not ended."""
    manifest = manifest_at(directory)
    is_begun = manifest is not None and not manifest.segments and manifest.patient_salt == patient_salt
    if not is_begun and (directory / MANIFEST).exists():
        raise LibraryNotWritable("taken", path=directory)
