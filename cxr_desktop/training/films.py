"""Listed films become arrays in memory, with their classes and patients.

Films are read once, by the same pipeline as everywhere, squashed to a square canvas and kept as 8-bit grey: 5,216 films
of 224 px take 262 MB.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, OnProgress, ignore_progress
from cxr_desktop.errors import ImageError, NotTrainable
from cxr_desktop.library.look_ahead import map_ahead
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.model.profile import ClassSpec

FEWEST_FILMS = 16  # in a training set; below that not even a split is possible
FEWEST_OF_A_LABEL = 4

# Runs hold out the same patients whatever their canvas: films are told apart by one size of picture, from one decode. A
# model that goes on from another, or is compared with it, must not have seen the other's held-out films. (Beyond a
# canvas of 280 px a large JPEG is decoded finer, and may be another picture.)
_IDENTITY_PX = 160
_DECODED_PX = 560  # of the shorter side at least; more where the canvas needs more

_DECODING_THREADS = 4
_READ_AHEAD = 64
_SALT = b"training"  # pseudonyms group films in memory here and are never written


@dataclass(frozen=True, slots=True, eq=False)
class TrainingFilms:
    """Films ready to learn from. Row i of every array is film i, in order of the paths."""

    pixels: NDArray[np.uint8]  # (n, canvas, canvas)
    class_of: NDArray[np.int64]  # (n,), index into `classes`
    patient_of: NDArray[np.int64]  # (n,), equal for films of one patient and for equal pictures
    classes: tuple[ClassSpec, ...]
    refused: tuple[tuple[Path, str], ...] = ()

    @property
    def sha256(self) -> str:
        """Of pixels, classes and patients: equal for equal films."""
        digest = hashlib.sha256()
        for array in (self.pixels, self.class_of, self.patient_of):
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    def __len__(self) -> int:
        return len(self.class_of)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(sorted({spec.label for spec in self.classes}))

    @property
    def label_of_class(self) -> NDArray[np.int64]:
        """(classes,): index into `labels`."""
        return np.array([self.labels.index(spec.label) for spec in self.classes])

    @property
    def label_of(self) -> NDArray[np.int64]:
        """(n,): index into `labels`."""
        return self.label_of_class[self.class_of]


def class_of(film: ListedFilm, sub_label: str | None) -> ClassSpec:
    """A film's class: its label, refined by the clinical column `sub_label` where the film has one."""
    label = film.listing.label
    refined = film.listing.clinical.get(sub_label) if sub_label else None
    return ClassSpec(f"{label}/{refined}" if refined else label, label)


def read_training_films(
    listed: Sequence[ListedFilm],
    *,
    canvas_px: int,
    sub_label: str | None = None,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> TrainingFilms:
    """Read, check and hold the films. A film that cannot be read is left out and named in `refused`.

    Raises NotTrainable (one label only, too few films, one patient only) or Cancelled.
    """
    cancel = cancel or CancelToken()
    read: list[_ReadFilm] = []
    refused: list[tuple[Path, str]] = []
    meter = ProgressMeter("reading", len(listed), on_progress)
    ahead = map_ahead(lambda film: _read(film, canvas_px), listed, workers=_DECODING_THREADS, ahead=_READ_AHEAD)
    with closing(ahead) as outcomes:
        for film, outcome in zip(listed, outcomes, strict=True):
            cancel.raise_if_cancelled()
            if isinstance(outcome, ImageError):
                refused.append((film.path, str(outcome)))
            else:
                read.append(outcome)
            meter.advance()
    films = _assemble(read, sub_label)
    _require_trainable(films)
    return replace(films, refused=tuple(refused))


@dataclass(frozen=True, slots=True, eq=False)
class _ReadFilm:
    listed: ListedFilm
    pixels: NDArray[np.uint8]  # (canvas, canvas)
    identity: int  # equal for equal pictures
    patient: str | None


def _read(film: ListedFilm, canvas_px: int) -> _ReadFilm | ImageError:
    from cxr_desktop.imaging.dicom.film import patient_pseudonym
    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.readers import decode_radiograph, read_film_bytes

    try:
        data = read_film_bytes(film.path)
        grey = to_grey(decode_radiograph(data, at_least_px=max(_DECODED_PX, 2 * canvas_px)))
        patient = film.listing.patient or patient_pseudonym(data, _SALT)
    except ImageError as error:
        return error
    identity = _number(_square(grey, _IDENTITY_PX).tobytes())
    return _ReadFilm(film, _square(grey, canvas_px), identity, patient)


def _square(grey: NDArray[np.float32], side_px: int) -> NDArray[np.uint8]:
    import cv2

    shrinks = min(grey.shape) >= side_px
    square = cv2.resize(grey, (side_px, side_px), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    levels: NDArray[np.uint8] = np.rint(np.clip(square, 0.0, 1.0) * 255.0).astype(np.uint8)
    return levels


def _assemble(read: Sequence[_ReadFilm], sub_label: str | None) -> TrainingFilms:
    specs = [class_of(film.listed, sub_label) for film in read]
    classes = tuple(sorted(set(specs), key=lambda spec: (spec.label, spec.name)))
    return TrainingFilms(
        pixels=np.stack([film.pixels for film in read]) if read else np.zeros((0, 1, 1), np.uint8),
        class_of=np.array([classes.index(spec) for spec in specs], np.int64),
        patient_of=_patients(read),
        classes=classes,
    )


def _patients(read: Sequence[_ReadFilm]) -> NDArray[np.int64]:
    """A number per patient, the same whatever other films there are.

    A film without a patient is one of its own. Patients who share a picture are one: somebody has mixed them up.
    """
    groups = _Groups()
    for film in read:
        groups.join(_number(film.patient.encode()) if film.patient else film.identity, film.identity)
    return np.array([groups.of(film.identity) for film in read], np.int64)


def _number(key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big") >> 1


class _Groups:
    """Disjoint sets of numbers, each named by its smallest (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def of(self, member: int) -> int:
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            parent = self._parent[parent]
        return parent

    def join(self, one: int, other: int) -> None:
        smaller, larger = sorted((self.of(one), self.of(other)))
        self._parent[larger] = smaller


def _require_trainable(films: TrainingFilms) -> None:
    counts = Counter(films.labels[label] for label in films.label_of)
    if len(counts) < 2:
        raise NotTrainable("one_label", label=next(iter(counts), "-"))
    rarest, fewest = min(counts.items(), key=lambda item: item[1])
    if len(films) < FEWEST_FILMS or fewest < FEWEST_OF_A_LABEL:
        raise NotTrainable(
            "too_few", count=len(films), fewest=FEWEST_FILMS, label=rarest, of_label=fewest, needed=FEWEST_OF_A_LABEL
        )
    if len(set(films.patient_of.tolist())) < 2:
        raise NotTrainable("one_patient")
