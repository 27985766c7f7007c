"""Where a run computes, and in what precision."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import torch

from cxr_desktop.model.device import has_fast_bfloat16


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A device, and whether it may multiply in bfloat16 where that is safe."""

    device: torch.device
    is_bfloat16: bool

    @classmethod
    def on(cls, device: torch.device, precision: str) -> Arithmetic:
        """As one of `model.device.PRECISIONS` says; "auto": bfloat16 where the device multiplies it."""
        if precision == "auto":
            return cls(device, device.type == "cuda" or has_fast_bfloat16())
        return cls(device, precision == "bfloat16")

    def autocast(self) -> AbstractContextManager[Any]:
        return torch.autocast(self.device.type, torch.bfloat16) if self.is_bfloat16 else nullcontext()
