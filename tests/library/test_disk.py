"""Writing whole or not at all, with a name for every failure."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cxr_desktop.errors import LibraryCorrupt, LibraryMissing, LibraryNotWritable
from cxr_desktop.library import disk


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "no_space"),
        (errno.EDQUOT, "no_space"),
        (errno.EACCES, "permission"),
        (errno.EROFS, "permission"),
        (errno.EIO, "device"),
    ],
)
def test_failures_to_write_have_names(tmp_path: Path, number: int, reason: str) -> None:
    with pytest.raises(LibraryNotWritable) as caught, disk.naming_write_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.reason == reason
    assert str(tmp_path) in str(caught.value)


def test_a_full_disk_under_sqlite_has_the_same_name(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.sqlite")) as database:
        database.executescript("PRAGMA max_page_count = 2; CREATE TABLE t (x)")
        with pytest.raises(LibraryNotWritable) as caught, disk.naming_write_errors(tmp_path):
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert caught.value.reason == "no_space"


def test_failures_to_read_have_names(tmp_path: Path) -> None:
    with pytest.raises(LibraryCorrupt) as missing, disk.naming_read_errors("a.bin"):
        (tmp_path / "a.bin").read_bytes()
    with pytest.raises(LibraryMissing) as gone, disk.naming_read_errors("a.bin"):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    with pytest.raises(LibraryCorrupt) as damaged, disk.naming_read_errors("a.sqlite"):
        raise sqlite3.DatabaseError("file is not a database")
    reasons = [caught.value.reason for caught in (missing, gone, damaged)]
    assert reasons == ["missing_file", "unreadable", "inconsistent"]


def test_a_file_is_replaced_only_when_the_new_one_is_durable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("old")

    def fail(_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "sync", fail)

    with pytest.raises(LibraryNotWritable):
        disk.replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_text() == "old"


def test_what_the_new_file_refers_to_is_durable_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    real_sync = disk.sync
    monkeypatch.setattr(
        disk, "sync", lambda paths: (events.append("sync " + " ".join(p.name for p in paths)), real_sync(paths))
    )
    monkeypatch.setattr(disk, "_replace", lambda new, path: (events.append("replace"), new.replace(path)))
    (tmp_path / "segment").touch()

    disk.replace_file(tmp_path / "manifest", b"new", after=[tmp_path / "segment"])

    assert events == ["sync manifest.new segment", "replace", f"sync {tmp_path.name}"]


@pytest.mark.parametrize("name", ["plain", "病例 with space", "100%", "a?mode=rwc", "a#b", "a&b=c", "café"])
def test_sqlite_opens_paths_in_any_script(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / "t.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t (x)")

    with closing(disk.open_sqlite_read_only(path)) as database:
        assert list(database.execute("SELECT x FROM t")) == []
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("INSERT INTO t VALUES (1)")
    assert [file.name for file in (tmp_path / name).iterdir()] == ["t.sqlite"]


def test_sqlite_does_not_create_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        disk.open_sqlite_read_only(tmp_path / "none.sqlite")
    assert not list(tmp_path.iterdir())
