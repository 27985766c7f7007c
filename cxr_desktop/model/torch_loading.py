"""The larger part of torch, loaded while the other threads go on.

`import torch` holds Python's interpreter lock while the dynamic loader maps 430 MB and runs their initialisers: 200 ms
in which no window takes an event, and seconds from a slow drive. A call through ctypes lets the lock go. What is then
left for the import to do takes a quarter of that.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

_LIBRARIES = (("libtorch_global_deps.so", "RTLD_GLOBAL"), ("libtorch_cpu.so", "RTLD_LOCAL"))  # as torch loads them


def preload_torch() -> None:
    """Load torch's libraries unless they are there. Whatever is not found, `import torch` finds or complains of.

    Linux only: on Windows torch is imported before there is a window, and on macOS nobody has measured it.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return
    torch = importlib.util.find_spec("torch")
    if torch is None or torch.origin is None:
        return
    dlopen = ctypes.CDLL(None).dlopen  # ctypes' own loading would keep the lock
    dlopen.argtypes, dlopen.restype = [ctypes.c_char_p, ctypes.c_int], ctypes.c_void_p
    for name, visibility in _LIBRARIES:
        dlopen(os.fsencode(Path(torch.origin).parent / "lib" / name), os.RTLD_NOW | getattr(os, visibility))
