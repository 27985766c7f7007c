"""What is on the screen where a film is drawn: pixels on time, in place, turned, and in even averages."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from cxr_desktop.imaging.orientation import AS_IT_CAME, Turn
from cxr_desktop.ui.film_picture import FilmPicture, HeatPicture
from cxr_desktop.ui.film_placement import Placement

SAME = np.arange(256, dtype=np.uint8)
TURNS = [Turn(quarters, is_mirrored) for is_mirrored in (False, True) for quarters in range(4)]


def placed(film: NDArray[np.generic], zoom: float, corner: QPointF, room: tuple[int, int], turn: Turn) -> Placement:
    """With the film's upper left corner, as it is seen, at a room point."""
    size = QSizeF(film.shape[1], film.shape[0])
    lies = Placement(size, QSizeF(*room), zoom, QPointF(0, 0), turn)
    off = lies.frame.topLeft() - corner
    return Placement(size, QSizeF(*room), zoom, lies.to_film(lies.to_room(QPointF(0, 0)) + off), turn)


def drawn(
    pixels: NDArray[np.generic],
    zoom: float,
    room: tuple[int, int],
    corner: QPointF = QPointF(0, 0),  # noqa: B008
    turn: Turn = AS_IT_CAME,
    table: NDArray[np.uint8] = SAME,
) -> NDArray[np.uint8]:
    width, height = room
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.black)
    with QPainter(canvas) as painter:
        FilmPicture(pixels).draw(painter, placed(pixels, zoom, corner, room, turn), table)
    return np.frombuffer(canvas.constBits(), np.uint8).reshape(height, -1, 4)[:, :width, 0].copy()


def noise(height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(3).integers(0, 256, (height, width), dtype=np.uint8)


@pytest.mark.usefixtures("qapp")
class TestFilm:
    def test_pixel_by_pixel_nothing_is_changed(self) -> None:
        film = noise(61, 83)

        np.testing.assert_array_equal(drawn(film, 1, (83, 61)), film)

    @pytest.mark.parametrize("turn", TURNS, ids=str)
    def test_turned_pixel_by_pixel_nothing_else_is_changed(self, turn: Turn) -> None:
        film = noise(61, 83)
        expected = np.rot90(np.fliplr(film) if turn.is_mirrored else film, -turn.quarters)

        picture = drawn(film, 1, (expected.shape[1], expected.shape[0]), turn=turn)

        np.testing.assert_array_equal(picture, expected)

    def test_sixteen_bits_go_through_the_table(self) -> None:
        film = np.random.default_rng(3).integers(0, 1 << 16, (20, 30), dtype=np.uint16)
        table = (np.arange(1 << 16) >> 7).astype(np.uint8)

        np.testing.assert_array_equal(drawn(film, 1, (30, 20), table=table), table[film])

    def test_neighbouring_values_are_told_apart_however_many_there_are(self) -> None:
        """Not through a copy of 8 bits: in it, the two halves of this film would be one grey."""
        film = np.full((20, 20), 40_000, np.uint16)
        film[:, 10:] = 40_001
        table = np.where(np.arange(1 << 16) > 40_000, 255, 0).astype(np.uint8)

        picture = drawn(film, 1, (20, 20), table=table)

        assert picture[:, :10].max() == 0
        assert picture[:, 10:].min() == 255

    def test_enlarged_film_pixels_are_squares(self) -> None:
        film = noise(11, 13)

        np.testing.assert_array_equal(drawn(film, 4, (52, 44)), np.kron(film, np.ones((4, 4), np.uint8)))

    def test_enlarged_far_beyond_the_screen_the_right_part_is_seen(self) -> None:
        film = noise(3000, 3000)

        picture = drawn(film, 32, (64, 64), QPointF(-32 * 2500, -32 * 1200))

        np.testing.assert_array_equal(picture[::32, ::32], film[1200:1202, 2500:2502])

    @pytest.mark.parametrize("turn", [AS_IT_CAME, Turn(1), Turn(2, True)], ids=str)
    @pytest.mark.parametrize("side", [64, 65])
    def test_reduced_stripes_become_even_grey(self, side: int, turn: Turn) -> None:
        """A grid must not turn into a pattern."""
        stripes = np.zeros((side, side), np.uint8)
        stripes[:, ::2] = 200

        picture = drawn(stripes, 0.25, (16, 16), turn=turn)

        assert picture[1:-1, 1:-1].min() >= 98
        assert picture[1:-1, 1:-1].max() <= 102

    def test_reduced_a_film_stays_in_its_place(self) -> None:
        film = np.zeros((401, 401), np.uint8)
        film[200:, :] = 255
        film[:, 200:] = 255

        picture = drawn(film, 0.25, (101, 101)).astype(float)

        assert (picture[:49, :49] == 0).all()
        assert (picture[51:100, 51:100] == 255).all()
        assert picture[10, :100].sum() / 255 == pytest.approx(50.25, abs=0.3)

    def test_beside_the_film_nothing_is_drawn(self) -> None:
        picture = drawn(np.full((10, 10), 255, np.uint8), 1, (30, 20), QPointF(5, 5))

        assert (picture[5:15, 5:15] == 255).all()
        assert picture.sum() == 255 * 100


def heated(rgba: NDArray[np.uint8], ground: Qt.GlobalColor, turn: Turn = AS_IT_CAME) -> QImage:
    """Over a film of 80 by 60."""
    room = (60, 80) if turn.is_sideways else (80, 60)
    canvas = QImage(*room, QImage.Format.Format_RGB32)
    canvas.fill(ground)
    with QPainter(canvas) as painter:
        lies = Placement.fitted(QSizeF(80, 60), QSizeF(*room), turn)
        HeatPicture(rgba).draw(painter, lies, 1.0, within=QRectF(canvas.rect()))
    return canvas


@pytest.mark.usefixtures("qapp")
def test_a_heat_map_covers_the_film_whatever_its_own_resolution() -> None:
    rgba = np.zeros((2, 2, 4), np.uint8)
    rgba[0, 0] = (255, 0, 0, 255)

    canvas = heated(rgba, Qt.GlobalColor.black)

    assert canvas.pixelColor(10, 8).red() > 250
    assert canvas.pixelColor(70, 8).red() < 5
    assert canvas.pixelColor(10, 52).red() < 5


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_heat_map_lies_as_its_film_lies(turn: Turn) -> None:
    rgba = np.zeros((6, 8, 4), np.uint8)
    rgba[:2, :2] = (255, 0, 0, 255)
    canvas = heated(rgba, Qt.GlobalColor.black, turn)
    spot = Placement.fitted(QSizeF(80, 60), QSizeF(canvas.size()), turn).to_room(QPointF(10, 10))

    assert canvas.pixelColor(spot.toPoint()).red() > 250
    assert canvas.pixelColor(canvas.width() // 2, canvas.height() // 2).red() < 5


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("room", [(80, 60), (79, 60), (80, 59), (77, 57)])
def test_a_heat_map_is_seen_to_the_last_pixel_of_any_view(room: tuple[int, int]) -> None:
    canvas = QImage(*room, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.black)
    with QPainter(canvas) as painter:
        lies = Placement(QSizeF(80, 60), QSizeF(*room), 1.1, QPointF(40, 30))
        HeatPicture(np.full((3, 4, 4), 255, np.uint8)).draw(painter, lies, 1.0)

    assert min(canvas.pixelColor(x, y).red() for x in range(room[0]) for y in range(room[1])) == 255


@pytest.mark.usefixtures("qapp")
def test_clear_heat_leaves_no_seam_of_its_own_colour() -> None:
    rgba = np.full((1, 2, 4), 255, np.uint8)
    rgba[0, 1] = (0, 0, 0, 0)

    canvas = heated(rgba, Qt.GlobalColor.white)

    assert min(canvas.pixelColor(x, 30).lightness() for x in range(80)) >= 253
