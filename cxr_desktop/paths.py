"""Where things lie: what came with the program, and what is the user's. The only owner of such places."""

from __future__ import annotations

import os
from pathlib import Path

from cxr_desktop.errors import LibraryMissing, WeightsMissing

_PACKAGE = Path(__file__).resolve().parent


def resource(relative: str) -> Path:
    """A file or folder that came with the program; it need not exist. Raises ValueError for a path that leads out."""
    if ".." in Path(relative).parts or Path(relative).is_absolute():
        raise ValueError(relative)
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"  # the repository, when run from source
    return root / relative


def user_data() -> Path:
    """The folder for what belongs to this user; made on demand by whoever writes. $CXR_HOME overrides it."""
    import os

    import platformdirs

    return Path(os.environ.get("CXR_HOME") or platformdirs.user_data_dir("CXR Desktop", appauthor=False))


def policy() -> Path:
    """The file in which IT sets what users cannot change; it need not exist.

    Where the machine has none, $CXR_POLICY may name one: only there, because every user can set a variable.
    """
    import os
    import sys

    import platformdirs

    machine = "/etc/cxr-desktop" if sys.platform == "linux" else platformdirs.site_config_dir("CXR Desktop", False)
    of_machine, named = Path(machine) / "policy.json", os.environ.get("CXR_POLICY")
    return Path(named) if named and not of_machine.is_file() else of_machine


def reference_model() -> Path:
    """The weights that came with the program. Raises WeightsMissing where this copy has none."""
    path = resource("models/reference.safetensors")
    if not path.is_file():
        raise WeightsMissing("no_default")
    return path


def reference_library() -> Path:
    """The case library that came with the program. Raises LibraryMissing where this copy has none."""
    path = resource("libraries/kermany2018")
    if not path.is_dir():
        raise LibraryMissing("no_default")
    return path


# ---------------------------------------------------------------- looking, without being stopped


def is_file(path: Path) -> bool:
    """As `Path.is_file`, which raises where nobody may look; False there: whoever reads is told why."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """As `is_file`, of a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def may_enter(folder: Path) -> bool:
    """Whether a folder that is there lets this account look at what is in it; True also for one that is not there."""
    effective = os.access in os.supports_effective_ids
    return not is_folder(folder) or os.access(folder, os.X_OK, effective_ids=effective)


def is_there(path: Path) -> bool:
    """As `is_file`, of anything."""
    return os.path.exists(path)  # noqa: PTH110
