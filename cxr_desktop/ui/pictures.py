"""Pictures of the answered window, where nobody looks at a screen: `--screenshot`, and `--demo` without a display."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from cxr_desktop.engine_room import Answer
from cxr_desktop.errors import CxrError
from cxr_desktop.ui.messages import error_text

if TYPE_CHECKING:
    from cxr_desktop.ui.workstation import Workstation

_PATIENCE_MS = 300_000  # the demonstration's library is built within this time on the slowest machine
_SETTLING_MS = 700  # thumbnails come in after the answer


def take_picture_of_answer(
    workstation: Workstation,
    target: Path,
    *,
    films: Sequence[Path],
    demonstration: bool,
    say: Callable[[str], object],
) -> int:
    """Ask, wait for the answer, save the window at `target` and the page beside it. 0, or 2 where there was none."""
    loop, answers, errors = QEventLoop(), list[Answer](), list[CxrError]()
    controller = workstation.controller

    def on_answer(answer: Answer, _entry: int) -> None:
        answers.append(answer)
        QTimer.singleShot(_SETTLING_MS, loop.quit)

    def on_error(*details: object) -> None:
        errors.append(details[-1])  # type: ignore[arg-type]
        loop.quit()

    controller.answered.connect(on_answer)
    for signal in (
        controller.query_failed,
        controller.film_refused,
        controller.preparing_failed,
        controller.broke,
    ):
        signal.connect(on_error)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    workstation.start(films=films, demonstration=demonstration)
    loop.exec()
    if answers:
        _save(workstation, target, answers[0], say)
    elif errors and isinstance(errors[0], CxrError):
        say(error_text(errors[0]))
    workstation.window.close()
    return 0 if answers else 2


def _save(workstation: Workstation, target: Path, answer: Answer, say: Callable[[str], object]) -> None:
    from cxr_desktop.export.page import queries_page, write_page

    workstation.window.grab().save(str(target))
    page = target.with_suffix(".html")
    thumbnails = {n.case.case_id: workstation.thumbnail(n.case) or b"" for n in answer.result.neighbours}
    write_page(page, queries_page("CXR Desktop", "", [answer.result], lambda case: thumbnails[case.case_id]))
    say(f"The window: {target.absolute()}")
    say(f"The page: {page.absolute()}")
