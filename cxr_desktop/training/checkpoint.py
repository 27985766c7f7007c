"""A run's state on disk, written in one piece after every epoch: whoever kills a run loses an epoch at most.

The file is read with torch's `weights_only` loader, which unpickles nothing but tensors and plain values.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
from pathlib import Path
from typing import Any

import torch

from cxr_desktop.errors import CheckpointMismatch
from cxr_desktop.library.disk import replace_file

SCHEMA = 1


def describe_run(**facts: Any) -> str:
    """A hash of everything that two runs must share for one to go on where the other stopped."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def save_checkpoint(path: Path, run: str, state: dict[str, Any]) -> None:
    """Replace the checkpoint at `path`. Raises LibraryNotWritable; the earlier one is then still there."""
    stream = io.BytesIO()
    torch.save({"schema": SCHEMA, "run": run, "state": state}, stream)
    replace_file(path, stream.getvalue())


def load_checkpoint(path: Path, run: str) -> dict[str, Any] | None:
    """The state of the run, or None where there is no checkpoint. Raises CheckpointMismatch."""
    if not path.is_file():
        return None
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        schema, found, state = content["schema"], content["run"], content["state"]
    except (RuntimeError, KeyError, TypeError, EOFError, pickle.UnpicklingError) as error:
        raise CheckpointMismatch("damaged", path=path) from error
    if schema != SCHEMA or found != run:
        raise CheckpointMismatch("other_run", path=path)
    return dict(state)
