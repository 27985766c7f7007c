"""A screen that nobody sees, and a user in front of it: Xvfb, whose memory is read, and xdotool for mouse and keys.

There is no window manager: the keyboard is given to a window by hand, and the close button is pressed by its message.
`python -m tests.e2e.screen` says what this machine lacks for it and ends with 1; where nothing is lacking, with 0.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_long, c_ulong, c_void_p
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

_T = TypeVar("_T")

_SIZE = "1600x1000x24"
_XVFB_OPTIONS = "-nolisten", "tcp", "-noreset"  # without a client it would begin anew, and turn the next one away
_X11 = "libX11.so.6"  # xdotool stands on it
_LOOK_S, _PATIENCE_S = 0.02, 60.0
_STILL_S = 0.3  # longer than any step of an answer that comes on the screen in parts
_SAME = 4  # of 255: the heat map of an earlier query is kept in 65536 levels; a pixel may round to the next colour
_FEW = 0.001  # of the pixels
_ASIDE = "1599", "999"  # the mouse pointer is part of the picture, and what it is over looks different
_XDOTOOL_PATIENCE_S = 10.0

_XWD_WIDTH, _XWD_HEIGHT, _XWD_BYTES_PER_LINE, _XWD_COLOURS = 4, 5, 12, 19  # words of an XWD header
_XWD_HEADER_WORDS, _XWD_COLOUR_BYTES = 25, 12

_CLIENT_MESSAGE = 33


def obstacle() -> str | None:
    """What this machine lacks for a real window on a screen of its own; None where it lacks nothing."""
    from cxr_desktop.ui.display import missing_library

    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    return missing_library()


def until(condition: Callable[[], _T], what: str, *, patience_s: float = _PATIENCE_S) -> _T:
    """What `condition` gives as soon as that is something; `what` is what was waited for in vain."""
    deadline = time.monotonic() + patience_s
    while not (found := condition()):
        assert time.monotonic() < deadline, f"after {patience_s:.0f} s: not {what}"
        time.sleep(_LOOK_S)
    return found


class Area(NamedTuple):
    """Of a window, in pixels from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Screen:
    """One Xvfb. `close` ends it."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        self._memory = folder / "Xvfb_screen0"
        with (folder / "xvfb.log").open("wb") as log:
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-fbdir", str(folder), *_XVFB_OPTIONS],
                stdout=log,
                stderr=log,
                pass_fds=[writing],
            )
        os.close(writing)
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        assert number, f"Xvfb did not start: {(folder / 'xvfb.log').read_text()}"
        self.display = f":{number}"
        self._do("mousemove", *_ASIDE)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()

    # ------------------------------------------------------------ looking

    def windows(self) -> dict[str, int]:
        """The windows that can be seen: title -> id."""
        found = self._ask("search", "--onlyvisible", "--name", ".").split()
        return {self._ask("getwindowname", window).strip(): int(window) for window in found}

    def pixels(self, area: Area | None = None) -> NDArray[np.int16]:  # (height, width, RGB)
        """What is on the screen now."""
        data = self._memory.read_bytes()
        header = np.frombuffer(data, ">u4", _XWD_HEADER_WORDS)
        start = int(header[0]) + int(header[_XWD_COLOURS]) * _XWD_COLOUR_BYTES
        height, line = int(header[_XWD_HEIGHT]), int(header[_XWD_BYTES_PER_LINE])
        rows = np.frombuffer(data, np.uint8, height * line, start).reshape(height, line // 4, 4)
        picture = rows[:, : int(header[_XWD_WIDTH]), 2::-1].astype(np.int16)  # in memory blue comes first
        return picture if area is None else picture[area.top : area.bottom, area.left : area.right]

    def settled(self, area: Area) -> NDArray[np.int16]:
        """The picture there, once nothing has changed for a while."""
        last, since = self.pixels(area), time.monotonic()

        def is_still() -> bool:
            nonlocal last, since
            now = self.pixels(area)
            if not np.array_equal(now, last):
                last, since = now, time.monotonic()
            return time.monotonic() - since > _STILL_S

        until(is_still, f"still: {area}")
        return last

    def changed(self, area: Area, before: NDArray[np.int16]) -> NDArray[np.int16]:
        """The picture there once it is another one, and settled."""
        until(lambda: not np.array_equal(self.pixels(area), before), f"changed: {area}")
        return self.settled(area)

    def changed_to(self, area: Area, wanted: NDArray[np.int16]) -> None:
        """Wait until there is this picture, but for a few pixels.

        A map that was kept has half the precision: a dash of its outline may fall otherwise, by the processor.
        """

        def is_there() -> bool:
            differs = np.abs(self.pixels(area) - wanted).max(axis=2) > _SAME
            return bool(differs.mean() <= _FEW)

        until(is_there, f"as it was: {area}")

    # ------------------------------------------------------------ doing

    def focus(self, window: int) -> None:
        """Give the keyboard to a window, as a window manager does, and wait until it has it."""

        def has_focus() -> bool:
            self._ask("windowfocus", str(window))
            return self._ask("getwindowfocus", "-f").strip() == str(window)

        until(has_focus, f"with the keyboard: window {window}")

    def press(self, *keys: str) -> None:
        """One key after the other, each as xdotool calls it."""
        self._do("key", *keys)

    def click(self, x: int, y: int) -> None:
        self._do("mousemove", str(x), str(y), "click", "1", "mousemove", *_ASIDE)

    def drag(self, start: tuple[int, int], *, by: tuple[int, int]) -> None:
        end = start[0] + by[0], start[1] + by[1]
        self._do("mousemove", *map(str, start), "mousedown", "1")
        self._do("mousemove", *map(str, end), "mouseup", "1", "mousemove", *_ASIDE)

    def write(self, text: str) -> None:
        self._do("type", text)

    def ask_to_close(self, window: int) -> None:
        """What a window manager does when its close button is clicked: WM_DELETE_WINDOW."""
        _send_delete_message(self.display, window)

    def _do(self, *words: str) -> None:
        self._xdotool(*words).check_returncode()

    def _ask(self, *words: str) -> str:
        """The answer; nothing where there is no such window, or it is gone by now."""
        return self._xdotool(*words).stdout

    def _xdotool(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=_XDOTOOL_PATIENCE_S,
            check=False,
        )


class _ClientMessage(Structure):
    """XClientMessageEvent, padded to the size of an XEvent."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("padding", c_long * 12),
    )


def _send_delete_message(display_name: str, window: int) -> None:
    """xdotool cannot: its `windowclose` destroys the window, and `windowquit` is not in the versions of today."""
    x11 = CDLL(_X11)
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x11.XInternAtom.restype, x11.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
    x11.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, POINTER(_ClientMessage)]
    x11.XCloseDisplay.argtypes = [c_void_p]
    display = x11.XOpenDisplay(display_name.encode())
    assert display, display_name
    protocols, delete = (x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    message = _ClientMessage(_CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
    message.data[0] = delete
    assert x11.XSendEvent(display, window, 0, 0, byref(message))
    x11.XCloseDisplay(display)  # which sends what is in the queue


if __name__ == "__main__":
    raise SystemExit(obstacle())
