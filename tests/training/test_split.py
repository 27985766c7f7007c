"""No patient on both sides, every label on both sides, every class equally often."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxr_desktop.errors import NotTrainable
from cxr_desktop.training.split import balanced_order, split_by_patient
from tests.training.conftest import made_up_films


@pytest.mark.parametrize("seed", range(5))
def test_patients_and_labels(seed: int) -> None:
    films = made_up_films()
    split = split_by_patient(films, share=0.2, seed=seed)
    assert set(films.patient_of[split.train]).isdisjoint(films.patient_of[split.validation])
    assert sorted([*split.train, *split.validation]) == list(range(len(films)))
    for side in (split.train, split.validation):
        assert set(films.label_of[side]) == {0, 1}
    assert len(split.validation) == 12  # 2 of 10 patients of NORMAL and 4 of 20 of PNEUMONIA, two films each


def test_the_seed_decides() -> None:
    films = made_up_films()
    first, again, other = (split_by_patient(films, share=0.2, seed=seed).validation for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_label_of_one_patient_is_refused() -> None:
    films = made_up_films()
    alone = replace(films, patient_of=np.where(films.label_of == 0, 7, films.patient_of))
    with pytest.raises(NotTrainable, match="films of NORMAL are of too few patients"):
        split_by_patient(alone, share=0.2, seed=0)


def test_labels_come_equally_often_and_classes_within_them() -> None:
    films = made_up_films()
    order = balanced_order(films, np.arange(len(films)), np.random.default_rng(0))
    assert np.bincount(films.class_of[order]).tolist() == [30, 15, 15]
    of_normal = np.bincount(order[films.class_of[order] == 0], minlength=20)[:20]
    assert of_normal.min() >= 1  # each comes once before any comes again
    assert of_normal.max() <= 2
