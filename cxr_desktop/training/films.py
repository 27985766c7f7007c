"""Listed films become arrays in memory, with their classes and patients.

Films are read once, by the same pipeline as everywhere, squashed to a square canvas and kept as 8-bit grey: 5,216 films
of 224 px take 262 MB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import CancelToken, OnProgress, Progress, ignore_progress
from cxr_desktop.errors import ImageError, NotTrainable
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.model.profile import ClassSpec

FEWEST_FILMS = 16  # in a training set; below that not even a split is possible
FEWEST_OF_A_LABEL = 4

_DECODING_THREADS = 4


@dataclass(frozen=True, slots=True, eq=False)
class TrainingFilms:
    """Films ready to learn from. Row i of every array is film i, in order of the paths."""

    pixels: NDArray[np.uint8]  # (n, canvas, canvas)
    class_of: NDArray[np.int64]  # (n,), index into `classes`
    patient_of: NDArray[np.int64]  # (n,), equal for films of one patient and for equal pictures
    classes: tuple[ClassSpec, ...]
    refused: tuple[tuple[Path, str], ...] = ()

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
    read: list[tuple[ListedFilm, NDArray[np.uint8]]] = []
    refused: list[tuple[Path, str]] = []
    with ThreadPoolExecutor(_DECODING_THREADS) as pool:
        for film, outcome in zip(listed, pool.map(lambda film: _read(film.path, canvas_px), listed), strict=True):
            cancel.raise_if_cancelled()
            if isinstance(outcome, ImageError):
                refused.append((film.path, str(outcome)))
            else:
                read.append((film, outcome))
            on_progress(Progress("reading", len(read) + len(refused), len(listed)))
    films = _assemble(read, sub_label)
    _require_trainable(films)
    return replace(films, refused=tuple(refused))


def _read(path: Path, canvas_px: int) -> NDArray[np.uint8] | ImageError:
    import cv2

    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.readers import read_radiograph

    try:
        grey = to_grey(read_radiograph(path))
    except ImageError as error:
        return error
    shrinks = min(grey.shape) >= canvas_px
    square = cv2.resize(grey, (canvas_px, canvas_px), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    levels: NDArray[np.uint8] = np.rint(np.clip(square, 0.0, 1.0) * 255.0).astype(np.uint8)
    return levels


def _assemble(read: Sequence[tuple[ListedFilm, NDArray[np.uint8]]], sub_label: str | None) -> TrainingFilms:
    specs = [class_of(film, sub_label) for film, _ in read]
    classes = tuple(sorted(set(specs), key=lambda spec: (spec.label, spec.name)))
    return TrainingFilms(
        pixels=np.stack([pixels for _, pixels in read]) if read else np.zeros((0, 1, 1), np.uint8),
        class_of=np.array([classes.index(spec) for spec in specs], np.int64),
        patient_of=_patients(read),
        classes=classes,
    )


def _patients(read: Sequence[tuple[ListedFilm, NDArray[np.uint8]]]) -> NDArray[np.int64]:
    """A number per patient; a film without one is a patient of its own, but equal pictures are always one."""
    number_of: dict[str, int] = {}
    patients = []
    for index, (film, pixels) in enumerate(read):
        own = film.listing.patient or f"film {index}"
        keys = (f"patient {own}", f"picture {hash(pixels.tobytes())}")
        known = [number_of[key] for key in keys if key in number_of]
        number = min(known, default=index)
        number_of |= dict.fromkeys(keys, number)
        patients.append(number)
    return np.array(patients, np.int64)


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
