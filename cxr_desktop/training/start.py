"""What a run begins with: the weights of one file, or of several that have a branch each; and what of them stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.hybrid import HybridExtractor
from cxr_desktop.model.profile import BranchSpec, ModelProfile
from cxr_desktop.model.weights import Weights

_TRUNK = "/trunk"


@dataclass(frozen=True, slots=True)
class Hold:
    """A branch that stays; or its trunk alone, while how it is read goes on learning."""

    kind: BranchKind
    trunk_alone: bool = False

    def __str__(self) -> str:
        return self.kind.value + (_TRUNK if self.trunk_alone else "")

    @classmethod
    def of(cls, name: str) -> Hold:
        """Inverse of `str`."""
        return cls(BranchKind(name.removesuffix(_TRUNK)), name.endswith(_TRUNK))


def is_of_branch(name: str, kind: BranchKind) -> bool:
    """Whether a tensor of an extractor belongs to that branch."""
    return name.startswith((f"{kind.value}.", f"{kind.value}_projection."))


def joined(starts: Sequence[Weights], profile: ModelProfile) -> Weights | None:
    """Of several files one: every branch of `profile` as the first file has it that has it.

    The classifier reads of every branch what that file's classifier reads. Raises BadArgument where a file has nothing
    that the others before it have not.
    """
    if len(starts) < 2:
        return starts[0] if starts else None
    sources = {
        branch.kind: source
        for branch in profile.branches
        if (source := next((each for each in starts if branch in each.profile.branches), None))
    }
    idle = next((each for each in starts if each not in sources.values()), None)
    if idle is not None:
        raise BadArgument("idle", name="--from", value=idle.weights_sha256[:12])
    tensors = {
        name: tensor
        for kind, source in sources.items()
        for name, tensor in source.tensors.items()
        if is_of_branch(name, kind)
    }
    return Weights(
        profile=replace(profile, branches=tuple(b for b in profile.branches if b.kind in sources)),
        tensors=tensors | _joined_classifier(sources),
        weights_sha256=" ".join(dict.fromkeys(source.weights_sha256 for source in sources.values())),
        card=starts[0].card,
    )


def held_tensors(holds: Collection[Hold], profile: ModelProfile, start: Weights | None) -> frozenset[str]:
    """Names of the tensors that stay as `start` has them.

    A branch that `start` has whole is held whole; of one that is to be read otherwise, timm's own tensors. Raises
    BadArgument where `start` does not have these.
    """
    if not holds:
        return frozenset()
    if start is None:
        raise BadArgument("needs", name="--hold", other="--from")
    shapes = {name: value.shape for name, value in HybridExtractor(profile).state_dict().items()}
    fitting = {name for name, shape in shapes.items() if name in start.tensors and start.tensors[name].shape == shape}
    whole = {b.kind: frozenset(name for name in shapes if is_of_branch(name, b.kind)) for b in profile.branches}
    trunks = {b.kind: frozenset(name for name in whole[b.kind] if not _is_reading(name, b)) for b in profile.branches}
    known = [kind for kind, names in trunks.items() if names <= fitting]
    for hold in holds:
        if hold.kind not in known:
            choices = ", ".join(kind.value for kind in known) or "none"
            raise BadArgument("unknown", name="--hold", value=str(hold), choices=choices)
    return frozenset().union(
        *(
            trunks[hold.kind] if hold.trunk_alone or not whole[hold.kind] <= fitting else whole[hold.kind]
            for hold in holds
        )
    )


def load_start(extractor: HybridExtractor, start: Weights) -> None:
    """Take over every tensor that fits; a classifier for other classes, or another branch, stays as it was drawn.

    A projection that reads more of the same branch's features than before takes over what it knows of the others.
    """
    own = extractor.state_dict()
    fitting = {
        name: value.float() for name, value in start.tensors.items() if name in own and own[name].shape == value.shape
    }
    extractor.load_state_dict(own | fitting)
    for branch in _same_branches(extractor.profile, start):
        name = f"{branch.kind.value}_projection.weight"
        if name in own and name not in fitting:
            known = start.tensors[name].float()
            own[name][:, : known.shape[1]] = known


def _is_reading(name: str, branch: BranchSpec) -> bool:
    """Whether a tensor is of how the trunk is read: of the projection, or the side of a CNN read at two depths."""
    return name.startswith((f"{branch.kind.value}_projection.", f"{branch.kind.value}.side."))


def _joined_classifier(sources: dict[BranchKind, Weights]) -> dict[str, Tensor]:
    """Columns of every branch from its own file, where all files tell the same classes apart; frozen features none."""
    told = {source.profile.classes for source in sources.values()}
    if len(told) != 1 or () in told:
        return {}
    columns = []
    for kind, source in sources.items():
        widths = {branch.kind: branch.dimension for branch in source.profile.branches}
        parts = torch.split(source.tensors["embedding_classifier.weight"].float(), list(widths.values()), dim=1)
        columns.append(dict(zip(widths, parts, strict=True))[kind])
    biases = [source.tensors["embedding_classifier.bias"].float() for source in sources.values()]
    return {
        "embedding_classifier.weight": torch.cat(columns, dim=1),
        "embedding_classifier.bias": torch.stack(biases).mean(0),
    }


def _same_branches(profile: ModelProfile, start: Weights) -> list[BranchSpec]:
    """Branches of the same architecture that are projected to as many numbers."""
    theirs = {(branch.spec.architecture, branch.projection_dim) for branch in start.profile.branches}
    return [each for each in profile.branches if (each.spec.architecture, each.projection_dim) in theirs]
