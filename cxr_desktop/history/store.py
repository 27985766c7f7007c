"""The history in a file, where the user or their IT allows it: one SQLite database, and rules by which it forgets.

It has a thread of its own, the only one that touches the database: changes are queued and nobody waits for a drive.
Rows that are removed are overwritten, not only unlinked. A file of a later version, or of somebody else, is refused.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from cxr_desktop.domain import Verdict
from cxr_desktop.errors import CxrError, HistoryCorrupt, HistoryNotWritable, HistoryTooNew
from cxr_desktop.history.entry import HistoryEntry
from cxr_desktop.history.heat import packed_bytes, unpack
from cxr_desktop.history.records import from_record, to_record

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_APPLICATION_ID = 0x43585248  # "CXRH": tells our file from other SQLite databases

_STEPS = (
    """
    CREATE TABLE entry (
        entry_id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given out twice
        asked_at TEXT NOT NULL,                      -- ISO 8601, UTC, microseconds: sorts as text
        record TEXT NOT NULL,                        -- JSON of history/records.py
        note TEXT NOT NULL,
        thumbnail BLOB NOT NULL,
        heat_maps BLOB                               -- NumPy archive of history/heat.py
    );
    """,
    """
    ALTER TABLE entry ADD COLUMN verdict TEXT NOT NULL DEFAULT '';  -- of cxr_desktop.domain.Verdict
    """,
)
"""Step n makes schema n + 1 of schema n. The file's schema is its user_version."""

_NOT_WRITABLE = {
    sqlite3.SQLITE_FULL: "no_space",
    sqlite3.SQLITE_CANTOPEN: "permission",
    sqlite3.SQLITE_PERM: "permission",
    sqlite3.SQLITE_READONLY: "permission",
    sqlite3.SQLITE_AUTH: "permission",
    sqlite3.SQLITE_IOERR: "device",
    sqlite3.SQLITE_BUSY: "device",
    sqlite3.SQLITE_LOCKED: "device",
}


def _log_failure(error: CxrError) -> None:
    log.warning("the history file was not written: %s", error.code)


class HistoryStore:
    """Keeps entries in the file at `path`: those of the last `keep_days` days, at most `keep_entries`.

    What is older goes when the file is opened and when it is closed. `on_failed` hears, on the store's thread, of a
    change that could not be written. Opening raises HistoryTooNew, HistoryCorrupt or HistoryNotWritable.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep_days: int = 30,
        keep_entries: int = 1000,
        on_failed: Callable[[CxrError], None] = _log_failure,
    ) -> None:
        self._path = path
        self._keep_days = keep_days
        self._keep_entries = keep_entries
        self._on_failed = on_failed
        self._is_closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="history")
        try:
            self._database = self._answer(self._open)
            self._next_id = self._answer(self._first_free_id)
        except CxrError:
            self._thread.shutdown()
            raise

    @property
    def next_id(self) -> int:
        """The lowest id that this file had not seen when it was opened."""
        return self._next_id

    def load(self) -> tuple[HistoryEntry, ...]:
        """All entries, oldest first; heat maps are read when looked at. Raises HistoryCorrupt. From any thread."""
        rows = self._answer(
            lambda: self._database.execute(
                "SELECT entry_id, asked_at, record, note, thumbnail, verdict FROM entry ORDER BY entry_id"
            ).fetchall()
        )
        with self._naming_damage():
            return tuple(self._entry(*row) for row in rows)

    def add(self, entry: HistoryEntry) -> None:
        """Write an entry, soon."""
        self._queue(partial(self._insert, entry))

    def remove(self, entry_id: int) -> None:
        """Remove an entry, soon."""
        self._queue(lambda: self._database.execute("DELETE FROM entry WHERE entry_id = ?", (entry_id,)))

    def note(self, entry_id: int, note: str) -> None:
        """Write a note, soon."""
        text = _unicode(note)
        self._queue(lambda: self._database.execute("UPDATE entry SET note = ? WHERE entry_id = ?", (text, entry_id)))

    def judge(self, entry_id: int, verdict: Verdict) -> None:
        """Write what the reader thinks of a vote, soon."""
        text = str(verdict)
        self._queue(lambda: self._database.execute("UPDATE entry SET verdict = ? WHERE entry_id = ?", (text, entry_id)))

    def clear(self) -> None:
        """Remove all, soon, and give the space back."""
        self._queue(self._empty)

    def keep_for(self, days: int) -> None:
        """Another rule from now on: what is older than this many days goes, soon."""
        self._keep_days = days
        self._queue(self._purge)

    def delete(self) -> None:
        """Close, and leave no file. Raises HistoryNotWritable."""
        self.clear()
        self.close()
        delete_history(self._path)

    def close(self) -> None:
        """Write what is queued, forget what is past its time, and end. A second call does nothing."""
        self._queue(self._purge)
        self._queue(lambda: self._database.close())
        self._is_closed = True
        self._thread.shutdown(wait=True)

    # ------------------------------------------------------------ on the store's thread

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # film names are nobody else's business
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            self._migrate(database)
            database.execute("PRAGMA secure_delete = ON")
            self._database = database
            self._purge()
        except (sqlite3.Error, CxrError):
            database.close()
            raise
        return database

    def _migrate(self, database: sqlite3.Connection) -> None:
        """Bring the file to this version's schema, or refuse it."""
        (found,) = database.execute("PRAGMA user_version").fetchone()
        (owner,) = database.execute("PRAGMA application_id").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if owner != _APPLICATION_ID and (found or tables):
            raise HistoryCorrupt("foreign", path=self._path)
        if found > len(_STEPS):
            raise HistoryTooNew("schema", path=self._path, found=found, known=len(_STEPS))
        for version in range(found, len(_STEPS)):
            marks = f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {version + 1};"
            database.executescript(f"BEGIN IMMEDIATE; {_STEPS[version]} {marks} COMMIT;")

    def _first_free_id(self) -> int:
        (highest,) = self._database.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()
        return int(highest) + 1

    def _insert(self, entry: HistoryEntry) -> None:
        heat_map = entry.result.heat_map
        self._database.execute(
            "INSERT INTO entry (entry_id, asked_at, record, note, thumbnail, heat_maps, verdict) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.entry_id,
                _as_text(entry.asked_at),
                to_record(entry.result),
                _unicode(entry.note),
                entry.thumbnail,
                packed_bytes(heat_map) if heat_map else None,
                str(entry.verdict),
            ),
        )

    def _empty(self) -> None:
        self._database.execute("DELETE FROM entry")
        self._database.execute("VACUUM")

    def _purge(self) -> None:
        oldest = _as_text(datetime.now(UTC) - timedelta(days=self._keep_days))
        self._database.execute(
            "DELETE FROM entry WHERE asked_at < ? OR entry_id NOT IN "
            "(SELECT entry_id FROM entry ORDER BY entry_id DESC LIMIT ?)",
            (oldest, self._keep_entries),
        )

    # ------------------------------------------------------------ on any thread

    def _entry(
        self, entry_id: int, asked_at: str, record: str, note: str, thumbnail: bytes, verdict: str
    ) -> HistoryEntry:
        result = from_record(record, partial(self._heat_maps, entry_id))
        moment = datetime.fromisoformat(asked_at)
        return HistoryEntry(entry_id, moment, result, thumbnail, note=note, verdict=Verdict(verdict))

    def _heat_maps(self, entry_id: int) -> bytes:
        row = self._answer(
            lambda: self._database.execute("SELECT heat_maps FROM entry WHERE entry_id = ?", (entry_id,)).fetchone()
        )
        with self._naming_damage():
            (data,) = row or (b"",)
            unpack(data)  # damage has a name here; where the map is drawn it would be a bug
        return bytes(data)

    def _answer(self, work: Callable[[], _T]) -> _T:
        """Wait for what `work` gives on the store's thread."""
        with self._naming_errors():
            return self._thread.submit(work).result()

    def _queue(self, work: Callable[[], Any]) -> None:
        def run() -> None:
            try:
                with self._naming_errors():
                    work()
            except CxrError as error:
                self._on_failed(error)

        if not self._is_closed:
            self._thread.submit(run).add_done_callback(_log_bug)

    @contextmanager
    def _naming_errors(self) -> Iterator[None]:
        """Turns a failure of file or database into a named error."""
        try:
            yield
        except OSError as error:
            reason = "permission" if isinstance(error, PermissionError) else "device"
            raise HistoryNotWritable(reason, path=self._path, detail=error.strerror) from error
        except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
            raise  # bugs
        except sqlite3.DatabaseError as error:
            reason = _NOT_WRITABLE.get(error.sqlite_errorcode & 0xFF, "")
            if reason:
                raise HistoryNotWritable(reason, path=self._path, detail=error) from error
            raise HistoryCorrupt("damaged", path=self._path, detail=error) from error

    @contextmanager
    def _naming_damage(self) -> Iterator[None]:
        """Turns what comes of bytes that this program did not write into HistoryCorrupt."""
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise HistoryCorrupt("damaged", path=self._path, detail=type(error).__name__) from error


def delete_history(path: Path) -> None:
    """Leave no history at `path`. Raises HistoryNotWritable."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        reason = "permission" if isinstance(error, PermissionError) else "device"
        raise HistoryNotWritable(reason, path=path, detail=error.strerror) from error


def _log_bug(future: Future[Any]) -> None:
    if error := future.exception():
        log.error("the history's thread met a bug", exc_info=error)


def _as_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _unicode(text: str) -> str:
    """SQLite takes no half of a surrogate pair."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
