"""The model: each branch L2-normalised, concatenated, L2-normalised again. A film's embedding is a unit vector.

Normalising each branch first gives the CNN and the ViT the same say, whatever the scale of their features.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from cxr_desktop.model.backbones import BranchKind, create_backbone, tail, trunk

if TYPE_CHECKING:
    from cxr_desktop.model.profile import ModelProfile


class HybridExtractor(nn.Module):
    """Pixels (n, channels, s, s) to embeddings (n, dimension), float32, unit length.

    Children are named as in a weights file: `cnn`, `vit`, `cnn_projection`, `vit_projection`, `embedding_classifier`.
    """

    def __init__(self, profile: ModelProfile) -> None:
        super().__init__()
        self.profile = profile
        self._families = {branch.kind: branch.spec.family for branch in profile.branches}
        for branch in profile.branches:
            self.add_module(branch.kind.value, create_backbone(branch.spec, channels=profile.preprocessing.channels))
            if branch.projection_dim:
                projection = nn.Linear(branch.spec.feature_dim, branch.projection_dim)
                self.add_module(f"{branch.kind.value}_projection", projection)
        if profile.classes:
            self.embedding_classifier = nn.Linear(profile.dimension, len(profile.classes))

    def forward(self, pixels: Tensor) -> Tensor:
        return self.embed_activations(self.activations(pixels))

    def activations(self, pixels: Tensor) -> dict[BranchKind, Tensor]:
        """What every branch's trunk makes of the pixels: the maps that Grad-CAM reads."""
        return {kind: trunk(family, self._backbone(kind), pixels) for kind, family in self._families.items()}

    def embed_activations(self, activations: dict[BranchKind, Tensor], *, holds_lengths: bool = False) -> Tensor:
        """From the trunks' activations to the embeddings (n, dimension).

        `holds_lengths`: to a gradient, the lengths that vectors are divided by are constants.
        """
        normalise = _held_normalise if holds_lengths else functional.normalize
        halves = [normalise(self.branch_features(k, activations[k]).float()) for k in self._families]
        return normalise(torch.cat(halves, dim=1))

    def branch_features(self, kind: BranchKind, activations: Tensor) -> Tensor:
        """One branch's features behind its projection, not normalised: (n, branch dimension)."""
        features = tail(self._families[kind], self._backbone(kind), activations)
        projection = getattr(self, f"{kind.value}_projection", None)
        return features if projection is None else projection(features.to(projection.weight.dtype))

    def class_logits(self, embeddings: Tensor) -> Tensor:
        """The classifier's logits (n, classes), in the order of `profile.classes`."""
        weight, bias = self.embedding_classifier.weight, self.embedding_classifier.bias
        return functional.linear(self.profile.classifier_scale * embeddings, weight.float(), bias.float())

    def plane_channels(self, kind: BranchKind) -> int:
        """Channels of a branch's `planes`; some backbones widen them before their features leave."""
        return int(self._backbone(kind).num_features)  # type: ignore[arg-type]  # torch: a tensor or a module

    def _backbone(self, kind: BranchKind) -> nn.Module:
        module: nn.Module = getattr(self, kind.value)
        return module


def log_odds(logits: Tensor, is_ours: Tensor) -> Tensor:
    """Of logits (n, classes), the odds of the classes that are ours (classes,) against the others: (n,)."""
    return torch.logsumexp(logits[:, is_ours], 1) - torch.logsumexp(logits[:, ~is_ours], 1)


def _held_normalise(vectors: Tensor) -> Tensor:
    lengths: Tensor = torch.linalg.vector_norm(vectors, dim=1, keepdim=True)
    return vectors / lengths.clamp_min(1e-12).detach()


def fold_batch_norms(module: nn.Module) -> nn.Module:
    """Merge every batch norm into the convolution before it, in place; exact in evaluation mode up to rounding.

    timm's batch norms carry the activation: what stays in their place is that activation.
    """
    from torch.nn.utils.fusion import fuse_conv_bn_eval

    children = list(module.named_children())
    for (conv_name, conv), (norm_name, norm) in pairwise(children):
        if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            plain = nn.BatchNorm2d(norm.num_features, eps=norm.eps)
            plain.load_state_dict(norm.state_dict())
            setattr(module, conv_name, fuse_conv_bn_eval(conv, plain.eval()))
            setattr(module, norm_name, getattr(norm, "act", nn.Identity()))
    for child in module.children():
        fold_batch_norms(child)
    return module
