"""The values that all rooms share. They are frozen: what crosses a thread is never written again.

The words are those of docs/glossary.md. No room's behaviour lives here, and nothing heavy is imported.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import Cancelled

Grey = NDArray[np.float32]
"""Shape (height, width), 0 = black to 1 = white on screen."""

Embeddings = NDArray[np.float32]
"""Shape (n, dimension), every row L2-normalised."""


class CancelToken:
    """Asks a job to stop. Jobs look at it between films and batches; it may be set from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled once `cancel()` has been called."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `remaining_s` is None while it cannot be told."""

    stage: str
    """Key of the stage, for translation: "listing", "embedding", "audit", ..."""
    done: int
    total: int
    rate_per_s: float = 0.0
    remaining_s: float | None = None


OnProgress = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """The listener of those who do not care."""


# ---------------------------------------------------------------- the film


class VoiShape(StrEnum):
    """DICOM VOI LUT Function (0028,1056), PS3.3 C.11.2.1.2 and C.11.2.1.3."""

    LINEAR = "LINEAR"
    LINEAR_EXACT = "LINEAR_EXACT"
    SIGMOID = "SIGMOID"


@dataclass(frozen=True, slots=True)
class Window:
    """A window of modality values, as DICOM defines it."""

    center: float
    width: float
    shape: VoiShape = VoiShape.LINEAR


@dataclass(frozen=True, slots=True, eq=False)
class VoiTable:
    """A VOI LUT sequence: modality value `first_value` maps to entry 0, values beyond either end to the end entry."""

    first_value: int
    entries: NDArray[np.uint16]  # (n,)
    highest_entry: int  # the entry that is white


@dataclass(frozen=True, slots=True)
class ValueRange:
    """Where no window is given: `lowest` is black, `highest` is white, straight line between."""

    lowest: float
    highest: float


Voi = Window | VoiTable | ValueRange


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What a file says of its film: nothing here identifies the patient."""

    view_position: str | None = None  # "PA", "AP", "LL", ...: DICOM (0018,5101)
    laterality: str | None = None  # "L", "R", "B", "U"
    age_years: float | None = None
    sex: str | None = None  # "F", "M", "O"
    pixel_spacing_mm: tuple[float, float] | None = None  # (row, column)
    modality: str | None = None  # "CR", "DX", "DR", "SC", ...


@dataclass(frozen=True, slots=True)
class Geometry:
    """How the film lies on the patient. For readers: no library keeps it."""

    orientation: str | None = None  # "L\\F": where rows and columns lead, DICOM (0020,0020)
    is_spacing_at_detector: bool = False  # what a pixel measures there; the patient is smaller than his shadow


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One film as read from a file: modality values, and all that is needed to turn them into grey levels.

    `values` is read-only. `inverted` is True where high values are dark on screen (MONOCHROME1 and presentation shape
    INVERSE already resolved against each other).
    """

    values: NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.int16] | NDArray[np.float32]  # (height, width)
    voi: Voi
    inverted: bool
    facts: FilmFacts
    file_format: str  # "JPEG", "PNG", "DICOM (JPEG 2000)", ...
    content_sha256: str  # of the file's bytes, 64 hex digits
    geometry: Geometry = Geometry()

    @property
    def height_px(self) -> int:
        return int(self.values.shape[0])

    @property
    def width_px(self) -> int:
        return int(self.values.shape[1])


# ---------------------------------------------------------------- the case library


@dataclass(frozen=True, slots=True)
class Case:
    """One film of the case library, with its label and where both come from."""

    case_id: int  # 63 bits of the content hash; a byte-identical copy takes the next free number
    label: str
    path: Path  # where the film was when it was added; it may have moved since
    content_sha256: str
    patient: str | None = None  # a pseudonym, equal for films of one patient in this library
    facts: FilmFacts = FilmFacts()
    source: str | None = None  # hospital, device or data set
    label_origin: str | None = None  # "biopsy", "report", "folder", ...
    clinical: Mapping[str, str] = field(default_factory=dict)  # free columns of the CSV


@dataclass(frozen=True, slots=True)
class EmbedderFingerprint:
    """What makes two embeddings comparable. Libraries are tied to it."""

    profile: str  # "reference", "paper", ...
    backbones: tuple[str, ...]
    weights_sha256: str
    preprocessing_version: str
    dimension: int

    def __str__(self) -> str:
        return f"{self.profile} ({' + '.join(self.backbones)}, weights {self.weights_sha256[:12]})"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same film in another one of the libraries that are searched together. It votes once, with the first label."""

    library: str  # its name
    label: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case found for a query. Similarity is the cosine of the two embeddings: larger is closer, 1 is the same."""

    rank: int  # 1 = most similar
    case: Case
    similarity: float
    is_copy_of_query: bool  # byte-identical to the query film
    library: str = ""  # name of its library; empty where one library alone was asked
    also_in: tuple[Elsewhere, ...] = ()

    @property
    def patient(self) -> tuple[str, str] | None:
        """Equal for the films of one patient: a pseudonym says nothing outside of its library. None: nobody knows."""
        return None if self.case.patient is None else (self.library, self.case.patient)


@dataclass(frozen=True, slots=True)
class Vote:
    """kNN majority vote. `counts` holds cases per label, `share` the winner's part of the (weighted) vote, 0 to 1."""

    label: str
    share: float
    counts: Mapping[str, int]


class Verdict(StrEnum):
    """What the reader thinks of a vote. One that differs overrides it: the reader's own reading holds."""

    NONE = ""  # not said, or taken back
    AGREES = "agrees"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may be said of a query: the vote of its k nearest cases, and the nearest case alone."""

    vote: Vote
    nearest_label: str
    nearest_similarity: float
    copies_of_query: int  # how many of the neighbours are the query film itself

    @property
    def witnesses_agree(self) -> bool:
        """The vote and the nearest case name the same label."""
        return self.vote.label == self.nearest_label


@dataclass(frozen=True, slots=True)
class Footprint:
    """The part of a film that the model sees, as fractions of its height and width; may reach beyond 0..1."""

    top: float
    left: float
    bottom: float
    right: float


class ScoreKind(StrEnum):
    """What a heat map's values are contributions to."""

    LOG_ODDS = "log_odds"  # of a label against all the others
    SIMILARITY = "similarity"


@dataclass(frozen=True, slots=True)
class HeatScale:
    """What full colour means, the same for every film of a model, so that weak evidence looks weak."""

    kind: ScoreKind
    full: Mapping[str, float]  # by branch, > 0: contribution to the score, were the whole film as strong as this spot


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """Where an embedding's score came from: one map per branch and one of both.

    Maps are float32 (size_px, size_px), >= 0, on the model's own square: contribution to the score by unit of area, not
    stretched film by film. `footprint` says which part of the film that square is.
    """

    maps: Mapping[str, NDArray[np.float32]]  # "cnn", "vit", "fused"
    footprint: Footprint
    target: str  # what was asked for: "label PNEUMONIA", "case 0123456789abcdef"
    scale: HeatScale | None = None  # None: nobody has measured this model, maps can only be shown by themselves


# ---------------------------------------------------------------- the answer


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """Which library answered; or several, searched together as one: then `parts` are those, as each is by itself.

    Of several, `directory` is that of the first part, and films that lie in more than one of them are counted once.
    """

    directory: Path
    library_id: str
    count: int
    label_counts: Mapping[str, int]
    given_name: str = ""  # where the folder's own would be taken for another one's
    parts: tuple[LibraryInfo, ...] = ()

    @property
    def name(self) -> str:
        """As it is called on screen and page."""
        return self.given_name or self.directory.name

    @property
    def each(self) -> tuple[LibraryInfo, ...]:
        """The libraries that were asked, one or several."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True)
class QueryTiming:
    """Seconds by step. `heatmap_s` is 0 where no heat map was asked for."""

    read_s: float
    embed_s: float
    search_s: float
    heatmap_s: float
    total_s: float


@dataclass(frozen=True, slots=True, eq=False)
class QueryResult:
    """The answer to one film."""

    path: Path
    radiograph: Radiograph  # a JPEG at a reduced size: enough for the model and for small pictures
    embedding: NDArray[np.float32]  # (dimension,)
    neighbours: tuple[Neighbour, ...]
    evidence: Evidence
    heat_map: HeatMap | None
    timing: QueryTiming
    library: LibraryInfo
    model: EmbedderFingerprint
