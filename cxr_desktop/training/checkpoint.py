"""A run's state on disk, written in one piece after every epoch: whoever kills a run loses an epoch at most.

A safetensors file: the tensors of the state by name, and in its metadata which run it is and how that went.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torch import Tensor

from cxr_desktop.errors import CheckpointMismatch
from cxr_desktop.output import write_output

FORMAT = "cxr-desktop-checkpoint-1"


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A run after an epoch. `tensors` are grouped: group -> name -> tensor; `facts` are plain JSON values."""

    tensors: Mapping[str, Mapping[str, Tensor]]
    facts: Mapping[str, Any]


def describe_run(**facts: Any) -> str:
    """A hash of everything that two runs must share for one to go on where the other stopped."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def save_checkpoint(path: Path, run: str, checkpoint: Checkpoint) -> None:
    """Replace the checkpoint at `path`. Raises OutputNotWritable; the earlier one is then still there."""
    from safetensors.torch import save

    flat = {
        f"{group}/{name}": tensor.detach().cpu().contiguous()
        for group, tensors in checkpoint.tensors.items()
        for name, tensor in tensors.items()
    }
    write_output(path, save(flat, metadata={"format": FORMAT, "run": run, "facts": json.dumps(checkpoint.facts)}))


def load_checkpoint(path: Path, run: str) -> Checkpoint | None:
    """The state of the run, or None where there is no checkpoint. Raises CheckpointMismatch."""
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        return None
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            flat = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise CheckpointMismatch("damaged", path=path) from error
    if metadata.get("format") != FORMAT or metadata.get("run") != run:
        raise CheckpointMismatch("other_run", path=path)
    grouped: dict[str, dict[str, Tensor]] = {}
    for full_name, tensor in flat.items():
        group, _, name = full_name.partition("/")
        grouped.setdefault(group, {})[name] = tensor
    return Checkpoint(grouped, json.loads(metadata["facts"]))
