"""A synthetic film as a value: reproducible, in range, of the size asked for, and anatomically the right way round."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.synthetic import SyntheticFilm, synthesise_film

SIZE_PX = 192


@pytest.fixture(scope="module", params=[1, 2, 3])
def film(request: pytest.FixtureRequest) -> SyntheticFilm:
    return synthesise_film(request.param, size_px=SIZE_PX)


def test_same_arguments_give_the_same_film():
    first, second = (synthesise_film(5, finding="interstitial", size_px=SIZE_PX) for _ in range(2))
    assert np.array_equal(first.grey, second.grey)
    assert np.array_equal(first.finding_mask, second.finding_mask)
    assert (first.finding, first.facts) == (second.finding, second.facts)


def test_another_seed_gives_another_patient(film):
    other = synthesise_film(film.seed + 1, size_px=SIZE_PX)
    assert other.facts != film.facts


def test_grey_levels_fill_the_range_and_nothing_beyond(film):
    assert film.grey.dtype == np.float32
    assert film.grey.min() == 0.0
    assert 0.85 < film.grey.max() <= 1.0
    assert film.grey.std() > 0.1


def test_arrays_share_one_shape_and_cannot_be_written(film):
    for array in (film.grey, film.finding_mask, film.right_lung, film.left_lung):
        assert array.shape == film.grey.shape
        assert not array.flags.writeable


@pytest.mark.parametrize("size_px", [64, 129, 256, 640])
def test_longer_side_is_the_size_asked_for(size_px):
    assert max(synthesise_film(4, size_px=size_px).grey.shape) == size_px


def test_same_patient_at_every_size():
    small, large = synthesise_film(4, size_px=256).grey, synthesise_film(4, size_px=512).grey
    shrunk = cv2.resize(large, small.shape[::-1], interpolation=cv2.INTER_AREA)
    assert np.corrcoef(small.ravel(), shrunk.ravel())[0, 1] > 0.97


def test_right_lung_is_on_the_left_of_the_film(film):
    assert film.right_lung.any()
    assert film.left_lung.any()
    assert np.nonzero(film.right_lung)[1].mean() < np.nonzero(film.left_lung)[1].mean()
    assert not (film.right_lung & film.left_lung).any()


def test_lungs_are_darker_than_what_lies_between_and_below(film):
    lungs = film.right_lung | film.left_lung
    rows, columns = np.nonzero(lungs)
    box = np.s_[rows.min() : rows.max(), columns.min() : columns.max()]
    assert film.grey[lungs].mean() < film.grey[box][~lungs[box]].mean() - 0.15


def test_facts_hold_what_a_file_would_say(film):
    assert film.facts.view_position in ("AP", "PA")
    assert film.facts.sex in ("F", "M")
    assert film.facts.modality == "DX"
    across_mm = film.facts.pixel_spacing_mm[1] * film.grey.shape[1]
    assert 120 < across_mm < 600


def test_age_can_be_settled():
    assert synthesise_film(4, size_px=64, age_years=3).facts.age_years == 3
    assert synthesise_film(4, size_px=64, age_years=3).facts.view_position == "AP"


def test_without_a_finding_there_is_no_mask(film):
    assert film.finding is None
    assert not film.finding_mask.any()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"seed": -1}, "BadArgument.range"),
        ({"size_px": 8}, "BadArgument.range"),
        ({"age_years": 0.2}, "BadArgument.range"),
        ({"finding": "fracture"}, "BadArgument.unknown"),
        ({"finding": "effusion", "side": "top"}, "BadArgument.unknown"),
        ({"finding": "effusion", "zone": "upper"}, "BadArgument.unknown"),
        ({"finding": "effusion", "conspicuity": 1.5}, "BadArgument.range"),
    ],
)
def test_impossible_wish_is_refused_by_name(arguments, code):
    with pytest.raises(BadArgument) as refusal:
        synthesise_film(**{"seed": 1, **arguments})
    assert refusal.value.code == code
    assert str(refusal.value)
