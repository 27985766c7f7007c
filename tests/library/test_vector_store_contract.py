"""What every VectorStore does, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.library.vector_store import FaissFlatStore, VectorStore
from tests.fakes import MemoryStore

DIMENSION = 24

ADAPTERS: dict[str, Callable[[int], VectorStore]] = {"faiss": FaissFlatStore, "memory": MemoryStore}


def unit_rows(count: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest) -> Iterator[VectorStore]:
    store = ADAPTERS[request.param](DIMENSION)
    yield store
    store.close()


def test_finds_the_most_similar_in_descending_order(store: VectorStore) -> None:
    stored, queries = unit_rows(200), unit_rows(7, seed=1)
    store.add(np.arange(200), stored)

    similarities, ids = store.search(queries, 10)

    products = queries.astype(np.float64) @ stored.T.astype(np.float64)
    np.testing.assert_array_equal(ids, np.argsort(-products, axis=1)[:, :10])
    np.testing.assert_allclose(similarities, -np.sort(-products, axis=1)[:, :10], atol=1e-7)
    assert similarities.dtype == np.float32
    assert ids.dtype == np.int64


def test_ids_are_those_given_not_positions(store: VectorStore) -> None:
    ids = np.array([2**62 + 5, 3, 17], np.int64)
    rows = unit_rows(3)
    store.add(ids, rows)

    assert store.search(rows, 1)[1].ravel().tolist() == ids.tolist()


def test_a_stored_row_is_most_similar_to_itself(store: VectorStore) -> None:
    rows = unit_rows(50)
    store.add(np.arange(50), rows)

    similarities, ids = store.search(rows, 1)

    assert ids.ravel().tolist() == list(range(50))
    np.testing.assert_allclose(similarities, 1.0, atol=1e-6)


def test_ties_are_ordered_by_id(store: VectorStore) -> None:
    row = unit_rows(1)
    ids = np.random.default_rng(3).permutation(100).astype(np.int64)
    store.add(ids, np.repeat(row, 100, axis=0))

    assert store.search(row, 40)[1][0].tolist() == list(range(40))


def test_a_tie_across_the_boundary_is_ordered_by_id(store: VectorStore) -> None:
    row, others = unit_rows(1), unit_rows(300, seed=5)
    store.add(np.arange(1000, 1300), others)
    store.add(np.arange(400, 0, -1), np.repeat(row, 400, axis=0))

    assert store.search(row, 3)[1][0].tolist() == [1, 2, 3]


def test_a_query_is_answered_alike_alone_and_in_a_batch(store: VectorStore) -> None:
    store.add(np.arange(500), unit_rows(500))
    queries = unit_rows(33, seed=2)

    together = store.search(queries, 20)
    alone = [store.search(queries[row : row + 1], 20) for row in range(33)]

    np.testing.assert_array_equal(together[0], np.concatenate([similarities for similarities, _ in alone]))
    np.testing.assert_array_equal(together[1], np.concatenate([ids for _, ids in alone]))


def test_the_order_of_adding_does_not_matter(store: VectorStore) -> None:
    rows, queries = unit_rows(100), unit_rows(5, seed=8)
    store.add(np.arange(100), rows)
    before = store.search(queries, 100)

    store.remove(np.arange(100))
    for ids in (np.arange(60, 100), np.arange(60)):
        store.add(ids, rows[ids])
    after = store.search(queries, 100)

    np.testing.assert_array_equal(before[0], after[0])
    np.testing.assert_array_equal(before[1], after[1])


def test_k_beyond_the_count_gives_all(store: VectorStore) -> None:
    store.add(np.arange(3), unit_rows(3))

    similarities, ids = store.search(unit_rows(2, seed=1), 50)

    assert similarities.shape == ids.shape == (2, 3)


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    similarities, ids = store.search(unit_rows(2), 5)

    assert store.count == 0
    assert similarities.shape == ids.shape == (2, 0)


def test_no_queries_give_no_answers(store: VectorStore) -> None:
    store.add(np.arange(3), unit_rows(3))

    assert store.search(unit_rows(0), 2)[1].shape == (0, 2)


def test_removed_ids_are_found_no_more_and_all_others_still(store: VectorStore) -> None:
    rows = unit_rows(20)
    store.add(np.arange(20), rows)

    store.remove(np.array([0, 7, 19, 12345]))

    assert store.count == 17
    found = store.search(rows[1:2], 17)[1][0].tolist()
    assert sorted(found) == sorted(set(range(20)) - {0, 7, 19})
    assert found[0] == 1


def test_an_id_can_come_back_after_removal(store: VectorStore) -> None:
    rows = unit_rows(2)
    store.add(np.array([4]), rows[:1])
    store.remove(np.array([4]))
    store.add(np.array([4]), rows[1:])

    assert store.count == 1
    assert store.search(rows[1:], 1)[0][0, 0] == pytest.approx(1.0, abs=1e-6)


def test_embeddings_may_be_a_view_or_memory_mapped(store: VectorStore) -> None:
    rows = np.asfortranarray(unit_rows(30))
    store.add(np.arange(15), rows[::2])

    assert store.search(rows[::2][:4], 1)[1].ravel().tolist() == [0, 1, 2, 3]


def test_a_query_that_is_not_finite_is_refused(store: VectorStore) -> None:
    store.add(np.arange(3), unit_rows(3))

    with pytest.raises(ValueError, match="finite"):
        store.search(np.full((1, DIMENSION), np.nan, np.float32), 1)
