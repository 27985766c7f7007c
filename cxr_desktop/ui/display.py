"""Whether there is a screen to show a window on. Asked before Qt is loaded, which ends the process where is none."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from ctypes import CDLL
from importlib.util import find_spec
from pathlib import Path

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")  # platforms of Qt that nobody looks at
_PATIENCE_S = 2.0


def display_obstacle(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be shown, in English, for the terminal; None where one can."""
    if sys.platform != "linux":
        return None
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in {"", "xcb"}:
        return f"QT_QPA_PLATFORM is {platform}" if platform in _WITHOUT_SCREEN else None
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland and not platform and _answers(_wayland_socket(wayland, environment)):
        return None
    display = environment.get("DISPLAY", "")
    if not display:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if not _x_answers(display):
        return f"DISPLAY is {display}, but nothing answers there"
    return missing_library()


def missing_library() -> str | None:
    """What Qt's plugin for X lacks on this system, in the words of the loader; None where it lacks nothing.

    A dozen system libraries have to be there, and Qt, where one is not, ends the process.
    """
    package = find_spec("PySide6")
    folders = (package and package.submodule_search_locations) or ()
    plugins = [Path(folder) / "Qt" / "plugins" / "platforms" / "libqxcb.so" for folder in folders]
    try:
        for plugin in filter(Path.is_file, plugins):
            CDLL(str(plugin))
    except OSError as error:
        return f"a system library is missing: {error}"
    return None


def _wayland_socket(name: str, environment: Mapping[str, str]) -> str:
    return str(Path(environment.get("XDG_RUNTIME_DIR", "/run")) / name)  # an absolute name stays as it is


def _x_answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return True  # another machine's: Qt will see
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # where X has its sockets, on every system
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_PATIENCE_S)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
