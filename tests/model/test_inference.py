"""The embedder is fast by means that do not change the answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch

from cxr_desktop.errors import OutOfMemory
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.inference import LARGEST_COSINE_DISTANCE, HybridEmbedder, open_embedder
from cxr_desktop.model.weights import read_weights

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA")


@pytest.fixture(scope="module")
def embedder(small_model: Path) -> HybridEmbedder:
    return open_embedder(small_model, choose_device("cpu"))


@pytest.fixture(scope="module")
def batch() -> np.ndarray:
    return np.random.default_rng(1).standard_normal((5, 1, 64, 64)).astype(np.float32)


def plain_embeddings(path: Path, batch: np.ndarray) -> np.ndarray:
    """What the model computes without any of the embedder's short cuts."""
    weights = read_weights(path)
    model = HybridExtractor(weights.profile).eval()
    model.load_state_dict(dict(weights.tensors))
    with torch.inference_mode():
        return model(torch.from_numpy(batch)).numpy()


def test_embeddings_lie_within_the_stated_distance_of_plain_float32(
    embedder: HybridEmbedder, small_model: Path, batch: np.ndarray
) -> None:
    distance = 1 - np.sum(embedder.embed(batch) * plain_embeddings(small_model, batch), axis=1)
    assert distance.max() < LARGEST_COSINE_DISTANCE


def test_float32_is_kept_where_bfloat16_is_not_wanted(small_model: Path, batch: np.ndarray) -> None:
    exact = HybridEmbedder(read_weights(small_model), choose_device("cpu"), may_use_bfloat16=False)
    assert exact.precision == "float32"
    np.testing.assert_allclose(exact.embed(batch), plain_embeddings(small_model, batch), atol=2e-5)


def test_float32_comes_back_where_bfloat16_strays_too_far(
    small_model: Path, batch: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No real model at hand strays so far: the bound is moved instead.
    monkeypatch.setattr("cxr_desktop.model.inference.has_fast_bfloat16", lambda: True)
    monkeypatch.setattr("cxr_desktop.model.inference.LARGEST_COSINE_DISTANCE", -1.0)
    cautious = HybridEmbedder(read_weights(small_model), choose_device("cpu"))
    assert cautious.precision == "float32"
    np.testing.assert_allclose(cautious.embed(batch), plain_embeddings(small_model, batch), atol=2e-5)


def test_a_film_has_the_same_embedding_alone_and_in_company(embedder: HybridEmbedder, batch: np.ndarray) -> None:
    together = embedder.embed(batch)
    alone = np.concatenate([embedder.embed(batch[i : i + 1]) for i in range(len(batch))])
    assert np.sum(together * alone, axis=1).min() > 1 - LARGEST_COSINE_DISTANCE


def test_the_same_batch_gives_the_same_bits(embedder: HybridEmbedder, batch: np.ndarray) -> None:
    assert np.array_equal(embedder.embed(batch), embedder.embed(batch))


def test_lanes_give_the_same_embeddings_and_the_cores_back(embedder: HybridEmbedder, batch: np.ndarray) -> None:
    cores = torch.get_num_threads()
    alone = embedder.embed(batch)
    with ThreadPoolExecutor(2, initializer=embedder.enter_lane) as lanes:
        shared = list(lanes.map(embedder.embed, [batch] * 6))
    embedder.leave_lanes()
    assert torch.get_num_threads() == cores
    for embeddings in shared:
        np.testing.assert_allclose(embeddings, alone, atol=1e-5 if embedder.precision == "float32" else 1e-2)


def test_keeping_activations_does_not_change_the_embedding(embedder: HybridEmbedder, batch: np.ndarray) -> None:
    embedding, _ = embedder.embed_with_activations(batch[0])
    assert np.array_equal(embedding, embedder.embed(batch[:1]))


@pytest.mark.parametrize(
    "fault",
    [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("DefaultCPUAllocator: can't allocate memory")],
)
def test_running_out_of_memory_has_a_name(
    embedder: HybridEmbedder, batch: np.ndarray, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine short of memory cannot be provoked in a test without taking the others down with it.
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(embedder.model, "forward", fail)
    with pytest.raises(OutOfMemory):
        embedder.embed(batch)


@needs_cuda
def test_cuda_agrees_with_the_cpu(small_model: Path, batch: np.ndarray) -> None:
    on_cuda = open_embedder(small_model, choose_device("cuda")).embed(batch)
    distance = 1 - np.sum(on_cuda * plain_embeddings(small_model, batch), axis=1)
    assert distance.max() < LARGEST_COSINE_DISTANCE
