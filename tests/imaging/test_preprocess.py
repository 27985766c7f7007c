"""Every recipe gives the square that it promises, and the parts of a recipe do what their names say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxr_desktop.imaging.preprocess import _RESAMPLINGS, SOFTNESS_PX, Preprocessing, footprint, prepare
from cxr_desktop.model.profile import PROFILES

PLAIN = Preprocessing("test", "squash", "area", "none", "per_film", 32, 32, 1)
FILM = np.random.default_rng(0).random((60, 90), dtype=np.float32)


@pytest.mark.parametrize("recipe", [p.preprocessing for p in PROFILES.values()] + [PLAIN], ids=lambda r: r.version)
@pytest.mark.parametrize("shape", [(60, 90), (300, 200), (1000, 1001), (32, 400)])
def test_any_film_becomes_the_promised_square(recipe: Preprocessing, shape: tuple[int, int]) -> None:
    film = np.random.default_rng(0).random(shape, dtype=np.float32)
    prepared = prepare(film, recipe)
    assert prepared.shape == (recipe.channels, recipe.size_px, recipe.size_px)
    assert prepared.dtype == np.float32
    assert np.isfinite(prepared).all()


def test_statistics_per_film_remove_exposure_and_contrast() -> None:
    np.testing.assert_allclose(prepare(FILM, PLAIN), prepare(0.2 + 0.5 * FILM, PLAIN), atol=1e-4)


def test_rank_equalisation_removes_any_rising_curve() -> None:
    recipe = replace(PLAIN, equalisation="rank", size_px=60)
    film = FILM[:60, :60]
    change = np.abs(prepare(film, recipe) - prepare(film**2.2, recipe))
    # Grey levels are counted in 4096 steps: the curve presses the darkest ones into fewer.
    assert change.mean() < 5e-3
    assert change.max() < 0.05


def test_rank_equalisation_gives_every_pixel_the_share_of_darker_ones() -> None:
    recipe = replace(PLAIN, equalisation="rank", statistics="imagenet", size_px=60)
    film = np.rint(FILM[:60, :60] * 4095).astype(np.float32) / 4095
    equalised = prepare(film, recipe)[0] * np.float32(0.229) + np.float32(0.485)
    below = (film.reshape(-1, 1) > film.reshape(1, -1)).mean(axis=1)
    same = (film.reshape(-1, 1) == film.reshape(1, -1)).mean(axis=1)
    np.testing.assert_allclose(equalised.reshape(-1), below + same / 2, atol=1e-5)


def test_imagenet_statistics_are_those_of_timm() -> None:
    recipe = replace(PLAIN, statistics="imagenet", channels=3)
    prepared = prepare(np.full((32, 32), 0.5, np.float32), recipe)
    np.testing.assert_allclose(
        prepared[:, 0, 0], [(0.5 - 0.485) / 0.229, (0.5 - 0.456) / 0.224, (0.5 - 0.406) / 0.225], rtol=1e-5
    )


def test_a_constant_square_does_not_divide_by_zero() -> None:
    assert np.isfinite(prepare(np.full((40, 40), 0.5, np.float32), PLAIN)).all()


@pytest.mark.parametrize("resampling", ["area", "area_softened", "bilinear"])
def test_reducing_a_film_keeps_fine_patterns_from_aliasing(resampling: str) -> None:
    stripes = np.tile(np.array([0.0, 1.0], np.float32), (512, 256))
    small = _RESAMPLINGS[resampling](stripes, 64, 64)
    assert np.abs(small - 0.5).max() < 0.05


def test_the_footprint_of_a_squashed_film_is_all_of_it() -> None:
    seen = footprint(100, 300, PLAIN)
    assert (seen.top, seen.left, seen.bottom, seen.right) == (0, 0, 1, 1)


def test_the_footprint_of_a_centre_crop_is_its_middle() -> None:
    seen = footprint(256, 512, PROFILES["paper"].preprocessing)
    np.testing.assert_allclose(
        (seen.top, seen.left, seen.bottom, seen.right), (16 / 256, 144 / 512, 240 / 256, 368 / 512)
    )


def test_softening_spreads_a_pixel_and_keeps_its_light() -> None:
    film = np.zeros((33, 33), np.float32)
    film[16, 16] = 1.0
    softened = _RESAMPLINGS["area_softened"](film, 33, 33)
    offsets = np.arange(33) - 16
    assert softened.sum() == pytest.approx(1.0, abs=1e-5)
    assert np.sqrt((softened.sum(0) * offsets**2).sum()) == pytest.approx(SOFTNESS_PX, abs=0.02)
    assert np.allclose(softened, softened.T)


@pytest.mark.parametrize("part", [0.0, -0.5, 1.5, float("nan")])
def test_a_recipe_whose_looks_see_nothing_or_more_than_the_film_is_refused(part: float) -> None:
    with pytest.raises(ValueError, match=str(part)):
        Preprocessing.from_dict(PLAIN.to_dict() | {"stretched_part": part})


def test_recipes_of_one_version_are_the_same() -> None:
    """A library tells its model by the version: it must not hold two ways of looking."""
    recipes = {spec.preprocessing.version: spec.preprocessing for spec in PROFILES.values()}
    assert all(recipes[spec.preprocessing.version] == spec.preprocessing for spec in PROFILES.values())


@pytest.mark.parametrize("field", ["geometry", "resampling", "equalisation", "statistics"])
def test_a_recipe_with_an_unknown_word_is_refused(field: str) -> None:
    with pytest.raises(KeyError):
        Preprocessing.from_dict(PLAIN.to_dict() | {field: "whatever"})
