"""What the user wants of the controller: where answers come from, and what they are to hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the engine gets its model and libraries from."""

    model: Path | None = None  # None: the reference model
    device: str = "auto"
    libraries: tuple[Path, ...] = ()  # several are searched as one, the first leads


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants films answered."""

    k: int = 5
    one_per_patient: bool = False
