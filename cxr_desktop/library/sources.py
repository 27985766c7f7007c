"""Folders become listed films: the leaf folder is the label. Nothing is opened here, names alone decide.

Every file counts as a film unless it is one that operating systems leave behind; what is no film after all is refused,
and reported, when it is read. Listings are sorted, so that the same folder gives the same library everywhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import NoFilmsFound
from cxr_desktop.library.file_names import facts_from_name
from cxr_desktop.library.records import ListedFilm, Listing

_SYSTEM_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "icon\r"})
CASE_LIBRARY_LOCK = "writer.lock"
"""The first thing that is made in a case library, and never removed."""

_HIDDEN_PREFIXES = (".", "~$")


def list_films(
    places: Sequence[Path], *, label: str | None = None, cancel: CancelToken | None = None
) -> tuple[ListedFilm, ...]:
    """The films of folders and single files, each once, in order of their paths.

    `label` overrides the name of the folder that a film lies in. Raises NoFilmsFound or Cancelled.
    """
    cancel = cancel or CancelToken()
    films = [film for place in places for film in _list_place(absolute(place), label, cancel)]
    if not films:
        raise NoFilmsFound("empty_folder", path=", ".join(map(str, places)))
    return in_order(films)


def in_order(films: Iterable[ListedFilm]) -> tuple[ListedFilm, ...]:
    """Sorted by path; of several entries for one path the first stays."""
    by_path: dict[str, ListedFilm] = {}
    for film in films:
        by_path.setdefault(film.path.as_posix(), film)
    return tuple(by_path[path] for path in sorted(by_path))


def absolute(path: Path) -> Path:
    """The path from the root of the file system, without `..`, links kept as the user wrote them."""
    return Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would turn a mapped drive into a server's name


def is_system_file(name: str) -> bool:
    """A name that operating systems and file managers leave behind, not people."""
    return name.startswith(_HIDDEN_PREFIXES) or name.casefold() in _SYSTEM_NAMES


def _list_place(place: Path, label: str | None, cancel: CancelToken) -> Iterator[ListedFilm]:
    if not _is_folder(place):
        yield _listed(place, root=place.parent, label=label)
        return
    for path in _walk(place, (), cancel):
        yield _listed(path, root=place, label=label)


def _walk(folder: Path, ancestors: tuple[Path, ...], cancel: CancelToken) -> Iterator[Path]:
    """The files below a folder, links to folders followed, but never back into a folder we came from.

    A case library that lies among the films is left out: its thumbnails would pass for films.
    """
    cancel.raise_if_cancelled()
    real = folder.resolve()
    if real in ancestors or _is_case_library(folder):
        return
    try:
        items = sorted(folder.iterdir())
    except OSError as error:
        raise NoFilmsFound("unreadable_folder", path=folder, detail=error.strerror) from error
    for item in items:
        if is_system_file(item.name):
            continue
        if paths.is_folder(item):
            yield from _walk(item, (*ancestors, real), cancel)
        else:
            yield item


def _is_case_library(folder: Path) -> bool:
    return paths.is_there(folder / CASE_LIBRARY_LOCK)


def _is_folder(place: Path) -> bool:
    try:
        return stat.S_ISDIR(place.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoFilmsFound("missing", path=place) from error
    except OSError as error:
        raise NoFilmsFound("unreadable_folder", path=place, detail=error.strerror) from error


def _listed(path: Path, *, root: Path, label: str | None) -> ListedFilm:
    named = facts_from_name(path)
    listing = Listing(
        label=label or _as_unicode(path.parent.name),
        patient=named.patient and _as_unicode(named.patient),
        label_origin="given" if label else "folder",
        clinical=named.clinical,
    )
    return ListedFilm(root, path.relative_to(root).as_posix(), listing)


def _as_unicode(name: str) -> str:
    """A label must be writable everywhere: bytes of a folder's name that are no Unicode become question marks."""
    return name.encode(errors="replace").decode()
