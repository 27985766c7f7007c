"""The embedder that runs the hybrid model: on the device chosen, as fast as it goes, within 1e-3 of float32.

On CPUs: channels last, batch norms folded, and backbones in bfloat16 where the processor multiplies it in hardware and
a probe agrees with float32. On CUDA: automatic mixed precision and pinned copies. One instance belongs to one thread,
or to its lanes: many small layers gain little from many cores, so for bulk work every core takes whole batches.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray

from cxr_desktop.domain import EmbedderFingerprint, Embeddings
from cxr_desktop.errors import OutOfMemory, WeightsCorrupt
from cxr_desktop.imaging.preprocess import Preprocessing
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.device import DeviceChoice, has_fast_bfloat16
from cxr_desktop.model.hybrid import HybridExtractor, fold_batch_norms
from cxr_desktop.model.weights import Weights

if TYPE_CHECKING:
    from torch import Tensor

LARGEST_COSINE_DISTANCE = 1e-3
"""How far an embedding at reduced precision may lie from the float32 one before float32 is used instead."""

_BATCH_SIZES = {"cpu": 8, "cuda": 128}  # on CPUs larger batches fall out of the cache: 20 % slower at 16
_MOST_LANES = 4  # each may hold a film of the largest size that is allowed, beside its batch
_CPU_BATCH_GIGAMACS = 5.5  # 8 films of the reference model; of dearer ones fewer: jobs are cancelled between batches


@dataclass(frozen=True, slots=True, eq=False)
class Activations:
    """What a heat map needs of a pass that has been made: nothing is computed twice."""

    by_branch: dict[BranchKind, Tensor]


class HybridEmbedder:
    """Implements Embedder. Every method may raise OutOfMemory."""

    def __init__(self, weights: Weights, device: DeviceChoice, *, may_use_bfloat16: bool = True) -> None:
        self.device = device
        self._cores = torch.get_num_threads()
        self.profile = weights.profile
        self._fingerprint = weights.fingerprint
        self.model = _build_model(weights).to(device.device)
        self.precision = self._choose_precision(may_use_bfloat16)

    @property
    def fingerprint(self) -> EmbedderFingerprint:
        return self._fingerprint

    @property
    def preprocessing(self) -> Preprocessing:
        return self.profile.preprocessing

    @property
    def batch_size(self) -> int:
        if self.device.device == "cuda":
            return _BATCH_SIZES["cuda"]
        return max(1, min(_BATCH_SIZES["cpu"], int(_CPU_BATCH_GIGAMACS / self.profile.gigamacs)))

    @property
    def lanes(self) -> int:
        return 1 if self.device.device == "cuda" else min(self._cores, _MOST_LANES)

    def enter_lane(self) -> None:
        torch.set_num_threads(max(1, self._cores // self.lanes))  # OpenMP keeps this number thread by thread

    def leave_lanes(self) -> None:
        torch.set_num_threads(self._cores)

    def embed(self, batch: NDArray[np.float32]) -> Embeddings:
        """Embeddings (n, dimension) of model inputs (n, channels, s, s)."""
        with _named_memory_errors(self.device.device), torch.inference_mode(), self._autocast():
            return _to_numpy(self.model(self._to_device(batch)))

    def embed_with_activations(self, pixels: NDArray[np.float32]) -> tuple[Embeddings, Activations]:
        """Embedding (1, dimension) of one model input (channels, s, s), and what a heat map of it will need."""
        with _named_memory_errors(self.device.device), torch.no_grad(), self._autocast():
            activations = self.model.activations(self._to_device(pixels[np.newaxis]))
            return _to_numpy(self.model.embed_activations(activations)), Activations(activations)

    def warm_up(self) -> None:
        """One pass over nothing in particular, so that the first query does not pay for lazy initialisation."""
        self.embed(_probe(self.preprocessing)[:1])

    def _choose_precision(self, may_use_bfloat16: bool) -> str:
        if self.device.device == "cuda":
            return "autocast"
        if not (may_use_bfloat16 and has_fast_bfloat16()):
            return "float32"
        self.precision = "float32"
        exact = self.embed(_probe(self.preprocessing))
        self.precision = "bfloat16"
        kept = {kind: getattr(self.model, kind).state_dict() for kind in self._branches}
        for kind in self._branches:
            getattr(self.model, kind).to(torch.bfloat16)
        if _largest_distance(exact, self.embed(_probe(self.preprocessing))) <= LARGEST_COSINE_DISTANCE:
            return "bfloat16"
        for kind in self._branches:
            getattr(self.model, kind).to(torch.float32).load_state_dict(kept[kind])
        return "float32"

    @property
    def _branches(self) -> list[str]:
        return [branch.kind.value for branch in self.profile.branches]

    def _to_device(self, batch: NDArray[np.float32]) -> Tensor:
        pixels = torch.from_numpy(np.ascontiguousarray(batch))
        if self.device.device == "cuda":
            pixels = pixels.pin_memory().to("cuda", non_blocking=True)
        if self.precision == "bfloat16":
            pixels = pixels.to(torch.bfloat16)
        return pixels.to(memory_format=torch.channels_last)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.device, enabled=self.device.device == "cuda")


def _build_model(weights: Weights) -> HybridExtractor:
    model = HybridExtractor(weights.profile)
    try:
        model.load_state_dict({name: tensor.float() for name, tensor in weights.tensors.items()})
    except RuntimeError as error:
        raise WeightsCorrupt("tensors", path=weights.profile.name, detail=str(error)) from error
    model.eval().requires_grad_(False)
    fold_batch_norms(model)
    model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs forget this one
    return model


def _probe(recipe: Preprocessing) -> NDArray[np.float32]:
    """Four smooth random inputs, the same ones every time: (4, channels, s, s), about the statistics of films."""
    import cv2

    noise = np.random.default_rng(0).standard_normal((4, recipe.size_px, recipe.size_px)).astype(np.float32)
    smooth = np.stack([cv2.GaussianBlur(plane, (0, 0), recipe.size_px / 16) for plane in noise])
    smooth = (smooth - smooth.mean()) / smooth.std()
    return np.repeat(smooth[:, np.newaxis], recipe.channels, axis=1)


def _largest_distance(exact: Embeddings, rounded: Embeddings) -> float:
    return float(np.max(1.0 - np.sum(exact * rounded, axis=1)))


def _to_numpy(tensor: Tensor) -> Embeddings:
    return tensor.float().cpu().numpy()


@contextmanager
def _named_memory_errors(device: str) -> Iterator[None]:
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(device) from error
    except RuntimeError as error:  # the CPU allocator has no class of its own
        if "not enough memory" in str(error) or "can't allocate memory" in str(error):
            raise OutOfMemory(device) from error
        raise


def open_embedder(path: Path, device: DeviceChoice, branch: BranchKind | None = None) -> HybridEmbedder:
    """The embedder of a weights file, or of one branch of it. Raises as `read_weights` and `Weights.only` do.

    OutOfMemory too.
    """
    from cxr_desktop.model.weights import read_weights

    weights = read_weights(path)
    return HybridEmbedder(weights.only(branch) if branch else weights, device)
