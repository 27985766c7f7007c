"""What is on the screen where a film is drawn: pixels on time, in place, and in even averages."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cxr_desktop.ui.film_picture import FilmPicture, draw_part, heat_image


def drawn(pixels: NDArray[np.uint8], frame: QRectF, width: int, height: int) -> NDArray[np.uint8]:
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.black)
    with QPainter(canvas) as painter:
        FilmPicture(pixels).draw(painter, frame, QRectF(0, 0, width, height))
    return np.frombuffer(canvas.constBits(), np.uint8).reshape(height, -1, 4)[:, :width, 0].copy()


def noise(height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(3).integers(0, 256, (height, width), dtype=np.uint8)


@pytest.mark.usefixtures("qapp")
class TestFilm:
    def test_pixel_by_pixel_nothing_is_changed(self) -> None:
        film = noise(61, 83)

        np.testing.assert_array_equal(drawn(film, QRectF(0, 0, 83, 61), 83, 61), film)

    def test_enlarged_film_pixels_are_squares(self) -> None:
        film = noise(11, 13)

        picture = drawn(film, QRectF(0, 0, 52, 44), 52, 44)

        np.testing.assert_array_equal(picture, np.kron(film, np.ones((4, 4), np.uint8)))

    def test_enlarged_far_beyond_the_screen_the_right_part_is_seen(self) -> None:
        film = noise(3000, 3000)

        picture = drawn(film, QRectF(-32 * 2500, -32 * 1200, 32 * 3000, 32 * 3000), 64, 64)

        np.testing.assert_array_equal(picture[::32, ::32], film[1200:1202, 2500:2502])

    @pytest.mark.parametrize("side", [64, 65])
    def test_reduced_stripes_become_even_grey(self, side: int) -> None:
        """A grid must not turn into a pattern."""
        stripes = np.zeros((side, side), np.uint8)
        stripes[:, ::2] = 200

        picture = drawn(stripes, QRectF(0, 0, side / 4, side / 4), 16, 16)

        assert picture[1:-1, 1:-1].min() >= 98
        assert picture[1:-1, 1:-1].max() <= 102

    def test_reduced_a_film_stays_in_its_place(self) -> None:
        film = np.zeros((401, 401), np.uint8)
        film[200:, :] = 255
        film[:, 200:] = 255

        picture = drawn(film, QRectF(0, 0, 100.25, 100.25), 101, 101).astype(float)

        assert (picture[:49, :49] == 0).all()
        assert (picture[51:100, 51:100] == 255).all()
        assert picture[10, :100].sum() / 255 == pytest.approx(50.25, abs=0.3)


@pytest.mark.usefixtures("qapp")
def test_a_heat_map_covers_the_film_whatever_its_own_resolution() -> None:
    rgba = np.zeros((2, 2, 4), np.uint8)
    rgba[0, 0] = (255, 0, 0, 255)
    canvas = QImage(80, 60, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.black)

    with QPainter(canvas) as painter:
        draw_part(painter, heat_image(rgba), QRectF(0, 0, 80, 60), QRectF(canvas.rect()))

    assert canvas.pixelColor(10, 8).red() > 250
    assert canvas.pixelColor(70, 8).red() < 5
    assert canvas.pixelColor(10, 52).red() < 5


@pytest.mark.usefixtures("qapp")
def test_clear_heat_leaves_no_seam_of_its_own_colour() -> None:
    rgba = np.full((1, 2, 4), 255, np.uint8)
    rgba[0, 1] = (0, 0, 0, 0)
    image = heat_image(rgba)
    canvas = QImage(40, 4, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)

    with QPainter(canvas) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_part(painter, image, QRectF(0, 0, 40, 4), QRectF(canvas.rect()))

    assert min(canvas.pixelColor(x, 2).lightness() for x in range(40)) >= 253
