"""The manifest: one small JSON file that says what a case library is. Whoever replaces it has changed the library.

It names every segment with the size and SHA-256 of its files, and carries a SHA-256 of its own content, so that
nothing in a library can change unnoticed. The rules for `format`, `schema` and `sha256` hold for every version to come:
they are what an older program looks at to refuse a newer library politely.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cxr_desktop import __version__
from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.errors import CxrError, EmbedderMismatch, LibraryCorrupt, LibraryMissing, LibraryTooNew
from cxr_desktop.library.disk import naming_read_errors
from cxr_desktop.library.layout import MANIFEST

FORMAT = "cxr-case-library"
SCHEMA = 1
PROGRAM = f"cxr {__version__}"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What a file of a segment must be."""

    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment and the rows of it that count. `labels` counts those rows only."""

    name: str
    rows: int
    labels: Mapping[str, int]
    files: Mapping[str, FileEntry]
    removed: tuple[int, ...] = ()  # row numbers, ascending

    @property
    def cases(self) -> int:
        return self.rows - len(self.removed)

    def without(self, labels: Mapping[int, str]) -> SegmentEntry:
        """The same files, but the rows that are keys of `labels` count no longer."""
        remaining = Counter(self.labels)
        remaining.subtract(labels.values())
        return replace(
            self,
            labels={label: count for label, count in sorted(remaining.items()) if count},
            removed=tuple(sorted({*self.removed, *labels})),
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of a library. Times are UTC, ISO 8601."""

    library_id: str
    created: str
    updated: str
    fingerprint: EmbedderFingerprint
    balanced: bool  # each label weighs the same in a vote, however many cases it has
    with_pictures: bool  # thumbnails are kept, not features and facts alone
    pooled: bool  # embeddings are means over several looks at a film (`imaging.looks`)
    patient_salt: bytes  # makes patient pseudonyms of this library useless elsewhere
    roots: tuple[str, ...] = ()  # folders that hold the films; a case names its root by position
    segments: tuple[SegmentEntry, ...] = ()
    program: str = ""  # that wrote it last; empty: one that did not say so yet

    @property
    def cases(self) -> int:
        return sum(segment.cases for segment in self.segments)

    @property
    def size_bytes(self) -> int:
        """Of all segments, removed cases included."""
        return sum(file.size for segment in self.segments for file in segment.files.values())

    @property
    def labels(self) -> dict[str, int]:
        """Cases per label, in the order of the labels' names."""
        total: Counter[str] = Counter()
        for segment in self.segments:
            total.update(segment.labels)
        return dict(sorted(total.items()))

    @property
    def label_weights(self) -> dict[str, float]:
        """What one case counts in a vote, by label: n / (labels x cases of that label) if balanced, else 1."""
        return weights_of_labels(self.labels, balanced=self.balanced)

    def require_model(self, fingerprint: EmbedderFingerprint) -> None:
        """Raise EmbedderMismatch unless embeddings of that model are comparable with those of the library."""
        if fingerprint != self.fingerprint:
            raise EmbedderMismatch("fingerprint", library_model=self.fingerprint, running_model=fingerprint)

    def changed(
        self,
        *,
        segments: Iterable[SegmentEntry] | None = None,
        roots: Iterable[str] | None = None,
        balanced: bool | None = None,
        with_pictures: bool | None = None,
        pooled: bool | None = None,
    ) -> Manifest:
        """The manifest of the same library after a change, dated now."""
        return replace(
            self,
            updated=_utc_now(),
            program=PROGRAM,
            segments=self.segments if segments is None else tuple(segments),
            roots=self.roots if roots is None else tuple(roots),
            balanced=self.balanced if balanced is None else balanced,
            with_pictures=self.with_pictures if with_pictures is None else with_pictures,
            pooled=self.pooled if pooled is None else pooled,
        )

    def to_bytes(self) -> bytes:
        """The content of manifest.json, always the same for equal manifests."""
        content = {**asdict(self), "patient_salt": self.patient_salt.hex()}
        return _sealed({"format": FORMAT, "schema": SCHEMA, "metric": "cosine", "cases": self.cases, **content})


def new_manifest(fingerprint: EmbedderFingerprint, patient_salt: bytes | None = None) -> Manifest:
    """The manifest of a library that has an identity but no case yet; with the salt of another, if it has its films."""
    now = _utc_now()
    return Manifest(
        library_id=secrets.token_hex(16),
        created=now,
        updated=now,
        fingerprint=fingerprint,
        balanced=False,
        with_pictures=True,
        pooled=False,
        patient_salt=patient_salt or secrets.token_bytes(16),
        program=PROGRAM,
    )


def weights_of_labels(labels: Mapping[str, int], *, balanced: bool) -> dict[str, float]:
    """What one case counts in a vote, by label: n / (labels x cases of that label) if balanced, else 1."""
    if not balanced:
        return dict.fromkeys(labels, 1.0)
    cases = sum(labels.values())
    return {label: cases / (len(labels) * count) for label, count in labels.items()}


def read_manifest(directory: Path) -> Manifest:
    """The library's present state. Raises LibraryMissing, LibraryCorrupt or LibraryTooNew."""
    try:
        with naming_read_errors(MANIFEST):
            data = (directory / MANIFEST).read_bytes()
    except CxrError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise LibraryMissing("not_found", path=directory) from error
        raise
    return parse_manifest(data)


def read_finished_manifest(directory: Path) -> Manifest:
    """The state of a library that has cases. Raises LibraryMissing where a first build has begun but not ended too."""
    manifest = read_manifest(directory)
    if not manifest.segments:
        raise LibraryMissing("unfinished", path=directory)
    return manifest


def parse_manifest(data: bytes) -> Manifest:
    """Inverse of `Manifest.to_bytes`. Raises LibraryCorrupt or LibraryTooNew."""
    content = _unsealed(data)
    if content.get("format") != FORMAT:
        raise LibraryCorrupt("manifest", detail="it is not that of a case library")
    if content["schema"] > SCHEMA:
        raise LibraryTooNew("schema", found=content["schema"], known=SCHEMA)
    return _manifest(content)


def _sealed(content: Mapping[str, Any]) -> bytes:
    """`content` as JSON with its own SHA-256 in it. Escaped to ASCII, so that any file name at all can be written."""
    unsealed = {key: value for key, value in content.items() if key != "sha256"}
    sha256 = hashlib.sha256(json.dumps(unsealed, sort_keys=True).encode()).hexdigest()
    return json.dumps({**unsealed, "sha256": sha256}, sort_keys=True).encode()


def _unsealed(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise LibraryCorrupt("manifest", detail="it is not JSON") from error
    if not isinstance(content, dict) or _sealed(content) != data:
        raise LibraryCorrupt("manifest", detail="its content does not fit its checksum")
    return content


def _manifest(content: Mapping[str, Any]) -> Manifest:
    fingerprint = content["fingerprint"]
    return Manifest(
        library_id=content["library_id"],
        created=content["created"],
        updated=content["updated"],
        fingerprint=EmbedderFingerprint(**{**fingerprint, "backbones": tuple(fingerprint["backbones"])}),
        balanced=content["balanced"],
        with_pictures=content["with_pictures"],
        pooled=content["pooled"],
        patient_salt=bytes.fromhex(content["patient_salt"]),
        roots=tuple(content["roots"]),
        segments=tuple(to_segment_entry(entry) for entry in content["segments"]),
        program=content.get("program", ""),
    )


def to_segment_entry(entry: Mapping[str, Any]) -> SegmentEntry:
    """Inverse of `dataclasses.asdict` after a way through JSON. Raises KeyError or TypeError."""
    files = {name: FileEntry(**file) for name, file in entry["files"].items()}
    return SegmentEntry(**{**entry, "files": files, "removed": tuple(entry["removed"])})


def _utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
