"""Work off the GUI thread: the one module that knows executors and the signal that brings results back.

`work(cancel, on_progress) -> result` runs on the runner's thread, first come, first served. Handlers run on the GUI
thread, and none runs after `job.cancel()` has returned. They are bound before the work is queued, because a signal that
is emitted before anybody listens is lost.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cxr_desktop.domain import CancelToken, Progress
from cxr_desktop.errors import Cancelled, CxrError

log = logging.getLogger(__name__)

_PROGRESS_PAUSE_S = 0.05
_PATIENCE_S = 0.8  # of a user who closes the window

Tell = Callable[[Any], None]
"""Takes Progress, which goes on now and then, or a part of the result, which goes on at once."""

Work = Callable[[CancelToken, Tell], Any]
OnDone = Callable[[Any], None]
OnFailed = Callable[[CxrError], None]


class Job:
    """A piece of work that was handed in."""

    def __init__(self, on_done: OnDone, on_failed: OnFailed | None, on_progress: Tell | None) -> None:
        self.token = CancelToken()
        self.is_done = False  # the work has ended well, whether or not its handler has run yet
        self._on_done = on_done
        self._on_failed = on_failed
        self._on_progress = on_progress

    def cancel(self) -> None:
        """No handler of this job runs from here on; the work itself ends at its next look at the token."""
        self.token.cancel()

    def _deliver(self, report: _Report, runner: JobRunner) -> None:
        if self.token.is_cancelled:
            return
        if report.progress is not None:
            if self._on_progress:
                self._on_progress(report.progress)
        elif report.error is None:
            self._on_done(report.result)
        elif isinstance(report.error, CxrError) and self._on_failed:
            self._on_failed(report.error)
        else:
            runner.broke.emit(report.error)


@dataclass(frozen=True, slots=True)
class _Report:
    """What a worker has to say: progress or a part of its result, or (once) its end."""

    progress: Any = None
    result: Any = None
    error: Exception | None = None

    @property
    def is_final(self) -> bool:
        return self.progress is None


class JobRunner(QObject):
    """A thread, or a few, and the way back from them."""

    broke = Signal(object)  # an exception that nobody expected: a bug
    busy_changed = Signal(bool)
    _reported = Signal(object, object)  # Job, _Report; from any thread

    def __init__(self, name: str, *, threads: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._jobs: set[Job] = set()
        self._futures: set[Future[None]] = set()
        self._is_closed = False
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def submit(
        self,
        work: Work,
        *,
        on_done: OnDone,
        on_failed: OnFailed | None = None,
        on_progress: Tell | None = None,
    ) -> Job:
        """Queue the work. Without `on_failed`, expected trouble goes the way of bugs: to `broke`."""
        job = Job(on_done, on_failed, on_progress)
        if self._is_closed:
            job.cancel()
            return job
        self._jobs.add(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        future = self._executor.submit(self._run, job, work)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        return job

    def cancel_all(self) -> None:
        """Ask every job to end; none of their handlers runs any more."""
        for job in self._jobs:
            job.cancel()

    def stop(self) -> None:
        """Cancel everything, begin nothing any more, and wait for nobody."""
        self._is_closed = True
        self.cancel_all()
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._jobs.clear()

    def close(self, patience_s: float = _PATIENCE_S) -> bool:
        """Stop, and wait for the threads a little. False: one goes on, in a step that cannot be cut short."""
        self.stop()
        return not wait(list(self._futures), patience_s).not_done

    def _run(self, job: Job, work: Work) -> None:
        try:
            job.token.raise_if_cancelled()
            report = _Report(result=work(job.token, self._throttled(job)))
            job.is_done = True
        except Cancelled:
            job.cancel()  # so that whoever waits for the job sees its end
            report = _Report()
        except Exception as error:  # noqa: BLE001  this is the one net under all work
            report = _Report(error=error)
        self._reported.emit(job, report)

    def _throttled(self, job: Job) -> Tell:
        last = 0.0

        def report(news: Any) -> None:
            nonlocal last
            now = time.monotonic()
            can_wait = isinstance(news, Progress) and news.done != news.total
            if now - last >= _PROGRESS_PAUSE_S or not can_wait:
                last = now
                self._reported.emit(job, _Report(progress=news))

        return report

    @Slot(object, object)
    def _on_reported(self, job: Job, report: _Report) -> None:
        if self._is_closed:
            return
        if report.is_final:
            self._jobs.discard(job)
            if not self._jobs:
                self.busy_changed.emit(False)
        job._deliver(report, self)
