"""The VOI functions against their formulas in PS3.3 C.11.2.1, and the stated default."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.imaging.greyscale import default_voi, to_grey


def grey_of(values: NDArray[np.generic] | list[int], voi: Voi, *, inverted: bool = False) -> NDArray[np.float32]:
    array = np.asarray(values) if isinstance(values, np.ndarray) else np.array(values, np.int16)
    film = Radiograph(np.atleast_2d(array), voi, inverted, FilmFacts(), "test", "0" * 64)
    return to_grey(film)


def linear(value: float, center: float, width: float) -> float:
    """C.11.2.1.2.1, as it is printed there, with an output from 0 to 1."""
    if value <= center - 0.5 - (width - 1) / 2:
        return 0.0
    if value > center - 0.5 + (width - 1) / 2:
        return 1.0
    return (value - (center - 0.5)) / (width - 1) + 0.5


@pytest.mark.parametrize(("center", "width"), [(100, 50), (0, 1), (40.5, 2), (-600, 1500), (0, 65536)])
def test_linear_windows_follow_the_standard(center: float, width: float) -> None:
    values = [-32768, -1351, -600, -1, 0, 1, 40, 41, 75, 100, 124, 125, 149, 32767]

    grey = grey_of(values, Window(center, width))

    np.testing.assert_allclose(grey[0], [linear(value, center, width) for value in values], atol=1e-6)


def test_a_linear_window_spans_its_width_minus_one() -> None:
    """The note in C.11.2.1.2.1: c = 2048, w = 4096 maps 0 to black and 4095 to white."""
    np.testing.assert_allclose(grey_of([-1, 0, 4095, 4096], Window(2048, 4096))[0], [0, 0, 1, 1], atol=1e-7)


def test_a_linear_exact_window_spans_its_whole_width() -> None:
    grey = grey_of([-1, 0, 2048, 4096, 4097], Window(2048, 4096, VoiShape.LINEAR_EXACT))

    np.testing.assert_allclose(grey[0], [0, 0, 0.5, 1, 1], atol=1e-7)


def test_a_sigmoid_follows_the_standard() -> None:
    values = [-32768, -100, 0, 100, 150, 32767]

    grey = grey_of(values, Window(100, 50, VoiShape.SIGMOID))

    expected = [1 / (1 + math.exp(min(700, -4 * (value - 100) / 50))) for value in values]
    np.testing.assert_allclose(grey[0], expected, atol=1e-6)


def test_a_table_maps_what_lies_beyond_its_ends_to_its_end_entries() -> None:
    table = VoiTable(first_value=-2, entries=np.array([0, 1000, 4095], np.uint16), highest_entry=4095)

    grey = grey_of([-32768, -3, -2, -1, 0, 1, 32767], table)

    np.testing.assert_allclose(grey[0], np.array([0, 0, 0, 1000, 4095, 4095, 4095]) / 4095, atol=1e-6)


def test_a_range_is_a_straight_line() -> None:
    np.testing.assert_allclose(grey_of([-10, 0, 5, 10, 20], ValueRange(0, 10))[0], [0, 0, 0.5, 1, 1])


@pytest.mark.parametrize(
    "voi",
    [
        Window(100, 50),
        Window(100, 50, VoiShape.LINEAR_EXACT),
        Window(100, 50, VoiShape.SIGMOID),
        ValueRange(0, 255),
        VoiTable(0, np.arange(256, dtype=np.uint16), 255),
    ],
)
def test_inversion_is_the_complement(voi: Voi) -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)

    np.testing.assert_allclose(grey_of(values, voi, inverted=True), 1 - grey_of(values, voi), atol=1e-6)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.float32])
def test_the_storage_type_makes_no_difference(dtype: type) -> None:
    values = np.arange(100, dtype=np.uint8).reshape(10, 10)

    np.testing.assert_allclose(
        grey_of(values.astype(dtype), Window(50, 80)), grey_of(values, Window(50, 80)), atol=1e-6
    )


def test_fractional_films_of_any_height_are_done_to_the_last_row() -> None:
    values = np.linspace(0, 1, 1001 * 3, dtype=np.float32).reshape(1001, 3)

    np.testing.assert_allclose(grey_of(values, ValueRange(0, 1)), values, atol=1e-6)


def test_grey_levels_are_float32_from_black_to_white() -> None:
    grey = grey_of(np.arange(256, dtype=np.uint8).reshape(16, 16), ValueRange(0, 255))

    assert grey.dtype == np.float32
    assert (grey.min(), grey.max()) == (0, 1)


def test_eight_bit_pixels_mean_what_they_say() -> None:
    assert default_voi(np.array([[7, 9]], np.uint8), bits_stored=8) == ValueRange(0, 255)


def test_eight_bit_pixels_in_a_wider_type_mean_what_they_say() -> None:
    assert default_voi(np.array([[7, 9]], np.uint16), bits_stored=8) == ValueRange(0, 255)


def test_signed_eight_bit_pixels_mean_what_they_say() -> None:
    assert default_voi(np.array([[7, 9]], np.int8), bits_stored=8) == ValueRange(-128, 127)


def test_deeper_pixels_are_stretched_over_what_is_there() -> None:
    assert default_voi(np.array([[100, 3000]], np.uint16), bits_stored=12) == ValueRange(100, 3000)


def test_padding_does_not_count_when_stretching() -> None:
    values = np.array([[0, 100, 3000, 4095]], np.uint16)

    voi = default_voi(values, bits_stored=12, is_padding=(values == 0) | (values == 4095))

    assert voi == ValueRange(100, 3000)


def test_a_film_of_one_value_and_padding_has_finite_grey_levels() -> None:
    values = np.array([[0, 5, 5]], np.uint16)

    grey = grey_of(values, default_voi(values, bits_stored=12, is_padding=values == 0))

    assert np.isfinite(grey).all()
