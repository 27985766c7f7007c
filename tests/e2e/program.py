"""`cxr-desktop` as somebody starts it: in a process and a home of its own, seen from outside only."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop import __version__
from cxr_desktop.settings import Settings, save_settings
from tests.e2e.screen import Area, Screen, until

TITLE = "CXR Desktop"

# Of the window at its first size, which is where it opens. What is in these parts does not depend on the sidebar.
FILM = Area(320, 180, 900, 690)  # within the frame that says which film has the keyboard
STATUS = Area(12, 856, 800, 876)  # what is being done is said here; otherwise nothing

_COLOURED = 40  # between the strongest and the weakest of red, green and blue; a film is grey
_HEAT_SHARE = 0.01  # of a film, at least
_NOT_PASSED_ON = ("DISPLAY", "WAYLAND_", "QT_", "XDG_", "CXR_", "LANG", "LC_")
_END_PATIENCE_S = 30.0


def frozen_folder() -> Path:
    """Where a frozen application is, if there is one: $CXR_FROZEN, or where the spec puts it."""
    return Path(os.environ.get("CXR_FROZEN", Path(__file__).resolve().parents[2] / "dist" / "cxr-desktop"))


def command() -> list[str]:
    """What starts the window from its source: the entry point of this environment, or its module."""
    found = shutil.which("cxr-desktop", path=str(Path(sys.executable).parent))
    return [found] if found else [sys.executable, "-m", "cxr_desktop.app"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """That of a user who has just come, without a screen. The programs of this environment are found by name."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {"HOME": str(home), "PATH": programs, "LC_ALL": "C.UTF-8"} | more


def user_data(home: Path) -> Path:
    """Where the program keeps what is this user's, as the system has it."""
    return home / ".local" / "share" / "CXR Desktop"


def settle_in(home: Path, **settings: object) -> None:
    """Not the first start: the notice has been accepted, and earlier queries are kept, so that they can be counted."""
    chosen = {"accepted_version": __version__, "history_kept": True, "language": "en", "theme": "dark"} | settings
    save_settings(user_data(home) / "settings.json", Settings(**chosen))  # type: ignore[arg-type]


def is_coloured(picture: NDArray[np.int16]) -> bool:
    """It is of a film with a heat map over it."""
    return bool((np.ptp(picture, axis=2) > _COLOURED).mean() > _HEAT_SHARE)


class Program:
    """One process, and its window. `start` is the command that starts it: of the source, or the frozen one."""

    def __init__(self, start: Sequence[str], screen: Screen, home: Path, *arguments: object, **more: str) -> None:
        self.start = start
        self.screen = screen
        self.home = home
        self._environment = environment(home, DISPLAY=screen.display, **more)
        self._said = home / "said.txt"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [*start, *map(str, arguments)], env=self._environment, cwd=home, stdout=said, stderr=said
            )

    # ------------------------------------------------------------ looking

    def window(self, title: str = TITLE) -> int:
        """The window of this title, as soon as it can be seen; it then has the keyboard."""

        def seen() -> int | None:
            assert self._process.poll() is None, f"it ended: {self.said()}"
            return self.screen.windows().get(title)

        window = until(seen, f"on the screen: {title}")
        assert window is not None
        self.screen.focus(window)
        return window

    def is_busy(self) -> bool:
        """The status row says something."""
        return bool(np.ptp(self.screen.pixels(STATUS)) > _COLOURED)

    def has_heat(self) -> bool:
        """The film on the screen has a heat map: it has been answered."""
        return is_coloured(self.screen.pixels(FILM))

    def asked(self) -> list[str]:
        """The names of the films that have been answered and written down, oldest first."""
        file = user_data(self.home) / "history.sqlite"
        if not file.is_file():
            return []
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'entry'").fetchone():
                return []
            records = database.execute("SELECT record FROM entry ORDER BY entry_id").fetchall()
        return [Path(json.loads(record)["path"]).name for (record,) in records]

    def settings(self) -> dict[str, object]:
        """Those that differ from the defaults, as they are on disk."""
        settings = json.loads((user_data(self.home) / "settings.json").read_text(encoding="utf-8"))["settings"]
        assert isinstance(settings, dict)
        return settings

    def log(self) -> str:
        return (user_data(self.home) / "logs" / "cxr-desktop.log").read_text(encoding="utf-8")

    def said(self) -> str:
        """All that came to the terminal."""
        return self._said.read_text(encoding="utf-8")

    # ------------------------------------------------------------ doing

    def show(self, film: Path) -> None:
        """By a second start."""
        done = self.start_again([film])
        assert done.returncode == 0, done.stderr

    def start_again(self, films: Sequence[Path]) -> subprocess.CompletedProcess[str]:
        """The same user starts the program a second time, with these films."""
        return subprocess.run(
            [*self.start, *map(str, films)],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=_END_PATIENCE_S,
            check=False,
        )

    def end(self) -> int:
        """Wait for its end; the exit code."""
        return self._process.wait(_END_PATIENCE_S)

    def seconds_until_it_ends(self) -> float:
        """From now."""
        began = time.monotonic()
        self.end()
        return time.monotonic() - began

    def kill(self) -> None:
        """Leave nothing behind where a test has failed."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
