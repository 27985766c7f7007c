"""Looks at a film."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxr_desktop.imaging.looks import AS_IT_IS, Look, look_at, looks_of, prepare_looks, stretched, turned
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
    assert looks_of(recipe, is_pooled=False) == AS_IT_IS
    assert looks_of(recipe, is_pooled=True) == (*AS_IT_IS, *stretched(0.6))
    assert looks_of(replace(recipe, turned_deg=5.0), is_pooled=True) == (*AS_IT_IS, *stretched(0.6), *turned(5.0))


def test_inputs_are_those_of_the_looks_in_their_order() -> None:
    film, recipe = FILM / FILM.max(), PROFILES["reference"].preprocessing
    seen = prepare_looks(film, looks_of(recipe, is_pooled=True), recipe)
    assert seen.shape == (len(looks_of(recipe, is_pooled=True)), recipe.channels, recipe.size_px, recipe.size_px)
    assert np.array_equal(seen[0], prepare(film, recipe))
    assert np.array_equal(seen[1], prepare(look_at(film, Look(width=recipe.stretched_part)), recipe))
