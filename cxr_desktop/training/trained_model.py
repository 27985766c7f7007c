"""The model while it learns: the extractor, and beside it what training alone needs."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.model.backbones import BranchKind, planes
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.profile import ModelProfile
from cxr_desktop.training.objective import Prediction
from cxr_desktop.training.start import is_of_branch

Module = TypeVar("Module", bound=nn.Module)


class TrainedModel(nn.Module):
    """The extractor, and beside it what training alone needs: a classifier for each branch, and guides.

    A guide says, from a branch's activations, what a teacher with `guide_channels` channels sees in every place. What
    is `held`, tensors of the extractor by name, learns nothing.
    """

    def __init__(
        self, profile: ModelProfile, guide_channels: int | None = None, held: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self.extractor = HybridExtractor(profile)
        for name, parameter in self.extractor.named_parameters():
            parameter.requires_grad_(name not in held)
        self.learning = tuple(branch.kind for branch in profile.branches if self._learns(branch.kind))
        self.branch_classifiers = nn.ModuleDict(
            {
                branch.kind.value: nn.Linear(branch.dimension, len(profile.classes))
                for branch in profile.branches
                if branch.kind in self.learning
            }
        )
        guided = self.learning if guide_channels else ()
        self.guides = nn.ModuleDict(
            {kind.value: nn.Conv2d(self.extractor.plane_channels(kind), guide_channels or 0, 1) for kind in guided}
        )

    def train(self, mode: bool = True) -> TrainedModel:
        """As of any module; statistics of what is held stay as they are."""
        super().train(mode)
        for module in self.extractor.modules():
            learns = [parameter.requires_grad for parameter in module.parameters()]
            if learns and not any(learns):
                module.eval()
        return self

    def _learns(self, kind: BranchKind) -> bool:
        return any(p.requires_grad for name, p in self.extractor.named_parameters() if is_of_branch(name, kind))

    def forward(self, pixels: Tensor) -> Prediction:
        extractor = self.extractor
        scale = extractor.profile.classifier_scale
        activations = extractor.activations(pixels)
        halves = {
            kind: functional.normalize(extractor.branch_features(kind, activation).float())
            for kind, activation in activations.items()
        }
        embeddings = functional.normalize(torch.cat(list(halves.values()), dim=1))
        return Prediction(
            embeddings=embeddings,
            logits=extractor.class_logits(embeddings),
            branch_logits=tuple(self._branch_logits(kind, scale * halves[kind]) for kind in self.learning),
            guesses=tuple(guide(planes(BranchKind(k), activations[BranchKind(k)])) for k, guide in self.guides.items()),
            activations={kind: activations[kind] for kind in self.learning if activations[kind].requires_grad},
        )

    def _branch_logits(self, kind: BranchKind, features: Tensor) -> Tensor:
        logits: Tensor = self.branch_classifiers[kind.value](features)
        return logits


def channels_last(module: Module, device: torch.device) -> Module:
    module.to(device)
    module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs forget this one
    return module


def keep_depthwise_in_float32(module: nn.Module) -> None:
    """Take depthwise convolutions out of autocast on a CPU.

    oneDNN's backward pass of a strided or 5 x 5 one takes three times as long in bfloat16 as in float32, and an
    EfficientNet is full of them (docs/adr/0009).
    """
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d) and layer.groups > 1:
            layer.forward = partial(_in_float32, layer)  # type: ignore[method-assign]


def _in_float32(layer: nn.Conv2d, activation: Tensor) -> Tensor:
    with torch.autocast("cpu", enabled=False):
        result: Tensor = type(layer).forward(layer, activation.float())
    return result.to(activation.dtype)
