from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.imaging.lookup import domain, look_up, tabulate


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
def test_looking_up_is_applying(dtype: type) -> None:
    values = domain(np.dtype(dtype)).reshape(-1, 16)[:, ::-1]

    looked_up = look_up(tabulate(lambda value: 3 * value - 1, values.dtype), values)

    np.testing.assert_array_equal(looked_up, 3.0 * values - 1)


def test_the_result_has_the_type_of_the_table() -> None:
    table = tabulate(lambda value: value, np.dtype(np.uint8)).astype(np.float32)

    assert look_up(table, np.zeros((4, 5), np.uint8)).dtype == np.float32
