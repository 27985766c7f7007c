"""Which libraries of the shelf are searched together, and which others could be: what each card has to say of that.

Told from manifests alone, by the rule that the search itself goes by (`library.joined`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cxr_desktop.errors import LibrariesNotJoinable
from cxr_desktop.library.joined import distinct_names, join_refusal
from cxr_desktop.library.summary import LibrarySummary


@dataclass(frozen=True, slots=True)
class Joining:
    """What a library is among those that are searched."""

    is_asked: bool = False  # queries are answered from it
    leads: bool = False  # it is the one, or the first of several
    others: tuple[str, ...] = ()  # names of those that are searched together with it, or would be
    can_join: bool = False
    refusal: LibrariesNotJoinable | None = field(default=None, compare=False)  # why it cannot
    reason: str = ""  # the same in English: no two errors are equal, and a card is made anew only for another one

    @property
    def is_joined(self) -> bool:
        """It is searched together with others."""
        return self.is_asked and bool(self.others)


def joining_of(
    folder: Path,
    asked: Sequence[Path],
    known: Mapping[Path, LibrarySummary | None],
    synthetic: Collection[Path] = (),
) -> Joining:
    """The part of the library in `folder`, where those in `asked` are searched, the first leading."""
    names = dict(zip([*asked, folder], distinct_names([*asked, folder]), strict=True))
    others = tuple(names[other] for other in asked if other != folder)
    if folder in asked:
        return Joining(is_asked=True, leads=folder == asked[0], others=others)
    mine = known.get(folder)
    if mine is None or mine.manifest is None or mine.trouble is not None or not asked:
        return Joining()
    if not {folder, *asked}.isdisjoint(synthetic):
        return _refused(LibrariesNotJoinable("synthetic"))
    for other in asked:
        theirs = known.get(other)
        if theirs is not None and theirs.manifest is not None:
            refusal = join_refusal((other, theirs.manifest), (folder, mine.manifest))
            if refusal is not None:
                return _refused(refusal)
    return Joining(others=others, can_join=True)


def _refused(refusal: LibrariesNotJoinable) -> Joining:
    return Joining(refusal=refusal, reason=str(refusal))
