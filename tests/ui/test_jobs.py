"""Work off the GUI thread: handlers on the GUI thread, none after a cancel, and an end within a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import CancelToken, OnProgress, Progress
from cxr_desktop.errors import CorruptImage, CxrError
from cxr_desktop.ui.jobs import JobRunner, Tell


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner("test")
    yield made
    made.close()


def test_results_come_back_on_the_gui_thread_in_order(qtbot: QtBot, runner: JobRunner) -> None:
    came: list[tuple[int, bool]] = []
    for number in range(50):
        runner.submit(
            lambda _c, _p, number=number: number,
            on_done=lambda n: came.append((n, threading.current_thread() is threading.main_thread())),
        )
    qtbot.waitUntil(lambda: len(came) == 50)
    assert came == [(number, True) for number in range(50)]
    assert not runner.is_busy


def test_expected_trouble_and_bugs_go_their_own_ways(qtbot: QtBot, runner: JobRunner) -> None:
    failed: list[CxrError] = []

    def refuse(_cancel: CancelToken, _progress: OnProgress) -> None:
        raise CorruptImage("damaged")

    runner.submit(refuse, on_done=pytest.fail, on_failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code == "CorruptImage.damaged"
    with qtbot.waitSignal(runner.broke) as broke:
        runner.submit(lambda _c, _p: 1 / 0, on_done=pytest.fail, on_failed=failed.append)
    assert isinstance(broke.args[0], ZeroDivisionError)


def test_no_handler_runs_after_a_cancel(qtbot: QtBot, runner: JobRunner) -> None:
    gate, called = threading.Event(), []
    job = runner.submit(lambda _c, _p: gate.wait(5), on_done=called.append, on_failed=called.append)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert called == []


def test_a_job_that_waits_in_the_queue_is_not_even_begun_after_a_cancel(qtbot: QtBot, runner: JobRunner) -> None:
    gate, begun = threading.Event(), []
    runner.submit(lambda _c, _p: gate.wait(5), on_done=lambda _: None)
    runner.submit(lambda _c, _p: begun.append(1), on_done=pytest.fail).cancel()
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert begun == []


def test_progress_is_throttled_but_its_end_is_told(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[int] = []

    def work(_cancel: CancelToken, on_progress: OnProgress) -> str:
        for done in range(1, 1001):
            on_progress(Progress("embedding", done, 1000))
        return "done"

    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda is_busy: not is_busy):
        runner.submit(work, on_done=lambda _: None, on_progress=lambda progress: told.append(progress.done))
    assert told[-1] == 1000
    assert len(told) < 100


def test_parts_of_a_result_are_all_told_in_order(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[str] = []

    def work(_cancel: CancelToken, tell: Tell) -> str:
        for part in "abc":
            tell(part)
        return "done"

    runner.submit(work, on_done=told.append, on_progress=told.append)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told == ["a", "b", "c", "done"]


def test_closing_ends_everything_within_a_second(qtbot: QtBot) -> None:
    runner, called = JobRunner("closing"), []

    def endless(cancel: CancelToken, _progress: OnProgress) -> None:
        while True:
            cancel.raise_if_cancelled()
            time.sleep(0.01)

    for _ in range(5):
        runner.submit(endless, on_done=called.append, on_failed=called.append)
    started = time.monotonic()
    runner.close()
    assert time.monotonic() - started < 1.0
    runner.submit(endless, on_done=called.append)
    assert called == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("closing")]


def test_signals_do_not_eat_references(qtbot: QtBot, runner: JobRunner) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to True at every emit, and aborts after some hundreds."""
    before = sys.getrefcount(True)
    for _ in range(500):
        runner.busy_changed.emit(True)
    assert abs(sys.getrefcount(True) - before) < 100
