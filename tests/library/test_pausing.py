"""A pause holds a job without losing anything, ends with a cancel, and does not count as time at work."""

from __future__ import annotations

import threading

import pytest

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled
from cxr_desktop.library.pausing import PausableToken, Pause


def test_a_held_job_goes_on_when_it_may() -> None:
    pause, arrived, passed = Pause(), threading.Event(), threading.Event()
    token = PausableToken(CancelToken(), pause)
    pause.hold()

    def job() -> None:
        arrived.set()
        token.raise_if_cancelled()
        passed.set()

    thread = threading.Thread(target=job)
    thread.start()
    arrived.wait(5)
    assert not passed.wait(0.05)
    pause.release()
    assert passed.wait(5)
    thread.join()


def test_a_cancel_ends_a_held_job() -> None:
    cancel, pause = CancelToken(), Pause()
    pause.hold()
    threading.Timer(0.02, cancel.cancel).start()
    with pytest.raises(Cancelled):
        PausableToken(cancel, pause).raise_if_cancelled()


def test_a_token_that_is_not_held_is_the_one_it_was_made_of() -> None:
    cancel = CancelToken()
    token = PausableToken(cancel, Pause())
    token.raise_if_cancelled()
    token.cancel()
    assert cancel.is_cancelled
    assert token.is_cancelled


def test_working_time_stands_still_in_a_pause() -> None:
    now_s = 100.0
    pause = Pause(lambda: now_s)
    begun_s = pause.working_time()
    now_s = 110.0
    pause.hold()
    now_s = 170.0
    assert pause.working_time() - begun_s == 10.0
    pause.hold()  # a second time changes nothing
    pause.release()
    now_s = 175.0
    assert pause.working_time() - begun_s == 15.0
