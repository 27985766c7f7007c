"""What the library keeps of a film, as frozen values.

    Listing        what a folder or a label file says of a film
    ListedFilm     a film to be taken in: where it lies, and its listing
    KnownFilm      which case of another library it is, where it is taken over from one
    FilmFile       what the file itself says: its bytes, its facts, its patient
    FilmContent    a FilmFile with embedding, thumbnail and signature: whatever took work to make
    CaseEntry      a row of the table of cases: id, place, listing, file
    CaseRecord     an entry with its content: all that a segment holds of a case
    Refusal        a file that did not become a case, and why; RefusedFile: the same with its path

Listing and file are kept apart, so that a corrected label file can be applied without reading a film again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Case, FilmFacts
from cxr_desktop.imaging.pseudonym import pseudonym
from cxr_desktop.library.file_names import facts_from_name

SIGNATURE_SIDE = 16  # a film shrunk to 16 x 16 grey levels: enough to find copies of its picture


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder or a label file says of a film. Where it speaks, it outranks the file."""

    label: str
    patient: str | None = None  # in the library a pseudonym, see ListedFilm.under_pseudonym
    view_position: str | None = None
    age_years: float | None = None
    sex: str | None = None
    source: str | None = None
    label_origin: str | None = None
    clinical: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownFilm:
    """The case that a film is in the library that it is taken over from: it keeps the id, and must be those bytes."""

    case_id: int
    content_sha256: str


@dataclass(frozen=True, slots=True)
class ListedFilm:
    """A film to be taken in."""

    root: Path  # absolute; the folder that moves as a whole when films are moved
    relative: str  # POSIX, below the root
    listing: Listing
    known: KnownFilm | None = None  # taken over: its patient is a pseudonym already

    @property
    def path(self) -> Path:
        return self.root / self.relative

    def under_pseudonym(self, salt: bytes) -> ListedFilm:
        """The film with the patient that a label file names hidden: hospitals put record numbers there.

        What the file name of a public data set says stays readable: its path says it anyway.
        """
        patient = self.listing.patient
        if patient is None or self.known is not None or patient == facts_from_name(self.path).patient:
            return self
        return replace(self, listing=replace(self.listing, patient=pseudonym(patient, salt)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library's film lies: the number of a root in the manifest, and a POSIX path below it."""

    root: int
    relative: str

    def path(self, roots: Sequence[str]) -> Path:
        return Path(roots[self.root]) / self.relative


@dataclass(frozen=True, slots=True)
class FilmFile:
    """What a film's file says of itself."""

    content_sha256: str
    byte_size: int
    facts: FilmFacts = field(default_factory=FilmFacts)
    patient: str | None = None  # a pseudonym


@dataclass(frozen=True, slots=True, eq=False)
class FilmContent:
    """What became of a film's file."""

    file: FilmFile
    embedding: NDArray[np.float32]  # (dimension,), L2-normalised
    thumbnail: bytes  # JPEG; empty where the library is to hold no pictures
    signature: NDArray[np.uint8]  # (16, 16)


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A case without its content."""

    case_id: int
    place: Place
    listing: Listing
    file: FilmFile

    def to_case(self, roots: Sequence[str]) -> Case:
        """The case as the other rooms know it. `roots` are those of the manifest."""
        listing, file = self.listing, self.file
        facts = replace(
            file.facts,
            view_position=listing.view_position or file.facts.view_position,
            age_years=file.facts.age_years if listing.age_years is None else listing.age_years,
            sex=listing.sex or file.facts.sex,
        )
        return Case(
            case_id=self.case_id,
            label=listing.label,
            path=self.place.path(roots),
            content_sha256=file.content_sha256,
            patient=listing.patient or file.patient,
            facts=facts,
            source=listing.source,
            label_origin=listing.label_origin,
            clinical=listing.clinical,
        )


@dataclass(frozen=True, slots=True, eq=False)
class CaseRecord:
    """A case with its content."""

    entry: CaseEntry
    content: FilmContent


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not become a case. `code` is that of the error, `reason` its English sentence."""

    place: Place
    code: str
    reason: str

    def to_file(self, roots: Sequence[str]) -> RefusedFile:
        """The refusal as people see it. `roots` are those of the manifest."""
        return RefusedFile(self.place.path(roots), self.code, self.reason)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was offered and is no case. `code` is that of the error, `reason` its English sentence."""

    path: Path
    code: str
    reason: str
