"""t-SNE in a process of its own: it can be ended at any moment, and nobody else's thread waits for it.

In a thread it would take Python's lock from the window's own thread again and again, for a minute. A process is ended
in milliseconds, has a lower priority than the queries, and gives its memory back.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from cxr_desktop.domain import CancelToken, Embeddings, OnProgress
from cxr_desktop.errors import OutOfMemory
from cxr_desktop.evaluation.projection import Places, project
from cxr_desktop.evaluation.tsne import ITERATIONS
from cxr_desktop.library.progress import ProgressMeter

_LOOK_S = 0.05  # at the token
_NICENESS = 5
_NO_MEMORY = "no memory"
_KILLED = -9  # by Linux, which does so where memory is at an end; Windows knows no such signal


def project_apart(embeddings: Embeddings, *, cancel: CancelToken, on_progress: OnProgress) -> Places:
    """As `project`. Raises Cancelled, or OutOfMemory."""
    context = multiprocessing.get_context("spawn")  # a fork would take the window's threads and locks with it
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_project, args=(theirs, embeddings), name="map", daemon=True)
    process.start()
    theirs.close()
    try:
        return _listen(ours, process, cancel, on_progress)
    finally:
        process.kill()
        process.join()
        ours.close()


def _listen(ours: Connection, process: BaseProcess, cancel: CancelToken, on_progress: OnProgress) -> Places:
    meter, done = ProgressMeter("projecting", ITERATIONS, on_progress), 0
    while True:
        cancel.raise_if_cancelled()
        if not ours.poll(_LOOK_S):
            continue
        try:
            news = ours.recv()
        except EOFError as error:
            process.join()
            if process.exitcode == _KILLED:
                raise OutOfMemory("cpu") from error
            raise RuntimeError(f"the map's process has ended with {process.exitcode}") from error
        if isinstance(news, int):
            meter.advance(news - done)
            done = news
        elif isinstance(news, str):
            raise OutOfMemory("cpu")
        else:
            return news  # type: ignore[no-any-return]  # what the child sends at last


def _project(theirs: Connection, embeddings: Embeddings) -> None:
    """What the process does. A window that is gone reads no more: the next word to it ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then ends this process
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    os.environ["OMP_WAIT_POLICY"] = "passive"  # threads that wait leave the processor to the queries
    try:
        theirs.send(project(embeddings, on_iteration=theirs.send))
    except MemoryError:
        theirs.send(_NO_MEMORY)
