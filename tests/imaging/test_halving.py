"""Halves of a picture: even averages, as far down as a screen wants them."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.imaging.halving import halved, halves


def test_a_half_is_the_average_of_two_by_two() -> None:
    picture = np.array([[0, 10, 200, 202], [20, 30, 204, 206]], np.uint8)
    np.testing.assert_array_equal(halved(picture), [[15, 203]])


@pytest.mark.parametrize("of", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(2, 2), (2, 1000), (334, 516), (1030, 998)])
def test_averages_are_exact_and_halves_are_rounded_up(of: type[np.unsignedinteger], shape: tuple[int, int]) -> None:
    film = np.random.default_rng(1).integers(0, np.iinfo(of).max, shape, of, endpoint=True)
    sums = film.astype(np.uint32).reshape(shape[0] // 2, 2, shape[1] // 2, 2).sum(axis=(1, 3))
    np.testing.assert_array_equal(halved(film), (sums + 2) // 4)


def test_an_odd_row_or_column_is_taken_twice() -> None:
    picture = np.array([[10, 20, 90]], np.uint8)
    np.testing.assert_array_equal(halved(picture), [[15, 90]])


def test_black_and_white_stay_so() -> None:
    for level in (0, 255):
        assert (halved(np.full((5, 7), level, np.uint8)) == level).all()


def test_a_picture_is_halved_until_it_is_small() -> None:
    picture = np.zeros((1201, 2048), np.uint8)
    assert [half.shape for half in halves(picture)] == [(1201, 2048), (601, 1024), (301, 512)]
    assert len(halves(picture[:300, :400])) == 1


def test_sixteen_bits_are_averaged_as_they_are() -> None:
    film = np.array([[0, 10, 65535, 65535, 3], [20, 30, 65535, 65535, 5]], np.uint16)
    np.testing.assert_array_equal(halved(film), [[15, 65535, 4]])
    assert halved(film).dtype == np.uint16
