"""Looks at a film."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxr_desktop.imaging.looks import AS_IT_IS, Look, case_looks, look_at, prepare_looks, query_looks, stretched, turned
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.model.profile import PROFILES

FILM = np.arange(200 * 100, dtype=np.float32).reshape(200, 100)


def test_as_it_is_changes_nothing() -> None:
    (look,) = AS_IT_IS
    assert np.array_equal(look_at(FILM, look), FILM)


@pytest.mark.parametrize(
    ("look", "shape"), [(Look(width=0.5), (200, 50)), (Look(height=0.25), (50, 100)), (Look(0.5, 0.5), (100, 50))]
)
def test_a_look_sees_the_middle(look: Look, shape: tuple[int, int]) -> None:
    seen = look_at(FILM, look)
    assert seen.shape == shape
    assert seen.mean() == pytest.approx(FILM.mean(), abs=1.0)


def test_something_is_left_of_the_narrowest_film() -> None:
    thread = np.ones((64, 1), np.float32)
    for look in (*stretched(0.5), *turned(7.0)):
        assert look_at(thread, look).size
        assert look_at(thread.T, look).size


def test_a_film_is_turned_about_its_middle_as_the_square_shows_it() -> None:
    film = np.zeros((200, 100), np.float32)
    film[99:101, 74:76] = 1.0  # half way from the middle to the right edge
    seen = look_at(film, Look(turned_deg=30.0))
    row, column = np.unravel_index(seen.argmax(), seen.shape)
    assert seen.shape == film.shape
    # By 30 degrees on the square: cos 30 of a quarter of the width, sin 30 of a quarter of the height.
    assert (row, column) == (pytest.approx(99.5 - 25, abs=1), pytest.approx(49.5 + 21.7, abs=1))


def test_turned_back_a_film_is_what_it_was() -> None:
    rows, columns = np.mgrid[0:120, 0:80]
    film = np.exp(-((rows - 50) ** 2 + (columns - 45) ** 2) / 200.0).astype(np.float32)
    again = look_at(look_at(film, Look(turned_deg=7.0)), Look(turned_deg=-7.0))
    np.testing.assert_allclose(again, film, atol=0.01)


def test_only_films_of_pooled_libraries_are_seen_in_several_looks() -> None:
    recipe = replace(PROFILES["reference"].preprocessing, stretched_part=0.6, turned_deg=0.0)
    assert case_looks(recipe, is_pooled=False) == query_looks(recipe, is_pooled=False) == AS_IT_IS
    assert case_looks(recipe, is_pooled=True) == (*AS_IT_IS, *stretched(0.6))
    assert query_looks(recipe, is_pooled=True) == AS_IT_IS
    turning = replace(recipe, turned_deg=5.0)
    assert case_looks(turning, is_pooled=True) == (*AS_IT_IS, *stretched(0.6, 5.0))
    assert query_looks(turning, is_pooled=True)[:-1] == (*AS_IT_IS, *turned(5.0))
    assert query_looks(turning, is_pooled=True)[-1].coarse_px


def test_a_stretched_look_is_turned_to_either_side() -> None:
    assert stretched(0.6, 5.0) == tuple(
        Look(width, height, turned_deg=angle) for width, height in ((0.6, 1.0), (1.0, 0.6)) for angle in (5.0, -5.0)
    )


@pytest.mark.parametrize("shape", [(300, 300), (400, 200), (40, 50)])
def test_a_softened_film_keeps_its_shape_and_its_grey_and_loses_what_is_fine(shape: tuple[int, int]) -> None:
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    coarse = np.sin(2 * np.pi * columns / shape[1]).astype(np.float32)
    fine = coarse + 0.5 * ((rows + columns) % 2 * 2.0 - 1.0).astype(np.float32)
    soft, sharp = (look_at(film, Look(coarse_px=20)) for film in (fine, coarse))
    assert soft.shape[0] / soft.shape[1] == pytest.approx(shape[0] / shape[1], rel=0.05)
    np.testing.assert_allclose(soft, sharp, atol=0.06)


def test_inputs_are_those_of_the_looks_in_their_order() -> None:
    film, recipe = FILM / FILM.max(), PROFILES["reference"].preprocessing
    seen = prepare_looks(film, case_looks(recipe, is_pooled=True), recipe)
    assert seen.shape == (5, recipe.channels, recipe.size_px, recipe.size_px)
    for row, look in zip(seen, case_looks(recipe, is_pooled=True), strict=True):
        assert np.array_equal(row, prepare(look_at(film, look), recipe))
