"""A film that breaks off: cut at any byte, it is refused, or else every pixel is still there."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.readers import decode_radiograph
from tests.imaging.mutations import Specimen, specimens

CUTS_OF_A_LARGE_FILE = 400


def cuts(length: int) -> list[int]:
    """Every position of a small file; of a large one its first and last bytes, and some between."""
    if length <= 2 * CUTS_OF_A_LARGE_FILE:
        return list(range(length))
    ends = [*range(150), *range(length - 150, length)]
    return sorted({*ends, *np.linspace(0, length - 1, CUTS_OF_A_LARGE_FILE, dtype=int).tolist()})


@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_a_cut_film_is_refused_or_whole(specimen: Specimen) -> None:
    whole = to_grey(decode_radiograph(specimen.data))

    for length in cuts(len(specimen.data)):
        try:
            cut = to_grey(decode_radiograph(specimen.data[:length]))
        except ImageError:
            continue
        np.testing.assert_array_equal(cut, whole, err_msg=f"cut to {length} of {len(specimen.data)} bytes")


@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_a_film_that_lacks_its_second_half_is_called_cut_off_or_damaged(specimen: Specimen) -> None:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(specimen.data[: len(specimen.data) // 2])

    assert refusal.value.code in {"CorruptImage.truncated", "CorruptImage.damaged"}
