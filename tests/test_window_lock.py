"""Whether a window is open: told by the operating system, for as long as the window lives and no longer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxr_desktop.errors import WindowOpen
from cxr_desktop.window_lock import WindowLock, window_closed


def test_while_a_window_is_open_it_is_said_whose(tmp_path: Path) -> None:
    lock = WindowLock(tmp_path / "not there yet")
    assert lock.take()
    lock.say_who()
    with (
        pytest.raises(WindowOpen, match=rf"process {os.getpid()}\), since 20"),
        window_closed(tmp_path / "not there yet"),
    ):
        pass
    lock.release()
    with window_closed(tmp_path / "not there yet"):
        pass


def test_a_window_beside_another_goes_without_and_leaves_it_the_lock(tmp_path: Path) -> None:
    first, second = WindowLock(tmp_path), WindowLock(tmp_path)
    assert first.take()
    assert not second.take()
    second.say_who()
    second.release()
    with pytest.raises(WindowOpen, match="somebody"), window_closed(tmp_path):
        pass


def test_a_window_waits_for_a_command_that_writes_its_settings(tmp_path: Path) -> None:
    from threading import Thread

    lock, taken = WindowLock(tmp_path), []
    with window_closed(tmp_path):
        thread = Thread(target=lambda: taken.append(lock.take()))
        thread.start()
        assert not taken
    thread.join()
    assert taken == [True]


def test_where_there_can_be_no_lock_nobody_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert WindowLock(tmp_path / "file" / "home").take()
    with window_closed(tmp_path / "file" / "home"):
        pass
