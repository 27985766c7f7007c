"""Cases and refusals as rows of `cases.sqlite`: the tables, and both directions of the translation.

Row numbers are those of the lines of `embeddings.npy`. Names of columns are stable: people look at this file with other
programs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts
from cxr_desktop.library.records import SIGNATURE_SIDE, CaseEntry, CaseRecord, FilmFile, Listing, Place, Refusal

CREATE_TABLES = """
CREATE TABLE cases (
    row              INTEGER PRIMARY KEY,
    case_id          INTEGER NOT NULL UNIQUE,
    root             INTEGER NOT NULL,
    path             ANY NOT NULL,      -- below the root; a BLOB where the name is not Unicode
    label            TEXT NOT NULL,     -- from here to clinical: what the folder or the label file said
    patient          TEXT,
    view_position    TEXT,
    age_years        REAL,
    sex              TEXT,
    source           TEXT,
    label_origin     TEXT,
    clinical         TEXT NOT NULL,     -- JSON object
    content_sha256   BLOB NOT NULL,     -- from here to film_facts: what the file itself says
    byte_size        INTEGER NOT NULL,
    film_patient     TEXT,              -- pseudonym
    film_facts       TEXT NOT NULL,     -- JSON object
    thumbnail_offset INTEGER NOT NULL,  -- in thumbnails.bin
    thumbnail_size   INTEGER NOT NULL,
    thumbnail_sha256 BLOB NOT NULL,
    signature        BLOB NOT NULL      -- 16 x 16 grey levels
) STRICT;
CREATE TABLE refusals (
    root   INTEGER NOT NULL,
    path   ANY NOT NULL,
    code   TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""

CREATE_INDEXES = """
CREATE INDEX cases_by_content ON cases (content_sha256);
CREATE INDEX cases_by_place ON cases (path, root);
"""

_ENTRY_COLUMNS = (
    "row, case_id, root, path, label, patient, view_position, age_years, sex, source, label_origin, clinical, "
    "content_sha256, byte_size, film_patient, film_facts"
)
_CONTENT_COLUMNS = "thumbnail_offset, thumbnail_size, thumbnail_sha256, signature"

INSERT_CASE = f"INSERT INTO cases ({_ENTRY_COLUMNS}, {_CONTENT_COLUMNS}) VALUES ({', '.join('?' * 20)})"
INSERT_REFUSAL = "INSERT INTO refusals (root, path, code, reason) VALUES (?, ?, ?, ?)"

SELECT_ENTRIES = f"SELECT {_ENTRY_COLUMNS} FROM cases"
SELECT_REFUSALS = "SELECT root, path, code, reason FROM refusals ORDER BY rowid"

Row = tuple[Any, ...]


def to_case_row(row: int, record: CaseRecord, thumbnail_offset: int) -> Row:
    """Values for INSERT_CASE."""
    entry, content = record.entry, record.content
    listing, file = entry.listing, entry.file
    return (
        row,
        entry.case_id,
        entry.place.root,
        to_stored_path(entry.place.relative),
        listing.label,
        listing.patient,
        listing.view_position,
        listing.age_years,
        listing.sex,
        listing.source,
        listing.label_origin,
        _to_json(listing.clinical),
        bytes.fromhex(file.content_sha256),
        file.byte_size,
        file.patient,
        _to_json({name: value for name, value in asdict(file.facts).items() if value is not None}),
        thumbnail_offset,
        len(content.thumbnail),
        hashlib.sha256(content.thumbnail).digest(),
        content.signature.tobytes(),
    )


def to_entry(row: Row) -> CaseEntry:
    """The case in a row of SELECT_ENTRIES."""
    (
        _,
        case_id,
        root,
        path,
        label,
        patient,
        view,
        age,
        sex,
        source,
        origin,
        clinical,
        sha256,
        size,
        pseudonym,
        facts,
    ) = row
    listing = Listing(label, patient, view, age, sex, source, origin, json.loads(clinical))
    file = FilmFile(sha256.hex(), size, _to_facts(json.loads(facts)), pseudonym)
    return CaseEntry(case_id, Place(root, from_stored_path(path)), listing, file)


def to_refusal_row(refusal: Refusal) -> Row:
    """Values for INSERT_REFUSAL."""
    return (refusal.place.root, to_stored_path(refusal.place.relative), refusal.code, refusal.reason)


def to_refusal(row: Row) -> Refusal:
    """The refusal in a row of SELECT_REFUSALS."""
    root, path, code, reason = row
    return Refusal(Place(root, from_stored_path(path)), code, reason)


def to_signatures(blobs: Sequence[bytes]) -> NDArray[np.uint8]:
    """Shape (n, 16, 16)."""
    return np.frombuffer(b"".join(blobs), np.uint8).reshape(-1, SIGNATURE_SIDE, SIGNATURE_SIDE)


def to_stored_path(relative: str) -> str | bytes:
    """A path as SQLite takes it: text, or bytes where Python had to use surrogates for a name that is no Unicode."""
    try:
        relative.encode()
    except UnicodeEncodeError:
        return relative.encode(errors="surrogatepass")
    return relative


def from_stored_path(stored: str | bytes) -> str:
    """Inverse of `to_stored_path`."""
    return stored if isinstance(stored, str) else stored.decode(errors="surrogatepass")


def _to_facts(fields: Mapping[str, Any]) -> FilmFacts:
    spacing = fields.get("pixel_spacing_mm")
    return FilmFacts(**{**fields, "pixel_spacing_mm": tuple(spacing) if spacing else None})


def _to_json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)
