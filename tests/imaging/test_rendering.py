"""The reader's window: exact where the film is shown as it came, and the same function where it is not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.rendering import FilmRenderer
from tests.imaging.films import film_values

S_CURVE = np.rint(4095 / (1 + np.exp(-np.linspace(-8, 8, 4096)))).astype(np.uint16)
FILMS = {
    "8 bit": film_values(8),
    "12 bit": film_values(12),
    "16 bit": film_values(16),
    "signed": film_values(12, signed=True),
    "fractions": (film_values(12) * 0.37 - 211.5).astype(np.float32),
}
VOIS: dict[str, Voi] = {
    "range": ValueRange(10, 3000),
    "linear": Window(1200.5, 800),
    "exact": Window(900, 1300, VoiShape.LINEAR_EXACT),
    "sigmoid": Window(1000, 700, VoiShape.SIGMOID),
    "table": VoiTable(0, S_CURVE, 4095),
}


def film_of(values: NDArray[np.generic], voi: Voi, *, inverted: bool = False) -> Radiograph:
    return Radiograph(values, voi, inverted, FilmFacts(), "test", "0" * 64)


def to_eight_bit(film: Radiograph) -> NDArray[np.uint8]:
    return np.rint(to_grey(film) * 255).astype(np.uint8)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("voi", VOIS.values(), ids=VOIS.keys())
@pytest.mark.parametrize("values", FILMS.values(), ids=FILMS.keys())
def test_without_a_window_the_film_is_what_the_model_sees(
    values: NDArray[np.generic], voi: Voi, inverted: bool
) -> None:
    film = film_of(values, voi, inverted=inverted)

    picture = FilmRenderer(film).render(None, inverted=False)

    difference = picture.astype(int) - to_eight_bit(film)
    assert np.abs(difference).max() <= (1 if values.dtype == np.float32 else 0)  # a fraction has no place of its own


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("name", ["8 bit", "12 bit", "16 bit", "signed"])
@pytest.mark.parametrize("shape", VoiShape)
def test_a_window_of_the_reader_replaces_that_of_the_film(name: str, shape: VoiShape, inverted: bool) -> None:
    film = film_of(FILMS[name], ValueRange(0, 4095), inverted=inverted)
    window = Window(100.5, 90, shape)

    picture = FilmRenderer(film).render(window, inverted=False)

    np.testing.assert_array_equal(picture, to_eight_bit(replace(film, voi=window)))


def test_a_film_of_fractions_is_windowed_to_the_nearest_grey_level() -> None:
    film = film_of(FILMS["fractions"], ValueRange(0, 1000))
    window = Window(400, 900, VoiShape.LINEAR_EXACT)

    picture = FilmRenderer(film).render(window, inverted=False)

    difference = picture.astype(int) - to_eight_bit(replace(film, voi=window))
    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize("window", [None, Window(1000, 900)])
@pytest.mark.parametrize("name", ["8 bit", "signed", "fractions"])
@pytest.mark.parametrize("of_itself", [False, True])
def test_inverting_turns_what_is_shown_once_more(name: str, window: Window | None, of_itself: bool) -> None:
    renderer = FilmRenderer(film_of(FILMS[name], ValueRange(0, 2000), inverted=of_itself))

    upright, turned = renderer.render(window, inverted=False), renderer.render(window, inverted=True)

    np.testing.assert_array_equal(turned, 255 - upright)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("voi", [voi for voi in VOIS.values() if not isinstance(voi, VoiTable)])
def test_the_initial_window_looks_like_the_film_as_it_came(voi: Voi, inverted: bool) -> None:
    renderer = FilmRenderer(film_of(FILMS["12 bit"], voi, inverted=inverted))

    windowed = renderer.render(renderer.initial_window, inverted=False)

    assert np.abs(windowed.astype(int) - renderer.render(None, inverted=False)).max() <= 1


@pytest.mark.parametrize("entries", [S_CURVE, S_CURVE[::-1]], ids=["rising", "falling"])
def test_the_initial_window_of_a_table_is_the_line_nearest_to_it(entries: NDArray[np.uint16]) -> None:
    renderer = FilmRenderer(film_of(FILMS["12 bit"], VoiTable(0, entries, 4095)))

    windowed = renderer.render(renderer.initial_window, inverted=False)

    assert renderer.initial_window.center == pytest.approx(2047.5, abs=2)
    assert np.abs(windowed.astype(int) - renderer.render(None, inverted=False)).max() <= 26  # a tenth, at the ends


def test_an_even_film_has_a_window_that_can_be_moved() -> None:
    even = FilmRenderer(film_of(np.full((4, 4), 7, np.uint16), ValueRange(7, 7)))

    assert even.initial_window.width > 0
    np.testing.assert_array_equal(even.render(even.initial_window, inverted=False), even.render(None, inverted=False))


def test_an_even_film_of_fractions_is_rendered() -> None:
    even = FilmRenderer(film_of(np.full((4, 4), 0.5, np.float32), ValueRange(0, 1)))

    np.testing.assert_array_equal(even.render(Window(0.5, 1, VoiShape.LINEAR_EXACT), inverted=False), 128)


def test_the_size_is_width_then_height() -> None:
    assert FilmRenderer(film_of(np.zeros((48, 40), np.uint8), ValueRange(0, 255))).size_px == (40, 48)


def test_a_film_taken_from_the_middle_of_a_file_is_rendered() -> None:
    """Values may be a view that starts anywhere and skips."""
    values = film_values(12, height=64, width=90)[3:50, 1::2]
    film = film_of(values, ValueRange(0, 4095))

    np.testing.assert_array_equal(FilmRenderer(film).render(None, inverted=False), to_eight_bit(film))


def test_a_film_larger_than_a_band_is_rendered_whole() -> None:
    film = film_of(film_values(12, height=411, width=703), ValueRange(0, 4095))

    np.testing.assert_array_equal(FilmRenderer(film).render(None, inverted=False), to_eight_bit(film))


def test_the_first_film_on_screen_waits_for_no_heavy_package() -> None:
    code = """
import sys, numpy as np
from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange
from cxr_desktop.imaging.rendering import FilmRenderer
film = Radiograph(np.zeros((9, 9), np.uint16), ValueRange(0, 9), False, FilmFacts(), "test", "")
FilmRenderer(film).render(None, inverted=False)
print(*sorted({"cv2", "torch", "PIL", "PySide6"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == ""
