"""Pictures of the answered window, where nobody looks at a screen: `--screenshot`, and `--demo` without a display."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer

from cxr_desktop.domain import Progress
from cxr_desktop.engine_room import Answer
from cxr_desktop.errors import CxrError
from cxr_desktop.output import write_output
from cxr_desktop.ui.languages import wording_of_window
from cxr_desktop.ui.messages import error_text, progress_text

if TYPE_CHECKING:
    from cxr_desktop.ui.workstation import Workstation

Say = Callable[[str], object]

_PATIENCE_MS = 300_000  # the demonstration's library is built within this time on the slowest machine
_SETTLING_MS = 60_000  # thumbnails come in after the answer
_SIGN_OF_LIFE_S = 5.0
_LOOK_MS, _QUIET_LOOKS = 50, 4  # nothing to do for so many looks: all is on the screen


class NobodyThere:
    """Dialogs where nobody sits: nothing is chosen, nothing is agreed to, and a bug is told in the terminal."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def choose_films(self, _title: str) -> Sequence[Path]:
        return ()

    def choose_folder(self, _title: str) -> Path | None:
        return None

    def choose_target(self, _title: str, _name: str) -> Path | None:
        return None

    def confirm(self, _question: str, _yes: str) -> bool:
        return False

    def tell_bug(self, report: str) -> None:
        self._say(report)


def take_picture_of_answer(
    workstation: Workstation,
    target: Path,
    *,
    films: Sequence[Path],
    demonstration: bool,
    say: Say,
) -> int:
    """Ask, wait for the answer, save the window at `target` and the page beside it. 0, or 2 where there was none.

    1 where the program met a bug. Raises OutputNotWritable.
    """
    loop, answers, errors = QEventLoop(), list[Answer](), list[Exception]()
    controller = workstation.controller

    def on_answer(answer: Answer, _entry: int) -> None:
        answers.append(answer)
        loop.quit()

    def on_error(*details: object) -> None:
        errors.append(details[-1])  # type: ignore[arg-type]
        loop.quit()

    last_said = -_SIGN_OF_LIFE_S

    def on_progress(progress: Progress) -> None:
        nonlocal last_said
        if time.monotonic() - last_said >= _SIGN_OF_LIFE_S:
            last_said = time.monotonic()
            say(progress_text(progress))

    controller.answered.connect(on_answer)
    controller.library_progress.connect(on_progress)
    for signal in (
        controller.query_failed,
        controller.film_refused,
        controller.preparing_failed,
        controller.broke,
    ):
        signal.connect(on_error)
    controller.prepared.connect(lambda made: on_error(made.trouble) if made.trouble else None)
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    workstation.start(films=films, demonstration=demonstration)
    loop.exec()
    try:
        if answers:
            _settle(workstation)
            _save(workstation, target, answers[0], say)
            return 0
        for error in errors[:1]:
            if isinstance(error, CxrError):
                say(error_text(error))
        return 2 if all(isinstance(error, CxrError) for error in errors) else 1
    finally:
        workstation.window.close()


def _settle(workstation: Workstation) -> None:
    """Until no thread has anything to do, and what it did is drawn."""
    loop, timer, quiet = QEventLoop(), QTimer(interval=_LOOK_MS), 0

    def look() -> None:
        nonlocal quiet
        quiet = 0 if workstation.is_busy else quiet + 1
        if quiet >= _QUIET_LOOKS:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(_SETTLING_MS, loop, loop.quit)
    loop.exec()
    timer.stop()


def _save(workstation: Workstation, target: Path, answer: Answer, say: Say) -> None:
    from cxr_desktop.export.page import queries_page, write_page

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    workstation.window.grab().save(buffer, "PNG")
    write_output(target, bytes(buffer.data().data()))
    page = target.with_suffix(".html")
    thumbnails = {n.case.case_id: workstation.thumbnail(n.case) or b"" for n in answer.result.neighbours}
    wording = wording_of_window()
    write_page(page, queries_page("CXR Desktop", "", [answer.result], lambda case: thumbnails[case.case_id], wording))
    say(f"The window: {target.absolute()}")
    say(f"The page: {page.absolute()}")
