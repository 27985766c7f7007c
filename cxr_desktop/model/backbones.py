"""The table of backbones that a model may be made of, and how each family comes apart into trunk and tail.

Grad-CAM needs to stop half way: `trunk` ends where the heat map is read, `tail` goes from there to the features. Both
together are timm's own forward pass, to the bit (a test walks every row).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cxr_desktop.errors import BadArgument

if TYPE_CHECKING:
    from torch import Tensor, nn


class BranchKind(StrEnum):
    """Which branch of the hybrid a backbone can be. The value is also the prefix of its tensors in a weights file."""

    CNN = "cnn"
    VIT = "vit"


class Family(StrEnum):
    """Whose forward pass it is: where a backbone comes apart."""

    CONVOLUTIONS = "convolutions"
    TRANSFORMER = "transformer"
    CROSS_COVARIANCE = "cross_covariance"  # XCiT: Ali et al., NeurIPS 2021


@dataclass(frozen=True, slots=True)
class BackboneSpec:
    """One row: a timm architecture, perhaps with finer planes than timm gives it, or more of them."""

    name: str  # timm's, and what is different
    family: Family
    feature_dim: int
    gigamacs: float  # multiply-adds for one picture of 224 px, in 10^9
    options: dict[str, Any] = field(default_factory=dict)  # further arguments of timm.create_model
    unstrided_stage: int | None = None  # this stage of an EfficientNet does not halve its planes
    fine_channels: int = 0  # of an EfficientNet that is read at two depths (`model.two_depths`), at its end

    @property
    def kind(self) -> BranchKind:
        return BranchKind.CNN if self.family is Family.CONVOLUTIONS else BranchKind.VIT

    @property
    def architecture(self) -> str:
        """timm's name."""
        return self.name.partition("/")[0]


PATCH_PX = 16  # sides of pictures are multiples of it: every ViT of the table cuts them into such patches

_ANY_SIZE = {"dynamic_img_size": True}  # position embeddings are interpolated to the size of the input

BACKBONES: dict[str, BackboneSpec] = {
    spec.name: spec
    for spec in (
        BackboneSpec("efficientnet_b0", Family.CONVOLUTIONS, 1280, 0.38),
        BackboneSpec("efficientnet_b3", Family.CONVOLUTIONS, 1536, 0.95),
        # The last halving left out: planes of a sixteenth of the side, as fine as a ViT's patches (Luo et al.,
        # Bag of Tricks for person re-identification, CVPRW 2019: "last stride").
        BackboneSpec("efficientnet_b3/16", Family.CONVOLUTIONS, 1536, 1.96, unstrided_stage=5),
        BackboneSpec("efficientnet_b3/two_depths", Family.CONVOLUTIONS, 1536 + 128, 1.10, fine_channels=128),
        BackboneSpec("resnet18", Family.CONVOLUTIONS, 512, 1.73),
        BackboneSpec("resnet50", Family.CONVOLUTIONS, 2048, 4.01),
        BackboneSpec("mobilenetv3_small_050", Family.CONVOLUTIONS, 1024, 0.02),
        BackboneSpec("vit_tiny_patch16_224", Family.TRANSFORMER, 192, 1.06, _ANY_SIZE),
        BackboneSpec("vit_small_patch16_224", Family.TRANSFORMER, 384, 4.2, _ANY_SIZE),
        BackboneSpec("vit_base_patch16_224", Family.TRANSFORMER, 768, 16.77, _ANY_SIZE),
        # Patches come from convolutions, and neighbouring ones meet in every block: it needs fewer films to learn from.
        BackboneSpec("xcit_nano_12_p16_224", Family.CROSS_COVARIANCE, 128, 0.56),
        BackboneSpec("xcit_tiny_12_p16_224", Family.CROSS_COVARIANCE, 192, 1.24),
    )
}


def backbone(name: str) -> BackboneSpec:
    """The row of that name. Raises BadArgument with the names there are."""
    try:
        return BACKBONES[name]
    except KeyError:
        raise BadArgument("unknown", name="backbone", value=name, choices=", ".join(BACKBONES)) from None


def create_backbone(spec: BackboneSpec, *, channels: int) -> nn.Module:
    """A timm model without classifier, randomly initialised: nothing is ever downloaded."""
    from cxr_desktop.model.timm_loading import load_timm

    module: nn.Module = load_timm().create_model(
        spec.architecture, pretrained=False, num_classes=0, in_chans=channels, **spec.options
    )
    if spec.unstrided_stage is not None:
        _take_every_place(module, spec.unstrided_stage)
    if spec.fine_channels:
        from cxr_desktop.model.two_depths import read_at_two_depths

        read_at_two_depths(module, spec.fine_channels)
    return module


def _take_every_place(module: Any, stage: int) -> None:
    module.blocks[stage][0].conv_dw.stride = (1, 1)


def trunk(family: Family, module: nn.Module, pixels: Tensor) -> Tensor:
    """Where the heat map is read: last feature map (n, c, h, w), or tokens (n, [1 +] h * w, c) before the class token's
    last look at them."""
    return _TRUNKS[family](module, pixels)


def tail(family: Family, module: nn.Module, activations: Tensor) -> Tensor:
    """From what `trunk` gave to the backbone's features (n, feature_dim)."""
    return _TAILS[family](module, activations)


def planes(kind: BranchKind, activations: Tensor) -> Tensor:
    """What `trunk` gave, laid out by place: (n, c, h, w). A ViT's class and register tokens have none."""
    return _PLANES[kind](activations)


def _cnn_trunk(module: Any, pixels: Tensor) -> Tensor:
    feature_map: Tensor = module.forward_features(pixels)
    return feature_map


def _cnn_tail(module: Any, feature_map: Tensor) -> Tensor:
    features: Tensor = module.forward_head(feature_map, pre_logits=True)
    return features


def _vit_trunk(module: Any, pixels: Tensor) -> Tensor:
    # Not the output of the last block: the class token alone is read there, so patch tokens would have no gradient.
    tokens: Tensor = module.norm_pre(module.patch_drop(module._pos_embed(module.patch_embed(pixels))))
    for block in module.blocks[:-1]:
        tokens = block(tokens)
    return tokens


def _vit_tail(module: Any, tokens: Tensor) -> Tensor:
    features: Tensor = module.forward_head(module.norm(module.blocks[-1](tokens)), pre_logits=True)
    return features


def _xcit_trunk(module: Any, pixels: Tensor) -> Tensor:
    tokens: Tensor
    tokens, (height, width) = module.patch_embed(pixels)
    place = module.pos_embed(len(tokens), height, width).reshape(len(tokens), -1, tokens.shape[1]).permute(0, 2, 1)
    tokens = module.pos_drop(tokens + place)
    for block in module.blocks:
        tokens = block(tokens, height, width)
    return tokens


def _xcit_tail(module: Any, tokens: Tensor) -> Tensor:
    features: Tensor = module.forward_head(module.norm(module.forward_cls(tokens)), pre_logits=True)
    return features


def _cnn_planes(feature_map: Tensor) -> Tensor:
    return feature_map


def _vit_planes(tokens: Tensor) -> Tensor:
    side = int(tokens.shape[1] ** 0.5)
    patches = tokens[:, tokens.shape[1] - side * side :]
    return patches.transpose(1, 2).reshape(tokens.shape[0], tokens.shape[2], side, side)


_TRUNKS: dict[Family, Callable[[Any, Tensor], Tensor]] = {
    Family.CONVOLUTIONS: _cnn_trunk,
    Family.TRANSFORMER: _vit_trunk,
    Family.CROSS_COVARIANCE: _xcit_trunk,
}
_TAILS: dict[Family, Callable[[Any, Tensor], Tensor]] = {
    Family.CONVOLUTIONS: _cnn_tail,
    Family.TRANSFORMER: _vit_tail,
    Family.CROSS_COVARIANCE: _xcit_tail,
}
_PLANES: dict[BranchKind, Callable[[Tensor], Tensor]] = {BranchKind.CNN: _cnn_planes, BranchKind.VIT: _vit_planes}
