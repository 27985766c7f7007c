"""Patient-disjoint validation: no patient, and no copy of a picture, on both sides.

Patients draw lots by the seed and their own number, label by label, so that a few films more do not shuffle the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import NotTrainable
from cxr_desktop.training.films import TrainingFilms


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Indices of films, ascending."""

    train: NDArray[np.int64]
    validation: NDArray[np.int64]


def split_by_patient(films: TrainingFilms, *, share: float, seed: int) -> Split:
    """About `share` of every class's patients held out, at least one of each label.

    Raises NotTrainable where a label has too few patients to stand on both sides.
    """
    held_out: set[int] = set()
    for label in range(len(films.labels)):
        patients = sorted(set(films.patient_of[films.label_of == label].tolist()), key=lambda p: _lot(seed, p))
        held_out.update(patients[: max(1, round(share * len(patients)))])
    is_held_out = np.isin(films.patient_of, list(held_out))
    split = Split(np.flatnonzero(~is_held_out), np.flatnonzero(is_held_out))
    for label, name in enumerate(films.labels):
        if not all(np.any(films.label_of[side] == label) for side in (split.train, split.validation)):
            raise NotTrainable("one_patient_of_label", label=name)
    return split


def _lot(seed: int, patient: int) -> bytes:
    return hashlib.blake2b(f"{seed} {patient}".encode(), digest_size=8).digest()


def balanced_order(films: TrainingFilms, among: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
    """One pass: as many draws as `among` has films, every label equally often, and every class within its label.

    A rare class's films come round more often; each comes once before any comes again.
    """
    draws = len(among)
    labels = films.label_of[among]
    parts: list[NDArray[np.int64]] = []
    for label in np.unique(labels):
        of_label = among[labels == label]
        classes = np.unique(films.class_of[of_label])
        for name in classes:
            of_class = of_label[films.class_of[of_label] == name]
            parts.append(_rounds(of_class, draws // (len(np.unique(labels)) * len(classes)), random))
    return random.permutation(np.concatenate(parts))


def _rounds(films: NDArray[np.int64], count: int, random: np.random.Generator) -> NDArray[np.int64]:
    rounds = [random.permutation(films) for _ in range(count // len(films) + 1)]
    return np.concatenate(rounds)[:count]
