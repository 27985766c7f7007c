from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.thumbnail import film_signature, make_thumbnail, read_thumbnail, shrink
from tests.imaging.films import film_values


def grey_film(height: int = 480, width: int = 400) -> np.ndarray:
    return film_values(8, height=height, width=width).astype(np.float32) / 255


@pytest.mark.parametrize(
    ("height", "width", "expected"), [(480, 400, (224, 187)), (400, 480, (187, 224)), (64, 32, (64, 32))]
)
def test_a_thumbnail_keeps_the_aspect_and_never_grows(height: int, width: int, expected: tuple[int, int]) -> None:
    assert read_thumbnail(make_thumbnail(grey_film(height, width))).shape == expected


def test_a_thumbnail_is_a_greyscale_jpeg_that_looks_like_the_film() -> None:
    grey = grey_film(224, 200)

    data = make_thumbnail(grey)

    assert data.startswith(b"\xff\xd8")
    assert np.abs(read_thumbnail(data) / 255 - grey).mean() < 0.02


def test_fine_stripes_become_grey_and_no_pattern() -> None:
    stripes = np.zeros((896, 896), np.float32)
    stripes[:, ::2] = 1

    assert np.ptp(read_thumbnail(make_thumbnail(stripes))) <= 2


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"no picture", make_thumbnail(grey_film())[:-40]])
def test_a_damaged_thumbnail_is_named(data: bytes) -> None:
    with pytest.raises(CorruptImage):
        read_thumbnail(data)


def test_a_signature_has_sixteen_by_sixteen_levels() -> None:
    signature = film_signature(shrink(grey_film()))

    assert (signature.shape, signature.dtype) == ((16, 16), np.uint8)


def test_a_scaled_film_has_nearly_the_same_signature() -> None:
    small = film_signature(shrink(grey_film()[::2, ::2]))

    assert np.abs(small.astype(int) - film_signature(shrink(grey_film()))).mean() < 3


def test_an_inverted_film_has_the_complementary_signature() -> None:
    inverted = film_signature(shrink(1 - grey_film()))

    assert np.abs(255 - inverted.astype(int) - film_signature(shrink(grey_film()))).max() <= 1
