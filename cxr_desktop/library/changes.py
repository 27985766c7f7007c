"""Changes of a library that need no model: remove cases, correct what is said of them, move folders, weigh labels.

Each is one commit. A removed case stays in its segment's files until that segment is written anew; no reader sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from string import hexdigits

from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument, CaseNotFound, NoFilmsFound
from cxr_desktop.library.case_table import CaseTable, FoundCase, open_segments
from cxr_desktop.library.compaction import compacted
from cxr_desktop.library.intake import Roots
from cxr_desktop.library.layout import SEGMENTS
from cxr_desktop.library.manifest import SegmentEntry
from cxr_desktop.library.records import CaseRecord, Listing
from cxr_desktop.library.segment import Segment
from cxr_desktop.library.segment_writer import write_segment
from cxr_desktop.library.session import changing
from cxr_desktop.library.sources import absolute

_SHA256_DIGITS = 64


def remove_cases(
    directory: Path,
    *,
    case_ids: Sequence[int] = (),
    paths: Sequence[Path] = (),
    contents: Sequence[str] = (),
) -> int:
    """Take cases out of the library, by id, path or content hash (then every copy); how many they were.

    Raises CaseNotFound, and then none is removed; NoFilmsFound if none would be left; or what `changing` raises.
    """
    with changing(directory) as session:
        with open_segments(directory, session.manifest) as table:
            found = [
                *_by_id(table, case_ids),
                *_by_path(table, paths, session.manifest.roots),
                *_by_content(table, contents),
            ]
            segments = without(table, found)
        manifest = session.manifest.changed(segments=segments)
        if not manifest.cases:
            raise NoFilmsFound("nothing_left")
        removed = session.manifest.cases - manifest.cases
        session.commit(compacted(session, manifest, CancelToken()))
        return removed


def update_listings(directory: Path, listings: Mapping[int, Listing]) -> None:
    """Replace what is said of these cases: labels, patients, clinical facts. Ids and embeddings stay.

    Raises CaseNotFound, and then nothing is changed; or what `changing` raises.
    """
    with changing(directory) as session:
        with open_segments(directory, session.manifest) as table:
            found = _by_id(table, list(listings))
            records = [_relisted(case.record(), listings[case.entry.case_id]) for case in found]
            dimension = session.manifest.fingerprint.dimension
            new = write_segment(session.new_segment(), records, (), dimension=dimension)
            before = without(table, found)
        manifest = session.manifest.changed(segments=[*before, new])
        session.commit(compacted(session, manifest, CancelToken()))


def relocate_root(directory: Path, root: str, new_root: Path) -> None:
    """Say that everything below the folder `root` is now below `new_root`. Raises BadArgument if no film was there."""
    with changing(directory) as session:
        roots = list(session.manifest.roots)
        if root not in roots:
            raise BadArgument("unknown", name="folder", value=root, choices=", ".join(roots))
        roots[roots.index(root)] = str(absolute(new_root))
        session.commit(session.manifest.changed(roots=roots))


def set_balanced(directory: Path, *, balanced: bool) -> None:
    """Let each label weigh the same in a vote, or each case."""
    with changing(directory) as session:
        session.commit(session.manifest.changed(balanced=balanced))


def superseding(table: CaseTable, directory: Path, new: SegmentEntry) -> list[SegmentEntry]:
    """The table's segments without the cases that have a successor in the new segment: of the same id or place."""
    with closing(Segment(directory / SEGMENTS / new.name, new)) as segment:
        entries = list(segment.entries())
    same_ids = table.find_ids([entry.case_id for entry in entries]).values()
    same_places = [found for entry in entries for found in table.find_place(entry.place)]
    return without(table, [*same_ids, *same_places])


def without(table: CaseTable, cases: Iterable[FoundCase]) -> list[SegmentEntry]:
    """The table's segments, these cases removed."""
    labels: dict[str, dict[int, str]] = {segment.entry.name: {} for segment in table.segments}
    for case in cases:
        labels[case.segment.entry.name][case.row] = case.entry.listing.label
    return [segment.entry.without(labels[segment.entry.name]) for segment in table.segments]


def _by_id(table: CaseTable, case_ids: Sequence[int]) -> list[FoundCase]:
    found = table.find_ids(case_ids)
    for case_id in case_ids:
        if case_id not in found:
            raise CaseNotFound("case", case_id=f"{case_id:016x}")
    return list(found.values())


def _by_path(table: CaseTable, paths: Sequence[Path], roots: Sequence[str]) -> list[FoundCase]:
    known_roots = Roots(roots)
    found = []
    for path in paths:
        place = known_roots.find(absolute(path))
        cases = list(table.find_place(place)) if place else []
        if not cases:
            raise CaseNotFound("file", path=path)
        found += cases
    return found


def _by_content(table: CaseTable, contents: Sequence[str]) -> list[FoundCase]:
    found = []
    for content_sha256 in contents:
        is_hash = len(content_sha256) == _SHA256_DIGITS and set(content_sha256) <= set(hexdigits)
        cases = list(table.find_content(content_sha256.lower())) if is_hash else []
        if not cases:
            raise CaseNotFound("content", sha256=content_sha256)
        found += cases
    return found


def _relisted(record: CaseRecord, listing: Listing) -> CaseRecord:
    return replace(record, entry=replace(record.entry, listing=listing))
