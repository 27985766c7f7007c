"""Whether there is a screen to show a window on. Asked before Qt is loaded, which ends the process where is none."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from ctypes import CDLL
from pathlib import Path

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")  # platforms of Qt that nobody looks at
_PATIENCE_S = 2.0


def display_obstacle(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be shown, in English, for the terminal; None where one can."""
    if sys.platform != "linux":
        return None
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return f"QT_QPA_PLATFORM is {platform}" if platform in _WITHOUT_SCREEN else None
    if (wayland := environment.get("WAYLAND_DISPLAY")) and _answers(_wayland_socket(wayland, environment)):
        return None
    display = environment.get("DISPLAY", "")
    if not display:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if not _x_answers(display):
        return f"DISPLAY is {display}, but nothing answers there"
    try:
        CDLL("libxcb-cursor.so.0")
    except OSError:
        return "the system library libxcb-cursor0 is missing"
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
