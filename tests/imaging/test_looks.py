"""Looks at a film."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.imaging.looks import AS_IT_IS, Look, look_at, stretched

FILM = np.arange(200 * 100, dtype=np.float32).reshape(200, 100)


def test_as_it_is_changes_nothing() -> None:
    (look,) = AS_IT_IS
    assert np.array_equal(look_at(FILM, look), FILM)


@pytest.mark.parametrize(
    ("look", "shape"), [(Look(width=0.5), (200, 50)), (Look(height=0.25), (50, 100)), (Look(0.5, 0.5), (100, 50))]
)
def test_a_look_sees_the_middle(look: Look, shape: tuple[int, int]) -> None:
    seen = look_at(FILM, look)
    assert seen.shape == shape
    assert seen.mean() == pytest.approx(FILM.mean(), abs=1.0)


def test_something_is_left_of_the_narrowest_film() -> None:
    thread = np.ones((64, 1), np.float32)
    assert all(look_at(thread, look).size for look in stretched(0.5))
    assert all(look_at(thread.T, look).size for look in stretched(0.5))
