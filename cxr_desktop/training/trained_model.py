"""The model while it learns: the extractor, and beside it what training alone needs."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind, planes
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.profile import BranchSpec, ModelProfile
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.objective import Prediction

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
            activations={kind: activations[kind] for kind in self.learning},
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


def is_of_branch(name: str, kind: BranchKind) -> bool:
    """Whether a tensor of an extractor belongs to that branch."""
    return name.startswith((f"{kind.value}.", f"{kind.value}_projection."))


def held_tensors(kinds: Collection[BranchKind], profile: ModelProfile, start: Weights | None) -> frozenset[str]:
    """Names of the tensors of these branches that stay as `start` has them.

    Of a branch that is read at two depths these are timm's own: how it is read goes on learning. Raises BadArgument
    where `start` has no such branch, or where nothing would be left to learn.
    """
    if not kinds:
        return frozenset()
    if start is None:
        raise BadArgument("missing", name="--from", alternative="no --hold")
    shapes = {name: value.shape for name, value in HybridExtractor(profile).state_dict().items()}
    fixed = {branch.kind: [name for name in shapes if _is_fixed(name, branch)] for branch in profile.branches}
    known = [
        kind
        for kind, names in fixed.items()
        if all(name in start.tensors and start.tensors[name].shape == shapes[name] for name in names)
    ]
    held = frozenset(name for kind in kinds for name in fixed.get(kind, ()))
    is_all = all(name in held for name in shapes if any(is_of_branch(name, branch.kind) for branch in profile.branches))
    unknown = list(kinds) if is_all else [kind for kind in kinds if kind not in known]
    if unknown:
        choices = "none" if is_all else ", ".join(kind.value for kind in known) or "none"
        raise BadArgument("unknown", name="--hold", value=unknown[0].value, choices=choices)
    return held


def _is_fixed(name: str, branch: BranchSpec) -> bool:
    reading = (f"{branch.kind.value}.side.", f"{branch.kind.value}_projection.") if branch.spec.fine_channels else ()
    return is_of_branch(name, branch.kind) and not name.startswith(reading)


def load_start(model: TrainedModel, start: Weights) -> None:
    """Take over every tensor that fits; a classifier for other classes, or another branch, stays as it was drawn.

    A projection that reads more of the same branch's features than before takes over what it knows of the others.
    """
    own = model.extractor.state_dict()
    fitting = {
        name: value.float() for name, value in start.tensors.items() if name in own and own[name].shape == value.shape
    }
    model.extractor.load_state_dict(own | fitting)
    for branch in _same_branches(model.extractor.profile, start):
        name = f"{branch.kind.value}_projection.weight"
        if name in own and name not in fitting:
            known = start.tensors[name].float()
            own[name][:, : known.shape[1]] = known


def _same_branches(profile: ModelProfile, start: Weights) -> list[BranchSpec]:
    """Branches of the same architecture that are projected to as many numbers."""
    theirs = {(branch.spec.architecture, branch.projection_dim) for branch in start.profile.branches}
    return [each for each in profile.branches if (each.spec.architecture, each.projection_dim) in theirs]
