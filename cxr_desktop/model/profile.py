"""What a model is made of: branches, preprocessing, classes. A profile travels inside every weights file.

The table PROFILES holds the ones this program knows by name, for training and for importing weights; a weights file is
read by its own profile, never by this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.preprocess import Preprocessing
from cxr_desktop.model.backbones import BackboneSpec, BranchKind, backbone


@dataclass(frozen=True, slots=True)
class BranchSpec:
    """One branch: a backbone, and a linear projection behind it where `projection_dim` is given."""

    backbone: str
    projection_dim: int | None = None

    @property
    def spec(self) -> BackboneSpec:
        return backbone(self.backbone)

    @property
    def kind(self) -> BranchKind:
        return self.spec.kind

    @property
    def dimension(self) -> int:
        return self.projection_dim or self.spec.feature_dim


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """One class of the classifier, and the label that it counts for: VIRAL counts for PNEUMONIA."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ModelProfile:
    """A recipe of the whole model. `classes` is empty where there is no classifier (frozen features)."""

    name: str
    branches: tuple[BranchSpec, ...]
    preprocessing: Preprocessing
    classes: tuple[ClassSpec, ...] = ()
    classifier_scale: float = 1.0  # the classifier reads scale * embedding: unit vectors alone give timid logits

    @property
    def dimension(self) -> int:
        """Length of the embedding."""
        return sum(branch.dimension for branch in self.branches)

    @property
    def gigamacs(self) -> float:
        """Multiply-adds for one film, in 10^9: they grow with the area of the picture."""
        return sum(branch.spec.gigamacs for branch in self.branches) * (self.preprocessing.size_px / 224) ** 2

    @property
    def backbones(self) -> tuple[str, ...]:
        return tuple(branch.backbone for branch in self.branches)

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels that the classifier can tell apart, sorted."""
        return tuple(sorted({spec.label for spec in self.classes}))

    def only(self, kind: BranchKind) -> ModelProfile:
        """The same model with one branch alone. The classifier reads both, so it falls away."""
        branches = tuple(branch for branch in self.branches if branch.kind == kind)
        if not branches:
            raise BadArgument("unknown", name="branch", value=kind.value, choices=", ".join(self._kinds))
        return replace(self, name=f"{self.name}/{kind.value}", branches=branches, classes=())

    @property
    def _kinds(self) -> tuple[str, ...]:
        return tuple(branch.kind.value for branch in self.branches)

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "branches": [{"backbone": b.backbone, "projection_dim": b.projection_dim} for b in self.branches],
            "preprocessing": self.preprocessing.to_dict(),
            "classes": [{"name": c.name, "label": c.label} for c in self.classes],
            "classifier_scale": self.classifier_scale,
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> ModelProfile:
        """Inverse of `to_dict`. Raises KeyError, TypeError or BadArgument for anything that is not a profile."""
        branches = tuple(BranchSpec(**branch) for branch in fields["branches"])
        for branch in branches:
            backbone(branch.backbone)
        return cls(
            name=str(fields["name"]),
            branches=branches,
            preprocessing=Preprocessing.from_dict(fields["preprocessing"]),
            classes=tuple(ClassSpec(**spec) for spec in fields["classes"]),
            classifier_scale=float(fields["classifier_scale"]),
        )


def profile(name: str) -> ModelProfile:
    """The profile of that name. Raises BadArgument with the names there are."""
    try:
        return PROFILES[name]
    except KeyError:
        raise BadArgument("unknown", name="profile", value=name, choices=", ".join(PROFILES)) from None


_KERMANY_CLASSES = (
    ClassSpec("NORMAL", "NORMAL"),
    ClassSpec("BACTERIAL", "PNEUMONIA"),
    ClassSpec("VIRAL", "PNEUMONIA"),
)

_PAPER = ModelProfile(
    name="paper",
    branches=(BranchSpec("efficientnet_b3"), BranchSpec("vit_base_patch16_224")),
    preprocessing=Preprocessing(
        version="paper-1",
        geometry="centre_crop",
        resampling="bilinear",
        equalisation="none",
        statistics="imagenet",
        size_px=224,
        shortest_side_px=256,
        channels=3,
    ),
)

_STOPGAP = ModelProfile(
    name="stopgap",
    branches=(BranchSpec("efficientnet_b3", 256), BranchSpec("vit_tiny_patch16_224", 128)),
    preprocessing=Preprocessing(
        version="stopgap-1",
        geometry="squash",
        resampling="bilinear",
        equalisation="none",
        statistics="per_film",
        size_px=128,
        shortest_side_px=128,
        channels=1,
    ),
    classes=_KERMANY_CLASSES,
    classifier_scale=8.0,
)

_SECOND_STAGE = ModelProfile(
    name="second_stage",
    branches=(BranchSpec("efficientnet_b3/two_depths", 96), BranchSpec("vit_tiny_patch16_224", 64)),
    preprocessing=Preprocessing(
        version="reference-2",
        geometry="squash",
        resampling="area_softened",
        equalisation="rank",
        statistics="per_film",
        size_px=128,
        shortest_side_px=128,
        channels=1,
    ),
    classes=_KERMANY_CLASSES,
    classifier_scale=8.0,
)

# What the CNN of the reference learned in, before it was read at two depths and softened (docs/adr/0018).
_FIRST_STAGE = replace(
    _SECOND_STAGE,
    name="first_stage",
    branches=(BranchSpec("efficientnet_b3", 96), BranchSpec("vit_tiny_patch16_224", 64)),
    preprocessing=replace(_SECOND_STAGE.preprocessing, version="reference-1", resampling="area"),
)

# A ViT that needs fewer films, alone; and joined to the CNN of the second stage (docs/adr/0019 and 0020).
_XCIT = replace(_SECOND_STAGE, name="xcit", branches=(BranchSpec("xcit_nano_12_p16_224", 64),))
_REFERENCE = replace(
    _SECOND_STAGE,
    name="reference",
    branches=(_SECOND_STAGE.branches[0], _XCIT.branches[0]),
    preprocessing=replace(_SECOND_STAGE.preprocessing, version="reference-3", stretched_part=0.5),
)

# With finer last planes instead, for runs in which all of it learns to point (docs/adr/0015).
_FINE = replace(
    _SECOND_STAGE, name="fine", branches=(BranchSpec("efficientnet_b3/16", 96), BranchSpec("vit_tiny_patch16_224", 64))
)

_TEACHER = ModelProfile(
    name="teacher",
    branches=(BranchSpec("vit_tiny_patch16_224"),),
    preprocessing=replace(
        _FIRST_STAGE.preprocessing, version="teacher-2", channels=3, size_px=224, shortest_side_px=224
    ),
    classifier_scale=8.0,
)

PROFILES: dict[str, ModelProfile] = {
    spec.name: spec for spec in (_REFERENCE, _FIRST_STAGE, _SECOND_STAGE, _XCIT, _FINE, _PAPER, _STOPGAP, _TEACHER)
}
