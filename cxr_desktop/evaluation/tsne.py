"""t-SNE (van der Maaten & Hinton, JMLR 2008): points in two dimensions whose neighbourhoods are those of many.

In NumPy alone: scikit-learn, of which this program would need nothing else, brings SciPy and a hundred megabytes along.
Forces between neighbours are summed over pairs. Those that keep all others apart are summed over all pairs while that
is quick; else on a grid by Fourier transform, as FIt-SNE does (Linderman et al., Nature Methods 2019). Nothing here is
random, and only the neighbours are found by BLAS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Shape (n, d)."""

ITERATIONS = 1000

_TOLD_EVERY = 50  # iterations
_EARLY = 250  # iterations in which clusters find each other: attraction is exaggerated, momentum low
_EXAGGERATION = 12.0  # Belkina et al., Nature Communications 2019; so is the step
_MOMENTUM_EARLY, _MOMENTUM = 0.5, 0.8
_LEAST_GAIN, _LEAST_STEP = 0.01, 50.0
_START = 1e-4  # standard deviation of the first places
_BISECTIONS = 60  # of a bandwidth: to the last bit
_AT_ONCE = 500  # rows of distances: 40 MB among 10,000 points
_ALL_PAIRS = 800  # points: from here on the grid is quicker
_SPACING = 0.5  # of the grid, where the kernel is one unit wide
_FEWEST_CELLS = 40  # across the points
_FINEST = 1e-9  # where all points are one
_REACH = 2  # nodes on either side of a point that take part in its interpolation


@dataclass(frozen=True, slots=True, eq=False)
class Attraction:
    """How much each point is drawn to its neighbours: a symmetric sparse matrix that sums to one, row by row."""

    starts: NDArray[np.intp]  # (n,): where each row begins among the pairs; no row is empty
    rows: NDArray[np.intp]  # (pairs,)
    columns: NDArray[np.intp]  # (pairs,)
    weights: NDArray[np.float64]  # (pairs,)


def lay_out(points: Points, *, perplexity: float, on_iteration: Callable[[int], None] = lambda _: None) -> Points:
    """Places (n, 2) of points (n, d) whose first two axes are those of their largest spread. 1 <= perplexity < n / 3.

    `on_iteration` is told now and then how many iterations are done; what it raises ends the work.
    """
    attraction = attractions(points, perplexity)
    places = points[:, :2] * (_START / (points[:, 0].std() or 1.0))  # none where all points are one
    move, gains = np.zeros_like(places), np.ones_like(places)
    step = max(len(points) / _EXAGGERATION / 4, _LEAST_STEP)
    repel = repulsion_of_all if len(points) <= _ALL_PAIRS else repulsion_on_grid
    for done in range(ITERATIONS):
        is_early = done < _EARLY
        apart, total = repel(places)
        together = _drawn(places, attraction)
        slope = 4 * ((_EXAGGERATION if is_early else 1.0) * together - apart / total)
        gains = np.maximum(np.where(move * slope < 0, gains + 0.2, gains * 0.8), _LEAST_GAIN)
        move = (_MOMENTUM_EARLY if is_early else _MOMENTUM) * move - step * gains * slope
        places = places + move
        if (done + 1) % _TOLD_EVERY == 0:
            on_iteration(done + 1)
    return np.asarray(places - places.mean(axis=0))


def attractions(points: Points, perplexity: float) -> Attraction:
    """Of points (n, d) to about three times `perplexity` neighbours each."""
    count = len(points)
    neighbours, squares = _nearest(points, min(count - 1, int(3 * perplexity + 1)))
    shares = _shares(squares, perplexity).ravel()
    rows, columns = np.repeat(np.arange(count), neighbours.shape[1]), neighbours.ravel()
    pairs, inverse = np.unique(np.concatenate([rows * count + columns, columns * count + rows]), return_inverse=True)
    weights = np.bincount(inverse, np.concatenate([shares, shares])) / (2 * count)
    rows, columns = np.divmod(pairs, count)
    return Attraction(np.searchsorted(rows, np.arange(count)), rows, columns, weights)


def repulsion_of_all(places: Points) -> tuple[Points, float]:
    """What pushes each of the places (n, 2) away from all others, times the sum of the kernel over all pairs; and it.

    The kernel is 1 / (1 + distance²).
    """
    x, y = places[:, :1] - places[:, 0], places[:, 1:] - places[:, 1]
    kernel = 1 / (1 + x * x + y * y)
    total = float(kernel.sum() - len(places))
    kernel *= kernel
    return np.stack([(kernel * x).sum(axis=1), (kernel * y).sum(axis=1)], axis=1), total


def repulsion_on_grid(places: Points) -> tuple[Points, float]:
    """As `repulsion_of_all`, within a few per cent of the force, in a time that grows with n and the spread alone."""
    low = places.min(axis=0)
    span = float((places.max(axis=0) - low).max())
    spacing = min(_SPACING, max(span / _FEWEST_CELLS, _FINEST))
    side = _quick_size(2 * (int(span / spacing) + 2 * _REACH))  # twice the grid: what leaves it must not come back
    nodes, shares = _interpolation((places - low) / spacing, side)
    charges = np.stack([np.ones(len(places)), places[:, 0], places[:, 1]])
    grids = np.stack([np.bincount(nodes, (charge[:, np.newaxis] * shares).ravel(), side * side) for charge in charges])
    spectra = np.fft.rfft2(grids.reshape(3, side, side).astype(np.float32))
    wide, narrow = _kernel_spectra(side, spacing)
    fields = np.fft.irfft2(spectra * narrow, s=(side, side)).reshape(3, -1)
    count, pulled_x, pulled_y = ((field[nodes].reshape(shares.shape) * shares).sum(axis=1) for field in fields)
    energy = np.abs(spectra[0]).astype(np.float64) ** 2 * wide  # Parseval: all pairs without going back
    total = float(2 * energy.sum() - energy[:, 0].sum() - energy[:, -1].sum()) / side**2 - len(places)
    return np.stack([places[:, 0] * count - pulled_x, places[:, 1] * count - pulled_y], axis=1), total


def _drawn(places: Points, attraction: Attraction) -> Points:
    """What draws each place to its neighbours: (n, 2)."""
    x, y = (places[attraction.rows, axis] - places[attraction.columns, axis] for axis in (0, 1))
    pull = attraction.weights / (1 + x * x + y * y)
    return np.stack([np.add.reduceat(pull * x, attraction.starts), np.add.reduceat(pull * y, attraction.starts)], 1)


def _nearest(points: Points, count: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The rows of the nearest others of every point, ascending, and the squares of their distances: (n, count) each."""
    norms = (points * points).sum(axis=1)
    found = np.empty((len(points), count), np.intp)
    squares = np.empty((len(points), count))
    for start in range(0, len(points), _AT_ONCE):
        block = slice(start, min(start + _AT_ONCE, len(points)))
        distance = norms[block, np.newaxis] + norms - 2 * points[block] @ points.T
        distance[np.arange(block.stop - start), np.arange(start, block.stop)] = np.inf  # nobody is his own neighbour
        nearest = np.sort(np.argpartition(distance, count - 1, axis=1)[:, :count], axis=1)
        found[block], squares[block] = nearest, np.maximum(np.take_along_axis(distance, nearest, axis=1), 0)
    return found, squares


def _shares(squares: NDArray[np.float64], perplexity: float) -> NDArray[np.float64]:
    """Of each point's neighbours: Gaussian, as wide as gives their distribution this perplexity; rows sum to one."""
    squares = squares - squares.min(axis=1, keepdims=True)  # which changes no share, and lets none underflow
    narrowness, low = np.ones((len(squares), 1)), np.zeros((len(squares), 1))
    high = np.full_like(low, np.inf)
    for _ in range(_BISECTIONS):
        shares = np.exp(-squares * narrowness)
        sums = shares.sum(axis=1, keepdims=True)
        entropy = np.log(sums) + narrowness * (squares * shares).sum(axis=1, keepdims=True) / sums
        is_wide = entropy > np.log(perplexity)
        low, high = np.where(is_wide, narrowness, low), np.where(is_wide, high, narrowness)
        narrowness = np.where(np.isinf(high), 2 * narrowness, (low + np.minimum(high, 1e300)) / 2)
    return np.asarray(shares / sums)


def _interpolation(at: Points, side: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Cubic, of positions (n, 2) in cells: sixteen nodes of a grid each, all in a row; and their shares, (n, 16)."""
    cell = np.floor(at)
    part = at - cell
    weights = [
        -part * (part - 1) * (part - 2) / 6,
        (part + 1) * (part - 1) * (part - 2) / 2,
        -(part + 1) * part * (part - 2) / 2,
        (part + 1) * part * (part - 1) / 6,
    ]
    of_axis = np.stack(weights, axis=2)  # (n, 2, 4)
    shares = (of_axis[:, 0, :, np.newaxis] * of_axis[:, 1, np.newaxis, :]).reshape(-1, 16)
    near = cell.astype(np.intp)[:, :, np.newaxis] + np.arange(4)  # the grid begins one node before the first cell
    nodes = (near[:, 0, :, np.newaxis] * side + near[:, 1, np.newaxis, :]).reshape(-1)
    return nodes, shares


@lru_cache(maxsize=2)
def _kernel_spectra(side: int, spacing: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of the kernel and of its square, around the corner of a grid that goes on at the other end. Both are real."""
    steps = np.minimum(np.arange(side), side - np.arange(side)) * spacing
    wide = 1 / (1 + steps[:, np.newaxis] ** 2 + steps**2)
    wide_spectrum, narrow_spectrum = np.fft.rfft2(np.stack([wide, wide * wide])).real.astype(np.float32)
    return wide_spectrum, narrow_spectrum


def _quick_size(least: int) -> int:
    """The next size of which a Fourier transform is quick: a product of 2, 3 and 5."""
    size = least + least % 2
    while True:
        rest = size
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 2
