"""What the command line says and where: answers on stdout, progress and remarks on stderr.

With `--json` stdout holds one JSON value and nothing else, so that another program can read it.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from typing import Any, TextIO

from cxr_desktop.domain import Progress
from cxr_desktop.errors import on_one_line

_PLAIN_INTERVAL_S = 10.0  # between progress lines where stderr is a file: a log of a night's build stays readable


@dataclass
class Console:
    """Writes for a person or, with `as_json`, for a program."""

    as_json: bool = False
    quiet: bool = False
    out: TextIO | None = None
    err: TextIO | None = None

    def __post_init__(self) -> None:
        self.out = self.out or sys.stdout
        self.err = self.err or sys.stderr
        for stream in (self.out, self.err):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure:  # a file name that is not valid Unicode must not stop the answer
                reconfigure(encoding="utf-8", errors="backslashreplace")
        self._progress_width = 0
        self._last_plain_line = -_PLAIN_INTERVAL_S

    def say(self, text: str = "") -> None:
        """A line of the answer. Not written with --json."""
        if not self.as_json:
            self._end_progress()
            print(_harmless(text), file=self.out)

    def answer(self, value: Any) -> None:
        """The answer as JSON. Not written without --json."""
        if self.as_json:
            self._end_progress()
            print(json.dumps(value, ensure_ascii=False, indent=2), file=self.out)

    def remark(self, text: str) -> None:
        """A line that is not part of the answer: a warning, a hint, an error."""
        self._end_progress()
        print(_harmless(text), file=self.err)

    def on_progress(self, progress: Progress) -> None:
        """Shows how far a long job is: one line that is written over on a terminal, a line now and then in a file."""
        if self.quiet or self.err is None:
            return
        line = progress_line(progress)
        if self.err.isatty():
            print("\r" + line.ljust(self._progress_width), end="", file=self.err, flush=True)
            self._progress_width = len(line)
        elif time.monotonic() - self._last_plain_line >= _PLAIN_INTERVAL_S:
            self._last_plain_line = time.monotonic()
            print(line, file=self.err, flush=True)

    def _end_progress(self) -> None:
        if self._progress_width:
            self._progress_width = 0
            print(file=self.err, flush=True)


def _harmless(text: str) -> str:
    """Lines that command no terminal, whatever the names of files in them."""
    return "\n".join(map(on_one_line, text.split("\n")))


def progress_line(progress: Progress) -> str:
    """`embedding  1,200 of 5,216  98 films/s  0:41 left`."""
    parts = [progress.stage, f"{progress.done:,} of {progress.total:,}"]
    if progress.rate_per_s:
        parts.append(f"{progress.rate_per_s:.0f}/s" if progress.rate_per_s >= 10 else f"{progress.rate_per_s:.1f}/s")
    if progress.remaining_s is not None:
        minutes, seconds = divmod(round(progress.remaining_s), 60)
        hours, minutes = divmod(minutes, 60)
        parts.append(f"{hours}:{minutes:02d}:{seconds:02d} left" if hours else f"{minutes}:{seconds:02d} left")
    return "  ".join(parts)
