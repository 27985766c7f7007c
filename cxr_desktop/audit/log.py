"""The log on disk: lines are appended under a lock, from any process; the rule of retention takes them from the front.

A line is on the drive before its answer is on the screen. Where it cannot be written the query fails, by name: an audit
that is wanted and silently not kept is worse than no answer.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from cxr_desktop import __version__
from cxr_desktop.audit.chain import HASH, KIND, NUMBER, RETENTION, Anchor, anchor_of, sealed, to_line, to_text
from cxr_desktop.domain import LibraryInfo, QueryResult, Verdict
from cxr_desktop.errors import AuditNotReadable
from cxr_desktop.output import naming_output_errors, write_output

LOG_NAME = "audit.jsonl"
_SALT_NAME, _SALT_BYTES = "audit.salt", 32
_LONGEST_LINE_BYTES = 64 << 10  # an entry takes less than 1 kB
_PATIENCE_S = 10.0  # for another process that is writing its line


class Who(StrEnum):
    """How a person stands in the log."""

    PSEUDONYM = "pseudonym"  # a hash of the account's name, salted by the log: tells two people apart, names nobody
    ACCOUNT = "account"  # the name of the account on this machine
    NOBODY = "nobody"


class AuditLog:
    """Appends to `folder`/audit.jsonl. Every method raises OutputNotWritable. From any thread."""

    def __init__(self, folder: Path, *, keep_days: int, who: Who = Who.PSEUDONYM, anchor: Path | None = None) -> None:
        self.path = folder / LOG_NAME
        self._who = who
        self._keep_days = keep_days
        self._anchor = anchor
        self._has_retained = False

    def asked(self, result: QueryResult) -> None:
        """One film was asked about. The first one of a sitting applies the rule of retention as well."""
        if not self._has_retained:
            self.retain()
        self._append({KIND: "query", **_answer(result), "override": None})

    def judged(self, result: QueryResult, verdict: Verdict) -> None:
        """The reader has said what they think of this answer, or taken it back. One that differs overrides the vote."""
        override = str(verdict) if verdict is Verdict.DIFFERS else None
        self._append({KIND: "verdict", **_answer(result), "verdict": str(verdict) or None, "override": override})

    def retain(self, now: datetime | None = None) -> int:
        """Remove the lines that are older than the rule allows, and say so in a line; how many went."""
        self._has_retained = True
        oldest = _as_text((now or datetime.now(UTC)) - timedelta(days=self._keep_days))
        with self._writing():
            texts = read_lines(self.path) if self.path.exists() else []
            gone = next((place for place, text in enumerate(texts) if _moment(text) >= oldest), len(texts))
            until, head = to_line(texts[gone - 1]) if gone else None, self._head(texts)
            if until is None or head is None:  # nothing to remove, or damage, which stays as it is for the check
                return 0
            content = {KIND: RETENTION, "removed": gone, "until": {"n": until[NUMBER], "hash": until[HASH]}}
            line = sealed(content | self._facts(now), head)
            write_output(self.path, "".join(f"{text}\n" for text in texts[gone:]) + to_text(line))
            self._keep_anchor(anchor_of(line))
        return gone

    # ------------------------------------------------------------ helpers

    def _append(self, content: Mapping[str, Any]) -> None:
        with self._writing():
            end = _end_of(self.path)
            line = sealed({**content, **self._facts()}, self._head(end.splitlines()))
            whole = b"" if end.endswith("\n") or not end else b"\n"  # a line that a power cut has left unfinished
            with self.path.open("ab") as file:
                file.write(whole + to_text(line).encode())
                file.flush()
                os.fsync(file.fileno())
            self._keep_anchor(anchor_of(line))

    def _facts(self, now: datetime | None = None) -> dict[str, Any]:
        return {"at": _as_text(now or datetime.now(UTC)), "who": self._person(), "program": __version__}

    def _person(self) -> str | None:
        if self._who is Who.NOBODY:
            return None
        account = _account()
        if self._who is Who.ACCOUNT:
            return account
        return hashlib.sha256(self._salt() + account.encode()).hexdigest()[:16]

    def _salt(self) -> bytes:
        """Beside the log, for those who may read the folder: with it an account can be looked for, never read off."""
        path = self.path.with_name(_SALT_NAME)
        with suppress(FileNotFoundError):
            return path.read_bytes()
        write_output(path, salt := secrets.token_bytes(_SALT_BYTES))
        return salt

    def _head(self, texts: list[str]) -> Anchor | None:
        """Of the last whole line."""
        whole = (line for text in reversed(texts) if (line := to_line(text)) is not None)
        return next(map(anchor_of, whole), None)

    def _keep_anchor(self, anchor: Anchor) -> None:
        if self._anchor is not None:
            write_output(self._anchor, json.dumps({"n": anchor.number, "hash": anchor.hash}) + "\n")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock

        with naming_output_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_suffix(".lock"), timeout=_PATIENCE_S):  # its Timeout is an OSError
                yield


def _answer(result: QueryResult) -> dict[str, Any]:
    """Film, library, model and what was answered."""
    evidence = result.evidence
    return {
        "film": result.radiograph.content_sha256,
        "library": {"id": result.library.library_id, "cases": result.library.count},
        **_parts(result.library),
        "model": result.model.weights_sha256,
        "result": {
            "vote": evidence.vote.label,
            "share": round(evidence.vote.share, 4),
            "nearest": evidence.nearest_label,
            "similarity": round(float(evidence.nearest_similarity), 4),
            "shown": len(result.neighbours),
        },
    }


def read_lines(path: Path) -> list[str]:
    """The lines of the log at `path`. Raises AuditNotReadable."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError as error:
        raise AuditNotReadable("missing", path=path) from error
    except OSError as error:
        raise AuditNotReadable("unreadable", path=path, detail=error.strerror) from error


def read_anchor(path: Path) -> Anchor:
    """The anchor in the file at `path`. Raises AuditNotReadable."""
    try:
        content = json.loads("\n".join(read_lines(path)))
        return Anchor(int(content["n"]), str(content["hash"]))
    except (ValueError, KeyError, TypeError) as error:
        raise AuditNotReadable("anchor", path=path) from error


def _parts(library: LibraryInfo) -> dict[str, Any]:
    """Each library by itself, where several were searched as one."""
    parts = [{"id": part.library_id, "cases": part.count} for part in library.parts]
    return {"libraries": parts} if parts else {}


def _end_of(path: Path) -> str:
    """The last lines of the file; the first of them may be cut."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_LINE_BYTES))
        return file.read().decode("utf-8", errors="replace")


def _moment(text: str) -> str:
    line = to_line(text)
    return str(line.get("at", "")) if line else ""


def _as_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the password file: containers
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "somebody"
