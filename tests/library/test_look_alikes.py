"""Copies and negatives, told from signatures alone."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.library import look_alikes
from cxr_desktop.library.look_alikes import blocks, correlations_with_mean, near_copies


def films(count: int, seed: int = 0) -> NDArray[np.uint8]:
    """Signatures as films have them: one common anatomy, and something of their own."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[-1:1:16j, -1:1:16j]
    anatomy = np.cos(3 * columns) - rows**2
    own = random.normal(size=(count, 16, 16)) * 0.3
    return np.clip(128 + 50 * (anatomy + own), 0, 255).astype(np.uint8)


def pairs(signatures: NDArray[np.uint8]) -> list[tuple[int, int]]:
    return [(first, second) for first, second, _ in near_copies(signatures, lambda: None)]


def window(signature: NDArray[np.uint8], gain: float, offset: float) -> NDArray[np.uint8]:
    return np.clip(signature * gain + offset, 0, 255).astype(np.uint8)


def test_different_films_are_no_copies() -> None:
    assert pairs(films(200)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda film: film,
        lambda film: window(film, 0.8, 10),
        lambda film: window(film, 1.1, -20),
        lambda film: (255 * (film / 255) ** 0.7).astype(np.uint8),
        lambda film: np.clip(film + np.random.default_rng(1).normal(0, 1, film.shape), 0, 255).astype(np.uint8),
    ],
    ids=["same", "darker", "brighter", "gamma", "noise"],
)
def test_a_copy_with_other_greys_is_found(change: object) -> None:
    signatures = films(50)
    signatures[40] = change(signatures[7])

    assert pairs(signatures) == [(7, 40)]


def test_pairs_are_found_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_alikes, "_BLOCK", 16)
    signatures = films(100)
    signatures[99] = signatures[98] = signatures[3]
    calls: list[None] = []

    found = [(first, second) for first, second, _ in near_copies(signatures, lambda: calls.append(None))]

    assert sorted(found) == [(3, 98), (3, 99), (98, 99)]
    assert len(calls) == blocks(100) == 28


def test_films_of_one_grey_level_are_like_nothing() -> None:
    signatures = np.full((3, 16, 16), 128, np.uint8)

    assert pairs(signatures) == []
    assert correlations_with_mean(signatures).tolist() == [0.0, 0.0, 0.0]


def test_a_negative_stands_out() -> None:
    signatures = films(100)
    signatures[31] = 255 - signatures[31]

    correlations = correlations_with_mean(signatures)

    assert np.flatnonzero(correlations < look_alikes.INVERSION_CORRELATION).tolist() == [31]


def test_no_films_at_all() -> None:
    assert pairs(films(0)) == []
    assert blocks(0) == 0


@pytest.mark.slow
def test_ten_thousand_films_take_seconds() -> None:
    signatures = films(10_000)

    started_s = time.process_time()
    assert pairs(signatures) == []
    assert time.process_time() - started_s < 20  # 100,000 films have a hundred times as many pairs
