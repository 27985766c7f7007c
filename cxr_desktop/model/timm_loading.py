"""The one place that imports timm, because timm imports torchvision, and torchvision may not load.

WORKAROUND: the Linux wheel of torchvision on PyPI is built for CUDA. Beside a CPU-only torch its C++ operators do not
load and `import torchvision` raises at `torchvision._meta_registrations` ("operator torchvision::nms does not exist",
pytorch/vision #8375 and others). timm needs its Python transforms only, so an empty module of that name lets the import
go through. Can go when PyPI's wheel loads beside a CPU torch, or timm no longer imports torchvision.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_NEEDS_OPERATORS = "torchvision._meta_registrations"


def load_timm() -> ModuleType:
    """The module timm."""
    if "timm" not in sys.modules:
        _make_torchvision_importable()
    return importlib.import_module("timm")


def _make_torchvision_importable() -> None:
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::" not in str(error):
            raise
        for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
            del sys.modules[name]
        sys.modules[_NEEDS_OPERATORS] = ModuleType(_NEEDS_OPERATORS)
        importlib.import_module("torchvision")
