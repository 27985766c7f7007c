"""Weights on disk: one safetensors file that says of itself what it is.

The metadata carry the profile (architecture, preprocessing, classes), facts of the training, a model card and a
SHA-256 over all tensors. A file that is missing, damaged, someone else's or too new is refused by name; nothing is
unpickled and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop import paths
from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.errors import BadArgument, UnreadableFile, WeightsCorrupt, WeightsForeign, WeightsMissing
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.profile import ModelProfile
from cxr_desktop.output import write_output

if TYPE_CHECKING:
    from torch import Tensor

FORMAT = "cxr-desktop-model"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is to be known of a set of weights beside the numbers."""

    training: Mapping[str, Any] = field(default_factory=dict)  # seed, films, epochs, hours, versions
    text: str = ""  # Markdown, for readers


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A whole weights file in memory. Tensors are named as HybridExtractor's parameters and buffers."""

    profile: ModelProfile
    tensors: Mapping[str, Tensor]
    weights_sha256: str
    card: ModelCard

    @property
    def fingerprint(self) -> EmbedderFingerprint:
        return EmbedderFingerprint(
            profile=self.profile.name,
            backbones=self.profile.backbones,
            weights_sha256=self.weights_sha256,
            preprocessing_version=self.profile.preprocessing.version,
            dimension=self.profile.dimension,
        )

    def only(self, kind: BranchKind) -> Weights:
        """One branch of the model alone. Its profile has another name, so the two never share a library.

        Raises BadArgument where the model has no such branch.
        """
        profile = self.profile.only(kind)
        ours = (f"{kind.value}.", f"{kind.value}_projection.")
        tensors = {name: tensor for name, tensor in self.tensors.items() if name.startswith(ours)}
        return replace(self, profile=profile, tensors=tensors)


def read_weights(path: Path) -> Weights:
    """The weights at `path`, checked.

    Raises WeightsMissing, WeightsCorrupt (breaks off, bytes changed, tensors do not fit the profile), WeightsForeign
    (no weights of this program, or of a later version of it) or UnreadableFile.
    """
    metadata, tensors = _read_safetensors(path)
    if metadata.get("format") != FORMAT:
        raise WeightsForeign("metadata", path=path, detail="no profile inside")
    _refuse_newer(path, metadata)
    try:
        profile = ModelProfile.from_dict(json.loads(metadata["profile"]))
        card = ModelCard(json.loads(metadata["training"]), metadata["card"])
        stated_sha256 = metadata["weights_sha256"]
    except (KeyError, TypeError, ValueError, BadArgument) as error:
        raise WeightsForeign("metadata", path=path, detail=f"unreadable profile: {error}") from error
    if hash_tensors(tensors) != stated_sha256:
        raise WeightsCorrupt("checksum", path=path)
    return Weights(profile, tensors, stated_sha256, card)


def write_weights(path: Path, profile: ModelProfile, tensors: Mapping[str, Tensor], card: ModelCard) -> str:
    """Write a weights file in one piece, and return the SHA-256 of its tensors. Raises OutputNotWritable."""
    from safetensors.torch import save

    contiguous = {name: tensors[name].detach().cpu().contiguous() for name in sorted(tensors)}
    sha256 = hash_tensors(contiguous)
    metadata = {
        "format": FORMAT,
        "schema": str(SCHEMA),
        "profile": json.dumps(profile.to_dict(), sort_keys=True),
        "training": json.dumps(card.training, sort_keys=True),
        "card": card.text,
        "weights_sha256": sha256,
    }
    write_output(path, save(contiguous, metadata=metadata))
    return sha256


def hash_tensors(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 over names, types, shapes and bytes of the tensors in order of name, whatever file is around them."""
    import torch

    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        digest.update(f"{name}:{tensor.dtype}:{tuple(tensor.shape)};".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _read_safetensors(path: Path) -> tuple[dict[str, str], dict[str, Tensor]]:
    from safetensors import SafetensorError, safe_open

    if not paths.is_file(path):
        raise WeightsMissing("not_found", path=path)
    try:
        with safe_open(path, framework="pt") as file:
            return dict(file.metadata() or {}), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise WeightsCorrupt("truncated", path=path) from error
    except PermissionError as error:
        raise UnreadableFile("permission") from error


def _refuse_newer(path: Path, metadata: Mapping[str, str]) -> None:
    schema = metadata.get("schema", "")
    if not schema.isdecimal():
        raise WeightsForeign("metadata", path=path, detail="no schema number")
    if int(schema) > SCHEMA:
        raise WeightsForeign("too_new", path=path, found=schema, known=SCHEMA)


def import_weights(profile: ModelProfile, files: Mapping[str, Path]) -> dict[str, Tensor]:
    """Tensors for `profile` from foreign safetensors files, for weights that are not ours to ship.

    `files` maps a branch ("cnn", "vit") to a file of that backbone alone as timm saves it, or "model" to one file whose
    tensors already carry HybridExtractor's names. Tensors the model does not have (a backbone's own classifier) are
    left out; a missing one raises WeightsCorrupt.
    """
    from cxr_desktop.model.hybrid import HybridExtractor

    wanted = set(HybridExtractor(profile).state_dict())
    tensors: dict[str, Tensor] = {}
    for branch, path in files.items():
        prefix = "" if branch == "model" else f"{branch}."
        _, found = _read_safetensors(path)
        tensors |= {prefix + name: tensor for name, tensor in found.items() if prefix + name in wanted}
    missing = sorted(name for name in wanted - set(tensors) if not name.endswith("num_batches_tracked"))
    if missing:
        path = next(iter(files.values()))
        raise WeightsCorrupt("tensors", path=path, detail=f"{missing[0]} and {len(missing) - 1} more are missing")
    return tensors
