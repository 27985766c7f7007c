"""The cases of a library as a list, without opening it to be searched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from cxr_desktop.domain import CancelToken, Case
from cxr_desktop.library.case_table import open_segments
from cxr_desktop.library.manifest import read_finished_manifest


def list_cases(directory: Path, *, cancel: CancelToken | None = None) -> tuple[Case, ...]:
    """All of them, by label and path. Raises LibraryMissing, LibraryCorrupt, LibraryTooNew or Cancelled."""
    cancel = cancel or CancelToken()
    manifest = read_finished_manifest(directory)
    cases = []
    with closing(open_segments(directory, manifest)) as table:
        for entry in table.entries():
            cancel.raise_if_cancelled()
            cases.append(entry.to_case(manifest.roots))
    return tuple(sorted(cases, key=lambda case: (case.label, case.path.as_posix())))
