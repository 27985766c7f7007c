from __future__ import annotations

import pytest

from cxr_desktop.errors import ImageTooLarge, NotARadiograph
from cxr_desktop.imaging.limits import Limits

LIMITS = Limits(file_bytes=1000, megapixels=1, min_side_px=32, max_aspect=4)


@pytest.mark.parametrize(
    ("width", "height", "code"),
    [
        (0, 100, "NotARadiograph.zero_size"),
        (100, 0, "NotARadiograph.zero_size"),
        (-5, 100, "NotARadiograph.zero_size"),
        (1001, 1000, "ImageTooLarge.pixels"),
        (31, 100, "NotARadiograph.too_small"),
        (100, 31, "NotARadiograph.too_small"),
        (100, 401, "NotARadiograph.shape"),
        (401, 100, "NotARadiograph.shape"),
    ],
)
def test_an_extent_out_of_bounds_is_refused_by_name(width: int, height: int, code: str) -> None:
    with pytest.raises((NotARadiograph, ImageTooLarge)) as refusal:
        LIMITS.check_extent(width, height)

    assert refusal.value.code == code
    assert str(refusal.value)


@pytest.mark.parametrize(("width", "height"), [(32, 32), (1000, 1000), (400, 100), (100, 400)])
def test_an_extent_on_the_bound_is_accepted(width: int, height: int) -> None:
    LIMITS.check_extent(width, height)


def test_a_file_of_one_byte_too_many_is_refused() -> None:
    LIMITS.check_file_bytes(1000)
    with pytest.raises(ImageTooLarge) as refusal:
        LIMITS.check_file_bytes(1001)

    assert refusal.value.code == "ImageTooLarge.bytes"
